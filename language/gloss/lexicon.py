"""The Hindi words of shop talk, by either script: what each form is, and its English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from language.sound import sound
from language.tokens import normalize

_ENDINGS_AFTER_CONSONANT = {
    "STEM": ("",),
    "FUT": ("ega", "egi", "enge", "engi", "unga", "ungi", "oge"),
    "PAST": ("a", "i", "e"),
    "HAB": ("ta", "ti", "te"),
    "INF": ("na", "ne", "ni"),
    "SUBJ": ("en",),
    "SUBJ1": ("u", "un"),
    "IMP": ("o", "iye", "iyega", "ie"),
}
_ENDINGS_AFTER_VOWEL = {
    **_ENDINGS_AFTER_CONSONANT,
    "FUT": ("yega", "ega", "yegi", "egi", "yenge", "enge", "unga", "ungi", "oge"),
    "PAST": ("ya", "yi", "ye", "i"),
    "SUBJ": ("ye", "yen", "en"),
}
_SIGNS = {
    "ega": "ेगा", "egi": "ेगी", "enge": "ेंगे", "engi": "ेंगी", "unga": "ूँगा", "ungi": "ूँगी", "oge": "ोगे",
    "yega": "येगा", "yegi": "येगी", "yenge": "येंगे", "a": "ा", "i": "ी", "e": "े", "ya": "या", "yi": "यी",
    "ye": "ये", "ta": "ता", "ti": "ती", "te": "ते", "na": "ना", "ne": "ने", "ni": "नी", "en": "ें",
    "yen": "यें", "u": "ू", "un": "ूँ", "o": "ो", "iye": "िये", "iyega": "ियेगा", "ie": "िए", "": "",
}  # fmt: skip
_FULL = {"े": "ए", "ू": "ऊ", "ो": "ओ", "ि": "इ", "ी": "ई", "ा": "आ"}
"""A vowel sign after a vowel is written as the vowel itself: दिखा + ूँ is दिखाऊँ."""

_VOWEL_ENDS = frozenset("aeiouाेोीू")


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
    """Looks words up by their exact spelling, then by their sound."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.english: dict[str, English] = {}
        self._exact: dict[str, Word] = {}
        self._by_sound: dict[str, Word] = {}
        self._numbers: dict[str, str] = {}
        self._numbers_by_sound: dict[str, str] = {}
        for block in ("function", "time", "trade", "goods"):
            for lemma, entry in data[block].items():
                english, *forms = entry.split("|")
                self.english[lemma] = English(english.strip())
                self._add(Word(lemma), " ".join(forms).split())
        self.english |= {lemma: _verb(entry) for lemma, entry in data["predicates"].items()}
        self.intransitive = frozenset(data["intransitive"].split())
        for lemma, entry in data["irregular"].items():
            self.english[lemma] = _verb(entry["english"])
            for feature, forms in entry.items():
                if feature != "english":
                    self._add(Word(lemma, feature), forms.split())
        self.loans = {
            normalize(form): english for english, forms in data["loans"].items() for form in forms.split()
        }
        self.goods_or_deeds = frozenset((*data["goods"], *data["verbs"]))
        for kind in ("numbers", "fractions", "scales"):
            for value, entry in data[kind].items():
                for form in entry.replace("|", " ").split():
                    self._numbers.setdefault(normalize(form), str(value))
                    self._numbers_by_sound.setdefault(sound(form), str(value))
        for lemma, entry in data["verbs"].items():
            english, *stems = entry.split("|")
            self.english[lemma] = _verb(english)
            for stem in " ".join(stems).split():
                for feature, forms in _inflected(stem):
                    self._add(Word(lemma, feature), forms)

    def exact(self, word: str) -> Word | None:
        """Return the word of exactly this spelling (normalised)."""
        return self._exact.get(word)

    def like(self, word: str) -> Word | None:
        """Return the word that sounds like this one."""
        return self._by_sound.get(sound(word))

    def number(self, word: str, *, by_sound: bool = True) -> str | None:
        """Return the value of a number word: `12`, `1.5`, `+0.5` (sadhe), `100000` (lakh)."""
        return self._numbers.get(word) or (self._numbers_by_sound.get(sound(word)) if by_sound else None)

    def _add(self, word: Word, forms: Iterable[str]) -> None:
        for form in forms:
            self._exact.setdefault(normalize(form), word)
            self._by_sound.setdefault(sound(form), word)


def _verb(entry: str) -> English:
    base, past, ing = (part.strip() for part in entry.split(","))
    return English(base, past, ing)


def _inflected(stem: str) -> Iterable[tuple[str, list[str]]]:
    """Return each feature with the stem's forms, in the stem's own script."""
    is_vowel = stem[-1] in _VOWEL_ENDS
    is_devanagari = not stem.isascii()
    for feature, endings in (_ENDINGS_AFTER_VOWEL if is_vowel else _ENDINGS_AFTER_CONSONANT).items():
        forms = [stem + (_written(ending, full=is_vowel) if is_devanagari else ending) for ending in endings]
        yield feature, forms


def _written(ending: str, *, full: bool) -> str:
    sign = _SIGNS[ending]
    return _FULL[sign[0]] + sign[1:] if full and sign and sign[0] in _FULL else sign


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    return Lexicon(read_yaml("words.yaml"))


def read_yaml(name: str) -> Any:
    """Read a file of this folder."""
    text = files("language.gloss").joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe
