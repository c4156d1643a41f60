"""How many lines an answer is to list: "top 10", "ten items are enough", "6 batana"."""

from __future__ import annotations

import re

from language.numbers import Number, find_numbers
from language.pattern import Pattern

_THING = (
    r"(?:items?|lines?|products?|things?|skus?|rows?|entries|names?|ones|articles?|risks?|stock-?outs?|orders?|bills?|invoices?"
    r"|documents?|papers?|receipts?|notes?|certificates?|actions?|priorit\w+|tasks?|jobs?|moves?|steps?|suggestions?|recommendations?"
    r"|prices?|rates?|changes?|goods|alerts?|warnings?)"
)
_BEFORE = Pattern(
    r"\b(?:top|first|only|just|last|latest|recent|newest|worst|riskiest|any|show|tell|give|list|max(?:imum)?|limit(?:ed)?(?:\s+to)?"
    r"|at\s+most|up\s*to)\s+(?:me\s+|us\s+|the\s+|top\s+|first\s+|only\s+|just\s+|last\s+|latest\s+|about\s+)*$",
    re.IGNORECASE,
)
_AFTER = Pattern(
    rf"\s*(?:[a-z-]+\s+){{0,2}}?{_THING}\b|\s*(?:is|are|will|would)\s+(?:be\s+)?(?:enough|sufficient|do|fine|ok(?:ay)?|plenty)\b"
    r"|\s+(?:only|max(?:imum)?|enough|at\s+most|tell|show)\b",
    re.IGNORECASE,
)
_MEASURED = Pattern(
    r"\s*(?:\d|%|percent|days?|weeks?|months?|hours?|units?|pieces?|pcs|packs?|packets?|bags?|bottles?|boxes|cartons?|nos?|kg|g|ml|l|rs|rupees?"
    r"|₹|lakh|crore|(?:per|a)\s+day)(?![a-z])",
    re.IGNORECASE,
)
"""After a number that counts no lines."""


def limit_of(text: str, most: int, usual: int) -> dict[str, int]:
    """Return how many lines are asked for; nothing where none is said, or as many as it lists anyway.

    Args:
        text: What is said, names and days blanked out.
        most: As many as the tool lists at most.
        usual: As many as it lists where nothing is said.
    """
    counts = [int(number.value) for number in find_numbers(text) if _counts_lines(number, text, most)]
    return {"limit": counts[0]} if counts and counts[0] != usual else {}


def _counts_lines(number: Number, text: str, most: int) -> bool:
    whole = number.kind == "plain" and number.value == number.value.to_integral_value()
    if not whole or not 1 <= number.value <= most or number.text.strip().lower() in ("a", "an", "one"):
        return False
    before, after = text[: number.start], text[number.end :]
    if _MEASURED.match(after):
        return False
    if _AFTER.match(after):
        return True
    return _BEFORE.search(before) is not None
