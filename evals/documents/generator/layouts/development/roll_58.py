"""A receipt of a 58 mm till: everything in one narrow column."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 3, 4, 52)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=9, centred=True)
    roll.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    roll.say(f"Ph: {seller.phone}", centred=True)
    if "seller_gstin" not in sheet.omit:
        roll.say(f"GSTIN:{seller.gstin}", centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai:
        roll.pair("FSSAI", seller.fssai, "seller_fssai")
    roll.say("CASH BILL" if deal.payment_mode == "CASH" else "BILL", bold=True, centred=True)
    roll.pair("Bill No", deal.number, "invoice_number")
    if "invoice_date" not in sheet.omit:
        roll.pair("Date", f"{manner.day(deal.day)} 18:42")
        sheet.says("invoice_date", manner.day(deal.day))
    _rule(roll)
    sheet.text(3, roll.y, "Item")
    sheet.text(34, roll.y, "Qty", align="R")
    sheet.text(44, roll.y, "Rate", align="R")
    sheet.text(55, roll.y, "Amt", align="R")
    roll.gap(1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "quantity", "rate", "amount")
        roll.say(line.description)
        sheet.text(3, roll.y, shown("hsn", line.hsn))
        sheet.text(34, roll.y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(44, roll.y, manner.money(line.rate), align="R")
        sheet.text(55, roll.y, manner.money(line.amount), align="R")
        roll.gap(1)
    _rule(roll)
    roll.between("Items", f"{len(deal.lines)}")
    for rate in sorted({line.gst_rate for line in deal.lines}):
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        if rate:
            roll.between(f"CGST {percent(rate / 2)}", manner.money(sum((g.cgst for g in chosen), 0 * rate)))
            roll.between(f"SGST {percent(rate / 2)}", manner.money(sum((g.sgst for g in chosen), 0 * rate)))
    if deal.tax:
        sheet.says("cgst", "")
        sheet.says("sgst", "")
    if deal.round_off:
        roll.between("Rnd Off", manner.money(deal.round_off), "round_off")
    roll.size = 10
    roll.between("NET AMT", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.pair("Paid by", deal.payment_mode, "payment_mode")
    roll.say("* Prices include GST *", centred=True)
    roll.say("Thank you, visit again", centred=True)


def _rule(roll: Flow) -> None:
    roll.sheet.line(roll.x, roll.y + 1, roll.x + roll.width, roll.y + 1, dashed=True)
    roll.gap(0.7)


LAYOUT = Layout(
    "roll_58",
    ("receipt",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026", grouped=False, symbol="Rs.")),
    Terms(lines=(1, 9), hsn_digits=4),
    face="mono",
    size=6.5,
    page=(58, 150),
)
