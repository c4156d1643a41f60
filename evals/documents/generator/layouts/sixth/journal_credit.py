"""An accounting package's credit note: cells with small labels, the original invoice and its day in one."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.identity import Party
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, block, heads_of, hsn_rows
from evals.documents.generator.layouts.parts import sign
from evals.documents.generator.layouts.sixth.setting import street_rows
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 8, "Credit Note", bold=True, size=12, align="C")
    y = _head(sheet, deal, manner, 15)
    money = manner.money
    columns = [
        Column("Sl\nNo.", 8, lambda i, _: f"{i + 1}", align="C"),
        Column("Particulars", 78, lambda _, g: g.description, ("description",), "L"),
        Column("HSN/SAC", 20, lambda _, g: g.hsn, ("hsn",), "C"),
        Column("Quantity", 24, lambda _, g: f"{quantity(g.quantity)} {g.unit}", ("quantity", "unit")),
        Column("Rate", 22, lambda _, g: money(g.rate), ("rate",)),
        Column("per", 10, lambda _, g: g.unit, align="C"),
        Column("Amount", 28, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(sheet, columns, deal.lines, x=10, y=y, bottom=200, style=Style("columns", 8.5, pad=0.6))
    top = y
    y += 2
    for label, name in heads_of(deal):
        sheet.text(95, y, label, bold=True, align="R")
        sheet.text(199.2, y, money(getattr(deal, name)), bold=True, align="R")
        y += 4.6
    if deal.round_off:
        sheet.text(95, y, "Rounding Off", bold=True, align="R")
        sheet.text(199.2, y, money(deal.round_off), bold=True, align="R", name="round_off")
        y += 4.6
    sheet.line(10, y, 200, y)
    sheet.text(95, y + 1, "Total", align="R")
    sheet.text(199.2, y + 0.8, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    sheet.box(10, top, 190, y + 6 - top)
    y += 7
    sheet.text(11, y, "Amount Chargeable (in words)", size=7.5)
    sheet.text(11, y + 3.8, deal.words, bold=True, name="total_in_words")
    rows = hsn_rows(sheet, deal, manner)
    rows[-1] = ["Total", (money(deal.taxable), "taxable_value")]
    for _, name in heads_of(deal):
        rows[-1] += ["", (money(getattr(deal, name)), name)]
    rows[-1].append(money(deal.tax))
    widths = [64, 40, 20, 33, 33] if deal.inter_state else [40, 30, 19, 25, 19, 25, 32]
    y = block(sheet, rows, widths, 10, y + 10, size=7.5, last_bold=True)
    notes = Flow(sheet, 11, y + 2, 95, size=8)
    notes.pair("Remarks", "Goods returned, as agreed on the telephone", mark=":")
    if "seller_gstin" not in sheet.omit:
        notes.pair("Company's PAN", deal.seller.pan, bold=True)
    sign(sheet, deal, 199, y + 4)


def _head(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> float:
    left = Flow(sheet, 11, y + 1, 92)
    left.say(deal.seller.name, "seller_name", bold=True, size=10)
    _party(left, deal.seller, "seller")
    left.gap(0.4)
    sheet.line(10, left.y, 105, left.y, weight=0.1)
    left.say("Party", size=7.5)
    left.say(deal.customer.name, "buyer_name", bold=True)
    _party(left, deal.customer, "buyer")
    left.pair("Place of Supply", deal.place_of_supply, "place_of_supply", indent=26)
    original = ""
    day = deal.original_day
    if day is not None and "original_invoice_number" not in sheet.omit:
        original = f"{deal.original_number}  dt. {manner.day(day)}"
        sheet.says("original_invoice_number", deal.original_number)
        sheet.says("original_invoice_date", manner.day(day))
    cells = (
        (("Credit Note No.", deal.number, "invoice_number"), ("Dated", manner.day(deal.day), "invoice_date")),
        (("Original Invoice No. & Date.", original, ""), ("Other References", "", "")),
        (("Buyer's Order No.", "", ""), ("Dated", "", "")),
        (("Dispatch Doc No.", "", ""), ("Destination", deal.customer.town, "")),
    )
    end = max(left.y + 1, y + 48)
    for row, pair in enumerate(cells):
        for column, (label, text, name) in enumerate(pair):
            x, top = 105 + column * 47.5, y + row * 12
            sheet.box(x, top, 47.5, 12, weight=0.1)
            if name not in sheet.omit:
                above(sheet, (x + 1, top + 1), label, text, name or None, size=8.5)
    sheet.box(10, y, 95, end - y)
    sheet.box(105, y, 95, end - y)
    return end


def _party(flow: Flow, party: Party, role: str) -> None:
    for row in street_rows(party):
        flow.say(row, f"{role}_address")
    flow.pair("GSTIN/UIN", party.gstin, f"{role}_gstin", indent=26)
    state = f"{party.region.name}, Code : {party.region.code}"
    flow.pair("State Name", state, f"{role}_state", indent=26)


LAYOUT = Layout(
    "journal_credit",
    ("credit_note",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("5-Apr-26", symbol="Rs. "), Manner("05-Apr-26", symbol="₹ ")),
    Terms(lines=(1, 5), words=("INR", "Indian Rupees")),
    size=8.5,
)
