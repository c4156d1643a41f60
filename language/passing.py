"""What a message tells in passing beside what it asks: "the milk van is late, how much curd is left"."""

from __future__ import annotations

import re

from language.pattern import Pattern

Place = tuple[int, int]

_PARTS = Pattern(
    r"[,.;!?\n]+|\s[-–—]\s|\bso\s+(?=(?:tell|what|how|show|which|please|give|when)\b)", re.IGNORECASE
)
_ASKS = Pattern(
    r"\b(?:how|what|which|when|where|why|will|would|should|can|show|tell|give|sales?|stock|prices?|rates?|orders?|forecast|demand"
    r"|revenue|margin|profit|units|left|reorder|set|make)\b"
    r"|\b(?:more|less|better|worse|faster)\b[^,.;?!\n]*\bor\b|\bor\b[^,.;?!\n]*\b(?:more|less|better|worse|faster)\b",
    re.IGNORECASE,
)
_ORDERED = Pattern(
    r"\borders?\s+(?:came|come|ha(?:s|ve)\s+come|is\s+here|arrived|(?:(?:is|are|keeps?|kept)\s+)?(?:coming|pouring)(?:\s+in)?)\b",
    re.IGNORECASE,
)
_WILL_DO = Pattern(
    r"^\W*(?:i|he|she|they|my\s+\w+|the\s+\w+)\s+(?:will|would|'ll)\s+be\b"
    r"|\bshould\s+i\s+(?:take|go|bring|come|reach|leave|meet|sit|sleep|rest|eat|drink|bathe|read|learn|play|run|return|be)\b"
    r"|\bwill\s+\w+(?:\s+\w+)?\W*$",
    re.IGNORECASE,
)
"""Somebody's plans ask nothing: "I will be out on Friday, …"."""
_TELLS = Pattern(
    r"\b(?:is|are|was|were|am|be|came|come|comes|has|have|had|say|says|said|saying|asking|take|takes|took|went|complain\w*|want\w*"
    r"|sold|finished|drink\w*|eat\w*|broke\w*|started|opened|closed|returned|kept|put|puts|stuck|lying"
    r"|ran\s+out|rose|fell|spil\w*|boiled|burnt?|brought|asked|went"
    r"|visits?|visiting|opens?|opening|closes?|starts?|ends?|begins?|arrives?|arrived|leaves?|goes|meeting|due|near|holidays?)\b",
    re.IGNORECASE,
)

_SOMEBODY_DOES = Pattern(
    r"\W*(?:my|our|his|her|their|we|i|he|she|they)\s+(?:\w+\s+){0,2}\w+(?:s|ed|ing)\b", re.IGNORECASE
)


def is_told_in_passing(place: Place, text: str) -> bool:
    """Tell whether a name or a day stands where a text only tells something, while another part asks."""
    parts = _parts(text)
    start, end = next(part for part in parts if part[0] <= place[0] < part[1])
    if not any(_ASKS.search(text[other:until]) for other, until in parts if other != start):
        return False
    told = f"{text[start : place[0]]} {text[place[1] : end]}"
    tells = _TELLS.search(told) or _SOMEBODY_DOES.match(told) or _WILL_DO.search(told)
    return tells is not None and _ASKS.search(_WILL_DO.sub(" ", _ORDERED.sub(" ", told))) is None


def _parts(text: str) -> list[tuple[int, int]]:
    ends = [*(match.end() for match in _PARTS.finditer(text)), len(text) + 1]
    return list(zip([0, *ends[:-1]], ends, strict=True))
