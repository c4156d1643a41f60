"""A supermarket's 80 mm slip: HSN before each article, MRP and price, taxes by letter, bars at the end."""

from __future__ import annotations

from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 4, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=12, centred=True)
    roll.say("(A unit of neighbourhood marts)", size=7, centred=True)
    for row in (*seller.street, f"{seller.town}, {seller.region.name} {seller.pin}"):
        roll.say(row, "seller_address", centred=True)
    phrase(roll, f"GSTIN NO. {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"Lic. No. (FSSAI) {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    roll.say("TAX INVOICE", bold=True, centred=True)
    y = roll.y + 0.5
    for x, label, text, name in (
        (4, "Inv", deal.number, "invoice_number"),
        (42, "Dt", manner.day(deal.day), "invoice_date"),
    ):
        if sheet.text(x + sheet.measure(f"{label}: "), y, text, name=name):
            sheet.text(x, y, f"{label}: ")
    sheet.text(4, y + roll.lead, "Till 03   Csh: 1187")
    roll.gap(2.4)
    _rule(roll)
    for x, text in ((4, "HSN"), (19, "Item")):
        sheet.text(x, roll.y, text, bold=True)
    roll.gap(1)
    for x, text in ((19, "MRP"), (36, "Price"), (52, "Qty"), (76, "Value")):
        sheet.text(x, roll.y, text, bold=True, align="R")
    roll.gap(1.2)
    _rule(roll)
    letters = {row.rate: "ABCDEF"[place] for place, row in enumerate(rates_of(deal))}
    for line in deal.lines:
        _article(roll, line, letters[line.gst_rate], manner)
    _rule(roll)
    roll.between("Sub Total", manner.money(deal.total - deal.round_off))
    roll.between("Round Off Adj", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    roll.size = 11
    roll.between("NET PAYABLE", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.between(f"Tender - {deal.payment_mode}", manner.money(deal.total))
    sheet.says("payment_mode", deal.payment_mode)
    saved = sum((line.mrp * line.quantity - line.amount for line in deal.lines), -deal.round_off)
    if saved > 0:
        roll.say(f"<<< You saved {manner.priced(saved)} on MRP >>>", centred=True)
    _rule(roll)
    _taxes(roll, deal, manner)
    roll.gap(0.6)
    for place in range(34):
        sheet.fill(14 + place * 1.5, roll.y, 0.4 + place * 7 % 5 * 0.18, 9, (0, 0, 0))


def _article(roll: Flow, line: Line, letter: str, manner: Manner) -> None:
    sheet = roll.sheet
    shown = state_row(sheet, "description", "hsn", "mrp", "rate", "quantity", "amount")
    sheet.text(4, roll.y, shown("hsn", line.hsn))
    for row in sheet.wrap(f"{line.description} [{letter}]", 57):
        sheet.text(19, roll.y, row)
        roll.gap(1)
    for right, text in (
        (19, quantity(line.mrp)),
        (36, manner.money(line.rate)),
        (52, shown("quantity", quantity(line.quantity))),
        (76, manner.money(line.amount)),
    ):
        sheet.text(right, roll.y, text, align="R")
    roll.gap(1.15)


def _taxes(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    stops = (10, 34, 48, 62, 76)
    rows = [["Tax", "Taxable", "CGST", "SGST", "Total"]]
    for row, letter in zip(rates_of(deal), "ABCDEF", strict=False):
        amounts = (row.taxable, row.cgst, row.sgst, row.taxable + row.tax)
        rows.append([f"{letter} {quantity(row.rate)}%", *map(manner.money, amounts)])
    for texts in rows:
        for right, text in zip(stops, texts, strict=True):
            sheet.text(right if right > 10 else 4, roll.y, text, align="R" if right > 10 else "L")
        roll.gap(1)
    if len(rows) == 2:
        for name, text in zip(("taxable_value", "cgst", "sgst"), rows[1][1:], strict=False):
            sheet.says(name, text)


def _rule(roll: Flow) -> None:
    roll.gap(0.2)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, weight=0.15)
    roll.gap(0.35)


LAYOUT = Layout(
    "bazaar_80",
    ("receipt",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026"), Manner("05/Apr/2026", symbol="₹")),
    Terms(lines=(2, 10)),
    face="sans",
    size=8,
    page=(80, 220),
)
