"""Cutting a long answer into messages a channel takes, without losing a word of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_LINE_END = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"(?<=[.!?।…])\s+")
_SPACE = re.compile(r"\s+")
_ZERO_WIDTH_JOINER = "\u200d"
_VARIATION_SELECTORS = ("\ufe0e", "\ufe0f")


def utf16_length(text: str) -> int:
    """Return the length as providers count it: an emoji is two."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def split_text(text: str, limit: int, measure: Callable[[str], int] = utf16_length) -> list[str]:
    """Return the text in pieces of at most `limit`, cut where a reader would pause.

    A piece ends at a line end if there is one in its later half, else at the end of a
    sentence, else at a space, else between two characters (never inside one that is written
    with several code points). Only the white space at a cut is dropped.

    Args:
        text: What to cut.
        limit: Largest size of a piece, as `measure` counts, at least 16.
        measure: Size of a piece; it must grow with the text.

    Raises:
        ValueError: `limit` is too small to hold even one written character.
    """
    if limit < 16:
        raise ValueError(f"limit {limit} is too small; use 16 or more")
    pieces: list[str] = []
    rest = text.strip()
    while rest:
        if measure(rest) <= limit:
            pieces.append(rest)
            break
        window = _longest_prefix(rest, limit, measure)
        end, following = _best_cut(rest, window)
        pieces.append(rest[:end].rstrip())
        rest = rest[following:].lstrip()
    return pieces


def _longest_prefix(text: str, limit: int, measure: Callable[[str], int]) -> int:
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _best_cut(text: str, window: int) -> tuple[int, int]:
    """Return where the piece ends and where the next one starts."""
    for pattern in (_LINE_END, _SENTENCE_END):
        cuts = [match.span() for match in _ends_within(pattern, text, window)]
        if cuts and cuts[-1][0] * 2 >= window:
            return cuts[-1]
    spaces = [match.span() for match in _ends_within(_SPACE, text, window)]
    if spaces and spaces[-1][0] > 0:
        return spaces[-1]
    end = window
    while end > 1 and _joins_previous(text, end):
        end -= 1
    if end == 1 and _joins_previous(text, 1):  # one endless cluster: better cut than lost
        end = window
    return end, end


def _ends_within(pattern: re.Pattern[str], text: str, window: int) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text, 0, min(len(text), window + 1)):
        if 0 < match.start() <= window:
            yield match


def _joins_previous(text: str, index: int) -> bool:
    if index >= len(text):
        return False
    character = text[index]
    return (
        unicodedata.category(character).startswith("M")
        or character in _VARIATION_SELECTORS
        or character == _ZERO_WIDTH_JOINER
        or text[index - 1] == _ZERO_WIDTH_JOINER
        or 0x1F3FB <= ord(character) <= 0x1F3FF  # skin tones
    )
