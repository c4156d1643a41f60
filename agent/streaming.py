"""A verified answer in pieces, so that a page can show it as it would be spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS_A_PIECE = 4

_WORD = re.compile(r"\S+\s*|\s+")


def pieces(text: str, words: int = WORDS_A_PIECE) -> Iterator[str]:
    """Yield the text in groups of words; joined, they are the text."""
    found = _WORD.findall(text)
    for start in range(0, len(found), words):
        yield "".join(found[start : start + words])
