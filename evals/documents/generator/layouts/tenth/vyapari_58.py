"""The same program's slip of 58 mm: name, then quantity, price and amount; the taxes at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 3, 4, 52)
    roll.say(seller.name, "seller_name", bold=True, size=9, centred=True)
    roll.say(", ".join(desk.short(seller)), "seller_address", centred=True)
    roll.say(f"Ph.No.: {seller.phone}", centred=True)
    desk.held(sheet, roll, f"GSTIN: {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    _rule(sheet, roll)
    roll.say("Tax Invoice", bold=True, size=8, centred=True)
    _rule(sheet, roll)
    roll.say("Cash Sale")
    roll.pair("Invoice No.", deal.number, "invoice_number")
    roll.pair("Date", manner.day(deal.day), "invoice_date")
    _rule(sheet, roll)
    sheet.text(3, roll.y, "# Item Name", bold=True)
    roll.gap(1)
    for x, title in ((24.0, "Qty"), (39.0, "Price"), (55.0, "Amount")):
        sheet.text(x, roll.y, title, bold=True, align="R")
    roll.gap(1)
    _rule(sheet, roll)
    for place, line in enumerate(deal.lines):
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        roll.say(f"{place + 1} {shown('description', line.description)}")
        sheet.text(24, roll.y, shown("quantity", f"{quantity(line.quantity)} {line.unit.title()}"), align="R")
        sheet.text(39, roll.y, shown("rate", money(line.rate)), align="R")
        sheet.text(55, roll.y, shown("amount", money(line.amount)), align="R")
        roll.gap(1.1)
    _rule(sheet, roll)
    roll.between("Total Qty", desk.count(sheet, deal))
    roll.between("Sub Total", money(desk.before_rounding(deal)))
    desk.sums(roll, desk.rounded(deal, manner, "Round Off"))
    roll.size = 9.5
    roll.between("Total", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.between(f"Received ({deal.payment_mode.title()})", money(deal.total))
    desk.said(sheet, "payment_mode", deal.payment_mode)
    roll.between("Balance", money(0 * deal.total))
    _rule(sheet, roll)
    roll.say("Tax details (included in price)", centred=True)
    desk.sums(roll, desk.tax_rows(sheet, deal, manner, "{head}@{rate}%"))
    _rule(sheet, roll)
    roll.say("Thanks for doing business with us!", centred=True)


def _rule(sheet: Sheet, roll: Flow) -> None:
    sheet.line(3, roll.y + 0.6, 55, roll.y + 0.6, dashed=True)
    roll.gap(0.5)


LAYOUT = Layout(
    "vyapari_58",
    ("receipt",),
    draw,
    (Manner("05-04-2026", symbol="Rs "), Manner("05/04/2026", symbol="Rs "), Manner("05-04-2026")),
    Terms(lines=(1, 8), shelf=(*FOOD, *OTHER[:4])),
    face="dejavu",
    size=6.6,
    page=(58, 170),
)
