"""A restaurant's bill: table, waiter and covers, prices before tax, two taxes and a grand total."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_SAC = "996331"
_MENU = (
    Good("Masala Dosa", _SAC, ("5", "5"), "NOS", 90, 180, True),
    Good("Paneer Butter Masala", _SAC, ("5", "5"), "NOS", 220, 380, True),
    Good("Tandoori Roti", _SAC, ("5", "5"), "NOS", 18, 40, True),
    Good("Veg Pulao", _SAC, ("5", "5"), "NOS", 150, 260, True),
    Good("Gulab Jamun", _SAC, ("5", "5"), "NOS", 50, 90, True, ("2 pcs",)),
    Good("Fresh Lime Soda", _SAC, ("5", "5"), "NOS", 60, 120, True, ("Sweet", "Salted")),
    Good("Filter Coffee", _SAC, ("5", "5"), "NOS", 35, 80, True),
    Good("Chole Bhature", _SAC, ("5", "5"), "NOS", 120, 210, True),
    Good("Mini Thali", _SAC, ("5", "5"), "NOS", 180, 320, True),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 5, 5, 70)
    roll.say(seller.name, "seller_name", bold=True, centred=True, size=11)
    roll.say("Pure Veg. Family Restaurant", centred=True)
    for row in (*seller.street, f"{seller.town}, {seller.region.name} {seller.pin}"):
        roll.say(row, "seller_address", centred=True)
    roll.pair("GSTIN", seller.gstin, "seller_gstin", mark=" :")
    roll.pair("FSSAI No", seller.fssai, "seller_fssai", mark=" :")
    sheet.line(5, roll.y + 0.6, 75, roll.y + 0.6)
    roll.gap(0.5)
    table = int(seller.pin) % 18 + 1
    if "invoice_number" not in sheet.omit:
        sheet.text(5, roll.y, f"Bill No. {deal.number}")
        sheet.says("invoice_number", deal.number)
    sheet.text(75, roll.y, f"Table: {table}", align="R")
    roll.gap(1.1)
    if "invoice_date" not in sheet.omit:
        sheet.text(5, roll.y, f"Date: {manner.day(deal.day)}")
        sheet.says("invoice_date", manner.day(deal.day))
    sheet.text(75, roll.y, "Time: 21:14", align="R")
    roll.gap(1.1)
    sheet.text(5, roll.y, "Waiter: Captain 2")
    sheet.text(75, roll.y, f"Covers: {table % 5 + 1}", align="R")
    roll.gap(1.2)
    sheet.line(5, roll.y, 75, roll.y)
    roll.gap(0.2)
    for x, label in ((5, "Item"), (46, "Qty"), (60, "Price"), (75, "Amount")):
        sheet.text(x, roll.y, label, bold=True, align="L" if x == 5 else "R")
    roll.gap(1.2)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "net_rate", "net_amount")
        net = (line.taxable / line.quantity).quantize(line.rate)
        sheet.text(46, roll.y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(60, roll.y, manner.money(net), align="R")
        sheet.text(75, roll.y, manner.money(line.taxable), align="R")
        for row in sheet.wrap(line.description, 34):
            sheet.text(5, roll.y, row)
            roll.gap(1.1)
    _sums(roll, deal, manner)


def _sums(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    sheet.line(5, roll.y + 0.4, 75, roll.y + 0.4)
    roll.gap(0.4)
    pieces = sum((line.quantity for line in deal.lines), ZERO)
    sheet.text(46, roll.y, quantity(pieces), align="R")
    roll.between("Sub Total", manner.money(deal.taxable), "taxable_value")
    half = percent(deal.lines[0].gst_rate / 2)
    roll.between(f"CGST @ {half}", manner.money(deal.cgst), "cgst")
    roll.between(f"SGST @ {half}", manner.money(deal.sgst), "sgst")
    roll.between("Round Off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    sheet.line(5, roll.y + 0.4, 75, roll.y + 0.4)
    roll.gap(0.4)
    roll.size = 11
    roll.between("Grand Total", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.pair("Settled by", deal.payment_mode, "payment_mode")
    roll.say("No service charge is levied.", centred=True)
    roll.say("Thank you, come again!", centred=True)


LAYOUT = Layout(
    "dine_bill",
    ("receipt",),
    draw,
    (
        Manner("05/04/2026", grouped=False, symbol="₹"),
        Manner("05-Apr-2026", grouped=False),
        Manner("05/04/26", symbol="Rs "),
    ),
    Terms(lines=(2, 7), shelf=_MENU),
    face="dejavu",
    size=8,
    page=(80, 190),
)
