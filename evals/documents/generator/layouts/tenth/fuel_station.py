"""A filling station's slip: one fuel, its rate, volume and amount, each on a labelled line."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_SHELF = (
    Good("PETROL", "27101241", ("0", "0"), "LTR", 94, 110),
    Good("DIESEL", "27101944", ("0", "0"), "LTR", 86, 97),
)
"""Outside GST: the State's own tax is in the price."""


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 5, 72)
    roll.say("WELCOME!!!", bold=True, centred=True)
    roll.gap(0.4)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=9.5, centred=True)
    roll.say(desk.loud(seller), "seller_address", centred=True)
    roll.say(f"Tel. No.: {seller.phone}", centred=True)
    roll.gap()
    roll.pair("Receipt No.", deal.number, "invoice_number")
    roll.say("FCC ID: 01   FIP No.: 03   Nozzle No.: 02")
    roll.gap(0.4)
    (line,) = deal.lines
    shown = state_row(sheet, "description", "rate", "quantity", "amount")
    roll.pair("PRODUCT", shown("description", line.description))
    roll.pair("RATE/LTR", shown("rate", f"{manner.symbol}{money(line.rate)}"))
    roll.pair("VOLUME(LTR.)", shown("quantity", f"{line.quantity:.2f}"))
    roll.pair("AMOUNT", shown("amount", f"{manner.symbol}{money(line.amount)}"))
    roll.gap(0.4)
    roll.pair(
        "VEHICLE NO.",
        f"{seller.region.letters}{int(line.rate) % 40 + 1:02d}AB{int(line.rate * 31) % 9000 + 1000}",
    )
    roll.pair("NET AMOUNT", manner.priced(deal.total), "total", bold=True)
    roll.pair("MODE", deal.payment_mode, "payment_mode")
    roll.pair("DATE", manner.day(deal.day), "invoice_date")
    roll.say("TIME: 09:41")
    roll.gap(0.4)
    roll.pair("GSTIN", seller.gstin, "seller_gstin")
    roll.say("CST No.:    LST No.:    ATTENDANT ID: 7")
    roll.gap()
    roll.say("SAVE FUEL, SAVE MONEY. THANK YOU! VISIT AGAIN", centred=True)


LAYOUT = Layout(
    "fuel_station",
    ("receipt",),
    draw,
    (Manner("05/04/2026", symbol="Rs. "), Manner("05/04/26", symbol="Rs."), Manner("05-Apr-2026")),
    Terms(lines=(1, 1), whole_rupees=False, shelf=_SHELF),
    face="mono",
    size=7.2,
    page=(80, 130),
)
