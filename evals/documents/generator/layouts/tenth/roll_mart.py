"""A supermarket's roll: articles under the heads of their tax, prices with tax, the breakup at the end."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_STATES = ("description", "hsn", "quantity", "rate", "amount")


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=10, centred=True)
    roll.say(desk.loud(seller), "seller_address", centred=True)
    roll.say(f"Phone : {seller.phone}", centred=True)
    desk.held(sheet, roll, f"GSTIN : {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    desk.held(sheet, roll, f"FSSAI No : {seller.fssai}", [("seller_fssai", seller.fssai)], centred=True)
    roll.gap(0.4)
    roll.say("TAX INVOICE", bold=True, size=8.4, centred=True)
    y = roll.y + 1
    desk.put(sheet, (4, y), "Bill No :", deal.number, "invoice_number", bold=False)
    desk.put(sheet, (44, y), "Bill Dt :", manner.day(deal.day), "invoice_date", bold=False)
    sheet.text(4, y + 3.4, "Vou. No : T6612")
    sheet.text(44, y + 3.4, "Cashier : 204/SUN")
    roll.y = y + 7
    _rule(sheet, roll)
    sheet.text(4, roll.y, "HSN   Particulars")
    roll.gap(1)
    for x, title in ((34.0, "Qty/Kg"), (54.0, "N/Rate"), (76.0, "Value")):
        sheet.text(x, roll.y, title, align="R")
    roll.gap(1)
    _rule(sheet, roll)
    _goods(sheet, deal, manner, roll)
    _rule(sheet, roll)
    many = desk.count(sheet, deal)
    sheet.text(4, roll.y, f"Items : {len(deal.lines)}" + (f"   Qty : {many}" if many else ""), bold=True)
    roll.gap(1.1)
    desk.sums(roll, desk.rounded(deal, manner, "Round Off"))
    roll.size = 10
    desk.sums(roll, [("TOTAL", manner.priced(deal.total), "total")], bold=True)
    roll.size = sheet.size
    _rule(sheet, roll)
    _breakup(sheet, deal, manner, roll)
    _rule(sheet, roll)
    desk.sums(roll, [(f"{deal.payment_mode} payment", manner.money(deal.total), "")])
    desk.said(sheet, "payment_mode", deal.payment_mode)
    _rule(sheet, roll)
    roll.say("Prices are inclusive of taxes. Exchange within 30 days with the bill.", centred=True)
    roll.say("*** THANK YOU. HAVE A NICE DAY ***", centred=True)


def _goods(sheet: Sheet, deal: Deal, manner: Manner, roll: Flow) -> None:
    for number, part in enumerate(rates_of(deal), 1):
        half = f"{part.rate / 2:.2f}%"
        roll.say(f"{number}) CGST @ {half}, SGST @ {half}", bold=True)
        for line in deal.lines:
            if line.gst_rate != part.rate:
                continue
            code = "" if "hsn" in sheet.omit else f"{line.hsn}  "
            roll.say(f"{code}{line.description.upper()}")
            many = "" if "quantity" in sheet.omit else quantity(line.quantity)
            for x, text in ((34.0, many), (54.0, manner.money(line.rate)), (76.0, manner.money(line.amount))):
                sheet.text(x, roll.y, text, align="R")
            roll.gap(1.05)
    sheet.cells.extend({name: "" for name in _STATES if name not in sheet.omit} for _ in deal.lines)


def _breakup(sheet: Sheet, deal: Deal, manner: Manner, roll: Flow) -> None:
    money = manner.money
    roll.say("<--- GST Breakup Details --->  (Amount INR)", centred=True)
    stops = (26.0, 42.0, 58.0, 76.0)
    sheet.text(4, roll.y, "GST IND")
    for x, title in zip(stops, ("Taxable", "CGST", "SGST", "Total"), strict=True):
        sheet.text(x, roll.y, title, align="R")
    roll.gap(1.1)
    for number, part in enumerate(rates_of(deal), 1):
        sheet.text(4, roll.y, f"{number})")
        for x, value in zip(
            stops, (part.taxable, part.cgst, part.sgst, part.taxable + part.cgst + part.sgst), strict=True
        ):
            sheet.text(x, roll.y, money(value), align="R")
        roll.gap(1.1)
    sheet.text(4, roll.y, "Total")
    for x, value, name in (
        (stops[0], deal.taxable, "taxable_value"),
        (stops[1], deal.cgst, "cgst"),
        (stops[2], deal.sgst, "sgst"),
        (stops[3], deal.taxable + deal.cgst + deal.sgst, ""),
    ):
        sheet.text(x, roll.y, money(value), align="R", name=name or None)
    roll.gap(1.1)


def _rule(sheet: Sheet, roll: Flow) -> None:
    sheet.line(4, roll.y + 0.6, 76, roll.y + 0.6, dashed=True)
    roll.gap(0.45)


LAYOUT = Layout(
    "roll_mart",
    ("receipt",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026", symbol="Rs. "), Manner("05-04-2026")),
    Terms(lines=(3, 12), hsn_digits=6, shelf=(*FOOD, *OTHER[:4])),
    face="dejavu",
    size=6.8,
    page=(80, 210),
)
