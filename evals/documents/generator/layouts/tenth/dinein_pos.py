"""A restaurant's receipt of 80 mm: table, waiter, dishes, taxes added below the sub total."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.tenth.food_order import DISHES
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name, "seller_name", bold=True, size=10.5, centred=True)
    roll.say(", ".join(desk.short(seller)), "seller_address", centred=True)
    roll.say(f"Contact : {seller.phone}", centred=True)
    desk.held(sheet, roll, f"GSTIN : {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    desk.held(sheet, roll, f"FSSAI Lic No : {seller.fssai}", [("seller_fssai", seller.fssai)], centred=True)
    _rule(sheet, roll)
    roll.say("Name: ______________________")
    _rule(sheet, roll)
    y = roll.y
    desk.put(sheet, (4, y), "Date:", manner.day(deal.day), "invoice_date", bold=False)
    sheet.text(48, y, f"Dine In: {int(deal.total) % 18 + 1}", bold=True)
    sheet.text(4, y + 3.4, "20:47")
    sheet.text(4, y + 6.8, "Cashier: biller")
    desk.put(sheet, (40, y + 6.8), "Bill No.:", deal.number, "invoice_number", bold=False)
    roll.y = y + 10.2
    _rule(sheet, roll)
    for x, title in ((48.0, "Qty."), (61.0, "Price"), (76.0, "Amount")):
        sheet.text(x, roll.y, title, bold=True, align="R")
    sheet.text(4, roll.y, "Item", bold=True)
    roll.gap(1)
    _rule(sheet, roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "net_amount")
        y = roll.y
        sheet.text(48, y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(61, y, shown("rate", money(line.rate)), align="R")
        sheet.text(76, y, shown("net_amount", money(line.taxable)), align="R")
        for row in sheet.wrap(shown("description", line.description), 37):
            sheet.text(4, roll.y, row)
            roll.gap(1)
    _rule(sheet, roll)
    many = desk.count(sheet, deal)
    sheet.text(4, roll.y, f"Total Qty: {many}" if many else "")
    sheet.text(61, roll.y, "Sub Total", align="R")
    sheet.text(76, roll.y, money(deal.taxable), align="R", name="taxable_value")
    roll.gap(1.1)
    for label, text, name in (
        *desk.tax_rows(sheet, deal, manner, "{head}@{rate} {rate}%"),
        *desk.rounded(deal, manner, "Round off"),
    ):
        sheet.text(61, roll.y, label, align="R")
        sheet.text(76, roll.y, text, align="R", name=name or None)
        roll.gap(1.1)
    _rule(sheet, roll)
    sheet.text(50, roll.y, "Grand Total", bold=True, size=9.5, align="R")
    sheet.text(76, roll.y, manner.priced(deal.total), bold=True, size=9.5, align="R", name="total")
    roll.gap(1.5)
    _rule(sheet, roll)
    desk.held(
        sheet, roll, f"Paid via {deal.payment_mode}", [("payment_mode", deal.payment_mode)], centred=True
    )
    roll.say("Thanks !! Visit Again", bold=True, centred=True)


def _rule(sheet: Sheet, roll: Flow) -> None:
    sheet.line(4, roll.y + 0.6, 76, roll.y + 0.6)
    roll.gap(0.45)


LAYOUT = Layout(
    "dinein_pos",
    ("receipt",),
    draw,
    (Manner("05/04/26", symbol="₹"), Manner("05/04/2026", symbol="₹"), Manner("05/04/26", symbol="Rs. ")),
    Terms(lines=(1, 8), exclusive=True, hsn_digits=6, shelf=DISHES),
    size=7.2,
    page=(80, 150),
)
