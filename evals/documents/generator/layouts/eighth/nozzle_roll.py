"""A fuel dispenser's slip: figures filled up with zeros, the vehicle and a lot of other numbers, no tax."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("Petrol XP95", "27101242", ("0", "0"), "LTR", 101, 115),
    Good("HSD", "27101944", ("0", "0"), "LTR", 87, 98),
    Good("Petrol", "27101241", ("0", "0"), "LTR", 94, 109),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, (line,) = deal.seller, deal.lines
    roll = Flow(sheet, 5, 5, 66)
    roll.say(seller.name.upper(), "seller_name", bold=True, centred=True, size=9.5)
    roll.say(f"{', '.join(seller.street)}, {seller.town_line}", "seller_address", centred=True)
    roll.say(f"TEL NO : {seller.phone}", centred=True)
    roll.gap(0.6)
    shown = state_row(sheet, "description", "quantity", "rate")
    at = 24.0
    roll.pair("Bill No", deal.number, "invoice_number", indent=at)
    roll.pair("Copy", "ORGNL", indent=at)
    roll.pair("Trns. ID", f"{deal.seller.phone}00{deal.day:%j}", indent=at)
    roll.pair("Atnd. ID", "014", indent=at)
    roll.pair("Vehi. No", "NotEntered", indent=at)
    roll.pair("Mob. No", "NotEntered", indent=at)
    roll.pair("Date", manner.day(deal.day), "invoice_date", indent=at)
    roll.pair("Time", "07:56:31", indent=at)
    roll.pair("FP. ID", "2", indent=at)
    roll.pair("Nozl No", "04", indent=at)
    roll.pair("Fuel", line.description, indent=at)
    roll.pair("Density", "0741.9Kg/Cu.mtr", indent=at)
    roll.pair("Preset", f"Rs.{deal.total:08.2f}", indent=at)
    roll.pair("Rate", f"Rs.{line.rate:06.2f}", indent=at)
    roll.pair("Volume", shown("quantity", f"{line.quantity:08.2f} L"), indent=at)
    roll.pair("Sale", f"Rs.{deal.total:08.2f}", "total", indent=at, bold=True)
    roll.gap(0.6)
    phrase(roll, f"Pay Mode : {deal.payment_mode}", "payment_mode", deal.payment_mode)
    phrase(roll, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin)
    roll.say(f"LST No : {seller.pin}0{seller.phone[:4]}   VAT No : {seller.phone[:9]}C")
    roll.gap(0.6)
    roll.say("Attendant's Sign. __________  Thank You! Visit Again", centred=True)
    roll.say("Save Fuel. Secure The Future!", centred=True)


LAYOUT = Layout(
    "nozzle_roll",
    ("receipt",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/26"), Manner("05-04-2026")),
    Terms(lines=(1, 1), whole_rupees=False, shelf=_SHELF),
    face="courier",
    size=8,
    page=(76, 140),
)
