"""Text that runs down a column of the sheet, and a strip of label and amount pairs."""

from __future__ import annotations

from evals.documents.generator.identity import Party
from evals.documents.generator.sheet import Sheet

LEADING = 0.46  # mm of line height for each point of size


class Flow:
    """A column: each call prints one thing and goes down by its height."""

    def __init__(self, sheet: Sheet, x: float, y: float, width: float, *, size: float | None = None) -> None:
        self.sheet = sheet
        self.x = x
        self.y = y
        self.width = width
        self.size = size or sheet.size

    @property
    def lead(self) -> float:
        """The height of a line."""
        return self.size * LEADING

    def say(
        self,
        text: str,
        name: str | None = None,
        *,
        bold: bool = False,
        size: float | None = None,
        centred: bool = False,
    ) -> None:
        """Print a text, wrapped at the column's width."""
        if not text or (name is not None and name in self.sheet.omit):
            return
        for row in self.sheet.wrap(text, self.width, size=size or self.size, bold=bold):
            x = self.x + self.width / 2 if centred else self.x
            self.sheet.text(x, self.y, row, size=size or self.size, bold=bold, align="C" if centred else "L")
            self.y += (size or self.size) * LEADING
        if name is not None:
            self.sheet.says(name, text)

    def pair(
        self,
        label: str,
        value: str | None,
        name: str | None = None,
        *,
        indent: float | None = None,
        mark: str = ":",
        bold: bool = False,
    ) -> None:
        """Print a label and its value: after it, or at `indent` from the column's left."""
        if not value or (name is not None and name in self.sheet.omit):
            return
        sheet = self.sheet
        sheet.text(self.x, self.y, f"{label}{mark if indent is None else ''}", size=self.size)
        if indent is None:
            x = self.x + sheet.measure(f"{label}{mark}  ", size=self.size)
        else:
            x = self.x + indent
            if mark:
                sheet.text(x, self.y, mark, size=self.size)
                x += sheet.measure(f"{mark}  ", size=self.size)
        rows = sheet.wrap(value, max(self.x + self.width - x, 12), size=self.size, bold=bold)
        for row in rows:
            sheet.text(x, self.y, row, size=self.size, bold=bold)
            self.y += self.lead
        if name is not None:
            sheet.says(name, value)

    def between(self, label: str, value: str, name: str | None = None, *, bold: bool = False) -> None:
        """Print a label at the left and its value at the right of the column."""
        if not value or (name is not None and name in self.sheet.omit):
            return
        self.sheet.text(self.x, self.y, label, size=self.size, bold=bold)
        self.sheet.text(self.x + self.width, self.y, value, size=self.size, bold=bold, align="R")
        if name is not None:
            self.sheet.says(name, value)
        self.y += self.lead

    def address(self, party: Party, role: str, *, one_line: bool = False, state: bool = False) -> None:
        """Print a party's address: in two or three lines, or run together."""
        lines = [", ".join(party.street), party.town_line]
        if state:
            lines[-1] = f"{party.town}, {party.region.name} - {party.pin}"
        if one_line:
            lines = [", ".join(lines)]
        for row in lines:
            self.say(row, f"{role}_address")

    def gap(self, lines: float = 0.5) -> None:
        """Leave room."""
        self.y += self.lead * lines
