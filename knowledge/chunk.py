"""Sections, cut into passages of a size that a person reads and a model embeds whole.

A passage never crosses a clause or a heading that has words below it: what is cited must be the
section's own words, and a passage on one thing is found by it. Only what is next to nothing (a heading
with a few words) joins its neighbour; long sections are cut at paragraphs, lines and sentences, with an
overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from knowledge.source import Section, SourceText
from language.tokens import tokenize

TARGET_TOKENS = 300
MAX_TOKENS = 600
OVERLAP_TOKENS = 75
FEWEST_TOKENS = 8
"""Of a section under a heading of its own that stands alone: a short sentence."""

_SENTENCE_END = re.compile(r"(?<=[.!?।])\s+(?=\S)")


@dataclass(frozen=True)
class Chunk:
    """A passage as it is stored: `chunk_id` is stable for the same words in the same place."""

    chunk_id: str
    source: SourceText
    ordinal: int
    section: Section

    @property
    def text(self) -> str:
        """The words that are shown and cited."""
        return self.section.text

    @property
    def indexed_text(self) -> str:
        """The words that are searched: the headings lead, for they often hold the topic."""
        return self.under_headings(self.section.text)

    @property
    def found_by(self) -> str:
        """The words that it is found by: its own, and those of the questions that it answers."""
        return "\n".join((self.indexed_text, *self.section.asked))

    def under_headings(self, text: str) -> str:
        """Return some of the passage's words below its headings and clause."""
        path = [self.source.title, *self.section.headings]
        headings = " > ".join(dict.fromkeys(path))
        clause = f" ({self.section.clause})" if self.section.clause else ""
        return f"{headings}{clause}\n{text}"


def count_tokens(text: str) -> int:
    """Return about how many tokens of a multilingual model a text has.

    Counted as 1.3 for a Latin word, 1.8 for one in another script, and 1 for each 3 digits:
    within a tenth of XLM-RoBERTa's own count on running text.
    """
    total = 0.0
    for token in tokenize(text):
        if token.is_number:
            total += (len(token.norm) + 2) // 3
        else:
            total += 1.3 if token.norm.isascii() else 1.8
    return round(total)


def chunks(source: SourceText) -> list[Chunk]:
    """Return a source's passages in their order."""
    pieces = [piece for section in _joined(source.sections) for piece in _cut(section)]
    return [
        Chunk(_identity(source, ordinal, piece), source, ordinal, piece)
        for ordinal, piece in enumerate(pieces)
    ]


def _identity(source: SourceText, ordinal: int, section: Section) -> str:
    what = "\x1f".join((source.tenant_id, source.source_id, str(ordinal), *section.headings, section.text))
    return sha256(what.encode()).hexdigest()[:32]


def _joined(sections: Iterable[Section]) -> Iterator[Section]:
    """Join neighbours under one heading, and one with next to no words, as long as the whole stays short."""
    held: Section | None = None
    for section in sections:
        if held is not None and _may_join(held, section):
            held = _join(held, section)
            continue
        if held is not None:
            yield held
        held = section
    if held is not None:
        yield held


def _may_join(first: Section, second: Section) -> bool:
    if first.clause or second.clause or first.page != second.page:
        return False
    if (first.effective_from, first.effective_to) != (second.effective_from, second.effective_to):
        return False
    if first.headings[:1] != second.headings[:1]:
        return False
    sizes = count_tokens(first.text), count_tokens(second.text)
    apart = first.headings != second.headings and min(sizes) >= FEWEST_TOKENS
    return not apart and sizes[0] < TARGET_TOKENS and sum(sizes) <= MAX_TOKENS


def _join(first: Section, second: Section) -> Section:
    shared = tuple(one for one, other in zip(first.headings, second.headings, strict=False) if one == other)
    below = second.headings[len(shared) :]
    text = f"{first.text}\n\n{' > '.join(below)}\n{second.text}" if below else f"{first.text}\n{second.text}"
    if first.headings[len(shared) :]:
        text = f"{' > '.join(first.headings[len(shared) :])}\n{text}"
    return replace(first, headings=shared, text=text, asked=(*first.asked, *second.asked))


def _cut(section: Section) -> Iterator[Section]:
    if count_tokens(section.text) <= MAX_TOKENS:
        yield section
        return
    parts = list(_parts(section.text))
    sizes = [count_tokens(part) for part in parts]
    start = 0
    while start < len(parts):
        end, size = start, 0
        while end < len(parts) and (end == start or size + sizes[end] <= MAX_TOKENS):
            size += sizes[end]
            end += 1
        yield replace(section, text="".join(parts[start:end]).strip())
        if end == len(parts):
            return
        start = _overlapping(sizes, start, end)


def _overlapping(sizes: list[int], start: int, end: int) -> int:
    """Return where the next piece starts: some whole parts before the end of this one."""
    back, size = end, 0
    while back - 1 > start and size + sizes[back - 1] <= OVERLAP_TOKENS:
        back -= 1
        size += sizes[back]
    return back


def _parts(text: str) -> Iterator[str]:
    """Split at lines, and lines too long for overlap at sentences, then at words; nothing is lost."""
    for line in text.splitlines(keepends=True):
        if count_tokens(line) <= OVERLAP_TOKENS:
            yield line
            continue
        for sentence in _kept_split(_SENTENCE_END, line):
            if count_tokens(sentence) <= MAX_TOKENS:
                yield sentence
            else:
                yield from _word_runs(sentence)


def _kept_split(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    start = 0
    for match in pattern.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _word_runs(text: str) -> Iterator[str]:
    words = re.findall(r"\S+\s*|\s+", text)
    for start in range(0, len(words), 40):
        yield "".join(words[start : start + 40])
