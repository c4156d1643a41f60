"""How like a label is to the wordings of each meaning, though nobody has listed it: by the words it shares.

Words are compared by what they say (`concept.yaml`): "दायित्व की तारीख" shares all of it with
"Date of liability". A word that few meanings use weighs more than one that many do.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz, process

from engines.documents.wording import CONCEPTS, Wordings

_CORE = 6  # a word of which one wording in so many has it
_FUZZY_FROM = 6  # letters
_FUZZY_SCORE = 84.0
_SHORTENED_FROM = 5  # letters that begin a longer word
_WORD = re.compile(r"[^\W_\u0900-\u097F]+|[\u0900-\u097F]+|#")
_LETTER = re.compile(r"(?<!\S)[a-z](?!\S)")  # "i gst" says more than its words, which are "gst"
_STRAY = re.compile(r"(?<=[\u0900-\u097F])%(?=[\u0900-\u097F])")  # a sign that fonts leave amid Hindi letters


def skeleton(word: str) -> str:
    """Return a word as it is compared: caseless; of Hindi only the letters, whose signs readers misplace.

    >>> skeleton("Liability"), skeleton("दायित्व")
    ('liability', 'दयतव')
    """
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(char for char in folded if unicodedata.category(char)[0] in "LN" or char == "#")
    return letters if len(letters) > 1 else folded


@cache
def _concepts() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for concept, words in CONCEPTS.items():
        for word in words:
            found.setdefault(skeleton(word), "" if concept == "~" else concept)
    return found


@cache
def concept_of(word: str) -> str:
    """Return what a word says: its concept, else the word itself; empty where it says nothing."""
    key = skeleton(word)
    known = _concepts()
    if key in known:
        return known[key]
    if key.endswith("s") and key[:-1] in known:
        return known[key[:-1]]
    if len(key) >= _FUZZY_FROM and key.isalpha():
        near = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
        if near is not None and near[0][0] == key[0]:
            return known[near[0]]
    if len(key) >= _SHORTENED_FROM:
        longer = {concept for word, concept in known.items() if word.startswith(key)}
        if len(longer) == 1:
            return longer.pop()
    return key


def concepts_of(text: str) -> frozenset[str]:
    """Return what the words of a label say, in no order."""
    words = _WORD.findall(_STRAY.sub("", text.replace("'s", " ")))
    return frozenset(concept_of(word) for word in words if not word.isdigit()) - {""}


def is_concept(said: str) -> bool:
    """Tell whether what a word says is one of the concepts, not merely the word itself."""
    return said in CONCEPTS


class Likeness:
    """Wordings by meaning, ready to be compared with labels that none of them is."""

    def __init__(self, wordings: Wordings) -> None:
        self._sets: dict[str, dict[frozenset[str], float]] = {}
        for name, by_weight in wordings.items():
            for weight, listed in by_weight.items():
                for wording in listed:
                    said = concepts_of(wording)
                    if said and not _LETTER.search(wording):
                        held = self._sets.setdefault(name, {})
                        held[said] = max(weight, held.get(said, 0.0))
        used = Counter(concept for sets in self._sets.values() for concept in frozenset[str]().union(*sets))
        count = max(len(self._sets), 2)
        self._weights = {concept: math.log(1 + count / times) for concept, times in used.items()}
        self._unknown = math.log(1 + count)
        self._known: dict[str, dict[str, float]] = {}

    def says(self, name: str, text: str) -> bool:
        """Tell whether a label has one of the words that most wordings of a meaning have."""
        sets = self._sets.get(name, {})
        used = Counter(concept for said in sets for concept in said)
        return any(used[concept] * _CORE >= len(sets) for concept in concepts_of(text))

    def of(self, text: str) -> Mapping[str, float]:
        """Return how like a label is to each meaning, 0–1; only those above nothing."""
        if text not in self._known:
            if len(self._known) > 5_000:
                self._known.clear()
            self._known[text] = self._compared(concepts_of(text))
        return self._known[text]

    def _compared(self, said: frozenset[str]) -> dict[str, float]:
        whole = self._weigh(said)
        found: dict[str, float] = {}
        if not whole:
            return found
        for name, sets in self._sets.items():
            best = max(
                (
                    weight * 2 * self._weigh(said & other) / (whole + self._weigh(other))
                    for other, weight in sets.items()
                ),
                default=0.0,
            )
            if best > 0:
                found[name] = best
        return found

    def _weigh(self, concepts: Iterable[str]) -> float:
        return sum(self._weights.get(concept, self._unknown) for concept in concepts)
