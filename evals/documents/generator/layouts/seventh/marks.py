"""How this set writes an address, sets a strip of cells, and adds up rows of label and amount."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.flow import Flow
from evals.documents.generator.identity import Party
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

Cell = tuple[float, str, str | None, str]
"""Width, small label, value below it, and the field it states (empty: none)."""


def postal(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, Surat (Gujarat) PIN 395001`."""
    return f"{', '.join(party.street)}, {party.town} ({party.region.name}) PIN {party.pin}"


def dashed(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, SURAT-395001`, without the State."""
    return f"{', '.join(party.street)}, {party.town.upper()}-{party.pin}"


def strip(
    sheet: Sheet, cells: Sequence[Cell], at: tuple[float, float], *, height: float = 9, size: float = 8.5
) -> float:
    """Print a row of boxes, a small label above each value; return where it ends."""
    x, y = at
    for width, label, text, name in cells:
        sheet.box(x, y, width, height, weight=0.15)
        sheet.text(x + 1, y + 0.7, label, size=size - 2)
        sheet.text(x + 1, y + height * 0.46, text or "", size=size, bold=True, name=name or None)
        x += width
    return y + height


def added(flow: Flow, rows: Sequence[tuple[str, str, str]], *, bold: bool = False) -> None:
    """Print rows of label, amount and field."""
    for label, text, name in rows:
        flow.between(label, text, name or None, bold=bold)


def tax_lines(deal: Deal, manner: Manner, form: str = "{}") -> list[tuple[str, str, str]]:
    """Return the heads of tax as rows: `form` holds the label."""
    return [(form.format(label), manner.money(getattr(deal, name)), name) for label, name in heads_of(deal)]


def rounding(deal: Deal, manner: Manner, label: str = "Round off") -> list[tuple[str, str, str]]:
    """Return the row of what the total was rounded by, none where it was not."""
    return [(label, manner.money(deal.round_off), "round_off")] if deal.round_off else []


def pieces(sheet: Sheet, deal: Deal) -> str:
    """Return how many were sold in all, nothing where the document omits quantities."""
    if "quantity" in sheet.omit:
        return ""
    return quantity(sum((line.quantity for line in deal.lines), ZERO))


def signs(amount: Decimal, manner: Manner) -> str:
    """Return an amount with its sign in front: `(+) 0.40`."""
    return f"({'-' if amount < 0 else '+'}) {manner.money(abs(amount))}"
