"""How much stock there is to be, as people say it: "3 days", "under a week", "हफ़्ते", "20 packets"."""

from __future__ import annotations

import re

from language.numbers import find_numbers
from language.pattern import Pattern

_LENGTHS = Pattern(
    r"\s*(?:-|\s)?\s*(?:(?P<day>days?|din|dino|dinon|दिन(?:ों)?)|(?P<week>weeks?|haft\w*|हफ़्त\S*|हफ्त\S*|सप्ताह\S*)"
    r"|(?P<fortnight>fortnights?|pakhwad\w*|पखवा\S*)|(?P<month>months?|mahin\w*|महीन\S*))(?!\w)",
    re.IGNORECASE,
)
"""What is counted, after its number."""
_BARE = Pattern(
    r"\b(?:(?:an?|one|less\s+than|under|below|more\s+than|over|than)\s+)+(?:whole\s+|full\s+)?(?P<unit>week|fortnight|month)\b"
    r"|\b(?P<led>week|fortnight|month)\s+(?:less|more)\s+than\b",
    re.IGNORECASE,
)
"""A length without a number: "less than a week"."""
_PIECE = (
    r"(?:units?|pieces?|pcs?|packets?|packs?|pouch(?:es)?|bottles?|bags?|jars?|tins?|items?|nos?|nag"
    r"|पीस|नग|पैकेट|बोतल)(?!\w)"
)
_PIECES = Pattern(
    rf"\s*(?:(?:or\s+)?(?:less|fewer|more)\s+(?:than\s+)?)?(?:{_PIECE}|(?:left|remain\w*|bach[aei]\w*|बच\S*)(?!\w))",
    re.IGNORECASE,
)
"""What is counted by the piece, or what is left of a number that nothing else is said of."""
_PIECES_ALONE = Pattern(
    rf"\W*(?:no|nahi|not|i\s+mean|in|me|sorry)?\W*(?:(?:\d[\d,.]*|not\s+days|days?|not)\s+){{0,3}}{_PIECE}(?:\s+(?:not\s+days?|me|please))?\W*",
    re.IGNORECASE,
)
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


def days_of_stock(text: str) -> float | None:
    """Return the days a text names as a length; `None` where it names none.

    Args:
        text: What is said in the planner's English, names blanked out.
    """
    for number in find_numbers(text):
        length = _LENGTHS.match(text[number.end :])
        if length and number.kind == "plain" and number.value > 0:
            return float(number.value) * _DAYS_OF[str(length.lastgroup)]
    bare = _BARE.search(text)
    return float(_DAYS_OF[(bare["unit"] or bare["led"]).lower()]) if bare else None


def counts_pieces(text: str, end: int) -> bool:
    """Tell whether the number that ends there counts pieces: "20 packets", "only 5 left"."""
    return _PIECES.match(text, end) is not None


def says_pieces_alone(text: str) -> bool:
    """Tell whether a text says no more than that pieces are counted, and perhaps how many: "no, 5 pieces"."""
    return _PIECES_ALONE.fullmatch(text) is not None
