"""A restaurant's bill: dishes at menu prices, GST added below, the service charge left to the guest."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def _dish(name: str, low: int, high: int) -> Good:
    return Good(name, "996331", ("5", "5"), "NOS", low, high, True)


_SHELF = (
    _dish("Paneer Tikka Masala", 210, 380),
    _dish("Dal Tadka", 140, 240),
    _dish("Butter Naan", 35, 75),
    _dish("Veg Hyderabadi Biryani", 190, 330),
    _dish("Masala Dosa", 70, 160),
    _dish("Gobi Manchurian Dry", 150, 260),
    _dish("Sweet Lassi", 60, 130),
    _dish("Mineral Water 1L", 20, 40),
    _dish("Gulab Jamun (2 pcs)", 60, 120),
    _dish("Jeera Rice", 120, 210),
    _dish("Masala Papad", 30, 70),
    _dish("Chicken Chettinad", 260, 430),
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    roll.say("Family Restaurant", centred=True)
    for row in (*seller.street, f"{seller.town} {seller.pin}"):
        roll.say(row, "seller_address", centred=True)
    phrase(roll, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"FSSAI {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    _rule(roll)
    sheet.text(4, roll.y, f"Table : {int(seller.pin) % 18 + 1}   Pax : 3")
    sheet.text(76, roll.y, f"Steward : {seller.person.split()[0]}", align="R")
    roll.gap(1)
    if "invoice_number" not in sheet.omit:
        sheet.text(4, roll.y, f"Bill No : {deal.number}", bold=True)
        sheet.says("invoice_number", deal.number)
    if "invoice_date" not in sheet.omit:
        sheet.text(76, roll.y, f"{manner.day(deal.day)} 21:38", align="R")
        sheet.says("invoice_date", manner.day(deal.day))
    roll.gap(1)
    roll.say("Dine In   KOT : 114, 119, 121")
    _rule(roll)
    sheet.text(4, roll.y, "Item", bold=True)
    for x, label in ((46, "Qty"), (60, "Price"), (76, "Amount")):
        sheet.text(x, roll.y, label, bold=True, align="R")
    roll.gap(1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "net_amount")
        rows = sheet.wrap(line.description, 36)
        sheet.text(46, roll.y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(60, roll.y, manner.money(line.rate), align="R")
        sheet.text(76, roll.y, manner.money(line.taxable), align="R")
        for row in rows:
            sheet.text(4, roll.y, row)
            roll.gap(1)
    _rule(roll)
    _sums(roll, deal, manner)


def _sums(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    if "quantity" not in sheet.omit:
        roll.say(f"Total Qty : {quantity(sum((g.quantity for g in deal.lines), ZERO))}")
    for label, text, name in (
        ("Sub Total", manner.money(deal.taxable), "taxable_value"),
        ("CGST 2.5%", manner.money(deal.cgst), "cgst"),
        ("SGST 2.5%", manner.money(deal.sgst), "sgst"),
        ("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off"),
    ):
        if not text:
            continue
        sheet.text(58, roll.y, label, align="R")
        sheet.text(76, roll.y, text, align="R", name=name)
        roll.gap(1)
    _rule(roll)
    sheet.text(4, roll.y, "Grand Total", bold=True, size=11)
    sheet.text(76, roll.y, manner.priced(deal.total), bold=True, size=11, align="R", name="total")
    roll.gap(1.6)
    _rule(roll)
    phrase(roll, f"Settled by {deal.payment_mode}", "payment_mode", deal.payment_mode, centred=True)
    roll.say("HSN/SAC 996331 Restaurant service" if "hsn" not in sheet.omit else "", centred=True)
    roll.say("We levy no service charge. Thank you, visit again!", centred=True)


def _rule(roll: Flow) -> None:
    roll.sheet.line(4, roll.y + 0.8, 76, roll.y + 0.8, dashed=True)
    roll.gap(0.6)


LAYOUT = Layout(
    "table_kot",
    ("receipt",),
    draw,
    (
        Manner("05/04/26", grouped=False, symbol="₹"),
        Manner("05-Apr-26", symbol="Rs."),
        Manner("05/04/2026", symbol="₹ "),
    ),
    Terms(lines=(2, 9), exclusive=True, shelf=_SHELF),
    face="dejavu",
    size=7.5,
    page=(80, 190),
)
