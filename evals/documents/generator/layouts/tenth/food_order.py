"""A food app's invoice on a restaurant's behalf: labelled lines, dishes, taxes at five per cent."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

DISHES: tuple[Good, ...] = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, True)
    for name, low, high in (
        ("Paneer Butter Masala", 210, 320),
        ("Veg Hakka Noodles", 140, 220),
        ("Chicken Dum Biryani", 240, 360),
        ("Masala Dosa", 80, 140),
        ("Butter Naan", 35, 60),
        ("Dal Makhani", 180, 260),
        ("Jeera Rice", 110, 170),
        ("Gulab Jamun (2 Pcs)", 60, 95),
        ("Sweet Lassi", 55, 90),
        ("Tandoori Roti", 18, 32),
    )
)
_ORANGE = (226, 101, 26)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(14, 12, deal.operator.split()[0], bold=True, size=16, ink=_ORANGE)
    sheet.text(196, 13, "Tax Invoice", bold=True, size=14, align="R")
    sheet.text(196, 20, "ORIGINAL FOR RECIPIENT", size=8, align="R")
    flow = Flow(sheet, 14, 28, 182)
    flow.say("Tax Invoice on behalf of -", bold=True)
    flow.gap(0.4)
    for label, text, name in (
        ("Legal Entity Name", seller.name, "seller_name"),
        ("Restaurant Name", seller.name.split()[0] + " Rasoi", ""),
        ("Restaurant Address", desk.flat(seller), "seller_address"),
        ("Restaurant GSTIN", seller.gstin, "seller_gstin"),
        ("Restaurant FSSAI", seller.fssai, "seller_fssai"),
        ("Invoice No.", deal.number, "invoice_number"),
        ("Invoice Date", manner.day(deal.day), "invoice_date"),
        ("Order ID", deal.order_number, "order_number"),
    ):
        flow.pair(label, text, name or None)
        flow.gap(0.15)
    flow.gap()
    for label, text, name in (
        ("Customer Name", buyer.name, "buyer_name"),
        ("Delivery Address", desk.flat(buyer), "delivery_address"),
        ("State name & Place of Supply", deal.place_of_supply, "place_of_supply"),
    ):
        flow.pair(label, text, name)
        flow.gap(0.15)
    flow.gap()
    flow.say("HSN Code: 996331" if "hsn" not in sheet.omit else "")
    flow.say("Service Description: Restaurant Service")
    money = manner.money
    columns = [
        Column("Particulars", 84, lambda _, g: g.description, ("description",), "L"),
        Column("Quantity", 20, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Unit Price", 26, lambda _, g: money(g.rate), ("rate",)),
        Column("Discount", 22, lambda _, g: money(g.discount), ("discount",)),
        Column("Net Value", 30, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    style = Style("grid", 8.6, shade=(245, 245, 245), pad=1.1)
    y = draw_table(sheet, columns, deal.lines, x=14, y=flow.y + 3, bottom=215, style=style)
    sums = Flow(sheet, 112, y + 2, 83.2)
    desk.sums(sums, [("Total taxable value", money(deal.taxable), "taxable_value")])
    desk.sums(sums, desk.tax_rows(sheet, deal, manner, "{head} {rate}%"))
    desk.sums(sums, [("Invoice Total", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 14, sums.y + 3, 182)
    low.pair("Amount (in words)", deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("Amount settled through digital mode of payment. Reverse charge applicable: No", size=8)
    low.say(
        "Supply attracts tax under section 9(5) of the CGST Act, 2017 paid by the operator below.", size=8
    )
    low.gap()
    desk.held(sheet, low, f"For {deal.operator}", [("ecommerce_operator", deal.operator)])
    low.say("Authorized Signatory" if "signature" not in sheet.omit else "")
    desk.said(sheet, "signature", "Authorized Signatory")


LAYOUT = Layout(
    "food_order",
    ("marketplace",),
    draw,
    (
        Manner("05-04-2026", symbol="Rs. "),
        Manner("2026-04-05", symbol="₹"),
        Manner("05/04/2026", symbol="₹ "),
    ),
    Terms(
        lines=(1, 5),
        exclusive=True,
        near=True,
        discounts=True,
        whole_rupees=False,
        hsn_digits=6,
        shelf=DISHES,
    ),
    size=9.2,
)
