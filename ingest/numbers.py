"""Numbers and yes/no as people and their software write them.

One cell at a time: these are the definition. `clean` reads plain spellings by the column and
comes here with what is left over.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from ingest.quarantine import BadValueError, Reason

EMPTY = frozenset({"", "-", "nan", "null"})
"""What stands for "nothing" in every column, whatever its case."""
EMPTY_NUMBER = EMPTY | {"--", "none", "nat", "<na>", "n/a", "na", "nil"}
"""The same where a number, a date or a yes/no belongs: there these words can be nothing else."""

TRUE = frozenset({"true", "t", "yes", "y", "1", "1.0", "on", "हाँ", "हां"})
FALSE = frozenset({"false", "f", "no", "n", "0", "0.0", "off", "नहीं"})

SCALE = 4
INT64_MAX = 2**63 - 1
DECIMAL_LIMIT = Decimal(10) ** 14  # decimal128(18, 4) holds fourteen digits before the point
_QUANTUM = Decimal(1).scaleb(-SCALE)

_DIGITS = str.maketrans("०१२३४५६७८९−", "0123456789-")
_CURRENCY = r"(?:₹|rs\.?|inr)"
_NUMBER = re.compile(
    rf"""
    (?P<sign1>[+-]?)\s*(?:{_CURRENCY}\s*)?(?P<sign2>[+-]?)\s*
    (?P<body>
        \d{{1,2}}(?:,\d{{2}})*,\d{{3}}(?:\.\d*)?     # Indian grouping: 1,23,456.50
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d*)?             # thousands: 123,456.50
      | (?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{{1,3}})?  # plain, or as a program prints it
    )
    (?P<percent>\s*%)?(?:\s*(?:/-|{_CURRENCY}(?:\s*/-)?))?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_NOT_FINITE = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)


def parse_decimal(text: str, *, percent_of: int = 0) -> Decimal | None:
    """Return the number, rounded half even to four places, or `None` for an empty cell.

    Args:
        text: The cell.
        percent_of: What "100 %" means in this column: 100 for a percentage, 1 for a rate,
            0 where a percent sign has no place.

    Raises:
        BadValueError: it is no number, not finite, or too large to store.

    >>> parse_decimal("₹ 1,23,456.50")
    Decimal('123456.5000')
    """
    number = _exact(text, percent_of)
    if number is None:
        return None
    if abs(number) >= DECIMAL_LIMIT:
        raise BadValueError(Reason.NUMBER_TOO_LARGE)
    rounded = number.quantize(_QUANTUM, rounding=ROUND_HALF_EVEN)
    if abs(rounded) >= DECIMAL_LIMIT:
        raise BadValueError(Reason.NUMBER_TOO_LARGE)
    return rounded + 0  # minus zero is zero


def parse_integer(text: str) -> int | None:
    """Return the whole number, or `None` for an empty cell. "5.0" is whole, "5.5" is not.

    Raises:
        BadValueError: it is no number, not whole, not finite, or beyond 64 bits.
    """
    number = _exact(text, 0)
    if number is None:
        return None
    if abs(number) > INT64_MAX:
        raise BadValueError(Reason.NUMBER_TOO_LARGE)
    if number != number.to_integral_value():
        raise BadValueError(Reason.NOT_WHOLE)
    return int(number)


def parse_boolean(text: str) -> bool | None:
    """Return yes or no, or `None` for an empty cell.

    Raises:
        BadValueError: it is neither.
    """
    word = text.strip().casefold()
    if word in EMPTY_NUMBER:
        return None
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise BadValueError(Reason.BOOLEAN_INVALID)


def _exact(text: str, percent_of: int) -> Decimal | None:
    plain = text.strip().translate(_DIGITS)
    if plain.casefold() in EMPTY_NUMBER:
        return None
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise BadValueError(Reason.NOT_FINITE if _NOT_FINITE.fullmatch(plain) else Reason.NUMBER_INVALID)
    signs = found["sign1"] + found["sign2"]
    if len(signs) > 1 or (found["percent"] and not percent_of):
        raise BadValueError(Reason.NUMBER_INVALID)
    number = Decimal(found["body"].replace(",", ""))
    if found["percent"] and percent_of == 1:
        number = number.scaleb(-2)
    return -number if signs == "-" else number
