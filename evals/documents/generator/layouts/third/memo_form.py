"""A cash memo off a printed pad: red form, dotted lines, the shop's figures filled in with blue ink."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_FORM, _PEN = (20, 100, 60), (25, 35, 120)
_ROWS, _STEP = 10, 8.2


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.ink = _FORM
    sheet.box(5, 5, 118, 172, weight=0.5)
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, 7, f"GSTIN : {seller.gstin}", size=8)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(120, 7, f"Mob. {seller.phone}", size=8, align="R")
    sheet.text(64, 11.5, "CASH MEMO", bold=True, size=9, align="C")
    head = Flow(sheet, 8, 16.5, 112)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True, size=8.5)
    if seller.fssai and "seller_fssai" not in sheet.omit:
        head.say(f"FSSAI Lic. : {seller.fssai}", centred=True, size=8)
        sheet.says("seller_fssai", seller.fssai)
    y = head.y + 3
    _filled(sheet, (8, 62), y, "No.", (deal.number, "invoice_number"))
    _filled(sheet, (72, 120), y, "Date", (manner.day(deal.day), "invoice_date"))
    _filled(sheet, (8, 120), y + 8, "M/s.", ("Cash", None))
    top = y + 17
    bottom = top + 7 + _ROWS * _STEP
    sheet.box(8, top, 112, bottom - top)
    sheet.line(8, top + 7, 120, top + 7)
    stops = (8, 24, 78, 97, 120)
    for x in stops[1:-1]:
        sheet.line(x, top, x, bottom + (9 if x == 97 else 0))
    for x, label in zip((16, 51, 87.5, 108.5), ("Qty.", "PARTICULARS", "Rate", "AMOUNT"), strict=True):
        sheet.text(x, top + 1.8, label, bold=True, size=8.5, align="C")
    for place in range(1, _ROWS):
        line_y = top + 7 + place * _STEP
        sheet.line(8, line_y, 120, line_y, weight=0.1, dashed=True)
    _goods(sheet, deal, manner, top + 8.6)
    sheet.box(8, bottom, 112, 9)
    sheet.text(94, bottom + 2.4, "TOTAL", bold=True, align="R")
    _pen(sheet, 118, bottom + 2, manner.priced(deal.total), "total", right=True)
    foot = Flow(sheet, 8, bottom + 12, 66, size=7.5)
    foot.say("Prices include GST.  E. & O. E.")
    foot.say("Goods once sold will not be taken back.")
    _filled(sheet, (8, 60), foot.y + 3, "Paid by", (deal.payment_mode.title(), "payment_mode"))
    sheet.text(120, bottom + 13, f"For {seller.name}", size=8, align="R")
    sheet.scribble(94, bottom + 18, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
    sheet.text(120, bottom + 25, "Signature", size=8, align="R", name="signature")


def _filled(
    sheet: Sheet, span: tuple[float, float], y: float, label: str, value: tuple[str, str | None]
) -> None:
    """A label of the form, a dotted line across the `span`, and what was written on it."""
    (x, right), (text, name) = span, value
    sheet.text(x, y, label)
    start = x + sheet.measure(f"{label} ") + 1
    sheet.line(start, y + 4.4, right, y + 4.4, weight=0.15, dashed=True)
    _pen(sheet, start + 2, y - 0.3, text, name)


def _pen(sheet: Sheet, x: float, y: float, text: str, name: str | None, *, right: bool = False) -> None:
    sheet.text(x, y, text, face="pen", size=10, ink=_PEN, align="R" if right else "L", name=name)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    for line in deal.lines:
        stated = {"description": line.description, "rate": "", "amount": ""}
        if "quantity" not in sheet.omit:
            many = f"{quantity(line.quantity)} {line.unit.lower()}"
            stated |= {"quantity": many, "unit": ""}
            _pen(sheet, 9, y, many, None)
        _pen(sheet, 25, y, line.description, None)
        _pen(sheet, 96, y, manner.money(line.rate), None, right=True)
        _pen(sheet, 119, y, manner.money(line.amount), None, right=True)
        sheet.cells.append(stated)
        y += _STEP


LAYOUT = Layout(
    "memo_form",
    ("cash_memo",),
    draw,
    (Manner("05/04/26"), Manner("05-04-2026"), Manner("5-Apr-26", symbol="₹")),
    Terms(lines=(1, 6), whole_rupees=False),
    face="serif",
    size=9,
    page=(128, 182),
)
