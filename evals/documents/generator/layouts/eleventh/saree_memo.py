"""A cloth shop's cash memo, printed in red and filled in by pen: quantity first, no codes."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_RED = (165, 20, 30)
_SHELF = tuple(
    Good(name, hsn, ("5", "5"), unit, low, high)
    for name, hsn, unit, low, high in (
        ("Cotton Saree with Blouse Piece", "52085190", "PCS", 480, 1600),
        ("Art Silk Saree", "54076190", "PCS", 650, 2400),
        ("Salwar Suit Material", "52085990", "PCS", 420, 1300),
        ("Shirting Cotton", "52083290", "MTR", 110, 320),
        ("Bedsheet Double with Pillow Covers", "63041910", "PCS", 380, 950),
        ("Towel Bath Size", "63026090", "PCS", 120, 340),
    )
)
_COLUMNS = ((8.0, 18.0), (26.0, 66.0), (92.0, 22.0), (114.0, 26.0))


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    sheet.ink = _RED
    sheet.box(6, 6, 136, 198, weight=0.6)
    sheet.text(74, 8, "CASH MEMO", bold=True, size=10, align="C")
    head = Flow(sheet, 8, 13, 132)
    head.say(seller.name, "seller_name", bold=True, size=18, centred=True)
    head.say("Sarees, Suitings, Shirtings & Furnishings", centred=True)
    head.say(bench.flat(seller), "seller_address", centred=True)
    bench.held(
        head, f"GSTIN {seller.gstin}      Tel. {seller.phone}", "seller_gstin", seller.gstin, centred=True
    )
    y = head.y + 2
    sheet.line(6, y, 142, y)
    for x, label, text, name in (
        (8.0, "Memo No.", deal.number, "invoice_number"),
        (98.0, "Date", manner.day(deal.day), "invoice_date"),
    ):
        sheet.text(x, y + 2, label)
        _pen(sheet, x + sheet.measure(label) + 3, y + 1.6, bench.unless(sheet, name, text))
        bench.tell(sheet, name, text)
    sheet.text(8, y + 8, "Name")
    sheet.line(20, y + 12, 140, y + 12, weight=0.1, dashed=True)
    y += 14
    sheet.line(6, y, 142, y)
    for (x, width), title in zip(_COLUMNS, ("Qty.", "Particulars", "Rate", "Amount"), strict=True):
        sheet.text(x + width / 2, y + 1.4, title, bold=True, align="C")
    sheet.line(6, y + 7, 142, y + 7)
    end = y + 104
    for x, _ in _COLUMNS[1:]:
        sheet.line(x - 1, y, x - 1, end, weight=0.1)
    at = y + 9
    for line in deal.lines:
        shown = state_row(sheet, "quantity", "description", "rate", "amount")
        unit = " m" if line.unit == "MTR" else ""
        _pen(sheet, 16, at, shown("quantity", f"{quantity(line.quantity)}{unit}"), align="C")
        _pen(sheet, 27, at, shown("description", line.description))
        _pen(sheet, 112, at, shown("rate", money(line.rate)), align="R")
        _pen(sheet, 139, at, shown("amount", money(line.amount)), align="R")
        at += 8.4
    if deal.round_off:
        sheet.text(92, end - 7, "Round off")
        _pen(sheet, 139, end - 7.4, money(deal.round_off), align="R", name="round_off")
    sheet.line(6, end, 142, end)
    sheet.text(92, end + 2.4, "TOTAL", bold=True, size=10)
    _pen(sheet, 139, end + 2, manner.priced(deal.total), align="R", name="total")
    sheet.line(6, end + 9, 142, end + 9)
    sheet.text(8, end + 11, "Prices are inclusive of GST. Fixed price. No exchange on sale items.", size=7.6)
    bench.seal(sheet, deal, 92, end + 18, "Salesman", above="For ")


def _pen(sheet: Sheet, x: float, y: float, text: str, *, align: str = "L", name: str | None = None) -> None:
    """Write in blue ink."""
    left = x - {"L": 0.0, "R": 1.0, "C": 0.5}[align] * sheet.measure(text, size=10, face="pen")
    sheet.text(left, y, text, size=10, face="pen", ink=(25, 35, 120), name=name)


LAYOUT = Layout(
    "saree_memo",
    ("cash_memo",),
    draw,
    (Manner("05/04/26", places=2), Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026")),
    Terms(lines=(1, 7), shelf=_SHELF),
    size=8.8,
    page=(148, 210),
)
