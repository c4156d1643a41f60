"""A table as it was found: its headings and its lines, each word in its column."""

from __future__ import annotations

from dataclasses import dataclass, field

from engines.documents.heading import Heading
from engines.documents.layout import Line, Run


@dataclass(frozen=True)
class Cells:
    """A line of a table, its words by column (index into the heading's columns)."""

    line: Line
    by_column: dict[int, Run]


@dataclass
class Table:
    """A table: its heading and its lines of cells; `sums` are its rows of totals.

    A table that runs over pages is one table; `headings` are all of its headings.
    """

    headings: list[Heading]
    body: list[Cells] = field(default_factory=list[Cells])
    sums: list[Cells] = field(default_factory=list[Cells])
    carried: list[Cells] = field(default_factory=list[Cells])
    closed: bool = False

    @property
    def heading(self) -> Heading:
        """Its first heading."""
        return self.headings[0]

    def lines(self) -> set[tuple[int, int]]:
        """Return page and index of each line that belongs to it."""
        found = {(h.page, index) for h in self.headings for index in range(h.first, h.last + 1)}
        found |= {(cells.line.page, cells.line.index) for cells in (*self.body, *self.sums, *self.carried)}
        return found
