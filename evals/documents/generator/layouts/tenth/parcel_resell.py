"""A resellers' market's bill below its parcel label: one address for bill and parcel, taxes in a cell."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    _label(sheet, deal)
    seller, buyer = deal.seller, deal.customer
    sheet.fill(8, 98, 194, 6, (232, 232, 232))
    sheet.text(105, 99, "TAX INVOICE", bold=True, size=9.5, align="C")
    sheet.text(200, 99.5, "Original For Recipient", size=7.6, align="R")
    left, right = Flow(sheet, 10, 106, 92), Flow(sheet, 108, 106, 92)
    left.say("BILL TO / SHIP TO", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(desk.flat(buyer), "buyer_address")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply")
    desk.held(sheet, right, f"Sold by : {seller.name}", [("seller_name", seller.name)], bold=True)
    right.say(desk.flat(seller), "seller_address")
    desk.held(sheet, right, f"GSTIN - {seller.gstin}", [("seller_gstin", seller.gstin)])
    right.gap(0.4)
    y = right.y
    for x, label, text, name in (
        (108.0, "Purchase Order No.", deal.order_number, "order_number"),
        (156.0, "Invoice No.", deal.number, "invoice_number"),
        (108.0, "Order Date", manner.day(deal.day - timedelta(days=2)), ""),
        (156.0, "Invoice Date", manner.day(deal.day), "invoice_date"),
    ):
        if name not in sheet.omit:
            sheet.text(x, y, label, bold=True)
            sheet.text(x, y + 3.8, text, name=name or None)
        y += 9 if name == "invoice_number" else 0
    y = max(left.y, y + 9) + 1
    sheet.line(105, 104, 105, y)
    money, heads = manner.money, heads_of(deal)

    def taxes(_: int, g: Line) -> str:
        shares = [f"{head} @{percent(g.gst_rate / len(heads))} {manner.symbol}{money(getattr(g, name))}"
                  for head, name in heads]  # fmt: skip
        return "\n".join(shares)

    columns = [
        Column("Description", 56, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 10, lambda _, g: quantity(g.quantity), ("quantity",), "L"),
        Column("Gross Amount", 22, lambda _, g: manner.priced(g.amount + g.discount), align="L"),
        Column("Discount", 20, lambda _, g: manner.priced(g.discount), ("discount",), "L"),
        Column("Taxable Value", 22, lambda _, g: manner.priced(g.taxable), ("taxable_value",), "L"),
        Column("Taxes", 26, taxes, ("gst_rate",), "L"),
        Column("Total", 18, lambda _, g: manner.priced(g.amount), ("amount",), "L"),
    ]
    y = draw_table(sheet, columns, deal.lines, x=8, y=y, bottom=260, style=Style("rows", 7.8, pad=1))
    sheet.text(9, y + 1.2, "Total", bold=True)
    sheet.text(158.8, y + 1.2, manner.priced(deal.tax), bold=True)
    sheet.text(184.8, y + 1.2, manner.priced(deal.total), bold=True, name="total")
    sheet.line(8, y + 6.5, 202, y + 6.5)
    low = Flow(sheet, 10, y + 8, 190, size=7.4)
    low.say(
        "Tax is not payable on reverse charge basis. This is a computer generated invoice and does not "
        "require signature. Other charges are charges that are applicable to your order and include charges "
        "for logistics fee (where applicable). Includes discounts for your city and/or for online payments."
    )
    sheet.box(8, 98, 194, low.y + 1 - 98)


def _label(sheet: Sheet, deal: Deal) -> None:
    buyer = deal.customer
    sheet.box(8, 6, 194, 90)
    sheet.line(105, 6, 105, 96)
    left = Flow(sheet, 10, 8, 92)
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        left.say("Customer Address", bold=True, size=8)
        left.say(buyer.name, bold=True)
        left.say(", ".join(buyer.street))
        left.say(f"{buyer.town}, {buyer.region.name}, {buyer.pin}")
    left.gap()
    if not {"seller_name", "seller_address"} & sheet.omit:
        left.say("If undelivered, return to:", bold=True, size=8)
        left.say(f"{deal.seller.name}, {', '.join(deal.seller.street)}, {deal.seller.town}")
    left.gap()
    left.say("Product Details", bold=True, size=8)
    left.say(f"SKU {int(deal.total) % 9000 + 1000}   Size: Free Size   Color: Multicolor", size=8)
    right = Flow(sheet, 110, 10, 88)
    right.say("Prepaid: Do not collect cash", bold=True, size=11)
    right.say("TEZ COURIER", bold=True, size=12)
    right.say("Pickup", size=8)
    right.say(f"Destination Code  {buyer.region.letters}_{buyer.town[:4].upper()}_H", size=8)
    sheet.image(qr_code(f"TZ{deal.order_number}"), 112, 42, 34)
    sheet.text(112, 80, f"TZ{int(deal.total * 977) % 10**10:010d}", size=9, bold=True)


LAYOUT = Layout(
    "parcel_resell",
    ("marketplace",),
    draw,
    (
        Manner("05.04.2026", symbol="Rs."),
        Manner("05.04.2026", symbol="Rs."),
        Manner("05-04-2026", symbol="Rs."),
    ),
    Terms(lines=(1, 2), whole_rupees=False),
    size=8.4,
)
