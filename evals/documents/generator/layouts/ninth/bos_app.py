"""A composition dealer's bill of supply from a telephone app: a tinted head, the law's words in the terms."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_ORANGE = (214, 98, 20)
_PALE = (252, 240, 228)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 36, _PALE)
    head = Flow(sheet, 14, 10, 120)
    head.say(seller.name, "seller_name", bold=True, size=16)
    head.say(desk.flat(seller), "seller_address")
    head.say(f"Mobile {seller.phone}")
    desk.held(sheet, head, f"GSTIN {seller.gstin}", [("seller_gstin", seller.gstin)])
    desk.held(sheet, head, f"FSSAI {seller.fssai}", [("seller_fssai", seller.fssai)])
    sheet.text(196, 10, "Bill of Supply", bold=True, size=15, align="R", ink=_ORANGE)
    y = 42.0
    for at, label, text, name in (
        (14.0, "Bill No.", deal.number, "invoice_number"),
        (80.0, "Bill Date", manner.day(deal.day), "invoice_date"),
        (140.0, "Place of Supply", deal.place_of_supply, "place_of_supply"),
    ):
        desk.put(sheet, (at, y), label, text, name)
    to = Flow(sheet, 14, y + 8, 120)
    to.say("Bill To", bold=True, size=8)
    to.say(buyer.name, "buyer_name", bold=True)
    to.say(desk.flat(buyer), "buyer_address")
    to.pair("GSTIN", buyer.gstin, "buyer_gstin")
    money = manner.priced
    columns = [
        Column("No", 10, lambda i, _: f"{i + 1}", align="C"),
        Column("Items", 74, lambda _, g: g.description, ("description",), "L"),
        Column("HSN No.", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty.", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 25, lambda _, g: money(g.rate), ("rate",)),
        Column("Total", 27, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=14,
        y=to.y + 4,
        bottom=190,
        style=Style("rows", 8.6, shade=_ORANGE, pad=1.4),
    )
    sums = Flow(sheet, 122, y + 4, 73)
    desk.sums(sums, [("SUBTOTAL", money(deal.taxable), "")])
    desk.sums(
        sums,
        [
            (label, f"{manner.symbol}{text}" if deal.round_off > 0 else f"- {money(-deal.round_off)}", name)
            for label, text, name in desk.rounded(deal, manner, "Round Off")
        ],
    )
    sheet.fill(120, sums.y, 76, 7, _PALE)
    sums.gap(0.4)
    desk.sums(sums, [("TOTAL", money(deal.total), "total")], bold=True)
    sums.gap()
    desk.sums(sums, [("Received", money(deal.total), ""), ("Balance", money(0 * deal.total), "")])
    low = Flow(sheet, 14, y + 4, 96, size=8.4)
    low.say("TERMS AND CONDITIONS", bold=True)
    low.say(f"1. {deal.declaration}" if "declaration" not in sheet.omit else "")
    desk.said(sheet, "declaration", deal.declaration)
    low.say("2. Goods can be exchanged within 3 days.")
    low.gap()
    low.say("Amount in words", bold=True)
    low.say(deal.words, "total_in_words")
    sheet.image(qr_code(f"upi://pay?pa={seller.phone}@tapbank&am={deal.total}"), 14, low.y + 2, 24)
    sheet.text(26, low.y + 27, "Scan to pay", size=7, align="C")
    desk.sign(sheet, 196, sums.y + 8, f"for {seller.name}", "Authorised Signatory")


LAYOUT = Layout(
    "bos_app",
    ("bill_of_supply",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 6), hsn_digits=4),
    size=9,
)
