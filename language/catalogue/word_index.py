"""The words of a catalogue: as they are, misspelt, cut short, inflected or spelled in the other script."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.catalogue.common_word import is_goods
from language.catalogue.synonyms import is_other_name, other_names
from language.sound import sound
from language.transliteration import skeleton

_MARGIN = 0.1
_MIN_FUZZY = 5
"""Shorter words differ too little: "loan" is no "soan"."""
_SOUND_SIMILARITY = 0.85
_ACROSS_SIMILARITY = 0.95
_SYNONYM_SIMILARITY = 0.95
_AS_WELL_SIMILARITY = 0.8
"""Of another name where the catalogue has the word itself: "mango juice" is a mango drink."""
_MIN_SOUND = 3
_PREFIX_SIMILARITY = 0.85
_MAX_PREFIXES = 4
_REMEMBERED = 4_096
_OBLIQUES = (
    ("ियों", ("ी",)), ("ियाँ", ("ी",)), ("ों", ("", "ा")), ("ें", ("",)), ("े", ("ा",)),
    ("iyan", ("i",)), ("on", ("", "a")), ("en", ("",)), ("e", ("a",)),
)  # fmt: skip
"""Endings of Hindi plurals and obliques, and what stands there in the catalogue: आटे is of आटा."""

Likely = tuple[tuple[str, float], ...]


@dataclass
class WordIndex:
    """Finds which words of a catalogue a word may stand for."""

    _sorted: list[str] = field(default_factory=list[str])
    _by_skeleton: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _in_both: dict[str, Likely] = field(default_factory=dict[str, Likely])
    _resolved: dict[str, Likely] = field(default_factory=dict[str, Likely])

    @classmethod
    def of(cls, known: Iterable[str]) -> WordIndex:
        """Return the index of some words."""
        index = cls(sorted(set(known)))
        for word in index._sorted:
            index._by_skeleton.setdefault(skeleton(word), []).append(word)
        return index

    def knows(self, word: str) -> bool:
        """Tell whether the word is in the catalogue letter by letter."""
        position = bisect_left(self._sorted, word)
        return position < len(self._sorted) and self._sorted[position] == word

    def is_form(self, word: str) -> bool:
        """Tell whether a word in Devanagari is a form of one of the catalogue: आटे is of आटा."""
        return not word.isascii() and self._base(word) is not None

    def meant(self, word: str) -> Likely:
        """Return the catalogue's words for what a word is another name of: arhar is toor."""
        return tuple((other, _SYNONYM_SIMILARITY) for other in other_names(word) if self.knows(other))

    def sounds_like(self, word: str) -> bool:
        """Tell whether a word is heard just like one of the catalogue, in either script."""
        heard = sound(word)
        return any(sound(known) == heard for known in self._by_skeleton.get(skeleton(word), ()))

    def resolve(self, word: str) -> Likely:
        """Return the catalogue's words that a word may stand for, each with a likeness."""
        if word not in self._resolved:
            if len(self._resolved) >= _REMEMBERED:
                self._resolved.clear()
            self._resolved[word] = self._resolve(word)
        return self._resolved[word]

    def resolve_in_both(self, word: str) -> Likely:
        """Return what a word may stand for and what spells it in the other script: namkeen and नमकीन."""
        found = self.resolve(word)
        if not self.knows(word):
            return found
        if word not in self._in_both:
            other = self._sounding_like(word, across=True)
            named = {known for known, _ in (*found, *other)}
            called = ((one, _AS_WELL_SIMILARITY) for one, _ in self.meant(word) if one not in named)
            self._in_both[word] = (*found, *other, *called)
        return self._in_both[word]

    def _resolve(self, word: str) -> Likely:
        if self.knows(word):
            return ((word, 1.0),)
        base = None if is_other_name(word) and self.meant(word) else self._base(word)
        if base or not self._sorted:
            return ((base, 1.0),) if base else ()
        return self.meant(word) or self._alike(word)

    def _alike(self, word: str) -> Likely:
        """Return the catalogue's words that a word sounds like, is a misspelling of or the beginning of."""
        alike = self._sounding_like(word)
        if is_goods(word):  # "flour" is no "floor"
            return tuple(one for one in alike if sound(one[0]) == sound(word))
        if alike or len(word) < _MIN_FUZZY:
            return alike
        limit = 1 if len(word) < 7 else 2
        near = process.extract(
            word, self._sorted, scorer=OSA.normalized_similarity, score_cutoff=1 - limit / len(word), limit=3
        )
        near = [(found, score) for found, score, _ in near if len(found) >= _MIN_FUZZY]
        if near:
            best = near[0][1]
            return tuple((found, score) for found, score in near if score >= best - _MARGIN)
        return tuple((found, _PREFIX_SIMILARITY) for found in self._with_prefix(word))

    def _base(self, word: str) -> str | None:
        """Return the word of the catalogue that a Hindi word is a form of."""
        return next(
            (
                stem + base
                for ending, bases in _OBLIQUES
                if word.endswith(ending)
                for stem in (word.removesuffix(ending),)
                for base in bases
                if len(stem) > 1 + word.isascii() and self.knows(stem + base)
            ),
            None,
        )

    def _sounding_like(self, word: str, *, across: bool = False) -> Likely:
        """Return the catalogue's words that a word spells in the other script, or as it is heard.

        Args:
            word: The word.
            across: Only those in the other script: बटर has "butter" beside itself, and as surely.
        """
        key, heard = skeleton(word), sound(word)
        keys = {key} if word.isascii() else {key, key.removesuffix("s")}
        far = {
            known: min(OSA.distance(heard, sound(known)), OSA.distance(heard.removesuffix("s"), sound(known)))
            for one in keys
            for known in self._by_skeleton.get(one, ())
            if not across or known.isascii() != word.isascii()
        }
        best = min(far.values(), default=_MIN_SOUND)
        limit = 0 if len(key) < _MIN_SOUND else 1 if word.isascii() else 2
        alike = _ACROSS_SIMILARITY if across else _SOUND_SIMILARITY
        return tuple((known, alike) for known, distance in far.items() if distance == best <= limit)

    def _with_prefix(self, word: str) -> list[str]:
        start = bisect_left(self._sorted, word)
        found: list[str] = []
        for candidate in self._sorted[start : start + _MAX_PREFIXES + 1]:
            if candidate.startswith(word):
                found.append(candidate)
        return found if len(found) <= _MAX_PREFIXES else []
