"""A distributor's credit note for goods expired or broken at the shop: batch, expiry and the bill of sale."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.fill(10, 9, 190, 9, (60, 60, 60))
    sheet.text(14, 10.8, "GST CREDIT NOTE", bold=True, size=12, ink=(255, 255, 255))
    sheet.text(196, 11.6, "Expiry / Breakage Settlement", size=9, align="R", ink=(255, 255, 255))
    left, right = Flow(sheet, 12, 21, 92), Flow(sheet, 112, 21, 88)
    left.say("Issued by", size=7.6)
    left.say(seller.name, "seller_name", bold=True, size=11)
    bench.lines(left, bench.tall(seller), "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI", seller.fssai, "seller_fssai")
    before = manner.day(deal.original_day) if deal.original_day else ""
    bench.rows(
        right,
        (
            ("CN Number", deal.number, "invoice_number"),
            ("CN Date", manner.day(deal.day), "invoice_date"),
            ("Ref. Invoice No.", deal.original_number, "original_invoice_number"),
            ("Ref. Invoice Date", before, "original_invoice_date"),
            ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
            ("Claim Type", "Near expiry", ""),
        ),
        indent=34,
        bold=True,
    )
    y = max(left.y, right.y) + 2
    sheet.line(10, y, 200, y)
    to = Flow(sheet, 12, y + 1.5, 180)
    to.say("Issued to", size=7.6)
    to.say(buyer.name, "buyer_name", bold=True, size=11)
    to.say(bench.flat(buyer, state=True), "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin")
    columns = [
        Column("Sr", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("SKU Name", 48, lambda _, g: g.description, ("description",), "L"),
        Column("Batch", 18, lambda i, g: f"{'XPQ'[i % 3]}{int(g.rate * 9) % 900 + 99}", align="C"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit\nRate", 17, lambda _, g: money(g.rate), ("rate",)),
        Column("Taxable", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST\n%", 10, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("GST\nAmt", 18, lambda _, g: money(g.cgst + g.sgst + g.igst)),
        Column("Credit\nAmount", 23, lambda _, g: money(g.amount), ("amount",)),
    ]
    style = Style("grid", 8, shade=(232, 232, 232), pad=0.9)
    y = draw_table(sheet, columns, deal.lines, x=8, y=to.y + 3, bottom=205, style=style)
    sums = Flow(sheet, 120, y + 3, 82)
    bench.strip(sums, [("Taxable reversed", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.head_sums(deal, manner, "{} reversed"))
    bench.strip(sums, bench.rounding(deal, manner, "Round off"))
    bench.strip(sums, [("Total Credit", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 3, 100)
    low.pair("In words", deal.words, "total_in_words")
    low.gap()
    low.say("The amount is adjusted against your outstanding. Please reverse the input tax credit.", size=8)
    sign(sheet, deal, 200, max(sums.y, low.y) + 5)


LAYOUT = Layout(
    "expiry_returns",
    ("credit_note",),
    draw,
    (Manner("05-Apr-2026", symbol="₹ "), Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026")),
    Terms(lines=(1, 5), words=("Rupees", "INR"), shelf=FOOD),
    size=8.8,
)
