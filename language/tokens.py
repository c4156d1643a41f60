"""Words of a text in any script.

A word is a run of letters with the marks that belong to them (Unicode categories L* and
M*), a number a run of N*: Python's `\\w` would tear Devanagari vowels off their letters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ASCII_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+")
_JOINERS = frozenset("\u200c\u200d")  # shape Devanagari ligatures; no part of the word's identity
_SHORT = 200
_APOSTROPHES = frozenset("'’ʼ`")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number: as written, normalised, and where it stands in the text."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Tell whether the token is digits."""
        return self.norm.isdecimal()


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text; letters and digits part company (`500ml` is two).

    A possessive `'s` is dropped: "Haldiram's" is the token "Haldiram".
    """
    return list(_kept(text) if len(text) <= _SHORT else _tokens(text))


def _tokens(text: str) -> tuple[Token, ...]:
    runs = (
        [(match.start(), match.end()) for match in _ASCII_TOKEN.finditer(text)]
        if text.isascii()
        else _runs(text)
    )
    return tuple(
        Token(text[start:end], normalize(text[start:end]), start, end)
        for start, end in runs
        if not _is_possessive(text, start, end)
    )


_kept = lru_cache(maxsize=2048)(_tokens)
"""A message's words and names are cut again by each part of the planner: some 200 times a turn."""


def words(text: str) -> tuple[str, ...]:
    """Return the normalised tokens only."""
    return tuple(token.norm for token in tokenize(text))


def normalize(word: str) -> str:
    """Return a word as it is compared: caseless, Latin accents gone, digits 0 to 9."""
    return word.lower() if word.isascii() else _folded(word)


@lru_cache(maxsize=20_000)  # a text has few different words, and each costs some 20 look-ups
def _folded(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", folded):
        if char in _JOINERS:
            continue
        if unicodedata.category(char) == "Mn":
            if latin:
                continue
        else:
            latin = "LATIN" in unicodedata.name(char, "")
        kept.append(str(unicodedata.decimal(char)) if char.isdecimal() else char)
    return unicodedata.normalize("NFC", "".join(kept))


def stem(word: str) -> str:
    """Return an English word without its plural: soaps → soap, batteries → battery, kurtis → kurti.

    Both sides of a comparison are stemmed, so that it need not be right, only the same.
    """
    if len(word) <= 3 or not word.isascii() or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us")) or (word.endswith("is") and (len(word) == 4 or word.endswith("sis"))):
        return word
    if word.endswith("ies"):
        return word[:-3] + ("ie" if len(word) == 4 else "y")
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) and not word.endswith("shoes"):
        return word[:-2]
    return word[:-1]


def ascii_digits(text: str) -> str:
    """Return the text with the digits of every script as 0 to 9, each in its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _is_possessive(text: str, start: int, end: int) -> bool:
    return (
        end - start == 1
        and text[start] in "sS"
        and start >= 2
        and text[start - 1] in _APOSTROPHES
        and text[start - 2].isalpha()
    )


def _runs(text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    kind, start = "", 0
    for position, char in enumerate(text):
        if kind and (char in _JOINERS or unicodedata.category(char)[0] == "M"):
            continue
        category = unicodedata.category(char)[0]
        now = category if category in "LN" else ""
        if now != kind:
            if kind:
                runs.append((start, position))
            kind, start = now, position
    if kind:
        runs.append((start, len(text)))
    return runs
