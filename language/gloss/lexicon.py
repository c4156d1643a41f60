"""The Hindi words of shop talk, by either script: what each form is, and its English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from language.dates.festival import festivals
from language.gloss.inflection import conjunctive_stem, noun_bases, verb_forms, without_causative
from language.gloss.spelled import spelled
from language.sound import sound
from language.tokens import normalize

_FILES = ("grammar.yaml", "trade.yaml", "goods.yaml", "verbs.yaml", "numbers.yaml")
_SHORTEST_BY_SOUND = 3
_SHORTEST_CLIPPED = 4
_MOST_VOWELS = 0.34
"""Share of a clipped word's letters that are vowels."""
_VOWEL = re.compile(r"[aeiou]")
_INNER_VOWELS = re.compile(r"(?<=[^aeiou])[aeiou]+(?=[^aeiou])")
_ENGLISH_O = "ॉ"
_LIGHT = ("DE", "LE", "JA", "RAH", "SAK", "CHUK", "HO", "KAR", "AA")
"""Verbs that people write together with the one before: krdo, hogaya, बतादो."""


_NEVER_JOINED = frozenset({"PEE", "KHA", "JA"})
"""Their stems begin other words: पीले is yellow, जाली a net."""


@dataclass(frozen=True)
class Word:
    """A Hindi word form: the word it is of, and for a verb which form (`FUT`, `PAST`, …)."""

    lemma: str
    feature: str = ""

    @property
    def tag(self) -> str:
        """The word as rules name it."""
        return f"{self.lemma}.{self.feature}" if self.feature else self.lemma


@dataclass(frozen=True)
class English:
    """An English word; of a verb also its past and -ing form."""

    base: str
    past: str = ""
    ing: str = ""


