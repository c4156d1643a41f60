"""A mart's 76 mm slip: the article on one row, `2 x 45.00` and the amount on the next, letters for taxes."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_LETTERS = "ABCD"


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 4, 68)
    roll.say("* * * WELCOME * * *", centred=True)
    roll.say(seller.name.upper(), "seller_name", bold=True, centred=True)
    for row in (*seller.street, f"{seller.town}-{seller.pin}, {seller.region.name}"):
        roll.say(row.upper(), "seller_address", centred=True)
    roll.say(f"PH {seller.phone}, {seller.phone[::-1]}", centred=True)
    if "seller_gstin" not in sheet.omit:
        roll.say(f"GSTIN/UIN No.{seller.gstin}")
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        roll.say(f"FSSAI Lic.No.{seller.fssai}")
        sheet.says("seller_fssai", seller.fssai)
    _rule(roll, "=")
    roll.say("TAX INVOICE (RETAIL)", bold=True, centred=True)
    if "invoice_number" not in sheet.omit:
        roll.say(f"Bill#{deal.number}  Ctr:3  Usr:PRIYA")
        sheet.says("invoice_number", deal.number)
    if "invoice_date" not in sheet.omit:
        roll.say(f"Dt/Tm {manner.day(deal.day)} 20:17:44")
        sheet.says("invoice_date", manner.day(deal.day))
    _rule(roll, "-")
    rates = sorted({line.gst_rate for line in deal.lines})
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "quantity", "rate", "amount")
        roll.say(line.description.upper())
        letter = _LETTERS[rates.index(line.gst_rate)]
        sheet.text(6, roll.y, shown("hsn", f"[{line.hsn}]"))
        sheet.text(50, roll.y, f"{quantity(line.quantity)} x {manner.money(line.rate)}", align="R")
        sheet.text(72, roll.y, f"{manner.money(line.amount)} {letter}", align="R")
        roll.gap(1.1)
    _rule(roll, "-")
    if deal.round_off:
        roll.between("RND", manner.money(deal.round_off), "round_off")
    roll.between("AMT PAYABLE", manner.priced(deal.total), "total", bold=True)
    roll.between(f"TENDER: {deal.payment_mode}", manner.money(deal.total))
    sheet.says("payment_mode", deal.payment_mode)
    roll.between("CHANGE", "0.00")
    _rule(roll, "-")
    if deal.tax:
        _taxes(roll, deal, manner)
    saved = sum(((line.mrp * line.quantity - line.amount) for line in deal.lines), ZERO)
    roll.say(f"YOU SAVED {manner.money(saved)} ON MRP", centred=True)
    roll.say("GOODS ONCE SOLD CAN BE EXCHANGED WITHIN 3 DAYS WITH THIS SLIP", size=6.5, centred=True)


def _taxes(roll: Flow, deal: Deal, manner: Manner) -> None:
    """One row for each letter: its rate, taxable value, and both taxes."""
    sheet, stops = roll.sheet, (16, 36, 54, 72)
    for x, label in zip(stops, ("TAX", "VALUE", "CGST", "SGST"), strict=True):
        sheet.text(x, roll.y, label, align="R")
    roll.gap(1)
    rates = sorted({line.gst_rate for line in deal.lines})
    for letter, rate in zip(_LETTERS, rates, strict=False):
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        parts = [sum((getattr(line, name) for line in chosen), ZERO) for name in ("taxable", "cgst", "sgst")]
        texts = (f"{letter} {quantity(rate)}%", *map(manner.money, parts))
        for x, text in zip(stops, texts, strict=True):
            sheet.text(x, roll.y, text, align="R")
        roll.gap(1)
    sums = (manner.money(deal.taxable), manner.money(deal.cgst), manner.money(deal.sgst))
    if len(rates) == 1:
        for name, text in zip(("taxable_value", "cgst", "sgst"), sums, strict=True):
            sheet.says(name, text)
        return
    for x, name, text in zip(stops[1:], ("taxable_value", "cgst", "sgst"), sums, strict=True):
        sheet.text(x, roll.y, text, align="R", name=name)
    sheet.text(4, roll.y, "TOTAL")
    roll.gap(1.4)


def _rule(roll: Flow, mark: str) -> None:
    roll.say(mark * 40, centred=True)


LAYOUT = Layout(
    "till_mart",
    ("receipt",),
    draw,
    (Manner("05/04/26", grouped=False), Manner("05-Apr-2026", grouped=False, symbol="Rs")),
    Terms(lines=(1, 9), hsn_digits=4),
    face="mono",
    size=7,
    page=(76, 230),
)
