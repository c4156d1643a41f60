"""A cafe's receipt as it is mailed: the sum paid first and large, `2 x` before each item, tax in grey."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.sixth.setting import run_on
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GREY, _TINT = (110, 110, 110), (246, 241, 232)
_MENU = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, True)
    for name, low, high in (
        ("Filter Coffee", 40, 90), ("Ginger Lemon Tea", 50, 110), ("Paneer Puff", 35, 80),
        ("Grilled Veg Sandwich", 110, 220), ("Walnut Brownie", 90, 170), ("Iced Mocha", 130, 230),
        ("Masala Cheese Toast", 100, 190), ("Banana Muffin", 60, 120),
    )
)  # fmt: skip


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.fill(0, 0, 120, 46, _TINT)
    sheet.text(60, 8, manner.priced(deal.total), bold=True, size=24, align="C", name="total")
    paid = f"paid by {deal.payment_mode}"
    sheet.text(60, 20, paid, size=10, align="C")
    sheet.says("payment_mode", deal.payment_mode)
    sheet.text(60, 27, manner.day(deal.day), size=10, align="C", name="invoice_date")
    if "invoice_number" not in sheet.omit:
        sheet.text(60, 33, f"Receipt {deal.number}", size=10, align="C")
        sheet.says("invoice_number", deal.number)
    flow = Flow(sheet, 10, 52, 100)
    flow.say(seller.name, "seller_name", bold=True, size=12)
    flow.say(run_on(seller), "seller_address", size=8)
    flow.gap()
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "amount")
        many = shown("quantity", f"{quantity(line.quantity)} x ")
        sheet.text(10, flow.y, many)
        sheet.text(22, flow.y, line.description)
        sheet.text(110, flow.y, manner.money(line.amount), align="R")
        flow.gap(1.5)
    sheet.line(10, flow.y, 110, flow.y)
    flow.gap(0.6)
    flow.between("Items", manner.money(deal.total - deal.round_off))
    flow.between("Rounded", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    flow.between("Total", manner.priced(deal.total), bold=True)
    flow.gap()
    half = percent(deal.lines[0].gst_rate / 2)
    for label, text, name in (
        ("of which net", manner.money(deal.taxable), "taxable_value"),
        (f"of which CGST {half}", manner.money(deal.cgst), "cgst"),
        (f"of which SGST {half}", manner.money(deal.sgst), "sgst"),
    ):
        sheet.text(10, flow.y, label, size=8, ink=_GREY)
        sheet.text(110, flow.y, text, size=8, align="R", ink=_GREY, name=name)
        flow.gap(0.95)
    flow.gap()
    flow.size = 8
    phrase(flow, f"GSTIN {seller.gstin}", "seller_gstin", seller.gstin)
    phrase(flow, f"FSSAI {seller.fssai}", "seller_fssai", seller.fssai)
    flow.gap()
    flow.say("You earned 12 stars. 88 more and a coffee is on us. Card ends in 4417. Wi-Fi code: 20262026")


LAYOUT = Layout(
    "mail_receipt",
    ("receipt",),
    draw,
    (
        Manner("5th April 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="Rs. "),
    ),
    Terms(lines=(1, 6), shelf=_MENU),
    size=9.5,
    page=(120, 190),
)
