"""A bill book's leaf: a form printed in blue, filled in by hand; the quantity stands before the article."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase, slash
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_BLUE = (30, 50, 140)
_STOPS = (8, 24, 82, 104, 132)
_ROWS = 13


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.ink = _BLUE
    sheet.box(8, 8, 124, 186, weight=0.5)
    sheet.text(70, 9.5, "CASH / CREDIT MEMO", bold=True, size=9, align="C")
    sheet.text(130, 9.5, f"Mob: {seller.phone}", size=7.5, align="R")
    head = Flow(sheet, 12, 15, 116)
    head.say(seller.name.upper(), "seller_name", bold=True, size=16, centred=True)
    head.say("General Merchants & Commission Agents", size=8, centred=True)
    head.say(
        f"{', '.join(seller.street)}, {seller.town} - {seller.pin}", "seller_address", size=8.5, centred=True
    )
    phrase(head, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, centred=True, size=8.5)
    y = head.y + 2
    sheet.line(8, y, 132, y)
    sheet.text(10, y + 2.4, "No.", bold=True)
    sheet.text(92, y + 2.4, "Date")
    sheet.line(101, y + 6.6, 130, y + 6.6, weight=0.1)
    sheet.text(10, y + 9.4, "M/s.")
    sheet.line(19, y + 13.4, 96, y + 13.4, weight=0.1)
    sheet.text(98, y + 9.4, "Paid by")
    sheet.line(112, y + 13.4, 130, y + 13.4, weight=0.1)
    sheet.ink = (190, 20, 30)
    sheet.text(18, y + 1.6, deal.number, bold=True, size=12, name="invoice_number")
    sheet.ink = (20, 20, 60)
    sheet.text(102, y + 1.8, manner.day(deal.day), face="pen", size=11, name="invoice_date")
    paid = deal.payment_mode if deal.payment_mode == "UPI" else deal.payment_mode.title()
    sheet.text(116, y + 8.6, paid, face="pen", size=11, name="payment_mode")
    y = _goods(sheet, deal, y + 16)
    _foot(sheet, deal, y)


def _goods(sheet: Sheet, deal: Deal, y: float) -> float:
    sheet.ink = _BLUE
    top = y
    sheet.line(8, y, 132, y, weight=0.4)
    for place, label in enumerate(("Qty.", "Particulars", "Rate", "Amount")):
        sheet.text((_STOPS[place] + _STOPS[place + 1]) / 2, y + 1, label, bold=True, align="C")
    y += 6
    sheet.line(8, y, 132, y, weight=0.4)
    for number in range(1, _ROWS):
        sheet.line(8, y + number * 7.4, 132, y + number * 7.4, weight=0.05)
    for x in _STOPS[1:-1]:
        sheet.line(x, top, x, y + _ROWS * 7.4, weight=0.3)
    sheet.line(8, y + _ROWS * 7.4, 132, y + _ROWS * 7.4, weight=0.4)
    sheet.ink = (20, 20, 60)
    for place, line in enumerate(deal.lines):
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        at = y + place * 7.4 + 1.4 + (place % 2) * 0.5
        sheet.text(16, at, shown("quantity", quantity(line.quantity)), face="pen", size=10.5, align="C")
        sheet.text(26, at, line.description, face="pen", size=10)
        sheet.text(103, at, slash(line.rate), face="pen", size=10.5, align="R")
        sheet.text(130, at, slash(line.amount), face="pen", size=10.5, align="R")
    return y + _ROWS * 7.4


def _foot(sheet: Sheet, deal: Deal, y: float) -> None:
    sheet.ink = _BLUE
    sheet.text(102, y + 1.6, "TOTAL", bold=True, align="R")
    sheet.box(104, y, 28, 7.5)
    left = Flow(sheet, 10, y + 2, 86, size=7.5)
    left.say("Prices include GST.  E. & O. E.")
    left.say("Goods once sold will not be taken back or exchanged.")
    sheet.text(130, y + 10, f"For {deal.seller.name}", size=8, align="R")
    sheet.text(10, y + 18, "Customer's Sign.", size=8)
    sheet.ink = (20, 20, 60)
    sheet.text(130, y + 1.2, slash(deal.total), face="pen", size=12, align="R", name="total")
    if "signature" not in sheet.omit:
        sheet.scribble(108, y + 15, ((0, 3), (2, 0), (4, 4), (8, 1), (13, 3), (18, 1)))


LAYOUT = Layout(
    "carbon_book",
    ("cash_memo",),
    draw,
    (Manner("05/04/26"), Manner("05.04.2026"), Manner("05-04-2026")),
    Terms(lines=(1, 9), whole_rupees=False),
    face="serif",
    size=9,
    page=(140, 205),
)
