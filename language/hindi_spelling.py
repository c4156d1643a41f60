"""Romanised Hindi looked up among words of Devanagari: the known word that the letters most likely mean.

People leave out what Devanagari writes (long vowels, retroflexes, aspiration) and some write
vowels that nobody speaks. Known words that sound alike are compared letter by letter with
what was typed, the more frequent winning where two come equally near.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from language.devanagari import frequent_words, in_devanagari
from language.romanisation import romanised
from language.transliteration import skeleton

_FAR = 0.15
"""Difference, as a share of the letters, from which a known word is not what was typed."""
_NEAR = 0.08
"""Difference up to which it is spelled just so."""
_SPELLED_SO = 1.5
"""How much rarer (log) than the English word of these letters a Hindi word may be that is spelled just so."""
_RARENESS = 0.006
"""How much difference one step of a word's log probability makes up for."""
_INFLECTED = 2.0
_LISTED = -7.0
_CHEAP = {
    ("i", "e"): 0.7, ("u", "o"): 0.7, ("v", "b"): 0.6, ("z", "j"): 0.1, ("q", "k"): 0.1, ("c", "k"): 0.3,
    ("i", "y"): 0.3, ("a", "e"): 0.9, ("n", "m"): 0.3,
}  # fmt: skip
_FREE = {"a": 0.25, "h": 0.35, "n": 0.5, "y": 0.4}
_OF_EVERY_VERB = ("ता", "ते", "ती", "कर")
_AFTER_A_CONSONANT = ("ा", "े", "ी", "ो", "ूँ", "ें", "ेगा", "ेगी", "ेंगे")
_AFTER_A_VOWEL = ("या", "ए", "यी", "ओ", "ऊँ", "एँ", "एगा", "एगी", "एँगे")
_SHORTEST_INFINITIVE = 3  # खाना is one, दाना looks like one
_ENDINGS = frozenset("aeiou")
_ALIKE = (
    ("aa", "a"), ("ee", "i"), ("ii", "i"), ("oo", "u"), ("uu", "u"), ("ou", "au"), ("w", "v"), ("ph", "f"),
    ("chh", "ch"), ("cch", "ch"), ("x", "ks"), ("ck", "k"),
)  # fmt: skip


class Lexicon:
    """Known words of Hindi, found by how they are romanised."""

    def __init__(self, known: Mapping[str, float], forms: Mapping[str, float] | None = None) -> None:
        """Hold the words; they are sorted by sound with the first question.

        Args:
            known: Words of any script with their log probability; empty is fine: the listed words remain.
            forms: The same of Hindi words as they stand in texts, cases and tenses apart: none is derived.
        """
        self._known = known
        self._forms = forms or {}
        self._spelled = lru_cache(maxsize=20_000)(self._look_up)

    def spelled(self, word: str) -> str:
        """Return a word of Latin letters in Devanagari: listed, known, or by rule."""
        word = word.lower()
        if word in frequent_words() or not (word.isascii() and word.isalpha()):
            return in_devanagari(word)
        return self._spelled(word)[0] or in_devanagari(word)

    def is_hindi(self, word: str) -> bool:
        """Tell whether a word of Latin letters is rather a known word of Hindi than one of English."""
        word = word.lower()
        if word in frequent_words():
            return True
        if len(word) < 3 or not (word.isascii() and word.isalpha()):
            return False
        spelled, probability, away = self._spelled(word)
        handicap = _SPELLED_SO if away <= _NEAR else 0.0
        return bool(spelled) and probability > self._known.get(word, -99.0) - handicap

    def is_english(self, word: str) -> bool:
        """Tell whether a word of Latin letters is a known one as it stands."""
        return word.lower() in self._known

    def _look_up(self, word: str) -> tuple[str, float, float]:
        """Return the word that is meant ("" if none), its log probability, and how far it is away."""
        typed = _plain(word)
        best, found, sure, distance = _FAR, "", -99.0, 1.0
        for known, latin, probability in self._by_sound.get(skeleton(word), ()):
            away = _difference(typed, latin) / max(len(typed), len(latin))
            if away > _FAR:
                continue
            score = away - _RARENESS * (probability - _LISTED)  # the rarer, the farther
            if not found or score < best:
                best, found, sure, distance = score, known, probability, away
        return found, sure, distance

    @cached_property
    def _by_sound(self) -> Mapping[str, list[tuple[str, str, float]]]:
        forms: dict[str, float] = dict(self._forms)
        for word, probability in self._known.items():
            if len(word) > 1 and "\u0900" <= word[0] <= "\u097f":
                forms[word] = max(probability, forms.get(word, -99.0))
                for form in _inflected(word):
                    forms[form] = max(probability - _INFLECTED, forms.get(form, -99.0))
        for word in frequent_words().values():
            forms[word] = max(_LISTED - 3, forms.get(word, -99.0))
        table: dict[str, list[tuple[str, str, float]]] = {}
        for word, probability in forms.items():
            table.setdefault(skeleton(word), []).append((word, _plain(romanised(word)), probability))
        return table


def _inflected(word: str) -> Iterator[str]:
    """Return the usual cases, plurals and verb forms of a word, those that are none included."""
    if word.endswith("ा"):
        yield from (word[:-1] + ending for ending in ("े", "ी", "ों"))
        if word.endswith("ना") and len(word) > _SHORTEST_INFINITIVE:
            stem = word.removesuffix("ना")
            endings = _AFTER_A_CONSONANT if "क" <= stem.rstrip("\u093c")[-1] <= "ह" else _AFTER_A_VOWEL
            yield from (stem + ending for ending in ("", *_OF_EVERY_VERB, *endings))
    elif word.endswith("ी"):
        yield from (word[:-1] + ending for ending in ("ियों", "ियाँ"))
    elif "क" <= word.rstrip("\u093c")[-1:] <= "ह":
        yield from (word + ending for ending in ("ों", "ें", "ी", "ा", "े"))


def _plain(word: str) -> str:
    for written, same in _ALIKE:
        word = word.replace(written, same)
    return word


def _difference(one: str, other: str) -> float:
    """Return the edit distance, with a small price where romanisations vary anyway; not for a last vowel."""
    if one[-1:] in _ENDINGS and other[-1:] in _ENDINGS and one[-1:] != other[-1:]:
        return 0.6 + _difference(f"{one[:-1]} ", f"{other[:-1]} ")
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _FREE.get(letter, 1.0))
    for mine in one:
        before, row = row, [row[0] + _FREE.get(mine, 1.0)]
        for place, theirs in enumerate(other):
            swap = 0.0 if mine == theirs else _CHEAP.get((mine, theirs), _CHEAP.get((theirs, mine), 0.8))
            row.append(
                min(
                    before[place] + swap,
                    before[place + 1] + _FREE.get(mine, 1.0),
                    row[-1] + _FREE.get(theirs, 1.0),
                )
            )
    return row[-1]
