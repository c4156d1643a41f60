"""A pattern of a table: compiled with the first text that may fit it, and tried on no other.

It is used as what `re.compile` returns. What it finds is the same; a text without any of the
words that the pattern needs is passed over.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from sys import maxsize
from weakref import WeakSet

from language.needed import DIGIT, needed_words

_ANY_DIGIT = re.compile(r"\d")
_READ_ALIKE = (("i\u0307", "i"), ("ı", "i"), ("ſ", "s"))
"""What `lower` leaves of letters that a pattern takes for an ASCII one where it ignores case."""


_guard = threading.Lock()
_made: WeakSet[Pattern] = WeakSet()


def compile_all() -> None:
    """Compile what no text needed yet, a second's work at most: for a process that is about to serve."""
    with _guard:
        there = tuple(_made)
    for one in there:
        one.get_ready()


class Pattern:
    """A regular expression, compiled when first needed."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        with _guard:
            _made.add(self)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re` has it."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _needed(self) -> tuple[bool, tuple[str, ...]]:
        """Whether any digit will do, and the words of which one will; nothing where any text may fit."""
        words = () if self.flags & re.VERBOSE else needed_words(self.pattern)
        found = {word.lower() if self._ignores_case else word for word in words if word != DIGIT}
        return DIGIT in words, tuple(found)

    def get_ready(self) -> None:
        """Compile it, and read off the words that it needs."""
        _ = self.compiled, self._needed

    def may_fit(self, text: str) -> bool:
        """Tell whether a text has what the pattern needs; one that has not, it does not fit."""
        digit, words = self._needed
        if self._ignores_case:
            text = text.lower()
            if not text.isascii():
                for letter, read_as in _READ_ALIKE:
                    text = text.replace(letter, read_as)
        for word in words:  # no generator: this is asked a thousand times a message
            if word in text:
                return True
        return not (digit or words) or (digit and _ANY_DIGIT.search(text) is not None)

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the first place of the text that the pattern fits."""
        return self.compiled.search(text, pos, endpos) if self.may_fit(text) else None

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return where the pattern fits the start of the text."""
        return self.compiled.match(text, pos, endpos) if self.may_fit(text) else None

    def fullmatch(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return where the pattern fits the whole text."""
        return self.compiled.fullmatch(text, pos, endpos) if self.may_fit(text) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """Return every place that the pattern fits, in order."""
        return self.compiled.finditer(text, pos, endpos) if self.may_fit(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """Return the words of every place that the pattern fits; of its group, where it has one."""
        return self.compiled.findall(text) if self.may_fit(text) else []

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """Return the parts of the text between the places that the pattern fits."""
        return self.compiled.split(text, maxsplit) if self.may_fit(text) else [text]

    def subn(self, instead: str, text: str) -> tuple[str, int]:
        """Return the text with something else in the places that the pattern fits, and how many they are."""
        return self.compiled.subn(instead, text) if self.may_fit(text) else (text, 0)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return the text with something else in every place that the pattern fits."""
        return self.compiled.sub(instead, text, count) if self.may_fit(text) else text
