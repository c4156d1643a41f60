"""A supermarket's slip: four figures below each article, savings against MRP, a table of taxes at the end."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 3, 4, 74)
    roll.say(seller.name, "seller_name", bold=True, size=10, centred=True)
    roll.say(f"{', '.join(seller.street)},", "seller_address", centred=True)
    roll.say(f"{seller.town}-{seller.pin}", "seller_address", centred=True)
    roll.say(f"Toll free {seller.phone}", centred=True)
    phrase(roll, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"FSSAI No.: {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    roll.gap(0.4)
    roll.say("TAX INVOICE", bold=True, centred=True)
    roll.gap(0.4)
    if "invoice_number" not in sheet.omit:
        sheet.text(3, roll.y, f"Bill No: {deal.number}")
        sheet.says("invoice_number", deal.number)
    if "invoice_date" not in sheet.omit:
        sheet.text(77, roll.y, f"Bill Dt: {manner.day(deal.day)} 19:04", align="R")
        sheet.says("invoice_date", manner.day(deal.day))
    roll.gap(1)
    roll.say(f"Cashier: {seller.person.upper()} / 04")
    _dash(roll)
    stops = (20, 38, 52, 77)
    roll.say("HSN     Particulars")
    for x, label in zip(stops, ("MRP", "Our Price", "Qty", "Value"), strict=True):
        sheet.text(x, roll.y, label, align="R")
    roll.gap(1)
    _dash(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "mrp", "rate", "quantity", "amount")
        hsn = shown("hsn", line.hsn)
        sheet.text(3, roll.y, hsn)
        sheet.text(3 if not hsn else 14, roll.y, line.description)
        roll.gap(1)
        texts = (
            manner.money(line.mrp),
            manner.money(line.rate),
            shown("quantity", f"{quantity(line.quantity)}"),
            manner.money(line.amount),
        )
        for x, text in zip(stops, texts, strict=True):
            sheet.text(x, roll.y, text, align="R")
        roll.gap(1.15)
    _dash(roll)
    _sums(roll, deal, manner)


def _sums(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    count = sum((line.quantity for line in deal.lines), ZERO)
    items = "" if "quantity" in sheet.omit else f"   Qty: {quantity(count)}"
    roll.say(f"Items: {len(deal.lines)}{items}")
    roll.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.text(3, roll.y, "TOTAL", bold=True, size=12)
    sheet.text(77, roll.y, manner.priced(deal.total), bold=True, size=12, align="R", name="total")
    roll.gap(1.9)
    saved = sum((line.mrp * line.quantity - line.amount for line in deal.lines), ZERO)
    sheet.box(8, roll.y, 64, 6)
    sheet.text(40, roll.y + 1.4, f"* * Saved Rs. {manner.money(saved)} On MRP * *", bold=True, align="C")
    roll.gap(2.4)
    roll.say("<-------- GST Breakup Details (in Rs.) -------->", centred=True)
    stops = (8, 28, 44, 60, 77)
    for x, label in zip(stops, ("GST", "Taxable", "CGST", "SGST", "Total"), strict=True):
        sheet.text(x, roll.y, label, align="R" if x > 8 else "C")
    roll.gap(1)
    rates = sorted({line.gst_rate for line in deal.lines})
    for place, rate in enumerate(rates):
        part = [line for line in deal.lines if line.gst_rate == rate]
        sums = [sum((getattr(g, name) for g in part), ZERO) for name in ("taxable", "cgst", "sgst", "amount")]
        sheet.text(8, roll.y, f"{place + 1}) {quantity(rate)}%", align="C")
        for x, amount in zip(stops[1:], sums, strict=True):
            sheet.text(x, roll.y, manner.money(amount), align="R")
        roll.gap(1)
    _dash(roll)
    sheet.text(8, roll.y, "T:", align="C")
    names = ("taxable_value", "cgst", "sgst")
    for x, amount, name in zip(stops[1:], (deal.taxable, deal.cgst, deal.sgst), names, strict=False):
        sheet.text(x, roll.y, manner.money(amount), align="R", name=name)
    roll.gap(1.2)
    roll.say("Amount Received From Customer", centred=True)
    phrase(
        roll, f"{deal.payment_mode} Payment : {manner.money(deal.total)}", "payment_mode", deal.payment_mode
    )
    roll.say("Prices are inclusive of all taxes. No exchange without this bill.", centred=True)
    roll.say(f"*{deal.seller.phone}{deal.seller.pin}*", centred=True)


def _dash(roll: Flow) -> None:
    roll.sheet.line(3, roll.y + 0.7, 77, roll.y + 0.7, dashed=True)
    roll.gap(0.5)


LAYOUT = Layout(
    "save_more_till",
    ("receipt",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05/04/26", grouped=False, symbol="Rs. "),
        Manner("05-04-2026", grouped=False, symbol="₹"),
    ),
    Terms(lines=(2, 9), hsn_digits=6),
    face="mono",
    size=6.5,
    page=(80, 210),
)
