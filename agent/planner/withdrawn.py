"""What a person takes back in the same breath: "not the biscuits, the rusk", "to 99, sorry, 101"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.understanding import Entity
from language.gloss.latin import is_place
from language.passing import is_told_in_passing
from language.pattern import Pattern

_NOT = Pattern(r"\bnot\s+(?:the\s+|in\s+|at\s+|for\s+|of\s+|from\s+)*$", re.IGNORECASE)
_MEANT = (
    r"(?:(?:(?:no|not|nahi|na)\s*,?\s*){1,2}sorry|sorry|(?:not|na|nahi)\s*,?\s*(?:not|na|nahi)|oops|no\s*,?\s*no|(?:no\s*,?\s*)?wait|(?:sorry\s*,?\s*)?i\s+meant?|make\s+(?:that|it)"
    r"|correction|rather|no\s*,)"
)
_BETWEEN = Pattern(rf"[^\w]*{_MEANT}[^\w]*(?:in|at|for|of|the|from|to|it'?s|\s)*", re.IGNORECASE)
_NUMBER_TAKEN_BACK = Pattern(
    r"(?:(?:₹|rs\.?)\s*)?\d[\d,]*(?:\.\d+)?(?!\s*(?:kg|gm?|ml|l|litres?|pcs|packs?)\b[\s,]*make\s+it\b)"
    r"\s*(?:%|percent|rs|rupees|kg|g|ml|l|days?)?"
    r"(?P<verb>(?:\s+(?:put|set|do|make|keep|fix|change|it|please|there|only)\b){0,3})\s*"
    rf"[,.;…-]*\s*{_MEANT}[\s,.;…-]*(?P<new>(?:₹|rs\.?\s*)?\d[\d,]*(?:\.\d+)?)"
    r"|\b\d[\d,]*(?:\.\d+)?\s*(?:%|percent|rs|rupees|₹)\s*,?\s*(?:no|not)\s+(?=(?:₹|rs\.?\s*)?\d)",
    re.IGNORECASE,
)
_NOT_THIS_NUMBER = Pattern(
    r",?\s*\b(?:and\s+not|not|instead\s+of|rather\s+than)\s+(?:the\s+)?(?:(?:₹|rs\.?)\s*)?\d[\d,]*(?:\.\d+)?"
    r"(?:\s*(?:%|percent\b|rs\b|rupees\b|₹))?(?!\s*(?:kg|g|ml|l|litre|pcs|pack|-|%)\b|[\w.]*\d)",
    re.IGNORECASE,
)
_MEASURE = r"(?:prices?|rates?|rupees?|rs|money|value|amount|terms\s+of\s+(?:money|value|rupees))"
_MEASURE_DENIED = Pattern(
    rf"\bin\s+(?:the\s+)?{_MEASURE}\s+(?:no|not)\b\s*[,;:]?|,?\s*\bnot\s+in\s+(?:the\s+)?{_MEASURE}\b\s*[,;:]?",
    re.IGNORECASE,
)
"""A measure that is not meant: "in price not, in quantity"."""
_OF_MARGIN = Pattern(r"\b(?:margins?|profits?)\b", re.IGNORECASE)
_NO_BEHIND = Pattern(r"\s+(?:no|not|nahi)\s*[,.;।]", re.IGNORECASE)
"""Hindi says the "no" behind what is not meant: "the cola no, the soda", "idli rice no. Basmati"."""
_PRICE_FIRST = Pattern(
    r"^(?P<head>\W*(?:at\s+)?)(?P<old>(?:₹|rs\.?\s*)?\d[\d,]*(?:\.\d+)?)(?P<what>\s+for\s+[^,;?!…]{2,60}?)"
    rf"\s*[,.;…–-]+\s*(?:{_MEANT}|no|nahi)\s*[,.;…–-]*\s*"
    r"(?P<new>(?:₹|rs\.?\s*)?\d[\d,]*(?:\.\d+)?)(?=\s*(?:[,.;?!]|$))",
    re.IGNORECASE,
)
"""A price said before its goods, and put right behind them: "149 for mustard oil… no 175"."""
_SKIPPED = Pattern(r"\s+(?:skip|leave|chhod\w*|chod\w*)\b(?!\s+(?:it|the)\b)", re.IGNORECASE)
"""Leaves one thing for the next: "colgate chhod, our own paste"."""
_FAMILIES = ({"product", "brand", "category"}, {"store", "city"})


def without_numbers_taken_back(text: str) -> str:
    """Return the text without a number that the next one takes the place of, and a measure that is denied.

    "To 99, sorry, 101" is to 101; "in price not, in quantity" is in quantity.
    """
    text = _PRICE_FIRST.sub(r"\g<head>\g<new>\g<what>", text)
    kept = _NUMBER_TAKEN_BACK.sub(_instead, text)
    if not _OF_MARGIN.search(kept):  # of a margin it tells the measure that is meant
        kept = _MEASURE_DENIED.sub(" ", kept)
    return _NOT_THIS_NUMBER.sub("", kept)


def _instead(match: re.Match[str]) -> str:
    """Return what stands for a number taken back: the new one; a store's own number stays."""
    before = match.string[: match.start()].split()
    if before and is_place(before[-1]) and re.match(r"\d\b", match[0]):
        return f"{match[0].split()[0].rstrip(',.;')}, {match['new'] or ''}"
    return f"{match['new'] or ''}{match['verb'] or ''}"


def without_taken_back(entities: Sequence[Entity], text: str) -> list[Entity]:
    """Return the entities without those another one of their kind takes the place of."""
    return [entity for entity in entities if not _is_taken_back(entity, entities, text)]


def is_taken_back(place: tuple[int, int], named: Sequence[Entity], text: str) -> bool:
    """Tell of a name that is none of ours whether goods of ours take its place: "idli rice no. Basmati"."""
    behind = [
        entity.place
        for entity in named
        if entity.kind in _FAMILIES[0] and entity.place and entity.place[0] >= place[1]
    ]
    if not behind:
        return False
    said_no = (_NO_BEHIND.match(text, place[1]) or _SKIPPED.match(text, place[1])) is not None
    return said_no or any(_BETWEEN.fullmatch(text[place[1] : other[0]]) for other in behind)


def _is_taken_back(entity: Entity, entities: Sequence[Entity], text: str) -> bool:
    if entity.place is None or entity.kind == "metric":
        return False
    family = next(family for family in _FAMILIES if entity.kind in family)
    others = [other for other in entities if other is not entity and other.kind in family and other.place]
    if others and _NOT.search(text[: entity.place[0]]):
        return True
    if is_told_in_passing(entity.place, text) and any(
        other.place and not is_told_in_passing(other.place, text) for other in others
    ):
        return True  # "my cousin is here from Mumbai; what did Delhi sell?"
    if _NO_BEHIND.match(text, entity.place[1]) and any(
        one.place > entity.place for one in others if one.place
    ):
        return True
    return any(
        other.place is not None
        and other.place[0] >= entity.place[1]
        and _BETWEEN.fullmatch(text[entity.place[1] : other.place[0]])
        for other in others
    )
