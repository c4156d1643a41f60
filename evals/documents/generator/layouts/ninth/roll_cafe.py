"""A restaurant's roll: prices without tax, sub total, both taxes, table and token, a day with its hour."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import Good
from evals.documents.generator.grid import Column, Style, draw_table
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_SHELF = tuple(
    Good(name, "996331", ("5", "5"), "NOS", low, high, food=True)
    for name, low, high in (
        ("Masala Dosa", 90, 160),
        ("Paneer Tikka Dry", 220, 340),
        ("Veg Hakka Noodles", 160, 240),
        ("Dal Makhani Full", 210, 320),
        ("Butter Naan", 40, 75),
        ("Fresh Lime Soda Sweet", 60, 120),
        ("Chicken Dum Biryani Family Pack", 380, 640),
        ("Filter Coffee", 30, 70),
        ("Gulab Jamun 2 pcs", 60, 110),
    )
)


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 5, 6, 70)
    roll.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    roll.say("A Pure Family Restaurant", centred=True)
    desk.lines(roll, desk.short(seller), "seller_address", centred=True)
    desk.held(sheet, roll, f"GST NO : {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    desk.held(sheet, roll, f"FSSAI NO : {seller.fssai}", [("seller_fssai", seller.fssai)], centred=True)
    y = roll.y + 1
    sheet.line(5, y, 75, y)
    sheet.text(5, y + 1, "Name: ____________________")
    y += 5.5
    sheet.line(5, y, 75, y)
    if "invoice_date" not in sheet.omit:
        sheet.text(5, y + 1, f"Date: {manner.day(deal.day)} 20:14")
        sheet.says("invoice_date", manner.day(deal.day))
    sheet.text(75, y + 1, "Dine In: T-12", bold=True, align="R")
    sheet.text(5, y + 5, "Cashier: biller")
    if "invoice_number" not in sheet.omit:
        sheet.text(75, y + 5, f"Bill No.: {deal.number}", align="R")
        sheet.says("invoice_number", deal.number)
    sheet.text(5, y + 9, f"Token No.: {int(deal.total) % 90 + 1}")
    columns = [
        Column("Item", 32, lambda _, g: g.description, ("description",), "L"),
        Column("Qty.", 9, lambda _, g: quantity(g.quantity), ("quantity",)),
        Column("Price", 14, lambda _, g: money(g.rate), ("rate",)),
        Column("Amount", 17, lambda _, g: money(g.taxable), ("net_amount",)),
    ]
    y = draw_table(
        sheet,
        columns,
        deal.lines,
        x=4,
        y=y + 14,
        bottom=180,
        style=Style("dashes", 7.4, bold_head=False, pad=0.5),
    )
    if "quantity" not in sheet.omit:
        sheet.text(5, y + 1, f"Total Qty: {desk.count(sheet, deal)}")
    sheet.text(58, y + 1, "Sub Total", align="R")
    sheet.text(75.2, y + 1, money(deal.taxable), align="R", name="taxable_value")
    y += 5
    for label, text, name in (
        ("CGST@2.5%", money(deal.cgst), "cgst"),
        ("SGST@2.5%", money(deal.sgst), "sgst"),
    ):
        if name not in sheet.omit:
            sheet.text(58, y, label, align="R")
            sheet.text(75.2, y, text, align="R", name=name)
        y += 3.8
    if deal.round_off:
        sheet.text(58, y, "Round off", align="R")
        sheet.text(
            75.2,
            y,
            f"{'+' if deal.round_off > 0 else ''}{money(deal.round_off)}",
            align="R",
            name="round_off",
        )
        y += 3.8
    sheet.line(5, y + 0.4, 75, y + 0.4)
    if "total" not in sheet.omit:
        sheet.text(52, y + 1.4, "Grand Total", bold=True, size=10, align="R")
        sheet.text(75.2, y + 1.4, manner.priced(deal.total), bold=True, size=10, align="R", name="total")
    y += 7
    low = Flow(sheet, 5, y, 70)
    desk.held(sheet, low, f"Paid via {deal.payment_mode.title()}", [("payment_mode", deal.payment_mode)])
    low.say("SAC 996331. We levy no service charge.", centred=True)
    low.say("Thanks, do come again!", centred=True)


LAYOUT = Layout(
    "roll_cafe",
    ("receipt",),
    draw,
    (Manner("05/04/26", symbol="₹"), Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-2026", symbol="Rs. ")),
    Terms(lines=(2, 8), exclusive=True, shelf=_SHELF),
    face="sans",
    size=7.4,
    page=(80, 210),
)
