"""Words for a thing that shops sell, of whatever trade, and where a question has the thing it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from language.catalogue.common_word import is_common, is_english, is_goods, is_very_common
from language.catalogue.mention import Place, Unknown, overlaps
from language.catalogue.people import is_person, is_somebody
from language.catalogue.plain_words import is_plain
from language.gloss.lexicon import lexicon
from language.passing import is_told_in_passing
from language.pattern import Pattern
from language.tokens import Token, stem, tokenize

_FIGURE = (
    r"(?:stocks?|inventory|sales?|demand|forecasts?|prices?|rates?|costs?|margins?|profits?|revenue|returns?|orders?|re-?orders?"
    r"|requirements?|units|pieces|pcs|trends?|performance|reports?|numbers|figures|summary|alerts?|warnings?|rules?|shortages?"
    r"|left|for\s+how|how|when|why|where)"
)
_FARES = (
    r"(?:sells?|sold|selling|needed|required|remain\w*|available|in\s+stock|over-?stock\w*|finish\w*|falls?|fell|drops?|runs?"
    r"|running|lasts?|gets?|goes|go|rises?|moves?|doing|low|below|under|less\s+than|fewer\s+than|above|over|more\s+than)"
)
_BEHIND = Pattern(
    rf"\s*(?:{_FIGURE}|(?:(?:is|are|was|were|will|has|have|did|does|do|should|to|be|getting)\s+){{0,2}}{_FARES})\b",
    re.IGNORECASE,
)
"""What a question or a rule has behind the thing it is of: "chainsaw stock", "when chainsaw is below"."""
_BEFORE = Pattern(
    r"\b(?:of|for|on|about|with|from|any|more|many|much|fewer|less|sells?|sold|selling|order|reorder|buy|stock|restock"
    r"|reduce|raise|lower|increase|drop|cut|mute|snooze|watch)\s+(?:(?:the|my|our|this|that|a|an|all|any|more|\d+)\s+)*$"
    r"|\b(?:when(?:ever)?|if|once|as\s+soon\s+as|in\s+case|have|has|the\s+moment)\s+(?:(?:the|my|our|this|that|a|an|any|more|\d+)\s+)+$"
    r"|\b(?:than|below|under)\s+\d+\s+$",
    re.IGNORECASE,
)
"""What stands before the thing that is asked of: "how many", "alerts on", "less than 10"."""
_JOINED = Pattern(r"\s*(?:&|\+|\band\b|\bor\b|\bvs\b|\bversus\b)\s*(?:(?:the|my|our)\s+)?", re.IGNORECASE)
_WHOSE = re.compile(r"['’]s?\b")
_NO_NOUN = re.compile(
    r"(?:ing|ed|ly|ous|ful|able|ible|ive|ise|ize|less|ish|est|tion|sion|ment|ity|ance|ence|ship|ism)$"
)
"""Endings of verbs, of qualities and of ideas; a thing on a shelf seldom has one."""
_HOLDERS = frozenset({"cupboard", "counter", "freezer", "rack", "fridge", "godown"})
"""What goods stand in: "when will the cupboard be empty" asks of all of them."""
_OF = frozenset({"ka", "ke", "ki", "ko"})
_SHORTEST = 4
_SHORTEST_OF_HINDI = 3
_OF_VERBS = ("ना", "ने", "ता", "ती", "ते", "ेगा", "ेगी", "ेंगे", "ाया", "ाई", "ाए", "ूँ", "कर", "ो", "ओ", "े", "ें", "िए")


def is_thing(word: str) -> bool:
    """Tell whether a normalised word is a thing that some shop sells, one of our trade or of another."""
    return is_goods(word) or word in _things() or stem(word) in _things()


def things_in(
    text: str, names: Sequence[Place], taken: Sequence[Place], *, changes: bool = False
) -> Iterator[Unknown]:
    """Yield the words that name a thing by what they are, or by where they stand in a question.

    Args:
        text: The text, in the planner's English.
        names: Where names of our goods stand; a thing joined to one ("atta and chainsaw") is named as well.
        taken: Where anything else stands that is understood: places, days, figures.
        changes: The text asks for a change or a rule: there any word names a thing that falls, sells or is
            left, however often everybody says it ("when the chairs fall below 5").
    """
    tokens = tokenize(text)
    known = [*names, *taken]
    for position, token in enumerate(tokens):
        place = (token.start, token.end)
        if overlaps(place, known) or not _is_free(tokens, position):
            continue
        sure = changes and _BEHIND.match(text[token.end :])
        if not sure and not _may_be(token.norm):
            continue
        if _stands_as_one(text, place, token.norm, names) and not is_told_in_passing(place, text):
            yield Unknown(text[token.start : token.end], place)


def _is_free(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    if token.is_number or is_plain(token.norm) or stem(token.norm) in _HOLDERS or _asks_whose(token.norm):
        return False
    return not (is_person(token.norm) or is_somebody(tokens, position))


def _may_be(word: str) -> bool:
    if is_thing(word):
        return True
    if is_common(word) and not is_english(stem(word)):  # said by everybody who speaks Hindi
        return False
    if not word.isascii():
        return len(word) >= _SHORTEST_OF_HINDI and not word.endswith(_OF_VERBS)
    return len(word) >= _SHORTEST and not is_very_common(word) and _NO_NOUN.search(word) is None


def _asks_whose(word: str) -> bool:
    """Tell whether a word is a Hindi pronoun with its "of" written on: kinke, jiska."""
    return word[-2:] in _OF and lexicon().exact(word[:-2]) is not None


def _stands_as_one(text: str, place: Place, word: str, names: Sequence[Place]) -> bool:
    if names:
        return any(_is_joined(text, place, name) for name in names)
    behind, before = text[place[1] :], text[: place[0]]
    if _WHOSE.match(behind):
        return False
    return is_thing(word) or _BEHIND.match(behind) is not None or _BEFORE.search(before) is not None


def _is_joined(text: str, place: Place, name: Place) -> bool:
    (_, end), (start, _) = sorted((place, name))
    return end <= start and _JOINED.fullmatch(text[end:start]) is not None


@cache
def _things() -> frozenset[str]:
    listed = files("language.catalogue").joinpath("things.txt").read_text("utf-8")
    lines = (line for line in listed.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
