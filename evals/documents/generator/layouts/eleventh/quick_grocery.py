"""A ten-minute grocery service's invoice: MRP, price, discount and both taxes in each row of small print."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    sheet.text(12, 10, "quickbasket", bold=True, size=18, ink=(20, 120, 60))
    sheet.text(198, 12, "TAX INVOICE", bold=True, size=12, align="R")
    left, right = Flow(sheet, 12, 22, 92), Flow(sheet, 110, 22, 88)
    left.say("Sold By / Seller", bold=True)
    left.say(seller.name, "seller_name")
    left.say(bench.flat(seller, state=True), "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI License No", seller.fssai, "seller_fssai")
    bench.rows(
        right,
        (
            ("Order Id", deal.order_number, "order_number"),
            ("Invoice No.", deal.number, "invoice_number"),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
            ("Marketplace", deal.operator, "ecommerce_operator"),
        ),
        indent=28,
    )
    y = max(left.y, right.y) + 3
    sheet.line(10, y, 200, y)
    to = Flow(sheet, 12, y + 2, 180)
    to.say("Invoice To", bold=True)
    to.say(buyer.name, "buyer_name")
    to.say(bench.flat(buyer, state=True), "buyer_address")
    half = len(bench.heads(deal)) or 1
    columns = [
        Column("Sr.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("UPC", 25, lambda i, g: f"890{int(g.rate * 7919) % 10**10:010d}", align="C"),
        Column("Item Description", 39, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 17, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("MRP", 14, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Price", 14, lambda _, g: money(g.rate), ("rate",)),
        Column("Qty", 8, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Disc.", 12, lambda _, g: money(g.discount), ("discount",)),
        Column("Taxable\nValue", 15, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("CGST\n+SGST %", 15, lambda _, g: f"{percent(g.gst_rate / half)}+{percent(g.gst_rate / half)}",
               ("gst_rate",), "C"),
        Column("CGST\nAmt", 11, lambda _, g: money(g.cgst)),
        Column("SGST\nAmt", 11, lambda _, g: money(g.sgst)),
        Column("Total", 15, lambda _, g: money(g.amount), ("amount",)),
    ]  # fmt: skip
    style = Style("grid", 6.4, shade=(236, 244, 236), pad=0.9)
    y = draw_table(sheet, columns, deal.lines, x=3, y=to.y + 3, bottom=235, style=style)
    sums = Flow(sheet, 128, y + 2, 78)
    bench.strip(sums, [("Item discount", money(deal.discount) if deal.discount else "", "discount")])
    bench.strip(sums, [("Taxable amount", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.head_sums(deal, manner, "{}"))
    bench.strip(sums, [("Delivery charge", "FREE", "")])
    bench.strip(sums, [("Invoice Value", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 2, 110)
    low.pair("Amount in words", deal.words, "total_in_words")
    low.pair("Tax payable under reverse charge", "No", "reverse_charge")
    low.gap()
    low.say("Prices are inclusive of all taxes. Perishables can be returned at the door only.", size=7)
    sign(sheet, deal, 198, max(sums.y, low.y) + 4)


LAYOUT = Layout(
    "quick_grocery",
    ("marketplace",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05/04/2026", symbol="₹"),
        Manner("05-04-2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 8), near=True, discounts=True, whole_rupees=False, words=("Rupees",), shelf=FOOD),
    size=8.2,
)
