"""A composition dealer's bill of supply on half a sheet: the law's words at the foot, no HSN summary."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import pin_first
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.fill(0, 0, 210, 7, (60, 60, 60))
    sheet.text(105, 1, "BILL OF SUPPLY", bold=True, size=11, align="C", ink=(255, 255, 255))
    left = Flow(sheet, 10, 10, 92)
    left.say(seller.name, "seller_name", bold=True, size=13)
    left.say(pin_first(seller), "seller_address")
    phrase(left, f"Composition GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(left, f"Food licence {seller.fssai}", "seller_fssai", seller.fssai)
    left.say(f"WhatsApp orders {seller.phone}")
    right = Flow(sheet, 112, 10, 88)
    right.between("Bill of supply no.", deal.number, "invoice_number", bold=True)
    right.between("Day", manner.day(deal.day), "invoice_date")
    right.between("Supplied at", deal.place_of_supply, "place_of_supply")
    right.gap(0.4)
    phrase(right, f"Given to: {buyer.name}", "buyer_name", buyer.name, bold=True)
    right.say(pin_first(buyer), "buyer_address")
    phrase(right, f"(GSTIN {buyer.gstin})", "buyer_gstin", buyer.gstin)
    columns = [
        Column("", 8, lambda i, _: f"{i + 1}", align="L"),
        Column("Article", 84, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 18, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Price", 26, lambda _, g: f"{manner.money(g.rate)}/{g.unit.lower()}", ("rate", "unit")),
        Column("Nos.", 20, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Less", 12, lambda _, g: f"{quantity(g.discount_pct)}%" if g.discount_pct else ""),
        Column("Amount", 22, lambda _, g: manner.money(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=10, y=max(left.y, right.y) + 2, bottom=112,
        style=Style("dashes", 8.5, pad=0.7),
    )  # fmt: skip
    sums = Flow(sheet, 130, y + 1.5, 69.2)
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.size = 11
    sums.between("AMOUNT TO PAY", manner.priced(deal.total), "total", bold=True)
    words = Flow(sheet, 10, y + 1.5, 112, size=8.5)
    words.pair("In words", deal.words, "total_in_words")
    y = max(sums.y, words.y) + 2
    foot = Flow(sheet, 10, y, 130, size=8)
    phrase(foot, f"{deal.declaration}.", "declaration", deal.declaration, bold=True)
    foot.say("Empty crates are to be returned within three days.")
    if "signature" not in sheet.omit:
        sheet.scribble(172, y, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (22, 0)))
        sheet.text(199, y + 6, "Signature of supplier", size=8, align="R", name="signature")


LAYOUT = Layout(
    "small_levy",
    ("bill_of_supply",),
    draw,
    (
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05/04/2026", symbol="₹"),
        Manner("5th April 2026", symbol="₹ "),
    ),
    Terms(lines=(1, 7), hsn_digits=6, discounts=True),
    face="serif",
    size=9,
    page=(210, 148),
)
