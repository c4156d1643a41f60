"""A discount store's till roll: articles grouped by their rate of tax, a breakup of it below."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import said
from evals.documents.generator.layouts.fourth.entries import phrase
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.seventh.marks import pieces
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=9.5, centred=True)
    roll.say(", ".join(seller.street), "seller_address", centred=True)
    roll.say(f"{seller.town} {seller.pin}", "seller_address", centred=True)
    roll.say(f"Phone : {seller.phone}", centred=True)
    phrase(roll, f"GSTIN : {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    phrase(roll, f"FSSAI NO. : {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    _rule(roll)
    roll.say("TAX INVOICE", bold=True, centred=True)
    sheet.text(76, roll.y, "Vou. No : R41872", align="R")
    roll.pair("Bill No ", deal.number if "invoice_number" not in sheet.omit else "")
    said(sheet, "invoice_number", deal.number)
    sheet.text(76, roll.y, "Cashier : SK/014", align="R")
    roll.pair("Bill Dt ", f"{manner.day(deal.day)} 20:07" if "invoice_date" not in sheet.omit else "")
    said(sheet, "invoice_date", manner.day(deal.day))
    if {"invoice_number", "invoice_date"} & sheet.omit:
        roll.gap(1)
    _rule(roll)
    for x, title in ((4, "HSN"), (16, "Particulars"), (51, "Qty/Kg"), (63, "N/Rate"), (76, "Value")):
        sheet.text(x, roll.y, title, align="R" if x > 50 else "L")
    roll.gap(1)
    _rule(roll)
    for number, rate in enumerate(sorted({line.gst_rate for line in deal.lines}), start=1):
        _group(roll, deal, manner, number, rate)
    for _ in deal.lines:
        state_row(sheet, "description", "hsn", "quantity", "rate", "amount")
    _rule(roll)
    many = pieces(sheet, deal)
    sheet.text(4, roll.y, f"Items:{len(deal.lines)}" + (f"  Qty:{many}" if many else ""), bold=True)
    sheet.text(76, roll.y - 0.5, manner.priced(deal.total), size=9.5, bold=True, align="R", name="total")
    roll.gap(1.3)
    _breakup(roll, deal, manner)


def _group(roll: Flow, deal: Deal, manner: Manner, number: int, rate: Decimal) -> None:
    sheet, shown = roll.sheet, roll.sheet.omit
    roll.say(f"{number}) CGST @ {rate / 2:.2f}%, SGST @ {rate / 2:.2f}%", bold=True)
    for line in (line for line in deal.lines if line.gst_rate == rate):
        sheet.text(4, roll.y, "" if "hsn" in shown else line.hsn)
        sheet.text(51, roll.y, "" if "quantity" in shown else quantity(line.quantity), align="R")
        sheet.text(63, roll.y, manner.money(line.rate), align="R")
        sheet.text(76, roll.y, manner.money(line.amount), align="R")
        for row in sheet.wrap(line.description.upper(), 25):
            sheet.text(16, roll.y, row)
            roll.gap(1)


def _breakup(roll: Flow, deal: Deal, manner: Manner) -> None:
    sheet, money = roll.sheet, manner.money
    roll.say("<------- GST Breakup Details ------->  (Amount INR)", centred=True)
    rows = [("GST IND", "Taxable Amt", "CGST", "SGST", "Total Amt")]
    for number, part in enumerate(rates_of(deal), start=1):
        whole = part.taxable + part.tax
        rows.append((f"{number})", money(part.taxable), money(part.cgst), money(part.sgst), money(whole)))
    rows.append(
        ("T:", money(deal.taxable), money(deal.cgst), money(deal.sgst), money(deal.taxable + deal.tax))
    )
    for row in rows:
        sheet.text(4, roll.y, row[0])
        for x, text in zip((30, 45, 59, 76), row[1:], strict=True):
            sheet.text(x, roll.y, text, align="R")
        roll.gap(1)
    for name, text in zip(("taxable_value", "cgst", "sgst"), rows[-1][1:4], strict=True):
        said(sheet, name, text)
    _rule(roll)
    roll.say("<--- Amount Received From Customer --->", centred=True)
    phrase(roll, f"{deal.payment_mode} Payment : {money(deal.total)}", "payment_mode", deal.payment_mode)
    saved = sum((line.mrp * line.quantity for line in deal.lines), Decimal(0)) - deal.total
    if saved > 0:
        roll.say(f"** Saved Rs. {saved:.2f} on M.R.P. **", bold=True, centred=True)
    roll.say("No exchange without bill. Exchange within 7 days, 11 am to 5 pm. Food, cosmetics: no exchange.")
    roll.say("Customer Care : 022 4010 0199", centred=True)


def _rule(roll: Flow) -> None:
    roll.sheet.line(roll.x, roll.y + 1, roll.x + roll.width, roll.y + 1, dashed=True)
    roll.gap(0.7)


LAYOUT = Layout(
    "rate_groups",
    ("receipt",),
    draw,
    (
        Manner("05/04/2026", grouped=False),
        Manner("05-04-2026", grouped=False),
        Manner("05/04/26", grouped=False, symbol="Rs "),
    ),
    Terms(lines=(3, 12), hsn_digits=6, whole_rupees=False),
    face="dejavu",
    size=6.4,
    page=(80, 200),
)
