"""A debit note typed on a letterhead: address at the foot, its cause in a sentence, no rules."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fifth.places import with_code
from evals.documents.generator.layouts.fourth.entries import heads_of, phrase
from evals.documents.generator.layouts.parts import code
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, buyer = deal.seller, deal.customer
    sheet.text(105, 12, seller.name, bold=True, size=17, align="C", name="seller_name")
    sheet.line(20, 21, 190, 21, weight=0.8)
    sheet.line(20, 22.2, 190, 22.2, weight=0.2)
    top = Flow(sheet, 20, 27, 170)
    y = top.y
    phrase(top, f"Our Debit Note No. {deal.number}", "invoice_number", deal.number, bold=True)
    sheet.text(190, y, manner.day(deal.day), align="R", name="invoice_date")
    top.y = y + 2 * top.lead
    top.say("To")
    phrase(top, f"M/s {buyer.name},", "buyer_name", buyer.name)
    top.say(with_code(buyer), "buyer_address")
    phrase(top, f"(your GSTIN {buyer.gstin})", "buyer_gstin", buyer.gstin)
    top.gap()
    top.say("DEBIT NOTE - goods billed short", bold=True, centred=True)
    top.gap()
    if "original_invoice_number" not in sheet.omit and deal.original_day:
        top.say(
            f"On checking our invoice {deal.original_number} of {manner.day(deal.original_day)} we found "
            "that the goods below were delivered to you but not charged. We debit you with "
            "their value and the tax on it."
        )
        sheet.says("original_invoice_number", deal.original_number)
        sheet.says("original_invoice_date", manner.day(deal.original_day))
    phrase(
        top,
        f"The supply was made in {deal.place_of_supply} (State code {code(deal)}).",
        "place_of_supply",
        deal.place_of_supply,
    )
    money = manner.money
    columns = [
        Column("Goods", 66, lambda _, g: g.description, ("description",), "L"),
        Column("HSN code", 24, lambda _, g: g.hsn, ("hsn",), "L"),
        Column("Quantity", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit.title()}", ("quantity", "unit")),
        Column("Rate Rs.", 26, lambda _, g: money(g.rate), ("rate",)),
        Column("Value Rs.", 30, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet, columns, deal.lines, x=20, y=top.y + 4, bottom=210, style=Style("none", 10, pad=0.8)
    )
    sheet.line(150, y + 0.8, 190, y + 0.8)
    sums = Flow(sheet, 100, y + 2, 89.2)
    sums.between("Value", money(deal.taxable), "taxable_value")
    rates = {line.gst_rate for line in deal.lines}
    for label, name in heads_of(deal):
        part = f" at {percent(min(rates) / len(heads_of(deal)))}" if len(rates) == 1 else ""
        sums.between(f"Add {label}{part}", money(getattr(deal, name)), name)
    sums.between("Paise rounded", money(deal.round_off) if deal.round_off else "", "round_off")
    sums.between("Your account is debited with", manner.priced(deal.total), "total", bold=True)
    rest = Flow(sheet, 20, sums.y + 4, 170)
    rest.say(f"({deal.words})", None)
    sheet.says("total_in_words", deal.words)
    rest.gap(2)
    if "signature" not in sheet.omit:
        rest.say("Yours faithfully,")
        sheet.scribble(20, rest.y + 2, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (22, 0)))
        rest.y += 9
        rest.say("Accounts Officer", "signature")
    sheet.line(20, 274, 190, 274, weight=0.4)
    foot = Flow(sheet, 20, 276, 170, size=8.5)
    foot.say(with_code(seller), "seller_address", centred=True)
    phrase(foot, f"GSTIN {seller.gstin}  |  {seller.email}", "seller_gstin", seller.gstin, centred=True)


LAYOUT = Layout(
    "short_billed",
    ("debit_note",),
    draw,
    (
        Manner("5th April 2026", symbol="Rs. "),
        Manner("05.04.2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 4), hsn_digits=6),
    face="times",
    size=11,
)
