"""A works' debit note across the page, off its planning system: a price revised, all taxes in columns."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.layouts.sixth.setting import facts, run_on, signed
from evals.documents.generator.manner import Manner, percent
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    head = Flow(sheet, 10, 9, 150)
    head.say(seller.name, "seller_name", bold=True, size=14)
    phrase(head, f"Works : {run_on(seller)}", "seller_address", run_on(seller))
    phrase(head, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin)
    sheet.text(287, 9, "DEBIT NOTE", bold=True, size=16, align="R")
    sheet.text(287, 17, "Upward revision of price, Sec. 34(3) CGST Act", size=8, align="R")
    y = max(head.y, 24) + 2
    sheet.box(10, y, 277, 25)
    for x in (102, 195):
        sheet.line(x, y, x, y + 25)
    first, second, third = (Flow(sheet, x, y + 2, 89) for x in (12.0, 104.0, 197.0))
    first.say("Customer", bold=True, size=7.5)
    first.say(buyer.name, "buyer_name", bold=True)
    first.say(run_on(buyer), "buyer_address")
    first.pair("GSTIN", buyer.gstin, "buyer_gstin", mark=" :")
    original = deal.original_day
    facts(
        second,
        (
            ("Debit Note No", deal.number, "invoice_number"),
            ("Posting Date", manner.day(deal.day), "invoice_date"),
            ("Place of Supply", f"{code(deal)} {deal.place_of_supply}", "place_of_supply"),
            ("Currency", "INR", "currency"),
        ),
        indent=32,
        bold=True,
    )
    facts(
        third,
        (
            ("Against Invoice", deal.original_number, "original_invoice_number"),
            ("Invoice Date", manner.day(original) if original else "", "original_invoice_date"),
            ("Customer Code", f"1{buyer.pin}", ""),
            ("Reason Code", "Z03 Price revision", ""),
        ),
        indent=32,
    )
    y = draw_table(
        sheet, _columns(deal, manner), deal.lines, x=10, y=y + 28, bottom=150,
        style=Style("grid", 8, shade=(226, 226, 226), pad=0.9),
    )  # fmt: skip
    words = Flow(sheet, 10, y + 3, 160)
    words.pair("Amount in Words", deal.words, "total_in_words", bold=True)
    words.gap()
    words.say("Kindly pass the entry in your books and take credit of the tax charged above.", size=8)
    sums = Flow(sheet, 205, y + 3, 81.2)
    sums.between("Total Assessable Value", manner.money(deal.taxable), "taxable_value")
    for label, name in heads_of(deal):
        sums.between(label, manner.money(getattr(deal, name)), name)
    sums.between("Rounding", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sums.gap(0.3)
    sheet.line(205, sums.y, 287, sums.y)
    sums.gap(0.2)
    sums.between("Total Debit Value", manner.priced(deal.total), "total", bold=True)
    signed(sheet, 287, sums.y + 4, "Authorised Signatory", above=f"For {seller.name}")


def _columns(deal: Deal, manner: Manner) -> list[Column]:
    money = manner.money
    share = len(heads_of(deal))
    taxes: list[Column] = []
    for place, (label, name) in enumerate(heads_of(deal)):
        taxes.append(
            Column(
                f"{label} %",
                15,
                lambda _, g: percent(g.gst_rate / share),
                ("gst_rate",) if place == 0 else (),
            )
        )
        taxes.append(Column(label, 24, lambda _, g, name=name: money(getattr(g, name))))
    rest = 277 - 12 - 22 - 22 - 16 - 26 - 30 - 30 - 39 * share
    return [
        Column("Item", 12, lambda i, _: f"{(i + 1) * 10}", align="C"),
        Column("Material Description", rest, lambda _, g: g.description, ("description",), "L"),
        Column("HSN", 22, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Billed Qty", 22, lambda _, g: f"{g.quantity:.3f}", ("quantity",)),
        Column("UOM", 16, lambda _, g: g.unit, ("unit",), "C"),
        Column("Diff. Price", 26, lambda _, g: money(g.rate), ("rate",)),
        Column("Assessable Value", 30, lambda _, g: money(g.taxable), ("taxable_value",)),
        *taxes,
        Column("Total", 30, lambda _, g: money(g.amount), ("amount",)),
    ]


LAYOUT = Layout(
    "plant_debit",
    ("debit_note",),
    draw,
    (
        Manner("05.04.2026", symbol="INR "),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05.04.2026", grouped=False),
    ),
    Terms(lines=(1, 4), words=("Rupees", "INR")),
    face="helvetica",
    size=8.5,
    page=(297, 210),
)
