"""A credit note for goods that came back: a voucher with the original invoice in a line of its own."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(10, 9, 190, 9, (60, 60, 70))
    sheet.text(13, 11, "CREDIT NOTE", bold=True, size=13, ink=(255, 255, 255))
    sheet.text(197, 12, "(Sales Return)", size=9, align="R", ink=(255, 255, 255))
    cells = (
        ("Credit Note No.", deal.number, "invoice_number"),
        ("Credit Note Date", manner.day(deal.day), "invoice_date"),
        ("Original Invoice No.", deal.original_number, "original_invoice_number"),
        (
            "Original Invoice Date",
            deal.original_day and manner.day(deal.original_day),
            "original_invoice_date",
        ),
    )
    for place, (label, text, name) in enumerate(cells):
        hidden = name == "original_invoice_date" and "original_invoice_number" in sheet.omit
        sheet.box(10 + place * 47.5, 20, 47.5, 11)
        above(sheet, (12 + place * 47.5, 21), label, None if hidden else text, name, size=9)
    left, right = Flow(sheet, 11, 34, 90), Flow(sheet, 110, 34, 90)
    left.say("Issued by", size=7.5)
    left.say(seller.name, "seller_name", bold=True, size=10)
    left.address(seller, "seller", state=True)
    phrase(left, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin)
    right.say("Credit to", size=7.5)
    right.say(buyer.name, "buyer_name", bold=True, size=10)
    right.address(buyer, "buyer")
    phrase(right, f"GSTIN: {buyer.gstin}", "buyer_gstin", buyer.gstin)
    place = f"{deal.place_of_supply} ({code(deal)})"
    phrase(right, f"Place of supply: {place}", "place_of_supply", place)
    y = max(left.y, right.y) + 2
    sheet.text(
        11, y, "Reason for issue : 01 - Sales return (goods received back in our godown, QC done)", size=8.5
    )
    money = manner.money
    columns = [
        Column("S. No", 12, lambda i, _: f"{i + 1:02d}", align="C"),
        Column("Item returned", 58, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty returned", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: money(g.rate), ("rate",)),
        Column("Value", 22, lambda _, g: money(g.taxable), ("taxable_value",)),
        Column("GST", 14, lambda _, g: percent(g.gst_rate), ("gst_rate",), "C"),
        Column("Credit", 26, lambda _, g: money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=10,
        y=y + 6,
        bottom=220,
        style=Style("grid", 8, shade=(228, 228, 232), pad=1),
    )
    _sums(sheet, deal, manner, y)


def _sums(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    sums = Flow(sheet, 126, y + 3, 73)
    sums.between("Value of goods returned", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"Reversal of {label}", manner.money(getattr(deal, name)), name)
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Amount credited", manner.priced(deal.total), "total", bold=True)
    left = Flow(sheet, 11, y + 3, 106, size=8.5)
    left.say(deal.words, "total_in_words", bold=True)
    left.gap()
    left.say(
        "Please reverse input tax credit taken on these goods. This credit will be adjusted in "
        "your next bill and is not payable in cash."
    )
    if "signature" not in sheet.omit:
        at = max(sums.y, left.y) + 8
        sheet.text(199, at, f"for {deal.seller.name}", align="R")
        sheet.scribble(170, at + 5, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
        sheet.text(199, at + 12, "Accounts (Authorised Signatory)", align="R", name="signature")


LAYOUT = Layout(
    "stock_return_note",
    ("credit_note",),
    draw,
    (
        Manner("05-Apr-26", symbol="₹"),
        Manner("2026/04/05", symbol="Rs. "),
        Manner("05.04.2026", symbol="INR "),
    ),
    Terms(lines=(1, 4), hsn_digits=6, words=("Rupees", "INR")),
    size=9,
)
