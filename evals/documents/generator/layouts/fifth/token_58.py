"""A kirana shop's 58 mm slip: the article, then `2x45 = 90.00` at the right, no table of tax."""

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
    roll = Flow(sheet, 3, 4, 52)
    roll.say("RETAIL BILL", bold=True, centred=True)
    roll.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    roll.say(f"{', '.join(seller.street)}, {seller.town}-{seller.pin}", "seller_address", centred=True)
    roll.say(f"Ph {seller.phone}", centred=True)
    phrase(roll, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"FSSAI {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    roll.gap(0.3)
    y = roll.y
    if sheet.text(55, y, manner.day(deal.day), align="R", name="invoice_date"):
        sheet.text(55, y + roll.lead, "08:17 pm", align="R")
    if sheet.text(3 + sheet.measure("Bill# "), y, deal.number, bold=True, name="invoice_number"):
        sheet.text(3, y, "Bill# ")
    sheet.text(3, y + roll.lead, "Token 41")
    roll.gap(2.2)
    _dashes(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        roll.say(line.description.upper())
        many = shown("quantity", f"{quantity(line.quantity)}x")
        sheet.text(34, roll.y, f"{many}{quantity(line.rate)} =", align="R")
        sheet.text(55, roll.y, manner.money(line.amount), align="R")
        roll.gap(1.15)
    _dashes(roll)
    many = sum((line.quantity for line in deal.lines), ZERO)
    counted = "" if "quantity" in sheet.omit else f"  Qty {quantity(many)}"
    roll.say(f"Items {len(deal.lines)}{counted}")
    roll.between("Bill Amt", manner.money(deal.total - deal.round_off))
    roll.between("R.Off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    roll.gap(0.3)
    roll.size = 12
    roll.between("TO PAY", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    _dashes(roll)
    phrase(roll, f"** {deal.payment_mode} **", "payment_mode", deal.payment_mode, centred=True)
    roll.say("All rates incl. of GST", centred=True)
    roll.say("Home delivery free within 2 km. Dhanyavaad!", centred=True)


def _dashes(roll: Flow) -> None:
    roll.gap(0.2)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, dashed=True)
    roll.gap(0.3)


LAYOUT = Layout(
    "token_58",
    ("receipt",),
    draw,
    (
        Manner("05/04/26", grouped=False),
        Manner("05-Apr-26", grouped=False, symbol="Rs"),
        Manner("05.04.2026", symbol="Rs "),
    ),
    Terms(lines=(1, 9), whole_rupees=True),
    face="mono",
    size=7.4,
    page=(58, 170),
)
