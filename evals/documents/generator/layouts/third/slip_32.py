"""A kirana's slip of 32 columns: numbered articles, below each how many times which price."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 3, 4, 52)
    roll.say(seller.name, "seller_name", bold=True, centred=True, size=9)
    for row in (*seller.street, seller.town_line):
        roll.say(row, "seller_address", centred=True)
    roll.say(f"Mob: {seller.phone}", centred=True)
    if "seller_gstin" not in sheet.omit:
        roll.say(f"GSTIN: {seller.gstin}", centred=True)
        sheet.says("seller_gstin", str(seller.gstin))
    if seller.fssai and "seller_fssai" not in sheet.omit:
        roll.say(f"FSSAI: {seller.fssai}", centred=True)
        sheet.says("seller_fssai", seller.fssai)
    roll.say("=" * 32)
    roll.say("CASH BILL", bold=True, centred=True)
    if "invoice_number" not in sheet.omit:
        sheet.text(3, roll.y, f"No:{deal.number}")
        sheet.says("invoice_number", deal.number)
    if "invoice_date" not in sheet.omit:
        sheet.text(55, roll.y, manner.day(deal.day), align="R", name="invoice_date")
    roll.gap(1)
    roll.say("=" * 32)
    for index, line in enumerate(deal.lines, start=1):
        shown = state_row(sheet, "description", "quantity", "unit", "rate", "amount")
        roll.say(f"{index}.{line.description}")
        many = shown("quantity", f"{quantity(line.quantity)} {line.unit.title()} x ")
        if not many:
            sheet.cells[-1].pop("unit", None)
        sheet.text(6, roll.y, f"{many}{manner.money(line.rate)}")
        sheet.text(55, roll.y, manner.money(line.amount), align="R")
        roll.gap(1)
    roll.say("-" * 32)
    roll.say(f"Items: {len(deal.lines)}")
    if deal.round_off:
        roll.between("R.Off", manner.money(deal.round_off), "round_off")
    roll.size = 10
    roll.between("TOTAL", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.say("-" * 32)
    if deal.tax:
        roll.say("Tax included in the above:")
        roll.between("Taxable Amt", manner.money(deal.taxable), "taxable_value")
        roll.between("CGST", manner.money(deal.cgst), "cgst")
        roll.between("SGST", manner.money(deal.sgst), "sgst")
        roll.say("-" * 32)
    roll.pair("Payment", deal.payment_mode, "payment_mode")
    roll.say("Dhanyavaad! Phir padhariye", centred=True)


LAYOUT = Layout(
    "slip_32",
    ("receipt",),
    draw,
    (
        Manner("05-04-2026", grouped=False),
        Manner("05/04/2026", grouped=False, symbol="Rs. "),
        Manner("5-Apr-26", grouped=False),
    ),
    Terms(lines=(1, 7)),
    face="mono",
    size=7.4,
    page=(58, 190),
)
