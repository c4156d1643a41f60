"""Hindi number words in a row as one number: dhai hazaar is 2500, sadhe teen 3.5."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_SCALE = "x"
_SIGNED = ("+", "-")
_A_QUARTER = Decimal("0.25")


def compose(values: Sequence[str]) -> str | None:
    """Return the number that number words make together; `None` where they make none.

    Args:
        values: What each word stands for: "5", "1.5", "+0.5" (sadhe: and a half more than
            the next), "-0.25" (paune) or a scale such as "x1000".
    """
    total, current, shift = Decimal(0), None, Decimal(0)
    for value in values:
        if value.startswith(_SIGNED):
            shift = Decimal(value)
        elif value.startswith(_SCALE):
            if current is None and not shift and total:
                return None
            base = (current if current is not None else Decimal(1)) + shift
            total, current, shift = total + base * Decimal(value[1:]), None, Decimal(0)
        elif current is None:
            current = Decimal(value) + shift
            shift = Decimal(0)
        else:
            return None
    if current is None and shift and not total:
        total += (1 if shift == _A_QUARTER else 0) + max(shift, Decimal(0))  # "sava kilo" is 1.25 of it
    total += current or Decimal(0)
    if total <= 0 and "0" not in values:
        return None
    return format(total.normalize(), "f")
