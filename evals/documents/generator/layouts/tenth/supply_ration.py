"""A composition dealer's bill of supply from a desk program: the law's words below the title."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 9, "BILL OF SUPPLY", bold=True, size=12, align="C")
    if "declaration" not in sheet.omit:
        sheet.text(105, 15, f"({deal.declaration})", size=8.2, align="C")
        desk.said(sheet, "declaration", deal.declaration)
    left, right = Flow(sheet, 12, 22, 102), Flow(sheet, 122, 22, 76)
    left.say(seller.name, "seller_name", bold=True, size=13)
    desk.lines(left, desk.short(seller), "seller_address")
    left.pair("Mob.", seller.phone)
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI No.", seller.fssai, "seller_fssai", mark=" :")
    desk.rows(
        right,
        (
            ("Bill No.", deal.number, "invoice_number"),
            ("Bill Date", manner.day(deal.day), "invoice_date"),
            ("Terms", "Credit", ""),
            ("Vehicle No.", "", ""),
        ),
        indent=24,
    )
    y = max(left.y, right.y) + 1
    sheet.box(10, 20, 190, y - 20)
    sheet.line(120, 20, 120, y)
    to = Flow(sheet, 12, y + 1, 186)
    to.say("Details of Receiver (Billed to)", bold=True)
    to.pair("Name", buyer.name, "buyer_name", indent=20, bold=True)
    to.pair("Address", desk.flat(buyer), "buyer_address", indent=20)
    to.pair("GSTIN", buyer.gstin, "buyer_gstin", indent=20)
    sheet.box(10, y, 190, to.y + 1 - y)
    money = manner.money
    columns = [
        Column("S.No.", 12, lambda i, _: f"{i + 1}", align="C"),
        Column("Name of Product", 78, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 18, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("UOM", 14, lambda _, g: g.unit, ("unit",), "C"),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 26, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("columns", 8.8, pad=0.9)
    y = draw_table(sheet, columns, deal.lines, x=10, y=to.y + 1, bottom=200, style=style, least=85)
    sums = Flow(sheet, 132, y + 1.5, 67)
    desk.sums(sums, [("Total", money(deal.taxable), "")])
    desk.sums(sums, desk.rounded(deal, manner, "Round Off"))
    sums.size = 10.5
    desk.sums(sums, [("Net Amount", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 1.5, 114)
    low.say("Amount in Words :")
    low.say(deal.words, "total_in_words", bold=True)
    end = max(sums.y, low.y) + 1
    sheet.box(10, y, 190, end - y)
    sheet.line(130, y, 130, end)
    last = Flow(sheet, 12, end + 2, 100, size=8)
    last.say("1. Subject to local jurisdiction. 2. Complaint of short weight within 24 hours.")
    desk.sign(sheet, 198, end + 3, f"For {seller.name}", "Auth. Signatory")


LAYOUT = Layout(
    "supply_ration",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-04-2026", symbol="Rs. "), Manner("05/04/2026")),
    Terms(lines=(1, 8), words=("Rupees", "Rs."), shelf=FOOD),
    size=9,
)
