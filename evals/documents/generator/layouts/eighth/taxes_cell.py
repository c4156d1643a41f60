"""A reseller market's invoice: one frame, the buyer before the address, the heads of tax in one cell."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import full, said
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.sixth.setting import facts
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(8, 8, 194, 130)
    sheet.fill(8, 8, 194, 7, (226, 226, 226))
    sheet.text(105, 9.4, "TAX INVOICE", bold=True, size=10, align="C")
    sheet.text(200, 9.8, "Original For Recipient", size=7.5, align="R")
    left = Flow(sheet, 10, 17, 96)
    left.say("BILL TO / SHIP TO", bold=True)
    to = f"{buyer.name} - {full(buyer)}, Place of Supply: {deal.place_of_supply}"
    if not {"buyer_name", "buyer_address", "place_of_supply"} & sheet.omit:
        left.say(to)
        for name, raw in (
            ("buyer_name", buyer.name),
            ("buyer_address", full(buyer)),
            ("place_of_supply", deal.place_of_supply),
        ):
            said(sheet, name, raw)
    else:
        left.say(buyer.name, "buyer_name")
        left.say(full(buyer), "buyer_address")
        left.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    right = Flow(sheet, 110, 17, 90)
    phrase(right, f"Sold by : {seller.name}", "seller_name", seller.name, bold=True)
    right.say(full(seller), "seller_address")
    phrase(right, f"GSTIN - {seller.gstin}", "seller_gstin", seller.gstin)
    facts(
        right,
        (
            ("Purchase Order No.", deal.order_number, "order_number"),
            ("Invoice No.", deal.number, "invoice_number"),
            ("Order Date", manner.day(deal.day - timedelta(days=2)), ""),
            ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ),
        indent=34,
        mark="",
    )
    y = max(left.y, right.y) + 2
    sheet.line(108, 15, 108, y)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=8, y=y, bottom=120, style=Style("grid", 8, pad=1)
    )
    priced = manner.priced
    sheet.text(10, y + 1.5, "Total", bold=True)
    sheet.text(173, y + 1.5, priced(deal.tax), bold=True, align="R")
    sheet.text(201, y + 1.5, priced(deal.total), bold=True, align="R", name="total")
    sheet.line(8, y + 7, 202, y + 7)
    foot = Flow(sheet, 10, y + 9, 190, size=7.6)
    foot.say("Tax is not payable on reverse charge basis", "reverse_charge")
    said(sheet, "ecommerce_operator", deal.operator)
    foot.say(
        f"This is a computer generated invoice and does not require signature. Other charges are collected "
        f"by {deal.operator} for the seller and include delivery, where it was charged."
    )
    foot.say(
        "Includes discounts for your city and/or for online payments. For questions write to "
        "care@market.example"
    )


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    priced, heads = manner.priced, heads_of(deal)

    def taxes(_: int, line: Line) -> str:
        share = line.gst_rate / len(heads)
        return "\n".join(f"{label} @{share:.1f}% :{priced(getattr(line, name))}" for label, name in heads)

    return [
        Column("Description", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 12, lambda _, g: quantity(g.quantity), ("quantity",), "L"),
        Column("Gross Amount", 24, lambda _, g: priced(g.quantity * g.rate), align="L"),
        Column("Taxable Value", 24, lambda _, g: priced(g.taxable), ("taxable_value",), "L"),
        Column("Taxes", 34, taxes, ("gst_rate",), "L"),
        Column("Total", 24, lambda _, g: priced(g.amount), ("amount",), "L"),
    ]


LAYOUT = Layout(
    "taxes_cell",
    ("marketplace",),
    draw,
    (
        Manner("05.04.2026", symbol="Rs.", grouped=False),
        Manner("05-04-2026", symbol="Rs."),
        Manner("05.04.2026", symbol="₹"),
    ),
    Terms(lines=(1, 3), whole_rupees=False, hsn_digits=6),
    size=8.5,
)
