"""A small composition dealer's bill of supply on A5: the law's words at the foot, quantity first."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import OTHER
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_BLUE = (20, 40, 130)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.ink = _BLUE
    head = Flow(sheet, 8, 8, 132)
    head.say("Bill of Supply", bold=True, size=11, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=16, centred=True)
    head.say("Gift Articles, Stationery & Home Needs", centred=True)
    head.say(bench.flat(seller), "seller_address", centred=True)
    bench.held(
        head, f"GSTIN : {seller.gstin}   Cell : {seller.phone}", "seller_gstin", seller.gstin, centred=True
    )
    y = head.y + 1.5
    sheet.box(6, y, 136, 22)
    sheet.line(96, y, 96, y + 22)
    left, right = Flow(sheet, 8, y + 1.5, 86), Flow(sheet, 98, y + 1.5, 43)
    left.pair("M/s.", buyer.name, "buyer_name", mark=" ", bold=True)
    left.say(bench.flat(buyer), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" : ")
    right.pair("No.", deal.number, "invoice_number", bold=True)
    right.pair("Date", manner.day(deal.day), "invoice_date", bold=True)
    columns = [
        Column("Qty", 16, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Particulars", 60, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Rate", 19, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 23, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("columns", 8.8, pad=1)
    y = draw_table(sheet, columns, deal.lines, x=6, y=y + 22, bottom=155, style=style, least=80)
    sums = Flow(sheet, 86, y + 1.5, 55.2)
    bench.strip(sums, bench.rounding(deal, manner, "Round Off"))
    sums.size = 10.5
    bench.strip(sums, [("TOTAL", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 8, y + 1.5, 74)
    low.say(deal.words, "total_in_words")
    y = max(sums.y, low.y) + 1
    sheet.box(6, y, 136, 6)
    if "declaration" not in sheet.omit:
        sheet.text(74, y + 1.4, deal.declaration, size=8, align="C", name="declaration")
    sheet.text(8, y + 9, "E. & O. E.  Thank you, visit again.", size=8)
    bench.seal(sheet, deal, 90, y + 8, "Signature", above="For ")


LAYOUT = Layout(
    "composition_a5",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="Rs. "), Manner("05/04/26", symbol="₹")),
    Terms(lines=(1, 7), words=("Rupees",), shelf=OTHER),
    size=8.6,
    page=(148, 210),
)
