"""A composition dealer's bill of supply: no column of tax, and the words that the law puts on top."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase, slash
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.box(6, 6, 136, 198)
    head = Flow(sheet, 9, 8, 130)
    phrase(head, f"({deal.declaration})", "declaration", deal.declaration, size=7.5, centred=True)
    head.gap(0.4)
    head.say("Bill of Supply", bold=True, size=12, centred=True)
    head.say(seller.name, "seller_name", bold=True, size=15, centred=True)
    head.say(f"{', '.join(seller.street)}, {seller.town}", "seller_address", centred=True)
    head.say(f"Pin {seller.pin}, {seller.region.name}", "seller_address", centred=True)
    phrase(
        head,
        f"GSTIN {seller.gstin} (Composition)  Ph {seller.phone}",
        "seller_gstin",
        seller.gstin,
        centred=True,
    )
    phrase(head, f"FSSAI Regn. {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    y = head.y + 1
    sheet.line(6, y, 142, y)
    left, right = Flow(sheet, 9, y + 1.5, 80), Flow(sheet, 94, y + 1.5, 46)
    left.say("Buyer", size=7)
    left.say(buyer.name, "buyer_name", bold=True)
    left.say(f"{', '.join(buyer.street)}, {buyer.town} {buyer.pin}", "buyer_address")
    left.pair("GSTIN", buyer.gstin, "buyer_gstin", mark="")
    right.pair("Bill No", deal.number, "invoice_number", indent=18, mark="")
    right.pair("Bill Dt", manner.day(deal.day), "invoice_date", indent=18, mark="")
    right.pair("Supplied in", deal.place_of_supply, "place_of_supply", indent=18, mark="")
    columns = [
        Column("S.No.", 11, lambda i, _: f"{i + 1}", align="C"),
        Column("Goods", 50, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 14, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Qty", 19, lambda _, g: f"{quantity(g.quantity)} {g.unit.lower()}", ("quantity", "unit")),
        Column("Rate", 18, lambda _, g: slash(g.rate), ("rate",)),
        Column("Value", 24, lambda _, g: slash(g.amount), ("amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=6,
        y=max(left.y, right.y) + 2,
        bottom=150,
        style=Style("columns", 8.5, pad=1),
        least=70,
    )
    sums = Flow(sheet, 84, y + 1.5, 56)
    sums.between("Total value", slash(deal.taxable), "taxable_value")
    sums.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Payable", f"Rs. {slash(deal.total)}", "total", bold=True)
    words = Flow(sheet, 9, y + 1.5, 72, size=8)
    words.say(deal.words, "total_in_words")
    words.say("No tax is charged on this bill. No input tax credit to the buyer.")
    sign(sheet, deal, 140, max(sums.y, words.y) + 5, label="Proprietor")


LAYOUT = Layout(
    "flat_levy",
    ("bill_of_supply",),
    draw,
    (Manner("05/04/2026"), Manner("5-Apr-26"), Manner("05.04.2026")),
    Terms(lines=(1, 6), hsn_digits=4),
    face="times",
    size=9.5,
    page=(148, 210),
)
