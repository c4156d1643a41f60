"""A composition dealer's bill of supply on half a sheet: the law's words on top, no tax anywhere."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(7, 7, 196, 134, weight=0.4)
    sheet.text(105, 9, deal.declaration, size=8, align="C", name="declaration")
    sheet.text(200, 14, "BILL OF SUPPLY", bold=True, size=13, align="R")
    head = Flow(sheet, 10, 14, 120)
    head.say(seller.name, "seller_name", bold=True, size=14)
    head.say(
        f"{', '.join(seller.street)}, {seller.town}, {seller.region.name} - {seller.pin}", "seller_address"
    )
    head.pair("GSTIN", seller.gstin, "seller_gstin")
    head.pair("FSSAI", seller.fssai, "seller_fssai")
    head.pair("Contact", seller.phone)
    y = max(head.y + 1, 38)
    sheet.line(7, y, 203, y)
    left, right = Flow(sheet, 10, y + 1.5, 110), Flow(sheet, 136, y + 1.5, 64)
    left.pair("Buyer", buyer.name, "buyer_name", indent=18, bold=True)
    address = f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name} - {buyer.pin}"
    left.pair("Address", address, "buyer_address", indent=18)
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=18)
    right.pair("Bill Number", deal.number, "invoice_number", indent=24)
    right.pair("Date of Issue", manner.day(deal.day), "invoice_date", indent=24)
    columns = [
        Column("No.", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Name of goods", 74, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 20, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit", 16, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Rate per unit", 24, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("Value", 30, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    top = max(left.y, right.y) + 1
    y = draw_table(sheet, columns, deal.lines, x=7, y=top, bottom=112, style=Style("grid", 9, pad=0.7))
    sums = Flow(sheet, 136, y + 1, 66)
    less = sum((line.discount for line in deal.lines), ZERO)
    sums.between("Less: Discount", manner.money(less) if less else "", "discount")
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Total Value of Supply", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 10, y + 1, 118, size=8.5)
    words.say(f"In words: {deal.words}" if "total_in_words" not in sheet.omit else "")
    if "total_in_words" not in sheet.omit:
        sheet.says("total_in_words", deal.words)
    words.say("Goods once sold are exchanged within 3 days against this bill.")
    if "signature" not in sheet.omit:
        end = max(sums.y, words.y) + 2
        sheet.text(200, end, f"For {seller.name}", size=8.5, align="R")
        sheet.scribble(172, end + 4, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
        sheet.text(200, end + 10, "Proprietor", size=8.5, align="R", name="signature")


LAYOUT = Layout(
    "small_scheme",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("5th April 2026", symbol="Rs. "),
        Manner("05-Apr-2026", grouped=False),
    ),
    Terms(lines=(1, 5), hsn_digits=4),
    face="serif",
    size=9,
    page=(210, 148),
)
