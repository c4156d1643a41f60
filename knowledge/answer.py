"""The sentences of a passage that answer a question, as they stand there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from knowledge.expand import Term
from knowledge.sentences import Sentence, sentences_of
from knowledge.terms import HINDI, sounds_of, words_of

MOST_CHARACTERS = 420
"""About four lines on a phone."""
ENOUGH, ENOUGH_OF_ITEM = 0.55, 0.8
"""A further sentence is worth its room where it tells at least this share of what the best one does.

The points of a list are told apart more strictly: each is about something else."""

HEADED = 0.3
"""What a word counts that the headings say already."""


def answering(
    terms: Sequence[Term], text: str, *, under: str = "", most: int = MOST_CHARACTERS
) -> tuple[str, ...]:
    """Return the sentences of a passage that speak of what is asked, in their order.

    A short passage is its own answer. Of a longer one the sentence that shares most of the
    question's words counts first (the rarer in the passage, the more), then those that add to it. Where no
    word tells them apart it is the beginning, as far as there is room.

    Args:
        terms: What the question speaks of.
        text: The passage.
        under: Its title and headings: what they say already tells its sentences little apart.
        most: Characters that may be used; the best sentence is returned whatever its length.
    """
    sentences = sentences_of(text)
    if sum(len(each.text) for each in sentences) <= most and len(sentences) <= 3:
        return tuple(each.text for each in sentences)
    weights = _weights(terms, sentences, under)
    best = max(weights, default=0.0)
    ranked = sorted(range(len(sentences)), key=lambda at: (-weights[at], at))
    kept: list[int] = []
    room = most
    for at in ranked:
        share = ENOUGH_OF_ITEM if sentences[at].is_item else ENOUGH
        worth = weights[at] >= share * best
        if kept and (not worth or len(sentences[at].text) > room):
            continue
        kept.append(at)
        room -= len(sentences[at].text)
    kept = _with_lead(kept, sentences, room)
    return tuple(sentences[at].text for at in sorted(kept))


def _with_lead(kept: list[int], sentences: Sequence[Sentence], room: int) -> list[int]:
    """Add the sentence that opens a list of which only points were kept, where there is room."""
    for at in sorted(kept):
        if not sentences[at].is_item:
            continue
        lead = next((before for before in range(at - 1, -1, -1) if not sentences[before].is_item), None)
        if (
            lead is not None
            and lead not in kept
            and sentences[lead].leads
            and len(sentences[lead].text) <= room
        ):
            return [*kept, lead]
    return kept


def _weights(terms: Sequence[Term], sentences: Sequence[Sentence], under: str) -> list[float]:
    told = [
        (frozenset(words), frozenset(sounds_of(words))) for words in (words_of(s.text) for s in sentences)
    ]
    matches = [[_speaks(term, words, sounds) for term in terms] for words, sounds in told]
    held = Counter(at for row in matches for at, strength in enumerate(row) if strength)
    headings = words_of(under)
    known = [_speaks(term, frozenset(headings), frozenset(sounds_of(headings))) for term in terms]
    rarity = [
        math.log(1 + len(sentences) / (1 + held[at])) * (HEADED if known[at] else 1.0)
        for at in range(len(terms))
    ]
    return [sum(strength * rarity[at] for at, strength in enumerate(row)) for row in matches]


def _speaks(term: Term, words: frozenset[str], sounds: frozenset[str]) -> float:
    if all(word in words for word in term.words):
        return 1.0
    if any(all(word in words for word in phrase) for phrase in term.others):
        return 0.85
    long = [sound for sound in term.sounds if len(sound.removeprefix(HINDI)) > 2]
    return 0.6 if any(sound in sounds for sound in long) else 0.0
