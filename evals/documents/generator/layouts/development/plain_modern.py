"""A web application's invoice: much white, labels above their values, hardly a line."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import sign, tax_rows, with_hsn
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

GREY = (120, 120, 120)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 4, (30, 90, 160))
    sheet.text(16, 14, "Invoice", size=24, bold=True)
    x = 16.0
    for label, text, name in (
        ("Invoice number", deal.number, "invoice_number"),
        ("Issued on", manner.day(deal.day), "invoice_date"),
        ("Pay by", manner.day(deal.due) if deal.due else "", "due_date"),
        ("Order", deal.order_number, "order_number"),
    ):
        if sheet.text(x, 34, text, bold=True, name=name):
            sheet.text(x, 29, label, size=8, ink=GREY)
            x += 46
    y = 46.0
    left = Flow(sheet, 16, y, 84)
    sheet.text(16, y, "From", size=8, ink=GREY)
    left.gap(1)
    left.say(seller.name, "seller_name", bold=True)
    left.address(seller, "seller", state=True)
    left.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    left.pair("FSSAI", seller.fssai, "seller_fssai", mark="")
    right = Flow(sheet, 110, y, 84)
    sheet.text(110, y, "Billed to", size=8, ink=GREY)
    right.gap(1)
    right.say(buyer.name, "buyer_name", bold=True)
    right.address(buyer, "buyer", state=True)
    right.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    right.pair("Place of supply", deal.place_of_supply, "place_of_supply")
    y = max(left.y, right.y) + 6
    columns = [
        Column("Item", 78, lambda _, g: with_hsn(sheet, g, "HSN "), ("description", "hsn"), "L"),
        Column("Quantity", 20, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Price", 26, lambda _, g: manner.priced(g.rate), ("rate",)),
        Column("GST", 18, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Amount", 36, lambda _, g: manner.priced(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=16, y=y, bottom=235, style=Style("rows", 9, pad=1.6))
    sums = Flow(sheet, 120, y + 4, 73)
    sums.between("Subtotal", manner.priced(deal.taxable), "taxable_value")
    for name, label in tax_rows(deal):
        sums.between(label, manner.priced(getattr(deal, name)), name)
    if deal.round_off:
        sums.between("Rounding", manner.priced(deal.round_off), "round_off")
    sums.gap(0.3)
    sheet.line(120, sums.y, 193, sums.y)
    sums.gap(0.3)
    sums.between("Amount due", manner.priced(deal.total), "total", bold=True)
    note = Flow(sheet, 16, y + 4, 95)
    note.say(deal.words, "total_in_words")
    note.gap()
    note.say("Tax is not payable on reverse charge.", "reverse_charge")
    note.say(f"Thank you for your business. Questions: {seller.email}")
    sign(sheet, deal, 193, sums.y + 6, label="Authorized Signature")


LAYOUT = Layout(
    "plain_modern",
    ("b2b", "b2c"),
    draw,
    (
        Manner("5th April 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹"),
        Manner("2026-04-05", symbol="₹ "),
    ),
    Terms(lines=(1, 6), rounding="total", whole_rupees=False, words=("Indian Rupees", "Rupees")),
)
