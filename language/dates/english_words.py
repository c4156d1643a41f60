"""The words that the patterns of the English date grammar are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

from language.dates import atom
from language.dates.english_rule import Found, Now
from language.numbers import WORDS
from language.pattern import Pattern

Reader = Callable[[re.Match[str], Now], Found | tuple[Found, ...] | None]
Rules = tuple[tuple[Pattern, Reader], ...]

_NUMBER_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_WHOLE = r"(?:(?:full|complete|completed|whole|entire|calendar)\s+)?"
UNIT = _WHOLE + r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
NUMBER = rf"(?:(?<![\d.])\d{{1,3}}(?:\.\d)?|(?:{_NUMBER_WORD})(?:[\s-](?:{_NUMBER_WORD}))?)"
COUNT = rf"(?P<count>{NUMBER}|(?:a\s+)?couple\s+of|(?:a\s+)?few|an?)"
LEAD = r"(?:\b(?:in|over|for|during|within|across|throughout|of|on|at|by|from)\s+)?(?:the\s+)?"
COUNTED = (
    r"(?P<until>\b(?:till|until|by|up\s*to|upto)\s+)?"
    rf"(?:{LEAD}{COUNT}\s+|\bthe\s+)(?P<unit>day|week|fortnight|month)s?\s+"
)
"""How many of what lie before or after a day."""

MONTH_OR_DAY = rf"(?:{atom.EDGE}|{atom.ANY_DAY_OR_BARE}|{atom.MONTH_YEAR})"
PAST = (
    r"(?:(?<!will it )(?<!will they )(?<!will this )(?<!will stock )(?<!would it )(?<!does it )"
    r"(?<!can it )last"
    r"|past|previous|preceding|trailing|prev\.?|prior|bygone)"
)
TO_NOW = r"(?:till|until|to|up\s*to|upto|through)\s+(?:now|date(?!\s+\d)|today)"
NEXT = r"(?:next|coming|upcoming|following)"
GONE = (
    r"(?:just\s+)?(?:gone(?:\s+by)?|went(?:\s+by)?|past|(?:just\s+)(?:ended|over|finished|completed)"
    r"|(?:that|which)\s+(?:has\s+)?(?:just\s+)?(?:went|gone|passed|ended|finished))(?:\s+by)?"
)
CLOSED = r"(?:ended|ending|ends|closed|closing|closes|finished|finishing|finishes)"
REST = (
    r"(?:rest|remainder|remaining\s+(?:part|days?)|balance(?:\s+(?:part|days?))?"
    r"|(?:days?|what)\s+(?:is\s+)?left)"
)
START = r"(?:start|beginning|opening|first\s+day)"


def compiled(*rules: tuple[str, Reader]) -> Rules:
    """Return rules with their patterns compiled."""
    return tuple((Pattern(pattern), days_of) for pattern, days_of in rules)
