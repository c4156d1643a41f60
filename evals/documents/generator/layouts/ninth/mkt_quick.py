"""A quick-delivery market's invoice: a dense table with the price ceiling, two taxes side by side."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import with_hsn
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 10, "Tax Invoice / Bill of Supply", bold=True, size=12, align="C")
    sheet.text(105, 16, "ORIGINAL FOR RECIPIENT", size=7.5, align="C")
    y = 22.0
    left, right = Flow(sheet, 13, y + 1.5, 88), Flow(sheet, 107, y + 1.5, 88)
    for label, text, name in (
        ("Seller Name", seller.name, "seller_name"),
        ("Address", desk.flat(seller), "seller_address"),
        ("GSTIN", seller.gstin, "seller_gstin"),
        ("FSSAI", seller.fssai, "seller_fssai"),
        ("E-commerce operator", deal.operator, "ecommerce_operator"),
    ):
        left.pair(label, text, name, mark=" -")
    for label, text, name in (
        ("Order Id", deal.order_number, "order_number"),
        ("Invoice No", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Customer Name", buyer.name, "buyer_name"),
        ("Delivery Address", desk.flat(buyer), "delivery_address"),
        ("Place of Supply", deal.place_of_supply, "place_of_supply"),
    ):
        right.pair(label, text, name, mark=" -")
    end = max(left.y, right.y) + 1
    sheet.box(12, y, 93, end - y, weight=0.15)
    sheet.box(105, y, 93, end - y, weight=0.15)
    y = draw_table(
        sheet,
        _columns(sheet, deal, manner),
        deal.lines,
        x=12,
        y=end + 2,
        bottom=230,
        style=Style("grid", 7.2, shade=(240, 240, 240), pad=0.8),
    )
    _foot(sheet, deal, manner, y)


def _columns(sheet: Sheet, deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money

    def each(_: int, g: Line) -> str:
        return money((g.taxable / g.quantity).quantize(g.rate))

    if deal.inter_state:
        taxes = [
            Column("IGST\n(%)", 13, lambda _, g: f"{g.gst_rate:.2f}", ("gst_rate",)),
            Column("IGST\n(INR)", 29, lambda _, g: money(g.igst)),
        ]
    else:
        taxes = [
            Column("CGST\n(%)", 10, lambda _, g: f"{g.gst_rate / 2:.2f}", ("gst_rate",)),
            Column("SGST\n(%)", 10, lambda _, g: f"{g.gst_rate / 2:.2f}"),
            Column("CGST\n(INR)", 11, lambda _, g: money(g.cgst)),
            Column("SGST\n(INR)", 11, lambda _, g: money(g.sgst)),
        ]
    return [
        Column("Sr.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column(
            "Item & Description", 48, lambda _, g: with_hsn(sheet, g, "HSN: "), ("description", "hsn"), "L"
        ),
        Column("MRP", 15, lambda _, g: money(g.mrp), ("mrp",)),
        Column("Selling\nPrice", 15, lambda _, g: money(g.rate), ("rate",)),
        Column("Qty.", 9, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit value\nbefore tax", 17, each),
        Column("Taxable\nvalue", 16, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Total", 16, lambda _, g: money(g.amount), ("amount",)),
    ]


def _foot(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 118, y + 2, 79.2)
    desk.sums(sums, [("Item Total (excl. tax)", manner.money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.head_rows(deal, manner, "Total {}"))
    desk.sums(sums, [("Invoice Value", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 2, 100, size=7.8)
    low.say("Amount in Words", bold=True)
    low.say(deal.words, "total_in_words")
    low.gap()
    low.say("Whether the tax is payable on reverse charge - No")
    desk.said(sheet, "reverse_charge", "No")
    low.say("Handling and surge charges, if any, are billed by the operator on a separate invoice.")
    desk.sign(sheet, 198, sums.y + 6, f"For {deal.seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "mkt_quick",
    ("marketplace",),
    draw,
    (
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("2026-04-05", symbol="₹"),
        Manner("05/04/2026", symbol="₹ "),
    ),
    Terms(lines=(1, 8), whole_rupees=False, shelf=FOOD),
    size=8.2,
)
