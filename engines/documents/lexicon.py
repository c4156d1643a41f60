"""Wordings of labels, ready to be looked up, though a reader mistook some letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from engines.documents.wording import COLUMNS, FIELDS, OTHERS, PARTIES, SAME_WORDS, TOTALS, Wordings

Group = Literal["field", "party", "total", "other", "column"]

_FUZZY_FROM = 7  # letters: below, one wrong letter makes another word
_LONG = 9
_FUZZY_SCORE = 85.0
_BARE_FROM = 3  # letters
_MOST_STROKES = 3
_KEPT = frozenset("#%")
# Letters that readers take for each other; both sides of a comparison are folded.
_CONFUSED = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "|": "l", "!": "l", "q": "o"})
# "CGST9" is the CGST at 9 %, as book-keeping programs name their ledgers.
_AMID_HINDI = re.compile(r"(?<=[\u0900-\u097f])\d+(?=[\u0900-\u097f])")
_AFTER_HINDI = re.compile(r"(?<=[\u0900-\u097f])\d+")
_TAX_AT_RATE = re.compile(r"((?:c|s|i|ut)gst)\d{1,2}(?:5|25)?%?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a wording may mean, and how surely it does."""

    group: Group
    name: str
    weight: float


class Lexicon:
    """Wordings, ready to be looked up."""

    def __init__(self, groups: Mapping[Group, Wordings]) -> None:
        self._exact: dict[str, tuple[Meaning, ...]] = {}
        self._alike: dict[str, tuple[Meaning, ...]] = {}
        listed: list[tuple[Group, str, float, str]] = [
            (group, name, weight, wording)
            for group, meanings in groups.items()
            for name, by_weight in meanings.items()
            for weight, wordings in by_weight.items()
            for wording in wordings
        ]
        for group, name, weight, wording in listed:
            key = key_of(wording)
            found = self._exact.get(key, ())
            if all(meaning.name != name or meaning.group != group for meaning in found):
                self._exact[key] = (*found, Meaning(group, name, weight))
        for _, _, _, wording in listed:
            alike = _sense([key_of(word) for word in wording.split()])
            if alike:
                self._alike.setdefault(alike, self._exact[key_of(wording)])
        self._folded: dict[str, tuple[Meaning, ...]] = {}
        for key, found in self._exact.items():
            self._folded.setdefault(fold(key), found)
        self._bare: dict[str, tuple[Meaning, ...]] = {}
        for key, found in self._exact.items():
            bare = bare_hindi(key)
            if len(bare) >= _BARE_FROM:
                self._bare.setdefault(bare, found)
        self._by_length: dict[int, list[str]] = {}
        for key in self._folded:
            self._by_length.setdefault(len(key), []).append(key)
        self._guessed: dict[str, tuple[tuple[Meaning, ...], float] | None] = {}

    def look_up(self, words: Sequence[str], *, misread: bool) -> tuple[tuple[Meaning, ...], float] | None:
        """Return the meanings of a wording and how well it fits.

        Args:
            words: Its words' keys.
            misread: Whether letters may be wrong.
        """
        key = "".join(words)
        found = self._exact.get(key)
        if found is None and key.endswith("#") and len(key) >= _FUZZY_FROM:
            bare = key.rstrip("#")  # "Credit Note#" is "Credit Note No."
            found = self._exact.get(f"{bare}no") or self._exact.get(bare)
        if found is not None:
            return found, 1.0
        slab = _TAX_AT_RATE.fullmatch(key) if len(words) == 1 else None
        if slab is not None and slab.group(1) in self._exact:
            return self._exact[slab.group(1)], 0.98
        found = self._alike.get(_sense(words)) if len(words) > 1 else None
        if any(_AMID_HINDI.search(word) for word in words):  # figures that a font left for Hindi signs
            key = "".join(_AFTER_HINDI.sub("", word) for word in words)
        signless = not key.isascii() and not any(char.isdigit() for char in key)
        found = found or (self._bare.get(bare_hindi(key)) if signless else None)
        if found is not None:
            return found, 0.95
        if not misread:
            return None
        folded = fold(key)
        found = self._folded.get(folded)
        if found is not None and len(key) > 2:
            return found, 0.97
        return self._guess(folded) if len(folded) >= _FUZZY_FROM else None

    def look_up_twice(self, text: str) -> tuple[Meaning, ...]:
        """Return what two wordings parted by a stroke both mean: "भाव/Price/Unit"; nothing if they differ."""
        strokes = [place for place, char in enumerate(text) if char in "/|"]
        for stroke in strokes if len(strokes) <= _MOST_STROKES else ():
            halves = (text[:stroke], text[stroke + 1 :])
            first, second = (
                self.look_up([key for word in half.split() if (key := key_of(word))], misread=False)
                for half in halves
            )
            if first is not None and second is not None:
                names = {(meaning.group, meaning.name) for meaning in second[0]}
                shared = tuple(meaning for meaning in first[0] if (meaning.group, meaning.name) in names)
                if shared:
                    return shared
        return ()

    def _guess(self, folded: str) -> tuple[tuple[Meaning, ...], float] | None:
        if folded not in self._guessed:
            if len(self._guessed) > 20_000:
                self._guessed.clear()
            # A letter more or less makes another word of a short one: "Plot No" is no "Lot No".
            slack = 0 if len(folded) < _LONG else 1 if len(folded) < 2 * _LONG else 2
            lengths = range(max(len(folded) - slack, _FUZZY_FROM), len(folded) + slack + 1)
            near = [key for length in lengths for key in self._by_length.get(length, ())]
            best = process.extractOne(folded, near, scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
            self._guessed[folded] = None if best is None else (self._folded[best[0]], best[1] / 100)
        return self._guessed[folded]


@cache
def labels() -> Lexicon:
    """Return the lexicon of what stands before or above a value."""
    return Lexicon({"field": FIELDS, "party": PARTIES, "total": TOTALS, "other": OTHERS})


@cache
def columns() -> Lexicon:
    """Return the lexicon of the headings of a table of goods."""
    return Lexicon({"column": COLUMNS})


_SENSE = {key: sense for sense, words in SAME_WORDS.items() for key in words}


def _sense(words: Sequence[str]) -> str:
    """Return several words as what they mean, in no order; empty where fewer than two carry meaning."""
    senses = {_SENSE.get(word, word) for word in words} - {""}
    return " ".join(sorted(senses)) if len(senses) > 1 else ""


@lru_cache(maxsize=50_000)
def key_of(text: str) -> str:
    """Return a wording as it is compared: caseless, letters, digits, `#` and `%` only."""
    if text.isascii():
        return "".join(char for char in text.lower() if char.isalnum() or char in _KEPT)
    folded = unicodedata.normalize("NFC", text.casefold())
    return "".join(char for char in folded if char in _KEPT or unicodedata.category(char)[0] in "LMN")


def bare_hindi(key: str) -> str:
    """Return the letters of a key with Hindi in it, without the signs that fonts and readers misplace."""
    if key.isascii():
        return ""
    return "".join(char for char in key if unicodedata.category(char)[0] == "L")


def fold(key: str) -> str:
    """Return a key with the letters that readers confuse made one."""
    return key.translate(_CONFUSED).replace("rn", "m").replace("vv", "w").replace("cl", "d")
