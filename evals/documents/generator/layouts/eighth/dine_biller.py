"""A restaurant program's roll: guest, table and biller, the rate of tax between label and amount."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import said
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_MENU = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, True)
    for name, low, high in (
        ("Masala Dosa", 80, 140), ("Filter Coffee", 30, 60), ("Idli Vada Combo", 60, 110),
        ("Paneer Butter Masala", 220, 320), ("Butter Naan", 40, 65), ("Jeera Rice", 120, 180),
        ("Chole Bhature", 110, 170), ("Gulab Jamun 2 Pcs", 50, 90), ("Sweet Lassi", 60, 95),
        ("Family Thali Special With Sweet", 290, 420), ("Cold Drink 300 ml", 25, 40),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 5, 5, 70)
    roll.say(seller.name, "seller_name", bold=True, size=12, centred=True)
    roll.say(", ".join(seller.street), "seller_address", centred=True)
    roll.say(f"{seller.town_line}, {seller.region.name}", "seller_address", centred=True)
    phrase(roll, f"GST NO. {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    roll.say(f"Mob: {seller.phone}", centred=True)
    _rule(roll)
    roll.say("Name: _______________  (M: ____________)")
    _rule(roll)
    if "invoice_date" not in sheet.omit:
        sheet.text(5, roll.y, f"Date: {manner.day(deal.day)}")
        sheet.says("invoice_date", manner.day(deal.day))
    sheet.text(75, roll.y, "Dine In: T7", bold=True, align="R")
    roll.gap(1)
    sheet.text(5, roll.y, "20:41")
    roll.gap(1)
    sheet.text(5, roll.y, "Cashier: biller")
    if "invoice_number" not in sheet.omit:
        sheet.text(75, roll.y, f"Bill No.: {deal.number}", align="R")
        sheet.says("invoice_number", deal.number)
    roll.gap(1)
    sheet.text(5, roll.y, "Token No.: 31, 34", bold=True)
    roll.gap(1)
    _rule(roll)
    _items(roll, deal, manner)
    _rule(roll)
    money = manner.money
    many = pieces(sheet, deal)
    sheet.text(30, roll.y, f"Total Qty: {many}" if many else "", align="R")
    _sum(roll, "Sub Total", "", money(deal.taxable), "taxable_value")
    half = quantity(deal.lines[0].gst_rate / 2)
    _sum(roll, "CGST", f"{half}%", money(deal.cgst), "cgst")
    _sum(roll, "SGST", f"{half}%", money(deal.sgst), "sgst")
    _rule(roll)
    if deal.round_off:
        sign = "+" if deal.round_off > 0 else ""
        _sum(roll, "Round off", "", f"{sign}{money(deal.round_off)}", "round_off")
    roll.gap(0.2)
    if "total" not in sheet.omit:
        sheet.text(50, roll.y, "Grand Total", bold=True, size=10, align="R")
        sheet.text(75, roll.y, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    roll.gap(1.6)
    phrase(roll, f"Paid via {deal.payment_mode}", "payment_mode", deal.payment_mode)
    _rule(roll)
    phrase(roll, f"FSSAI Lic No. {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    roll.say("Thanks! Scan the code on your table and get 10% off on bills above 999.", centred=True)


def _items(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet = roll.sheet
    for x, title, right in (
        (5, "Item", False),
        (47, "Qty.", True),
        (60, "Price", True),
        (75, "Amount", True),
    ):
        sheet.text(x, roll.y, title, bold=True, align="R" if right else "L")
    roll.gap(1)
    _rule(roll)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "rate", "net_amount")
        sheet.text(47, roll.y, shown("quantity", quantity(line.quantity)), align="R")
        sheet.text(60, roll.y, manner.money(line.rate), align="R")
        sheet.text(75, roll.y, manner.money(line.taxable), align="R")
        for row in sheet.wrap(line.description, 33):
            sheet.text(5, roll.y, row)
            roll.gap(1)


def _sum(roll: Flow, label: str, rate: str, text: str, name: str) -> None:
    sheet = roll.sheet
    if name in sheet.omit:
        return
    sheet.text(50, roll.y, label, align="R")
    sheet.text(60, roll.y, rate, align="R")
    sheet.text(75, roll.y, text, align="R")
    said(sheet, name, text)
    roll.gap(1)


def _rule(roll: Flow) -> None:
    roll.sheet.line(roll.x, roll.y + 0.9, roll.x + roll.width, roll.y + 0.9)
    roll.gap(0.6)


LAYOUT = Layout(
    "dine_biller",
    ("receipt",),
    draw,
    (Manner("05/04/26", symbol="₹ "), Manner("05/04/2026", symbol="₹"), Manner("05-04-2026", symbol="Rs. ")),
    Terms(lines=(1, 8), exclusive=True, rounding="total", shelf=_MENU),
    face="sans",
    size=7.6,
    page=(80, 170),
)
