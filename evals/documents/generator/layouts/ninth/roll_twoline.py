"""A supermarket's roll: two lines for each article, its tax class by a letter, a table of classes below."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.ninth import desk
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=10, centred=True)
    roll.say(desk.loud(seller), "seller_address", centred=True)
    roll.say(f"PH: {seller.phone}", centred=True)
    desk.held(sheet, roll, f"GSTIN: {seller.gstin}", [("seller_gstin", seller.gstin)], centred=True)
    desk.held(sheet, roll, f"FSSAI: {seller.fssai}", [("seller_fssai", seller.fssai)], centred=True)
    roll.gap(0.4)
    roll.say("TAX INVOICE", bold=True, centred=True)
    y = roll.y + 0.5
    desk.put(sheet, (4, y), "Bill No:", deal.number, "invoice_number", bold=False)
    desk.put(sheet, (42, y), "Dt:", manner.day(deal.day), "invoice_date", bold=False)
    sheet.text(4, y + 3.6, "Counter: 03  Cashier: 1182  Time: 18:26", size=sheet.size)
    y += 8
    _rule(sheet, y)
    sheet.text(4, y + 0.8, "HSN    PARTICULARS")
    sheet.text(10, y + 4.4, "QTY")
    sheet.text(46, y + 4.4, "RATE", align="R")
    sheet.text(76, y + 4.4, "VALUE", align="R")
    y += 8.6
    _rule(sheet, y)
    y += 1
    classes = {part.rate: letter for part, letter in zip(rates_of(deal), "ABCDEF", strict=False)}
    for line in deal.lines:
        shown = state_row(sheet, "description", "hsn", "quantity", "rate", "amount")
        sheet.text(4, y, f"{shown('hsn', line.hsn):<7}{shown('description', line.description)}")
        sheet.text(10, y + 3.6, shown("quantity", quantity(line.quantity)))
        sheet.text(46, y + 3.6, shown("rate", money(line.rate)), align="R")
        sheet.text(72, y + 3.6, shown("amount", money(line.amount)), align="R")
        sheet.text(76, y + 3.6, classes[line.gst_rate], align="R")
        y += 7.6
    _rule(sheet, y)
    many = desk.count(sheet, deal)
    sheet.text(4, y + 1, f"ITEMS: {len(deal.lines)}" + (f"  QTY: {many}" if many else ""))
    sums = Flow(sheet, 4, y + 5, 72)
    desk.sums(sums, desk.rounded(deal, manner, "ROUND OFF"))
    sums.size = 11
    desk.sums(sums, [("TOTAL", manner.priced(deal.total), "total")], bold=True)
    sums.size = sheet.size
    desk.sums(sums, [(f"PAID BY {deal.payment_mode}", money(deal.total), "")])
    desk.said(sheet, "payment_mode", deal.payment_mode)
    _classes(sheet, deal, manner, sums.y + 1)


def _rule(sheet: Sheet, y: float) -> None:
    sheet.line(4, y, 76, y, dashed=True)


def _classes(sheet: Sheet, deal: Deal, manner: Manner, y: float) -> None:
    money = manner.money
    _rule(sheet, y)
    stops = (24.0, 42.0, 59.0, 76.0)
    sheet.text(40, y + 0.8, "<--- GST BREAKUP DETAILS --->", align="C")
    for x, text in zip(stops, ("GST", "TAXABLE", "CGST", "SGST"), strict=True):
        sheet.text(x, y + 4.6, text, align="R")
    y += 8.2
    for part, letter in zip(rates_of(deal), "ABCDEF", strict=False):
        sheet.text(4, y, f"{letter}) ")
        texts = (f"{quantity(part.rate)}%", money(part.taxable), money(part.cgst), money(part.sgst))
        for x, text in zip(stops, texts, strict=True):
            sheet.text(x, y, text, align="R")
        y += 3.6
    sheet.text(4, y, "TOTAL")
    for x, value, name in zip(
        stops[1:], (deal.taxable, deal.cgst, deal.sgst), ("taxable_value", "cgst", "sgst"), strict=True
    ):
        sheet.text(x, y, money(value), align="R", name=name)
    y += 4.4
    _rule(sheet, y)
    low = Flow(sheet, 4, y + 1, 72)
    low.say("PRICES INCLUDE ALL TAXES. EXCHANGE IN 7 DAYS WITH BILL.", centred=True)
    low.say("** THANK YOU, VISIT AGAIN **", centred=True)


LAYOUT = Layout(
    "roll_twoline",
    ("receipt",),
    draw,
    (Manner("05/04/2026", symbol="Rs. "), Manner("05/04/26"), Manner("05-Apr-26", symbol="Rs.")),
    Terms(lines=(2, 12), hsn_digits=4, shelf=(*FOOD, *OTHER[:4])),
    face="mono",
    size=6.8,
    page=(80, 230),
)
