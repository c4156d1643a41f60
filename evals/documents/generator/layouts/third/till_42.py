"""A supermarket's receipt in 42 columns of one width: name, quantity, price and amount in fixed places."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_WIDE = 42


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 3, 4, 74)
    roll.say(seller.name.upper(), "seller_name", bold=True, centred=True)
    for row in (*seller.street, f"{seller.town} {seller.pin}"):
        roll.say(row, "seller_address", centred=True)
    roll.say(f"PHONE: {seller.phone}", centred=True)
    roll.pair("GSTIN", seller.gstin, "seller_gstin")
    roll.pair("FSSAI", seller.fssai, "seller_fssai")
    roll.say("TAX INVOICE", bold=True, centred=True)
    roll.pair("Bill No", deal.number, "invoice_number", mark=" :")
    if "invoice_date" not in sheet.omit:
        roll.say(f"Date    : {manner.day(deal.day)}  18:42")
        sheet.says("invoice_date", manner.day(deal.day))
    roll.say("Cashier : COUNTER 4")
    roll.say("-" * _WIDE)
    _row(roll, "ITEM", "QTY", "RATE", "AMOUNT")
    roll.say("-" * _WIDE)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        rows = _folded(line.description.upper())
        for place, name in enumerate(rows):
            if place:
                roll.say(name)
            else:
                many = shown("quantity", quantity(line.quantity))
                _row(roll, name, many, manner.money(line.rate), manner.money(line.amount))
    roll.say("-" * _WIDE)
    pieces = sum((line.quantity for line in deal.lines), ZERO)
    _row(roll, "SUB TOTAL", quantity(pieces), "", manner.money(deal.total - deal.round_off))
    if deal.round_off:
        _row(roll, "ROUND OFF", "", "", manner.money(deal.round_off))
        sheet.says("round_off", manner.money(deal.round_off))
    roll.size = 10
    roll.between("NET AMOUNT", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.say("-" * _WIDE)
    if deal.tax:
        _taxes(roll, deal, manner)
    roll.between(f"PAID BY {deal.payment_mode}", manner.money(deal.total))
    sheet.says("payment_mode", deal.payment_mode)
    roll.say("THANK YOU. VISIT AGAIN.", centred=True)


def _row(roll: Flow, name: str, many: str, price: str, amount: str) -> None:
    """Four texts whose right edges stand under each other."""
    sheet, y = roll.sheet, roll.y
    sheet.text(roll.x, y, name)
    for right, text in ((43, many), (58, price), (77, amount)):
        sheet.text(right, y, text, align="R")
    roll.gap(1)


def _folded(name: str) -> list[str]:
    """Return a name in rows of at most 19 letters, cut between words."""
    rows: list[str] = []
    for word in name.split():
        if rows and len(rows[-1]) + 1 + len(word) <= 19:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def _taxes(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    roll.say("GST SUMMARY (INCLUDED IN PRICES)")
    stops = (15, 37, 57, 77)
    for right, text in zip(stops, ("GST%", "TAXABLE", "CGST", "SGST"), strict=True):
        sheet.text(right, roll.y, text, align="R")
    roll.gap(1)
    for row in rates_of(deal):
        for right, text in zip(
            stops, (quantity(row.rate), *map(manner.money, (row.taxable, row.cgst, row.sgst))), strict=True
        ):
            sheet.text(right, roll.y, text, align="R")
        roll.gap(1)
    sheet.text(15, roll.y, "TOTAL", align="R")
    for right, name, amount in zip(
        stops[1:], ("taxable_value", "cgst", "sgst"), (deal.taxable, deal.cgst, deal.sgst), strict=True
    ):
        sheet.text(right, roll.y, manner.money(amount), align="R", name=name)
    roll.gap(1)
    roll.say("-" * _WIDE)


LAYOUT = Layout(
    "till_42",
    ("receipt",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05/04/26", grouped=False, symbol="Rs.")),
    Terms(lines=(2, 9)),
    face="mono",
    size=8.2,
    page=(80, 210),
)
