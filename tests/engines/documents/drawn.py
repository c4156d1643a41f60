"""Pages drawn in code: each character of a text has its place on the paper."""

from __future__ import annotations

import re
from textwrap import dedent

from core.page import Box, Page, ReadBy, Reading, Word
from engines.documents.survey import Survey

WIDTH, HEIGHT = 1000.0, 1400.0
CHARACTER, PITCH, LETTER = 10.0, 20.0, 14.0


def page_of(
    drawing: str,
    *,
    number: int = 1,
    read_by: ReadBy = "text_layer",
    confidence: float = 1.0,
    lean: float = 0.0,
) -> Page:
    """Return a page with the drawing's words where they stand; `lean` is how far a line falls per width."""
    words: list[Word] = []
    for row, line in enumerate(dedent(drawing).strip("\n").splitlines()):
        for match in re.finditer(r"\S+", line):
            left, right = match.start() * CHARACTER, match.end() * CHARACTER
            top = 20 + row * PITCH + lean * left
            box = Box(left / WIDTH, top / HEIGHT, right / WIDTH, (top + LETTER) / HEIGHT)
            words.append(Word(match.group(), box, confidence))
    return Page(number, WIDTH, HEIGHT, tuple(words), read_by=read_by)


def picture_of(drawing: str, *, number: int = 1, lean: float = 0.0) -> Page:
    """Return the same as a reader of pictures sees it."""
    return page_of(drawing, number=number, read_by="rapidocr", confidence=0.95, lean=lean)


def survey_of(*drawings: str) -> Survey:
    """Return the survey of printed pages."""
    return Survey.of([page_of(drawing, number=number) for number, drawing in enumerate(drawings, start=1)])


def pictured(*drawings: str) -> Survey:
    """Return the survey of pages read from pictures."""
    return Survey.of([picture_of(drawing, number=number) for number, drawing in enumerate(drawings, start=1)])


def reading_of(*pages: Page) -> Reading:
    """Return a file of these pages."""
    return Reading("application/pdf", pages)
