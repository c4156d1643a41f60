"""What a page is laid out in: words, stretches of them, lines cut where a wide gap parts columns.

Distances are measured in page heights both ways, so that a gap and a letter's height compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Any

from core.document import Place
from core.page import Box, Code


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word, or the part of one up to a colon, placed; `left` … `bottom` are in page heights.

    Each is itself alone: a page compares its words a million times, and no two stand in one place.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    box: Box
    confidence: float
    page: int

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Where its middle lies from left to right."""
        return (self.left + self.right) / 2


class Run:
    """Tokens that follow each other in one line, with their text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self.left = self.tokens[0].left
        self.right = max(token.right for token in self.tokens)
        self.top = min(token.top for token in self.tokens)
        self.bottom = max(token.bottom for token in self.tokens)
        self.page = self.tokens[0].page

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(token.text for token in self.tokens)

    @property
    def height(self) -> float:
        """How high its tallest word is."""
        return max(token.height for token in self.tokens)

    @property
    def centre(self) -> float:
        """Where its middle lies from left to right."""
        return (self.left + self.right) / 2

    @property
    def confidence(self) -> float:
        """Its words' confidence, weighted by length."""
        letters = sum(len(token.text) for token in self.tokens)
        return sum(token.confidence * len(token.text) for token in self.tokens) / max(letters, 1)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return place_of(self.tokens)

    def overlaps(self, left: float, right: float) -> bool:
        """Tell whether it shares any width with a stretch from left to right."""
        return self.left < right and left < self.right

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that hold characters `start` to `end` of the text."""
        found: list[Token] = []
        position = 0
        for token in self.tokens:
            if position < end and start < position + len(token.text):
                found.append(token)
            position += len(token.text) + 1
        return tuple(found)


class Line(Run):
    """A line of print across the page; `segments` are its parts between wide gaps."""

    def __init__(self, tokens: Sequence[Token], gap: float, index: int) -> None:
        super().__init__(tokens)
        self.index = index
        self.known: dict[object, tuple[Any, ...]] = {}
        """What was found in it, by what was looked for: labels are asked for many times."""
        self.segments = tuple(_segments(self.tokens, gap))


@dataclass(frozen=True)
class Sheet:
    """A page, laid out: its lines from top to bottom. `letter` is the usual height of a word on it."""

    number: int
    lines: tuple[Line, ...]
    letter: float
    codes: tuple[Code, ...]
    printed: bool
    """Whether the words come from a text layer: what it says is what is printed, right or wrong."""
    known: dict[object, tuple[Any, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict[object, tuple[Any, ...]]
    )
    """What was found on it, by what was looked for."""

    @cached_property
    def text(self) -> str:
        """All of it, a line of text for each line of print."""
        return "\n".join(line.text for line in self.lines)

    def below(self, run: Run) -> Iterator[Line]:
        """Yield the lines whose middle lies lower than that of a stretch, the next first.

        The order of `lines` is that of reading: columns beside each other follow one another in it.
        """
        middle = (run.top + run.bottom) / 2 + 0.25 * self.letter
        lower = [line for line in self.lines if (line.top + line.bottom) / 2 > middle]
        yield from sorted(lower, key=lambda line: line.top)

    @cached_property
    def pitch(self) -> float:
        """The usual distance from one line to the next."""
        steps = [b.top - a.top for a, b in pairwise(self.lines)]
        near = [step for step in steps if 0.4 * self.letter < step < 3 * self.letter]
        return median(near) if near else self.letter * 1.4


def place_of(tokens: Iterable[Token]) -> Place:
    """Return the place of tokens that stand on one page; at least one."""
    listed = tuple(tokens)
    box = listed[0].box
    for token in listed[1:]:
        box = box.joined(token.box)
    return Place(listed[0].page, box)


def _segments(tokens: tuple[Token, ...], gap: float) -> Iterator[Run]:
    start = 0
    for place in range(1, len(tokens)):
        if tokens[place].left - tokens[place - 1].right > max(gap, 0.45 * tokens[place].height):
            yield Run(tokens[start:place])
            start = place
    yield Run(tokens[start:])
