"""Forms that nobody has seen: labels of a page made nonsense, to measure how it is understood and judged.

Layouts that a product was developed on say little about those of tomorrow, and layouts held out can
only be measured on as long as nobody looks. Here any document becomes one of an unknown form: each
wording that the product knows as a label or as a heading is, by chance, one that it cannot know, the
same one wherever it stands. Values stay, so the truth does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from core.page import Page, Reading
from core.ports.document import PageReader
from engines.documents.label import find_labels
from engines.documents.layout import Token
from engines.documents.lexicon import columns, key_of
from engines.documents.survey import Survey

_SYLLABLES = (
    "zo", "vik", "plar", "mun", "dreb", "tash", "gol", "fi", "nerk", "suv", "bry", "wox", "kel", "tam",
    "jor", "pid", "lum",
)  # fmt: skip


class StrangeReader:
    """Reads by another reader, and makes a share of the labels that the product knows nonsense."""

    def __init__(self, reader: PageReader, share: float) -> None:
        self._reader = reader
        self._share = share

    def read(self, content: bytes) -> Reading:
        """Return what stands on the pages, in a form that nobody has seen."""
        return with_strange_labels(
            self._reader.read(content), self._share, hashlib.sha256(content).hexdigest()
        )

    def picture(self, content: bytes, page: int) -> bytes:
        """Return a page as it is."""
        return self._reader.picture(content, page)

    def close(self) -> None:
        """Close the other reader."""
        self._reader.close()


def with_strange_labels(reading: Reading, share: float, seed: str) -> Reading:
    """Return a reading with labels in wordings that nobody knows.

    Args:
        reading: As it was read.
        share: How many of its wordings are exchanged, 0–1.
        seed: The same chooses the same, and makes the same words.
    """
    rng = Random(seed)  # noqa: S311 - invented words, not secrets
    chosen: dict[str, bool] = {}
    exchanged: dict[int, list[tuple[Token, str]]] = {}
    for words in _wordings(Survey.of(reading.pages)):
        wording = " ".join(key_of(token.text) for token in words)
        if wording not in chosen:
            chosen[wording] = rng.random() < share
        if chosen[wording]:
            for token in words:
                exchanged.setdefault(token.page, []).append((token, _nonsense(token.text, seed)))
    return replace(
        reading, pages=tuple(_printed(page, exchanged.get(page.number, ())) for page in reading.pages)
    )


def _wordings(survey: Survey) -> Iterator[tuple[Token, ...]]:
    """Yield the words of each label, and of each heading of a column."""
    for sheet in survey.sheets:
        for line in sheet.lines:
            for label in survey.labels_of(line):
                yield label.run.tokens
    for table in survey.tables:
        for heading in table.headings:
            for line in survey.sheet(heading.page).lines[heading.first : heading.last + 1]:
                for label in find_labels(line, columns(), misread=False):
                    yield label.run.tokens


def _nonsense(text: str, seed: str) -> str:
    """Return a text with other letters: as many, large where they were; marks and figures stay."""
    rng = Random(f"{seed} {key_of(text)}")  # noqa: S311 - as above
    wanted = sum(char.isalpha() for char in text)
    letters = ""
    while len(letters) < wanted:
        letters += rng.choice(_SYLLABLES)
    following = iter(letters)
    return "".join(_like(char, next(following)) if char.isalpha() else char for char in text)


def _like(char: str, letter: str) -> str:
    return letter.upper() if char.isupper() else letter


def _printed(page: Page, exchanged: list[tuple[Token, str]] | tuple[()]) -> Page:
    words = list(page.words)
    for token, text in exchanged:
        across, down = token.box.middle
        for place, word in enumerate(words):
            box = word.box
            inside = box.left <= across <= box.right and box.top <= down <= box.bottom
            if inside and token.text in word.text:
                words[place] = replace(word, text=word.text.replace(token.text, text, 1))
                break
    return replace(page, words=tuple(words))
