"""A small market's invoice without a table: a card for each article, its figures in a row of labels."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_PLUM = (110, 24, 90)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(16, 12, deal.operator.split(maxsplit=1)[0], bold=True, size=16, ink=_PLUM)
    sheet.text(194, 13, "TAX INVOICE", bold=True, size=10, align="R")
    desk.put(sheet, (16, 22), "Invoice no.", deal.number, "invoice_number")
    desk.put(sheet, (80, 22), "Dated", manner.day(deal.day), "invoice_date")
    desk.put(sheet, (130, 22), "Order", deal.order_number, "order_number")
    sheet.line(16, 28, 194, 28, weight=0.4)
    left, right = Flow(sheet, 16, 31, 84), Flow(sheet, 110, 31, 84)
    left.say("SOLD BY", size=7.5, bold=True)
    left.say(seller.name, "seller_name", bold=True)
    desk.lines(left, desk.tall(seller)[:-1], "seller_address")
    left.pair("GSTIN", seller.gstin, "seller_gstin")
    left.pair("FSSAI", seller.fssai, "seller_fssai")
    right.say("BILLED & DELIVERED TO", size=7.5, bold=True)
    right.say(buyer.name, "buyer_name", bold=True)
    desk.lines(right, desk.tall(buyer)[:-1], "buyer_address")
    right.pair("Place of supply", deal.place_of_supply, "place_of_supply")
    y = max(left.y, right.y) + 4
    for place, line in enumerate(deal.lines):
        y = _card(sheet, deal, manner, (place, line), y)
    sums = Flow(sheet, 110, y + 2, 82)
    desk.sums(sums, [("Value before tax", manner.priced(deal.taxable), "taxable_value")])
    for label, text, name in desk.head_rows(deal, manner):
        desk.sums(sums, [(label, f"{manner.symbol}{text}", name)])
    desk.sums(sums, [("You pay", manner.priced(deal.total), "total")], bold=True)
    low = Flow(sheet, 16, y + 2, 86, size=8)
    low.say(deal.words, "total_in_words")
    low.gap()
    text = f"Supplied through {deal.operator}, an e-commerce operator."
    desk.held(sheet, low, text, [("ecommerce_operator", deal.operator)])
    low.say("Computer generated; needs no signature.")


def _card(sheet: Sheet, deal: Deal, manner: Manner, numbered: tuple[int, Line], y: float) -> float:
    (place, g), money = numbered, manner.priced
    shown = state_row(sheet, "description", "hsn", "quantity", "rate", "gst_rate", "taxable_value", "amount")
    sheet.box(16, y, 178, 17, weight=0.15)
    sheet.text(18, y + 1.8, f"{place + 1}.  {shown('description', g.description)}", bold=True)
    if "amount" not in sheet.omit:
        sheet.text(192, y + 1.8, money(g.amount), bold=True, align="R")
    x = 23.0
    for width, label, text in (
        (28, "HSN", shown("hsn", g.hsn)),
        (20, "Quantity", shown("quantity", quantity(g.quantity))),
        (36, "Price (incl. tax)", shown("rate", money(g.rate))),
        (36, "Taxable value", shown("taxable_value", money(g.taxable))),
        (20, "GST rate", shown("gst_rate", percent(g.gst_rate))),
        (28, "IGST" if deal.inter_state else "CGST + SGST", money(g.cgst + g.sgst + g.igst)),
    ):
        sheet.text(x, y + 7, label, size=7, ink=(110, 110, 110))
        sheet.text(x, y + 10.6, text, size=8.6)
        x += width
    return y + 19


LAYOUT = Layout(
    "mkt_cards",
    ("marketplace",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05-Apr-26", symbol="Rs. "),
        Manner("05/04/2026", symbol="₹ "),
    ),
    Terms(lines=(1, 4), whole_rupees=False),
    size=9,
)