class Lexicon:
    """Looks words up: of Devanagari by how they are spelled, of Latin letters by how they sound."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.english = {lemma: English(entry.split("|")[0].strip()) for lemma, entry in self._plain()}
        self.english |= {lemma: _verb(entry) for lemma, entry in data["predicates"].items()}
        self.english |= {lemma: _verb(entry["english"]) for lemma, entry in data["irregular"].items()}
        self.english |= {lemma: _verb(entry.split("|")[0]) for lemma, entry in data["verbs"].items()}
        self.goods = frozenset(data["goods"])
        self.goods_or_deeds = frozenset((*data["goods"], *data["verbs"]))
        self.deeds = frozenset(data["deeds"])
        self.intransitive = frozenset(data["intransitive"].split())

    def loan(self, word: str) -> str | None:
        """Return the English word that a word is another writing of."""
        by_spelling, by_hearing = self._loans
        if word.isascii():
            return by_hearing.get(sound(word))
        exact = self.exact(word)
        if exact is not None and exact.lemma in self._data["function"] and _ENGLISH_O not in word:
            return None  # काफ़ी is "enough" and no कॉफ़ी, though people spell the coffee so, too
        return by_spelling.get(spelled(word))

    def exact(self, word: str) -> Word | None:
        """Return the word of exactly this spelling (normalised)."""
        if word.isascii():
            return self._latin.get(word)
        return self._to_the_letter.get(word) or self._devanagari.get(spelled(word))

    def is_spelled_out(self, word: str) -> bool:
        """Tell whether a word in Devanagari is a form of ours to the letter: टिके is, टीके is not."""
        return word in self._to_the_letter

    def like(self, word: str) -> Word | None:
        """Return the word that a word sounds like, where it is in Latin letters, or is a form of."""
        return (
            self._having_done(word)
            or self._heard(word)
            or self._of_base(word)
            or self._caused(word)
            or self._clipped(word)
        )

    def parts(self, word: str) -> tuple[str, str] | None:
        """Return the two verbs that are written as one: krdo is kr and do; `None` where it is not two."""
        longest, forms = self._light
        for cut in range(max(len(word) - longest, 2), len(word) - 1):
            if word[cut:] in forms:
                found = self.exact(word[:cut])
                if found is not None and found.feature == "STEM" and found.lemma not in _NEVER_JOINED:
                    return word[:cut], word[cut:]
        return None

    def number(self, word: str, *, by_sound: bool = True) -> str | None:
        """Return the value of a number word: `12`, `1.5`, `+0.5` (sadhe), `x100000` (lakh)."""
        by_spelling, by_hearing = self._numbers
        if not word.isascii():
            return by_spelling.get(spelled(word))
        listed = by_spelling.get(word)
        if listed or not by_sound or len(word) <= _SHORTEST_BY_SOUND:
            return listed
        return by_hearing.get(sound(word))

    def number_words(self, value: int) -> tuple[str, ...]:
        """Return the words of a whole number, in both scripts and every spelling that is listed."""
        return tuple(self._data["numbers"][value].replace("|", " ").split())

    # --- forms ------------------------------------------------------------------------

    def _heard(self, word: str) -> Word | None:
        return self._sounds.get(sound(word)) if word.isascii() and len(word) >= _SHORTEST_BY_SOUND else None

    def _clipped(self, word: str) -> Word | None:
        """Return the word that one typed without its inner vowels is: pchle, bkri."""
        if len(word) < _SHORTEST_CLIPPED or not word.isascii() or self.parts(word) is not None:
            return None
        if len(_VOWEL.findall(word)) > _MOST_VOWELS * len(word):
            return None
        return self._consonants.get(_without_inner_vowels(sound(word)))

    def _having_done(self, word: str) -> Word | None:
        """Return the verb of which a word says that it is done before another: गिनकर, leke."""
        stem = conjunctive_stem(word)
        found = (self.exact(stem) or self._caused(stem)) if stem else None
        return Word(found.lemma, "CONJ") if found is not None and found.feature == "STEM" else None

    def _caused(self, word: str) -> Word | None:
        """Return the verb that a word says is had done: लिखवा, rakhwaunga."""
        plain = without_causative(word)
        found = self.exact(plain) if plain and len(plain) > 1 else None
        return found if found is not None and found.feature else None

    def _of_base(self, word: str) -> Word | None:
        """Return the noun or adjective that a word is a plural or an oblique form of."""
        key = word if word.isascii() else spelled(word)
        if len(key) < _SHORTEST_BY_SOUND:
            return None
        found = (
            self._sounds.get(sound(base)) if word.isascii() else self._devanagari.get(base)
            for base in noun_bases(key)
        )
        return next((one for one in found if one is not None and not one.feature), None)

    # --- the tables, each filled when a message needs it --------------------------------

    @cached_property
    def _devanagari(self) -> dict[str, Word]:
        table: dict[str, Word] = {}
        for form, word in self._to_the_letter.items():
            table.setdefault(spelled(form), word)
        return table

    @cached_property
    def _to_the_letter(self) -> dict[str, Word]:
        """Forms as they are written, before those that only resemble one: चुका is done, चूका missed."""
        table: dict[str, Word] = {}
        for word, form in self._forms():
            if not form.isascii():
                table.setdefault(normalize(form), word)
        return table

    @cached_property
    def _latin(self) -> dict[str, Word]:
        table: dict[str, Word] = {}
        for word, form in self._forms():
            if form.isascii():
                table.setdefault(form.lower(), word)
        return table

    @cached_property
    def _sounds(self) -> dict[str, Word]:
        """Words by sound; those that are listed in Devanagari only are heard, too."""
        table: dict[str, Word] = {}
        for form, word in self._latin.items():
            if len(key := sound(form)) > 1:
                table.setdefault(key, word)
        for lemma, entry in self._plain():
            _, spellings, *romanised = entry.split("|")
            if not "".join(romanised).strip():
                for form in spellings.split():
                    table.setdefault(sound(form), Word(lemma))
        return table

    @cached_property
    def _consonants(self) -> dict[str, Word]:
        """Words by how they sound without their inner vowels; what several words share is left out."""
        table: dict[str, Word] = {}
        shared: set[str] = set()
        for heard, word in self._sounds.items():
            key = _without_inner_vowels(heard)
            if len(key) >= _SHORTEST_CLIPPED and table.setdefault(key, word) != word:
                shared.add(key)
        return {key: word for key, word in table.items() if key not in shared}

    @cached_property
    def _loans(self) -> tuple[dict[str, str], dict[str, str]]:
        loans = {**self._data["loans"], **self._data["deeds"]}
        listed = [(form, english) for english, forms in loans.items() for form in forms.split()]
        return {spelled(form): english for form, english in listed}, {
            key: english for form, english in listed if len(key := sound(form)) > _SHORTEST_BY_SOUND
        }

    @cached_property
    def _numbers(self) -> tuple[dict[str, str], dict[str, str]]:
        by_spelling: dict[str, str] = {}
        by_hearing: dict[str, str] = {}
        for kind in ("numbers", "fractions", "scales"):
            sign = "x" if kind == "scales" else ""
            for value, entry in self._data[kind].items():
                for form in entry.replace("|", " ").split():
                    by_spelling.setdefault(form if form.isascii() else spelled(form), f"{sign}{value}")
                    by_hearing.setdefault(sound(form), f"{sign}{value}")
        return by_spelling, by_hearing

    @cached_property
    def _light(self) -> tuple[int, frozenset[str]]:
        """Return how long the longest form of a light verb is, and all of them."""
        forms = frozenset(form for lemma in _LIGHT for form in self._forms_of(lemma) if len(form) > 1)
        return max(map(len, forms)), forms

    def _forms_of(self, lemma: str) -> Iterator[str]:
        """Return the forms of a verb."""
        for feature, forms in self._data["irregular"].get(lemma, {}).items():
            if feature != "english":
                yield from forms.split()
        _, *stems = self._data["verbs"].get(lemma, "").split("|")
        for stem in " ".join(stems).split():
            for _, forms in verb_forms(stem):
                yield from forms

    def _plain(self) -> Iterator[tuple[str, str]]:
        for block in ("function", "time", "trade", "goods"):
            yield from self._data[block].items()
        for festival in festivals().values():
            forms = (festival.key.lower(), *festival.names, *festival.hindi)
            yield (
                festival.key,
                f"{festival.names[0]} || {' '.join(form for form in forms if ' ' not in form)}",
            )

    def _forms(self) -> Iterator[tuple[Word, str]]:
        """Return every form with the word it is of; where two words share one, the first has it."""
        for lemma, entry in self._plain():
            _, *forms = entry.split("|")
            yield from ((Word(lemma), form) for form in " ".join(forms).split())
        for lemma, entry in self._data["irregular"].items():
            for feature, forms in entry.items():
                if feature != "english":
                    yield from ((Word(lemma, feature), form) for form in forms.split())
        for lemma, entry in self._data["verbs"].items():
            _, *stems = entry.split("|")
            for stem in " ".join(stems).split():
                for feature, forms in verb_forms(stem):
                    yield from ((Word(lemma, feature), form) for form in forms)


def _without_inner_vowels(heard: str) -> str:
    return _INNER_VOWELS.sub("", heard)


def _verb(entry: str) -> English:
    base, past, ing = (part.strip() for part in entry.split(","))
    return English(base, past, ing)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon({block: entries for name in _FILES for block, entries in read_yaml(name).items()})


def read_yaml(name: str) -> Any:
    """Read a file of this folder."""
    text = files("language.gloss").joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
