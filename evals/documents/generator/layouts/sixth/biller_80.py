"""A restaurant's 80 mm slip off a billing program: dine-in number, biller, items before tax, GST added."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.sixth.setting import beside, run_on
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_MENU = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, True)
    for name, low, high in (
        ("Paneer Tikka", 180, 320), ("Veg Hakka Noodles", 140, 240), ("Butter Naan", 35, 70),
        ("Dal Makhani", 190, 310), ("Jeera Rice", 120, 190), ("Masala Papad", 30, 70),
        ("Sweet Lime Soda", 60, 110), ("Gulab Jamun (2 pcs)", 60, 120), ("Schezwan Fried Rice", 160, 260),
        ("Tawa Roti", 18, 40), ("Cold Coffee with Ice Cream", 120, 210), ("Mix Veg Raita", 70, 120),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name, "seller_name", bold=True, size=12, centred=True)
    roll.say(run_on(seller), "seller_address", centred=True)
    roll.say(f"Mob: {seller.phone}", centred=True)
    phrase(roll, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    _rule(roll)
    roll.say("Name: ______________________")
    _rule(roll)
    y = roll.y
    beside(sheet, (4, y), "Date:", manner.day(deal.day), "invoice_date")
    sheet.text(76, y, "Dine In: 7", bold=True, align="R")
    sheet.text(4, y + roll.lead, "21:36")
    sheet.text(4, y + 2 * roll.lead, "Cashier: biller")
    label = "Bill No.: "
    if "invoice_number" not in sheet.omit:
        sheet.text(76, y + 2 * roll.lead, deal.number, align="R", bold=True, name="invoice_number")
        edge = 76 - sheet.measure(deal.number, bold=True)
        sheet.text(edge, y + 2 * roll.lead, label, align="R")
    roll.gap(3.1)
    _rule(roll)
    for x, text, right in ((4, "Item", False), (48, "Qty.", True), (61, "Price", True), (76, "Amount", True)):
        sheet.text(x, roll.y, text, bold=True, align="R" if right else "L")
    roll.gap(1.1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "net_amount")
        sheet.text(48, roll.y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(61, roll.y, money(line.rate), align="R")
        sheet.text(76, roll.y, money(line.taxable), align="R")
        for row in sheet.wrap(line.description, 36):
            sheet.text(4, roll.y, row)
            roll.gap(1)
    _rule(roll)
    _sums(roll, deal, manner)


def _sums(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet, money = roll.sheet, manner.money
    if "quantity" not in sheet.omit:
        pieces = sum((line.quantity for line in deal.lines), ZERO)
        sheet.text(4, roll.y, f"Total Qty: {quantity(pieces)}")
    _right(roll, "Sub Total", money(deal.taxable), "taxable_value")
    for label, name in (("CGST", "cgst"), ("SGST", "sgst")):
        half = percent(deal.lines[0].gst_rate / 2)
        _right(roll, f"{label}@{half}", money(getattr(deal, name)), name)
    _rule(roll)
    if deal.round_off:
        _right(roll, "Round off", f"{'+' if deal.round_off > 0 else ''}{money(deal.round_off)}", "round_off")
    roll.size = 11
    roll.between("Grand Total", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    phrase(roll, f"Paid via {deal.payment_mode}", "payment_mode", deal.payment_mode, centred=True)
    _rule(roll)
    phrase(roll, f"FSSAI Lic No. {deal.seller.fssai}", "seller_fssai", deal.seller.fssai, centred=True)
    roll.say("Thank You! Visit Again", centred=True)


def _right(roll: Flow, label: str, text: str, name: str) -> None:
    roll.sheet.text(60, roll.y, label, align="R")
    roll.sheet.text(76, roll.y, text, align="R", name=name)
    roll.gap(1.05)


def _rule(roll: Flow) -> None:
    roll.gap(0.25)
    roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, weight=0.15)
    roll.gap(0.3)


LAYOUT = Layout(
    "biller_80",
    ("receipt",),
    draw,
    (
        Manner("05/04/26", grouped=False, symbol="₹"),
        Manner("05/04/2026", grouped=False, symbol="Rs. "),
        Manner("05-Apr-2026", symbol="₹ "),
    ),
    Terms(lines=(2, 8), exclusive=True, rounding="total", shelf=_MENU),
    face="sans",
    size=8,
    page=(80, 190),
)
