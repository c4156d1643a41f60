"""What this set prints on many papers: runs of labelled values, stamps, watermarks, columns of tax."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import cos, pi, sin

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.grid import Column
from evals.documents.generator.identity import Party
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

Piece = tuple[str, str | None, str]
"""A label, its value, and the field it states (empty: none)."""
_VIOLET = (74, 52, 140)
_PALE = (228, 228, 232)


def run(
    sheet: Sheet,
    at: tuple[float, float],
    pieces: Sequence[Piece],
    *,
    size: float | None = None,
    gap: float = 5,
) -> None:
    """Print labelled values one after another on a line; what is omitted leaves no room."""
    x, y = at
    for label, value, name in pieces:
        if not value or name in sheet.omit:
            continue
        sheet.text(x, y, label, size=size)
        x += sheet.measure(f"{label} ", size=size)
        sheet.text(x, y, value, size=size, bold=True, name=name or None)
        x += sheet.measure(value, size=size, bold=True) + gap


def said(sheet: Sheet, name: str, raw: str | None) -> None:
    """Remember a field which stands inside other print, unless the document omits it or has none."""
    if raw and name not in sheet.omit:
        sheet.says(name, raw)


def stamp(sheet: Sheet, x: float, y: float, rows: Sequence[str], *, radius: float = 12) -> None:
    """Print a round rubber stamp about `x`, `y`."""
    for of in (radius, radius - 1.2):
        sheet.scribble(x, y, [(of * cos(turn * pi / 18), of * sin(turn * pi / 18)) for turn in range(37)])
    top = y - len(rows) * 1.5
    for row in rows:
        sheet.text(x, top, row, size=6, bold=True, align="C", ink=_VIOLET)
        top += 3


def watermark(sheet: Sheet, x: float, y: float, text: str, *, size: float = 60) -> None:
    """Print a large pale word; what is printed after it lies over it."""
    sheet.text(x, y, text, size=size, bold=True, align="C", ink=_PALE)


def full(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, Surat - 395001, Gujarat`."""
    return f"{', '.join(party.street)}, {party.town_line}, {party.region.name}"


def head_columns(deal: Deal, manner: Manner, *, rate: float, amount: float) -> list[Column]:
    """Return a pair of columns for each head of tax: its rate and its amount; the first states the rate."""
    heads = heads_of(deal)
    found: list[Column] = []
    for place, (label, name) in enumerate(heads):

        def shown(_: int, line: Line) -> str:
            return quantity(line.gst_rate / len(heads))

        def money(_: int, line: Line, name: str = name) -> str:
            return manner.money(getattr(line, name))

        states = ("gst_rate",) if place == 0 else ()
        found += [
            Column("%", rate, shown, states, group=label),
            Column("Amt", amount, money, group=label),
        ]
    return found


def gross(line: Line) -> Decimal:
    """Return what a line costs with tax before its discount is taken off."""
    return line.amount + line.discount
