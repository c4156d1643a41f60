"""The table of goods: columns with one value or several, wrapped text, pages that go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from evals.documents.generator.deal import ZERO, Line
from evals.documents.generator.flow import LEADING
from evals.documents.generator.sheet import Align, Sheet

Rules = Literal["grid", "rows", "columns", "none", "dashes"]


@dataclass(frozen=True)
class Column:
    """A column: what it prints of a line (`\\n` breaks it), and which values of the line that states; the
    column stays empty where its document omits the first of them.

    `group` is a heading above it which its neighbours of the same group share.
    """

    title: str
    width: float
    cell: Callable[[int, Line], str]
    states: tuple[str, ...] = ()
    align: Align = "R"
    group: str = ""


@dataclass(frozen=True)
class Style:
    """How a table looks. `pad` is the room above and below a row's text, mm."""

    rules: Rules = "grid"
    size: float = 8
    shade: tuple[int, int, int] | None = None
    bold_head: bool = True
    pad: float = 0.8
    top_align_head: bool = False


def draw_table(
    sheet: Sheet,
    columns: Sequence[Column],
    lines: Sequence[Line],
    *,
    x: float,
    y: float,
    bottom: float,
    style: Style,
    turn: Callable[[], float] | None = None,
    carry: Callable[[float, Decimal, bool], float] | None = None,
    least: float = 0,
) -> float:
    """Print the table and return where it ends.

    Args:
        sheet: Where.
        columns: From the left.
        lines: What was sold.
        x: The table's left edge, mm.
        y: Its top.
        style: How it looks.
        bottom: No row goes below this; the rest stands on the next page.
        turn: Starts the next page, prints its head and returns where the table goes on.
        carry: Prints what is carried over (`y`, amount so far, whether at the foot of the page
            that ends) and returns where to go on.
        least: The table's frame is at least that high, as forms with a fixed frame are.
    """
    start = y
    y = _head(sheet, columns, x, y, style)
    body = y
    running = ZERO
    for index, line in enumerate(lines):
        height = _height(sheet, columns, index, line, style)
        if y + height > bottom and turn is not None:
            if carry is not None:
                y = carry(y, running, True)
            _frame(sheet, columns, x, (start, body, y), style)
            y = start = turn()
            y = body = _head(sheet, columns, x, y, style)
            if carry is not None:
                y = carry(y, running, False)
        _row(sheet, columns, (index, line), (x, y), style)
        y += height
        running += line.amount
        if style.rules in ("grid", "rows") and index < len(lines) - 1 and not least:
            sheet.line(x, y, x + sum(column.width for column in columns), y, weight=0.1)
    y = max(y, start + least)
    _frame(sheet, columns, x, (start, body, y), style)
    return y


def _head(sheet: Sheet, columns: Sequence[Column], x: float, y: float, style: Style) -> float:
    lead = style.size * LEADING
    grouped = any(column.group for column in columns)
    titles = [_title_rows(sheet, column, style) for column in columns]
    rows = max(len(title) + (1 if column.group else 0) for title, column in zip(titles, columns, strict=True))
    height = rows * lead + 2 * style.pad
    width = sum(column.width for column in columns)
    if style.shade is not None:
        sheet.fill(x, y, width, height, style.shade)
    dark = style.shade is not None and sum(style.shade) < 300
    ink = (255, 255, 255) if dark else None
    left = x
    shown: set[str] = set()
    for column, title in zip(columns, titles, strict=True):
        top = y + style.pad + (lead if column.group else 0)
        if grouped and not column.group and not style.top_align_head:
            top = y + (height - len(title) * lead) / 2
        for row in title:
            _place(sheet, column, (left, top), row, style, bold=style.bold_head, ink=ink)
            top += lead
        if column.group and column.group not in shown:
            shown.add(column.group)
            span = sum(other.width for other in columns if other.group == column.group)
            sheet.text(
                left + span / 2, y + style.pad * 0.6, column.group,
                size=style.size, bold=style.bold_head, align="C", ink=ink,
            )  # fmt: skip
            if style.rules == "grid":
                sheet.line(left, y + style.pad + lead, left + span, y + style.pad + lead, weight=0.1)
        left += column.width
    if style.rules == "dashes":
        sheet.line(x, y + height, x + width, y + height, dashed=True)
    elif style.rules != "none":
        sheet.line(x, y + height, x + width, y + height)
    return y + height


def _title_rows(sheet: Sheet, column: Column, style: Style) -> list[str]:
    rows: list[str] = []
    for part in column.title.split("\n"):
        rows.extend(sheet.wrap(part, column.width - 1.2, size=style.size, bold=style.bold_head))
    return rows


def _rows(sheet: Sheet, column: Column, index: int, line: Line, style: Style) -> list[str]:
    if column.states and column.states[0] in sheet.omit:
        return []
    rows: list[str] = []
    for part in column.cell(index, line).split("\n"):
        rows.extend(sheet.wrap(part, column.width - 1.6, size=style.size) if column.align == "L" else [part])
    return rows


def _height(sheet: Sheet, columns: Sequence[Column], index: int, line: Line, style: Style) -> float:
    most = max(len(_rows(sheet, column, index, line, style)) for column in columns)
    return most * style.size * LEADING + 2 * style.pad


def _row(
    sheet: Sheet, columns: Sequence[Column], numbered: tuple[int, Line], at: tuple[float, float], style: Style
) -> None:
    (index, line), (x, y) = numbered, at
    stated: dict[str, str] = {}
    for column in columns:
        top = y + style.pad
        rows = _rows(sheet, column, index, line, style)
        for row in rows:
            _place(sheet, column, (x, top), row, style)
            top += style.size * LEADING
        if rows:
            stated.update({state: " ".join(rows) for state in column.states if state not in sheet.omit})
        x += column.width
    sheet.cells.append(stated)


def _place(
    sheet: Sheet,
    column: Column,
    at: tuple[float, float],
    text: str,
    style: Style,
    *,
    bold: bool = False,
    ink: tuple[int, int, int] | None = None,
) -> None:
    left, top = at
    x = left + {"L": 0.8, "R": column.width - 0.8, "C": column.width / 2}[column.align]
    sheet.text(x, top, text, size=style.size, align=column.align, bold=bold, ink=ink)


def _frame(
    sheet: Sheet, columns: Sequence[Column], x: float, heights: tuple[float, float, float], style: Style
) -> None:
    """Draw the lines around and between the columns: `heights` are its top, its first row, its end."""
    top, body, bottom = heights
    width = sum(column.width for column in columns)
    if style.rules == "none":
        return
    if style.rules == "dashes":
        sheet.line(x, top, x + width, top, dashed=True)
        sheet.line(x, bottom, x + width, bottom, dashed=True)
        return
    if style.rules == "rows":
        sheet.line(x, bottom, x + width, bottom)
        return
    sheet.box(x, top, width, bottom - top)
    left = x
    for column, following in pairwise(columns):
        left += column.width
        same = bool(column.group) and column.group == following.group
        below = body if style.rules == "columns" else top + style.pad + style.size * LEADING
        sheet.line(left, below if same else top, left, bottom, weight=0.1)
