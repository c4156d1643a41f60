"""A marketplace's order invoice: sold by, order number, the tax type in a column."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import code, sign, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(12, 10, deal.operator, bold=True, size=11, name="ecommerce_operator")
    sheet.text(198, 10, "Tax Invoice/Bill of Supply/Cash Memo", bold=True, size=10, align="R")
    left = Flow(sheet, 12, 24, 88)
    left.say("Sold By :", bold=True)
    left.say(seller.name, "seller_name")
    left.address(seller, "seller", one_line=True, state=True)
    left.gap()
    left.pair("PAN No", seller.pan)
    left.pair("GST Registration No", seller.gstin, "seller_gstin")
    left.pair("FSSAI License No.", seller.fssai, "seller_fssai")
    left.gap()
    left.pair("Order Number", deal.order_number, "order_number")
    left.pair("Order Date", manner.day(deal.day))
    right = Flow(sheet, 112, 24, 86)
    right.say("Billing Address :", bold=True)
    right.say(buyer.name, "buyer_name")
    right.address(buyer, "buyer", one_line=True, state=True)
    right.pair("State/UT Code", buyer.region.code)
    right.gap()
    right.say("Shipping Address :", bold=True)
    right.say(buyer.name)
    there = f"{', '.join(buyer.street)}, {buyer.town}, {buyer.region.name} - {buyer.pin}"
    right.say(there, "delivery_address")
    right.gap()
    right.pair("Place of supply", f"{deal.place_of_supply.upper()} ({code(deal)})", "place_of_supply")
    right.pair("Invoice Number", deal.number, "invoice_number")
    right.pair("Invoice Date", manner.day(deal.day), "invoice_date")
    y = draw_table(
        sheet, _columns(sheet, deal, manner), deal.lines, x=12, y=max(left.y, right.y) + 4, bottom=230,
        style=Style("grid", 8, shade=(210, 210, 210)),
    )  # fmt: skip
    sheet.box(12, y, 186, 6)
    sheet.text(13, y + 1, "TOTAL:", bold=True)
    sheet.text(172, y + 1, manner.priced(deal.tax), bold=True, align="R", size=8)
    sheet.text(197, y + 1, manner.priced(deal.total), bold=True, align="R", size=8, name="total")
    words = Flow(sheet, 13, y + 8, 184)
    words.say("Amount in Words:", bold=True)
    words.say(deal.words, "total_in_words", bold=True)
    words.gap()
    words.say("Whether tax is payable under reverse charge - No", "reverse_charge")
    sign(sheet, deal, 197, words.y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    def tax_rates(line: Line) -> str:
        if deal.inter_state:
            return percent(line.gst_rate)
        return f"{percent(line.gst_rate / 2)}\n{percent(line.gst_rate / 2)}"

    def tax_types(line: Line) -> str:
        return "IGST" if deal.inter_state else "CGST\nSGST"

    def taxes(line: Line) -> str:
        if deal.inter_state:
            return manner.priced(line.igst)
        return f"{manner.priced(line.cgst)}\n{manner.priced(line.sgst)}"

    def net(line: Line) -> str:
        return manner.priced((line.taxable / line.quantity).quantize(line.rate))

    return [
        Column("Sl. No", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("Description", 61, lambda _, g: with_hsn(sheet, g, "HSN:"), ("description", "hsn"), "L"),
        Column("Unit Price", 20, lambda _, g: net(g), ("net_rate",)),
        Column("Qty", 9, lambda _, g: quantity(g.quantity), ("quantity",), "C"),
        Column("Net Amount", 21, lambda _, g: manner.priced(g.taxable), ("taxable_value",)),
        Column("Tax Rate", 12, lambda _, g: tax_rates(g), ("gst_rate",), "C"),
        Column("Tax Type", 12, lambda _, g: tax_types(g), align="C"),
        Column("Tax Amount", 20, lambda _, g: taxes(g)),
        Column("Total Amount", 22, lambda _, g: manner.priced(g.amount), ("amount",)),
    ]


LAYOUT = Layout(
    "web_order",
    ("marketplace",),
    draw,
    (Manner("05.04.2026", symbol="₹"), Manner("05-04-2026", symbol="₹")),
    Terms(lines=(1, 3), whole_rupees=False),
    face="dejavu",
    size=8.5,
    several=True,
)
