"""A printed memo book filled in by hand: dotted lines, a serial in red, rates with a stroke and a dash."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import slash
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_PEN = (20, 34, 120)
_RED = (176, 24, 24)
_STOPS = (8.0, 20.0, 80.0, 98.0, 118.0, 140.0)
_ROWS = 12


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    head = Flow(sheet, 8, 7, 132)
    head.say("CASH MEMO", bold=True, size=8.5, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=17, centred=True)
    head.say("General Stores - Gifts, Electricals, Crockery & Household Goods", size=8, centred=True)
    head.say(", ".join(desk.short(seller)), "seller_address", size=8.4, centred=True)
    desk.held(
        sheet,
        head,
        f"GSTIN : {seller.gstin}        Mob. : {seller.phone}",
        [("seller_gstin", seller.gstin)],
        centred=True,
    )
    y = head.y + 2
    sheet.line(8, y, 140, y, weight=0.5)
    if "invoice_number" not in sheet.omit:
        sheet.text(9, y + 2, "No.")
        sheet.text(16, y + 1.6, deal.number, size=11, bold=True, ink=_RED, name="invoice_number")
    sheet.text(98, y + 2, "Date")
    sheet.line(107, y + 6, 140, y + 6, dashed=True)
    _pen(sheet, 109, y + 1.4, manner.day(deal.day), name="invoice_date")
    sheet.text(9, y + 9, "M/s.")
    sheet.line(17, y + 13, 140, y + 13, dashed=True)
    _pen(sheet, 20, y + 8.4, "Cash")
    y = _table(sheet, deal, y + 16)
    if "total" not in sheet.omit:
        sheet.text(116, y + 1.6, "TOTAL", bold=True, align="R")
        _pen(sheet, 139, y + 1, f"{manner.symbol}{slash(deal.total)}", right=True)
        sheet.says("total", slash(deal.total))
    sheet.line(8, y + 8, 140, y + 8)
    sheet.line(118, y, 118, y + 8)
    sheet.text(
        9, y + 10, "E. & O.E.   Prices include GST.   Goods once sold will not be taken back.", size=7.5
    )
    sheet.text(140, y + 22, "Signature", align="R", name="signature")
    if "signature" not in sheet.omit:
        sheet.scribble(118, y + 15, ((0, 3), (3, 0), (5, 4), (9, 1), (13, 4), (18, 1)))


def _table(sheet: Sheet, deal: Deal, y: float) -> float:
    top = y
    for x, label in (
        (14.0, "Sl."),
        (50.0, "Particulars"),
        (89.0, "Qty."),
        (108.0, "Rate"),
        (129.0, "Amount"),
    ):
        sheet.text(x, y + 1, label, bold=True, align="C")
    y += 6
    sheet.line(8, y, 140, y)
    y += 1
    for place, line in enumerate(deal.lines):
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        _pen(sheet, 12, y, f"{place + 1}")
        _pen(sheet, 21, y, shown("description", line.description))
        _pen(sheet, 97, y, shown("quantity", quantity(line.quantity)), right=True)
        _pen(sheet, 117, y, shown("rate", slash(line.rate)), right=True)
        _pen(sheet, 139, y, shown("amount", slash(line.amount)), right=True)
        y += 7.4
    y = top + 7 + _ROWS * 7.4
    sheet.box(8, top, 132, y - top)
    for x in _STOPS[1:-1]:
        sheet.line(x, top, x, y, weight=0.15)
    return y


def _pen(
    sheet: Sheet, x: float, y: float, text: str, *, right: bool = False, name: str | None = None
) -> None:
    sheet.text(x, y, text, size=9.6, face="pen", ink=_PEN, align="R" if right else "L", name=name)


LAYOUT = Layout(
    "memo_pen",
    ("cash_memo",),
    draw,
    (Manner("05/04/26"), Manner("05-04-2026", symbol="Rs "), Manner("05/04/2026")),
    Terms(lines=(1, 8), shelf=tuple(good for good in OTHER if good.high < 3000)),
    face="times",
    size=9.6,
    page=(148, 210),
)
