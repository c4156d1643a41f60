"""What this set prints on many papers: addresses, labelled values, taxes by rate, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.flow import Flow
from evals.documents.generator.identity import Party
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_STROKE = ((0, 1.5), (2, 4), (4, 0.5), (6, 3), (8, 1), (11, 4), (13, 0), (16, 3), (21, 1))
Rows = Sequence[tuple[str, str | None, str]]
"""Labels, values, and the fields they state (empty: none)."""


def short(party: Party) -> list[str]:
    """Return `Shop No. 4, Ring Road` and `Surat - 395001 (Gujarat)`."""
    return [", ".join(party.street), f"{party.town} - {party.pin} ({party.region.name})"]


def tall(party: Party) -> list[str]:
    """Return an address with a line for each part, as cloud programs do."""
    return [*party.street, party.town, f"{party.region.name} {party.pin}", "India"]


def flat(party: Party) -> str:
    """Return an address in one line, the State before the PIN."""
    return f"{', '.join(party.street)}, {party.town}, {party.region.name}, PIN-{party.pin}"


def loud(party: Party) -> str:
    """Return an address in capitals without the State, as counter programs keep it."""
    return f"{', '.join(party.street)}, {party.town}-{party.pin}".upper()


def lines(flow: Flow, rows: Sequence[str], name: str, *, centred: bool = False) -> None:
    """Print the rows of an address."""
    for row in rows:
        flow.say(row, name, centred=centred)


def put(
    sheet: Sheet,
    at: tuple[float, float],
    label: str,
    value: str | None,
    name: str = "",
    *,
    size: float | None = None,
    bold: bool = True,
) -> None:
    """Print a label and its value after it, or neither where the document omits it or has none."""
    if not value or name in sheet.omit:
        return
    x, y = at
    sheet.text(x, y, label, size=size)
    sheet.text(x + sheet.measure(f"{label} ", size=size), y, value, size=size, bold=bold, name=name or None)


def over(
    sheet: Sheet, at: tuple[float, float], label: str, value: str | None, name: str = "", *, size: float = 9
) -> None:
    """Print a value and its small label below it; the label stays where a document omits the value."""
    if not value:
        return
    x, y = at
    sheet.text(x, y, value, size=size, bold=True, name=name or None)
    sheet.text(x, y + size * 0.45, label, size=size - 2.2, ink=(105, 105, 105))


def held(
    sheet: Sheet,
    flow: Flow,
    text: str,
    pairs: Sequence[tuple[str, str | None]],
    *,
    bold: bool = False,
    centred: bool = False,
) -> None:
    """Print a text that holds fields' values, unless the document omits one of them or has none."""
    if all(value and name not in sheet.omit for name, value in pairs):
        flow.say(text, bold=bold, centred=centred)
        for name, value in pairs:
            said(sheet, name, value)


def said(sheet: Sheet, name: str, raw: str | None) -> None:
    """Remember a field that stands inside other print, unless the document omits it or has none."""
    if raw and name not in sheet.omit:
        sheet.says(name, raw)


def own_gstin(sheet: Sheet, deal: Deal) -> str:
    """Return the seller's GSTIN, nothing where the document omits it."""
    return "" if "seller_gstin" in sheet.omit else str(deal.seller.gstin)


def rows(flow: Flow, found: Rows, *, indent: float, mark: str = ":", bold: bool = False) -> None:
    """Print rows of label and value, the values in a column."""
    for label, value, name in found:
        flow.pair(label, value, name or None, indent=indent, mark=mark, bold=bold)


def sums(flow: Flow, found: Rows, *, bold: bool = False) -> None:
    """Print rows of label and amount, the amounts at the right."""
    for label, text, name in found:
        flow.between(label, text or "", name or None, bold=bold)


def tax_rows(sheet: Sheet, deal: Deal, manner: Manner, form: str) -> list[tuple[str, str, str]]:
    """Return a row for each rate and head of tax: `form` holds `{head}` and `{rate}`.

    Where there are several rates no row states a head's sum, and the page is said to hold it in parts.
    """
    found: list[tuple[str, str, str]] = []
    heads, rates = heads_of(deal), rates_of(deal)
    for part in rates:
        for head, name in heads:
            share = quantity(part.rate / len(heads))
            label = form.format(head=head, rate=share)
            if len(rates) == 1:
                found.append((label, manner.money(getattr(deal, name)), name))
            else:
                found.append((label, manner.money(getattr(part, name)), ""))
                sheet.says(name, "")
    return found


def head_rows(deal: Deal, manner: Manner, form: str = "{}") -> list[tuple[str, str, str]]:
    """Return a row for each head of tax: `form` holds its name."""
    return [(form.format(head), manner.money(getattr(deal, name)), name) for head, name in heads_of(deal)]


def rounded(deal: Deal, manner: Manner, label: str) -> list[tuple[str, str, str]]:
    """Return the row of what the total was rounded by, none where it was not."""
    return [(label, manner.money(deal.round_off), "round_off")] if deal.round_off else []


def before_rounding(deal: Deal) -> Decimal:
    """Return goods and taxes before the total is rounded."""
    return deal.taxable + deal.tax + deal.cess


def count(sheet: Sheet, deal: Deal) -> str:
    """Return how many were sold in all, nothing where the document omits quantities."""
    return "" if "quantity" in sheet.omit else quantity(sum((g.quantity for g in deal.lines), Decimal(0)))


def when(sheet: Sheet, name: str, text: str) -> str:
    """Return a text unless the document omits the field that it tells."""
    return "" if name in sheet.omit else text


def with_details(g: Line, *details: str) -> str:
    """Return a description with smaller matters below it."""
    return "\n".join((g.description, *(detail for detail in details if detail)))


def sign(sheet: Sheet, right: float, y: float, above: str, label: str) -> float:
    """Print a signature's block that ends at `right`; return where it ends."""
    if "signature" in sheet.omit:
        return y
    sheet.text(right, y, above, size=sheet.size - 0.4, bold=True, align="R")
    sheet.scribble(right - 30, y + 5.5, _STROKE)
    sheet.text(right, y + 11.5, label, size=sheet.size - 0.4, align="R", name="signature")
    return y + 16
