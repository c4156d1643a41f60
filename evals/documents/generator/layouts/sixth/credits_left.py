"""A cloud service's credit note: a title with its number, the credit that remains, tax in each row."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import signed, with_country
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(194, 14, "CREDIT NOTE", size=22, align="R")
    if "invoice_number" not in sheet.omit:
        sheet.text(194, 23.5, f"# {deal.number}", bold=True, size=10, align="R")
        sheet.says("invoice_number", deal.number)
    sheet.text(194, 31, "Credits Remaining", size=8, align="R")
    sheet.text(194, 35, manner.priced(deal.total), bold=True, size=12, align="R")
    head = Flow(sheet, 16, 14, 100)
    head.say(seller.name, "seller_name", bold=True, size=12)
    for row in with_country(seller):
        head.say(row, "seller_address")
    phrase(head, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    head.say(seller.email)
    left, right = Flow(sheet, 16, 50, 90), Flow(sheet, 112, 50, 82)
    left.say("Bill To", size=8)
    left.say(buyer.name, "buyer_name", bold=True)
    for row in with_country(buyer):
        left.say(row, "buyer_address")
    phrase(left, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    left.gap()
    place = f"{deal.place_of_supply} ({code(deal)})"
    left.pair("Place Of Supply", place, "place_of_supply")
    original = deal.original_day
    for label, text, name in (
        ("Credit Date :", manner.day(deal.day), "invoice_date"),
        ("Invoice# :", deal.original_number, "original_invoice_number"),
        ("Invoice Date :", manner.day(original) if original else "", "original_invoice_date"),
        ("Reason :", "Sales Return", ""),
    ):
        if name in sheet.omit:
            continue
        sheet.text(150, right.y, label, align="R")
        sheet.text(194, right.y, text, align="R", name=name or None)
        right.gap(1.4)
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=16, y=max(left.y, right.y) + 4, bottom=215,
        style=Style("rows", 8.5, shade=(60, 61, 58), pad=1.4, bold_head=False),
    )  # fmt: skip
    sums = Flow(sheet, 116, y + 3, 77.2, size=9)
    rows = [("Sub Total", manner.money(deal.taxable), "taxable_value")]
    rows += [(label, manner.money(getattr(deal, name)), name) for label, name in heads_of(deal)]
    if deal.round_off:
        rows.append(("Round Off", manner.money(deal.round_off), "round_off"))
    for label, text, name in rows:
        sums.between(label, text, name)
        sums.gap(0.4)
    sums.between("Total", manner.priced(deal.total), "total", bold=True)
    sums.gap(0.4)
    sums.between("Credits Remaining", manner.priced(deal.total), bold=True)
    notes = Flow(sheet, 16, y + 4, 92, size=8)
    notes.pair("Total In Words", deal.words, "total_in_words", bold=True)
    notes.gap()
    notes.say("Notes", bold=True)
    notes.say("This credit is set off against your next invoice, or paid back if you ask for it.")
    signed(sheet, 194, max(sums.y, notes.y) + 8, "Authorized Signature")


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    share = len(heads_of(deal))
    rates = [
        Column(
            f"{label} %",
            14,
            lambda _, g: percent(g.gst_rate / share),
            ("gst_rate",) if place == 0 else (),
        )
        for place, (label, _) in enumerate(heads_of(deal))
    ]
    rest = 178 - 8 - 20 - 20 - 24 - 26 - 14 * share
    return [
        Column("#", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Item & Description", rest, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Qty", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 24, lambda _, g: money(g.rate), ("rate",)),
        *rates,
        Column("Amount", 26, lambda _, g: money(g.taxable), ("net_amount",)),
    ]


LAYOUT = Layout(
    "credits_left",
    ("credit_note",),
    draw,
    (Manner("05 Apr 2026", symbol="₹"), Manner("05/04/2026", symbol="Rs."), Manner("05-04-2026", symbol="₹")),
    Terms(lines=(1, 4), words=("Indian Rupees",)),
    size=9,
)
