"""A credit note for goods returned: two cards of facts abreast, the cause in each row, taxes below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import one_line
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code, sign
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_CAUSES = ("Damaged", "Wrong make", "Torn packing", "Short weight", "Not ordered")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.text(14, 10, "CREDIT NOTE", bold=True, size=17)
    sheet.text(14, 18, "for sales return, under section 34(1) of the CGST Act", size=8)
    head = Flow(sheet, 104, 10, 92)
    head.say(seller.name, "seller_name", bold=True, size=11)
    head.say(one_line(seller), "seller_address")
    head.pair("GSTIN", seller.gstin, "seller_gstin", mark="")
    y = max(head.y, 24) + 2
    left, right = Flow(sheet, 16, y + 2, 84), Flow(sheet, 108, y + 2, 84)
    original = deal.original_day
    for label, text, name in (
        ("Note number", deal.number, "invoice_number"),
        ("Note date", manner.day(deal.day), "invoice_date"),
        ("Ref. invoice", deal.original_number, "original_invoice_number"),
        ("Ref. invoice date", original and manner.day(original), "original_invoice_date"),
        ("State of supply", f"{deal.place_of_supply} [{code(deal)}]", "place_of_supply"),
    ):
        left.pair(label, text, name, indent=34, mark="", bold=True)
    buyer = deal.customer
    right.say("Credit to", size=7.5)
    right.say(buyer.name, "buyer_name", bold=True)
    right.say(one_line(buyer), "buyer_address")
    phrase(right, f"GSTIN {buyer.gstin}", "buyer_gstin", buyer.gstin)
    end = max(left.y, right.y) + 1.5
    sheet.box(14, y, 90, end - y)
    sheet.box(106, y, 90, end - y)
    y = draw_table(
        sheet, _columns(manner), deal.lines, x=14, y=end + 4, bottom=220,
        style=Style("grid", 8, shade=(232, 240, 232), pad=0.9),
    )  # fmt: skip
    sums = Flow(sheet, 120, y + 2.5, 75.2)
    sums.between("Value of goods returned", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(f"{label} reversed", manner.money(getattr(deal, name)), name)
    sums.between("Rounded by", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Amount credited to your account", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 14, y + 2.5, 96)
    words.say(deal.words, "total_in_words", bold=True)
    words.gap()
    words.say("Please reverse the input tax credit in the month in which you receive this note.", size=8)
    sign(sheet, deal, 196, max(sums.y, words.y) + 6)


def _cause(_: int, line: Line) -> str:
    return _CAUSES[int(line.rate * 100) % len(_CAUSES)]


def _columns(manner: Manner) -> list[Column]:
    return [
        Column("Sr.", 9, lambda i, _: f"{i + 1}", align="C"),
        Column("HSN", 19, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Goods returned", 60, lambda _, g: g.description, ("description",), "L"),
        Column("Why", 22, _cause, align="L"),
        Column("Qty", 20, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 20, lambda _, g: manner.money(g.rate), ("rate",)),
        Column("GST", 12, lambda _, g: percent(g.gst_rate), ("gst_rate",)),
        Column("Value", 20, lambda _, g: manner.money(g.taxable), ("net_amount",)),
    ]


LAYOUT = Layout(
    "goods_back",
    ("credit_note",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹ "),
        Manner("05-04-2026", symbol="Rs. "),
        Manner("April 5, 2026", symbol="₹"),
    ),
    Terms(lines=(1, 5), hsn_digits=8, words=("Rupees", "INR")),
    size=9,
)
