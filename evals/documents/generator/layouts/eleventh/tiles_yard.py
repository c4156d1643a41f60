"""A tiles and sanitaryware dealer's invoice: size and grade columns, boxes, loading and cartage below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_TEAL = (0, 98, 110)
_SHELF = tuple(
    Good(name, hsn, ("18", "18"), unit, low, high)
    for name, hsn, unit, low, high in (
        ("Vitrified Tile Ivory Gloss", "69072100", "BOX", 420, 1450),
        ("Wall Tile Digital Ocean", "69072300", "BOX", 260, 620),
        ("Parking Tile Cobble Grey", "69072100", "BOX", 310, 580),
        ("Wash Basin Wall Hung", "69101000", "NOS", 780, 2400),
        ("EWC Floor Mounted P Trap", "69101000", "NOS", 2900, 7800),
        ("Tile Adhesive Grey", "38245090", "BAG", 260, 640),
        ("CP Pillar Cock", "84818020", "NOS", 390, 1650),
    )
)
_SIZES = ("600x600", "300x450", "800x1600", "400x400")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer, money = deal.seller, deal.customer, manner.money
    white = (255, 255, 255)
    sheet.fill(0, 0, 210, 17, _TEAL)
    sheet.text(12, 4, seller.name.upper(), bold=True, size=16, name="seller_name", ink=white)
    sheet.text(198, 5.5, "TAX INVOICE", bold=True, size=11, align="R", ink=white)
    head = Flow(sheet, 12, 20, 186)
    head.say(bench.flat(seller, state=True), "seller_address")
    bench.held(head, f"GSTIN/UIN: {seller.gstin}     Ph: {seller.phone}", "seller_gstin", seller.gstin)
    y = head.y + 2
    sheet.line(12, y, 198, y, weight=0.5)
    data = ((("Bill No.", deal.number, "invoice_number"), ("Bill Date", manner.day(deal.day), "invoice_date"),
             ("Due Date", manner.day(deal.due) if deal.due else "", "due_date")),
            (("PO No.", deal.order_number, "order_number"),
             ("Place of Supply", f"{deal.place_of_supply} ({code(deal)})", "place_of_supply"),
             ("Reverse Charge", "N", "reverse_charge")))  # fmt: skip
    for row, facts in enumerate(data):
        for place, (label, text, name) in enumerate(facts):
            x, at = 12 + place * 64, y + 2 + row * 9.5
            if text and name not in sheet.omit:
                sheet.text(x, at, label, size=7, ink=_TEAL)
                sheet.text(x, at + 3.4, text, bold=True, name=name)
    y += 22
    left, right = Flow(sheet, 12, y, 90), Flow(sheet, 108, y, 90)
    left.say("Buyer", bold=True, size=8)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(bench.flat(buyer, state=True), "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin")
    if not {"buyer_name", "buyer_address"} & sheet.omit:
        right.say("Delivery at site", bold=True, size=8)
        right.say(bench.flat(deal.ship_to or buyer, state=True), "delivery_address")
        right.say(f"Vehicle: {seller.region.letters}05 BT {int(deal.total) % 9000 + 1000}")
    columns = [
        Column("#", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Product", 52, lambda _, g: g.description, ("description",), "L"),
        Column("Size mm", 21, lambda i, g: _SIZES[i % 4] if g.unit == "BOX" else "-", align="C"),
        Column("Grade", 14, lambda _, g: "PRM" if g.unit == "BOX" else "STD", align="C"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 13, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Per", 12, lambda _, g: g.unit.title(), ("unit",), "C"),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 27, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = max(left.y, right.y) + 3
    style = Style("rows", 8.8, shade=_TEAL, pad=1.1)
    y = draw_table(sheet, columns, deal.lines, x=12, y=y, bottom=215, style=style)
    goods = deal.taxable - deal.shipping
    sums = Flow(sheet, 118, y + 2, 79.2)
    bench.strip(sums, [("Goods Value", money(goods), "")])
    bench.strip(sums, [("Loading & Cartage", money(deal.shipping), "shipping")])
    bench.strip(sums, [("Taxable Value", money(deal.taxable), "taxable_value")])
    bench.strip(sums, bench.tax_sums(sheet, deal, manner, "{head} ({rate}%)"))
    bench.strip(sums, bench.rounding(deal, manner, "Rounded Off"))
    sums.size = 11
    bench.strip(sums, [("Bill Amount", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 12, y + 2, 98)
    low.say("Amount in words:", size=7.6)
    low.say(deal.words, "total_in_words", bold=True)
    low.gap()
    low.say("* Shade variation is natural in tiles. * Check before laying, no claim after laying. "
            "* Breakage in transit is at the buyer's risk.", size=7.6)  # fmt: skip
    sign(sheet, deal, 198, max(sums.y, low.y) + 5)


LAYOUT = Layout(
    "tiles_yard",
    ("b2b",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/Apr/2026", symbol="₹"),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 5), freight=True, words=("Rupees", "INR"), shelf=_SHELF),
    face="dejavu",
    size=8.6,
)
