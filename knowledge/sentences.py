"""A passage's sentences: what an answer is picked from, and what its meaning is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.chunk import Chunk
from knowledge.romanised import read_as

MOST = 12
"""Parts of a passage that get a vector each; of a longer one some sentences share theirs."""

_SENTENCE_END = re.compile(r"(?<=[.!?।])\s+(?=[^\s\d(])")
_ITEM = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+")
_ABBREVIATION = re.compile(r"(?:\b(?:Rs|No|Nos|s|ss|vs|e\.g|i\.e|etc|approx|Art|Sec|cl|p|pp)|\b\d{1,2})\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage; `is_item` is a point of a list, `leads` announces one."""

    text: str
    is_item: bool
    leads: bool


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text in their order; a point of a list is one, however long."""
    found: list[Sentence] = []
    for line in text.splitlines():
        is_item = _ITEM.match(line) is not None
        plain = _ITEM.sub("", line).strip()
        if not plain:
            continue
        pieces = [plain] if is_item else list(_split(plain))
        found += [Sentence(piece, is_item, piece.endswith(":")) for piece in pieces]
    return found


def embedded_whole(chunk: Chunk) -> str:
    """Return what is embedded of a passage as its whole."""
    return read_as(chunk, chunk.indexed_text)


def embedded_sentences(chunk: Chunk) -> tuple[str, ...]:
    """Return what is embedded of a passage beside the whole: each sentence under the passage's headings.

    A passage of one sentence has none. By its sentences a long passage is found that says much else. The
    questions that it is known to answer are embedded as they are, like sentences.
    """
    texts = [sentence.text for sentence in sentences_of(chunk.text)]
    parts = _parts(texts) if len(texts) > 1 else ()
    said = (read_as(chunk, chunk.under_headings(" ".join(part))) for part in parts)
    return (*said, *chunk.section.asked)


def _parts(texts: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield at most `MOST` runs of neighbours, of as equal a number as can be."""
    count = min(len(texts), MOST)
    for at in range(count):
        yield texts[at * len(texts) // count : (at + 1) * len(texts) // count]


def _split(line: str) -> Iterable[str]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        if _ABBREVIATION.search(line[start : match.start()]):
            continue
        yield line[start : match.start()].strip()
        start = match.end()
    yield line[start:].strip()
