"""For how many days goods are to last, as people say it: "3 days", "two weeks", "under a week", "हफ़्ते"."""

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
