"""A filling station's slip: volume, rate and amount of one fuel, which bears VAT and no GST."""

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
    Good("Petrol", "27101241", ("0", "0"), "LTR", 94, 109),
    Good("Diesel", "27101944", ("0", "0"), "LTR", 86, 97),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, (line,) = deal.seller, deal.lines
    roll = Flow(sheet, 3, 4, 52)
    roll.say("WELCOMES YOU", centred=True)
    roll.say(seller.name, "seller_name", bold=True, centred=True)
    roll.say(", ".join(seller.street), "seller_address", centred=True)
    roll.say(f"{seller.town} {seller.pin}", "seller_address", centred=True)
    roll.say(f"Tel. No.: {seller.phone}", centred=True)
    roll.gap()
    phrase(roll, f"GST No: {seller.gstin}", "seller_gstin", seller.gstin)
    roll.say(f"VAT TIN: {seller.pin}{seller.phone[:5]}V")
    roll.gap(0.4)
    roll.pair("Receipt No.", deal.number, "invoice_number")
    roll.pair("FCC ID", f"000{seller.phone[:6]}")
    roll.pair("Pump / Nozzle", "03 / 2")
    shown = state_row(sheet, "description", "rate", "quantity", "amount")
    roll.gap(0.4)
    roll.pair("Fuel", line.description, indent=24)
    roll.pair("Density", "742.6 kg/m3", indent=24)
    roll.pair("Preset Type", "Amount", indent=24)
    roll.pair("Rate(INR/L)", manner.money(line.rate), indent=24)
    roll.pair("Volume(L)", shown("quantity", f"{line.quantity:.2f}"), indent=24)
    roll.pair("Sale Amt", manner.money(line.amount), indent=24)
    rounding = manner.money(deal.round_off) if deal.round_off else ""
    roll.pair("Rounding", rounding, "round_off", indent=24)
    roll.gap(0.4)
    if "total" not in sheet.omit:
        sheet.text(3, roll.y, f"Total {manner.priced(deal.total)}", bold=True, size=10)
        sheet.says("total", manner.priced(deal.total))
        roll.gap(1.8)
    roll.pair("Veh No", "Not Entered")
    if "invoice_date" not in sheet.omit:
        roll.say(f"Date: {manner.day(deal.day)}  Time: 08:26")
        sheet.says("invoice_date", manner.day(deal.day))
    phrase(roll, f"Mode: {deal.payment_mode}", "payment_mode", deal.payment_mode)
    roll.gap()
    roll.say("SAVE FUEL YANI SAVE MONEY! THANK YOU, DRIVE SAFE.", centred=True)


LAYOUT = Layout(
    "pump_slip",
    ("receipt",),
    draw,
    (
        Manner("05/04/26", grouped=False, symbol="Rs."),
        Manner("05/04/2026", grouped=False, symbol="INR "),
        Manner("05-Apr-2026", grouped=False, symbol="Rs "),
    ),
    Terms(lines=(1, 1), whole_rupees=True, shelf=_SHELF),
    face="mono",
    size=7.2,
    page=(58, 125),
)
