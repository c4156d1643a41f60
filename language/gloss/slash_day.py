"""A day and its month in figures where Hindi surely means a day: "13/10 ko", "5/9 से 9/9 तक"."""

from __future__ import annotations

import re

from language.dates.atom import MONTHS

_DAY = re.compile(
    r"(?<![\d/.-])(?P<day>3[01]|[12]\d|0?[1-9])/(?P<month>1[0-2]|0?[1-9])"
    r"(?=\s+(?:ko|se|tak|k[aie]|wal[aei]|को|से|तक|क[ाेी]|वाल[ाेी])(?!\S))",
    re.IGNORECASE,
)
_NAMES = {number: name for name, number in reversed(MONTHS.items())}


def with_months_named(text: str) -> str:
    """Return the text with such days in words, which the turns of phrase about days know."""
    return _DAY.sub(lambda match: f"{int(match['day'])} {_NAMES[int(match['month'])]}", text)
