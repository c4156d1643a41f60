"""A composition dealer's bill book, printed in two colours: rupees and paise in columns of their own."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_RED = (150, 30, 30)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.ink = _RED
    sheet.text(74, 5, deal.declaration, size=7, align="C", name="declaration")
    head = Flow(sheet, 8, 9, 132)
    head.say("Bill of Supply", bold=True, size=9, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", size=8, centred=True)
    y = head.y
    if "seller_gstin" not in sheet.omit:
        sheet.text(8, y, f"GSTIN : {seller.gstin}", size=8)
        sheet.says("seller_gstin", str(seller.gstin))
    sheet.text(140, y, f"Ph. : {seller.phone}", size=8, align="R")
    if seller.fssai and "seller_fssai" not in sheet.omit:
        y += 4
        sheet.text(8, y, f"FSSAI : {seller.fssai}", size=8)
        sheet.says("seller_fssai", seller.fssai)
    y += 6
    sheet.text(8, y, "Bill No.")
    sheet.text(112, y, "Date :")
    sheet.text(8, y + 6, "Name :")
    sheet.text(8, y + 12, "Add. :")
    sheet.ink = (20, 30, 90)
    sheet.text(24, y, deal.number, bold=True, name="invoice_number")
    sheet.text(123, y, manner.day(deal.day), name="invoice_date")
    sheet.text(24, y + 6, buyer.name, name="buyer_name")
    address = f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}"
    sheet.text(24, y + 12, address, size=8.5, name="buyer_address")
    if buyer.gstin and "buyer_gstin" not in sheet.omit:
        sheet.text(24, y + 17, f"GSTIN {buyer.gstin}", size=8.5)
        sheet.says("buyer_gstin", buyer.gstin)
    bottom = _goods(sheet, deal, manner, y + 23)
    _below(sheet, deal, manner, bottom)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    columns = [
        Column(
            "Qty.", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit"), "C"
        ),
        Column("Particulars", 56, lambda _, g: g.description, ("description",), "L"),
        Column("Rate", 22, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Rs.", 20, lambda _, g: _rupees(g.amount, manner), ("amount",), group="Amount"),
        Column("P.", 10, lambda _, g: _paise(g.amount), align="C", group="Amount"),
    ]
    return draw_table(sheet, columns, deal.lines, x=8, y=y, bottom=160, style=Style("columns", 9), least=76)


def _below(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sheet.box(88, y, 22, 7)
    sheet.box(110, y, 20, 7)
    sheet.box(130, y, 10, 7)
    if "total" not in sheet.omit:
        sheet.text(90, y + 1.4, "TOTAL", bold=True)
        sheet.text(129.2, y + 1.4, _rupees(deal.total, manner), bold=True, align="R")
        sheet.text(135, y + 1.4, _paise(deal.total), bold=True, align="C")
        sheet.says("total", f"{_rupees(deal.total, manner)} {_paise(deal.total)}")
    left = Flow(sheet, 8, y + 2, 76, size=8)
    if "total_in_words" not in sheet.omit:
        left.say(f"Rs. (in words) {deal.words}")
        sheet.says("total_in_words", deal.words)
    left.gap()
    left.say("Goods once sold will not be taken back or exchanged. E. & O. E.")
    if "signature" not in sheet.omit:
        sheet.scribble(112, y + 13, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.text(140, y + 19, f"For {deal.seller.name}", size=8, align="R")
        sheet.text(140, y + 23, "Signature", size=7, align="R", name="signature")


def _rupees(amount: Decimal, manner: Manner) -> str:
    return manner.money(amount).partition(".")[0]


def _paise(amount: Decimal) -> str:
    return f"{abs(amount):.2f}".partition(".")[2]


LAYOUT = Layout(
    "rupee_paise",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/26"), Manner("05-04-2026"), Manner("5-Apr-26")),
    Terms(lines=(1, 6), whole_rupees=False, words=("Rupees",)),
    face="times",
    size=10,
    page=(148, 210),
)
