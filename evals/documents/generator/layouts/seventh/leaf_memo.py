"""A counter's cash memo leaf: red form, numbered from a book, rupees written `450=00`, sums at the left."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.seventh.marks import postal
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_RED, _PEN = (168, 30, 34), (22, 38, 120)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    ink, sheet.ink = sheet.ink, _RED
    sheet.box(5, 5, 95, 138, weight=0.5)
    sheet.text(8, 7, "CASH MEMO", bold=True, size=9)
    sheet.text(97, 7, f"Ph. {seller.phone}", size=7.5, align="R")
    head = Flow(sheet, 8, 12, 89)
    head.say(seller.name, "seller_name", bold=True, size=14, centred=True)
    head.say(postal(seller), "seller_address", size=7.5, centred=True)
    phrase(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, size=7.5, centred=True)
    y = head.y + 2
    sheet.text(8, y, "No.", size=9)
    _written(sheet, 15, y, deal.number, "invoice_number")
    sheet.text(66, y, "Dt.", size=9)
    _written(sheet, 72, y, manner.day(deal.day), "invoice_date")
    sheet.text(
        8, y + 6, "Name ........................................................................", size=9
    )
    y += 13
    for x, title, right in (
        (8, "Qty.", False),
        (22, "Particulars", False),
        (76, "Rate", True),
        (97, "Rs.  P.", True),
    ):
        sheet.text(x, y + 1, title, bold=True, size=8, align="R" if right else "L")
    sheet.line(5, y, 100, y)
    sheet.line(5, y + 5.5, 100, y + 5.5)
    for x in (20.0, 62.0, 78.0):
        sheet.line(x, y, x, 118, weight=0.15)
    y += 7
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        _written(sheet, 8, y, shown("quantity", quantity(line.quantity)))
        _written(sheet, 77, y, _rupees(line.rate), right=True)
        _written(sheet, 98.5, y, _rupees(line.amount), right=True)
        for row in sheet.wrap(line.description, 39, size=8.5):
            _written(sheet, 21.5, y, row)
            y += 4.4
        y += 1.6
    sheet.line(5, 118, 100, 118)
    _foot(sheet, deal, manner)
    sheet.ink = ink


def _foot(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    if deal.round_off:
        sheet.text(66, 119.5, "Round", size=8)
        _written(sheet, 98.5, 119.5, _rupees(deal.round_off), "round_off", right=True)
    sheet.text(62, 125.5, "TOTAL", bold=True, size=10)
    _written(sheet, 98.5, 125, _rupees(deal.total), "total", right=True, size=11)
    left = Flow(sheet, 8, 119.5, 50, size=7)
    left.say("Prices hold GST at the rate of each article.")
    left.say("No exchange of cut or opened goods. 50 x 2 leaves, 2601 to 2650.")
    if "signature" not in sheet.omit:
        sheet.scribble(72, 132, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3)))
        sheet.text(97, 138, "Signature", size=7, align="R", name="signature")


def _rupees(amount: Decimal) -> str:
    """Return `1,450=50`, as shops write rupees and paise."""
    whole, _, part = Manner().money(amount).partition(".")
    return f"{whole}={part}"


def _written(
    sheet: Sheet, x: float, y: float, text: str, name: str = "", *, right: bool = False, size: float = 8.5
) -> None:
    sheet.text(x, y, text, size=size, face="pen", ink=_PEN, align="R" if right else "L", name=name or None)


LAYOUT = Layout(
    "leaf_memo",
    ("cash_memo",),
    draw,
    (Manner("05/04/26"), Manner("5-Apr-26"), Manner("05.04.2026")),
    Terms(lines=(1, 5)),
    size=8.5,
    page=(105, 148),
)
