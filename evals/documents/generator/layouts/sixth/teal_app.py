"""A billing app's bill of supply on half a sheet: a teal line, `Bill To` and details abreast, sums below."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.sixth.setting import facts, signed, street_rows
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_TEAL = (0, 128, 128)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(74, 6, "Bill of Supply", bold=True, size=11, align="C", ink=_TEAL)
    head = Flow(sheet, 9, 12, 96)
    head.say(seller.name, "seller_name", bold=True, size=12)
    for row in street_rows(seller):
        head.say(row, "seller_address")
    head.say(f"Phone no.: {seller.phone}")
    if seller.gstin and "seller_gstin" not in sheet.omit:
        head.say(f"GSTIN: {seller.gstin}, State: {seller.region.code}-{seller.region.name}")
        sheet.says("seller_gstin", seller.gstin)
        sheet.says("seller_state", f"{seller.region.code}-{seller.region.name}")
    sheet.fill(123, 12, 16, 16, (190, 222, 222))
    sheet.fill(127, 16, 8, 8, _TEAL)
    y = max(head.y, 29) + 1
    sheet.fill(9, y, 130, 0.8, _TEAL)
    left, right = Flow(sheet, 9, y + 2.5, 72), Flow(sheet, 88, y + 2.5, 51)
    left.say("Bill To", bold=True)
    left.say(buyer.name, "buyer_name", bold=True)
    for row in street_rows(buyer):
        left.say(row, "buyer_address")
    phrase(left, f"GSTIN Number: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    right.say("Invoice Details", bold=True)
    facts(
        right,
        (
            ("No", deal.number, "invoice_number"),
            ("Date", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", deal.place_of_supply, "place_of_supply"),
        ),
        indent=25,
    )
    columns = [
        Column("#", 6, lambda i, _: f"{i + 1}", align="L"),
        Column("Item Name", 48, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/ SAC", 17, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 15, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Price/ Unit", 21, lambda _, g: manner.priced(g.rate), ("rate",)),
        Column("Amount", 23, lambda _, g: manner.priced(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=9, y=max(left.y, right.y) + 3, bottom=150,
        style=Style("rows", 8, shade=_TEAL, pad=1),
    )  # fmt: skip
    sheet.text(16, y + 1, "Total", bold=True)
    if "quantity" not in sheet.omit:
        many = sum((line.quantity for line in deal.lines), ZERO)
        sheet.text(94.2, y + 1, quantity(many), bold=True, align="R")
    sheet.text(138.2, y + 1, manner.priced(deal.total - deal.round_off), bold=True, align="R")
    sheet.line(9, y + 6, 139, y + 6)
    _sums(sheet, deal, manner, y + 8)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    left, right = Flow(sheet, 9, y, 70), Flow(sheet, 88, y, 50.2)
    left.say("Invoice Amount In Words", bold=True)
    left.say(deal.words, "total_in_words")
    left.gap()
    left.say("Terms and Conditions", bold=True)
    left.say(deal.declaration, "declaration")
    left.say("Thanks for doing business with us!")
    right.between("Sub Total", manner.priced(deal.total - deal.round_off))
    right.between("Round off", manner.priced(deal.round_off) if deal.round_off else "", "round_off")
    sheet.fill(87, right.y, 52, 5, _TEAL)
    sheet.text(88, right.y + 0.5, "Total", bold=True, ink=(255, 255, 255))
    amount = manner.priced(deal.total)
    sheet.text(138.2, right.y + 0.5, amount, bold=True, align="R", ink=(255, 255, 255), name="total")
    right.gap(1.6)
    right.between("Received", manner.priced(deal.total))
    right.between("Balance", manner.priced(ZERO))
    signed(
        sheet, 139, max(left.y, right.y) + 4, "Authorized Signatory", above=f"For: {deal.seller.name}"
    )  # fmt: skip


LAYOUT = Layout(
    "teal_app",
    ("bill_of_supply",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs "),
    ),
    Terms(lines=(1, 6), hsn_digits=6),
    size=8,
    page=(148, 210),
)
