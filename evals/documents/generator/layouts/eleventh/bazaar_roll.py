"""A supermarket's slip of 80 mm: articles in groups of one rate, the taxes taken out at the foot."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.goods import FOOD, OTHER
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller, money = deal.seller, manner.money
    roll = Flow(sheet, 4, 4, 72)
    roll.say(seller.name.upper(), "seller_name", bold=True, size=9.5, centred=True)
    roll.say(bench.flat(seller).upper(), "seller_address", centred=True)
    roll.say(f"PHONE: {seller.phone}", centred=True)
    bench.held(roll, f"GSTIN: {seller.gstin}", "seller_gstin", seller.gstin, centred=True)
    bench.held(roll, f"FSSAI NO: {seller.fssai}", "seller_fssai", seller.fssai, centred=True)
    roll.say("TAX INVOICE", bold=True, centred=True)
    roll.say("=" * 42)
    y = roll.y
    number = bench.unless(sheet, "invoice_number", f"Bill No : {deal.number}")
    sheet.text(4, y, number)
    bench.tell(sheet, "invoice_number", deal.number)
    sheet.text(
        4, y + roll.lead, bench.unless(sheet, "invoice_date", f"Bill Dt : {manner.day(deal.day)}  19:42")
    )
    bench.tell(sheet, "invoice_date", manner.day(deal.day))
    sheet.text(76, y, "Cashier: 118", align="R")
    sheet.text(76, y + roll.lead, "Counter: 04", align="R")
    roll.gap(2)
    roll.say("-" * 42)
    sheet.text(4, roll.y, "HSN       Particulars")
    roll.gap(1)
    for x, title in ((30.0, "Qty/Kg"), (52.0, "N/Rate"), (76.0, "Value")):
        sheet.text(x, roll.y, title, align="R")
    roll.gap(1)
    roll.say("-" * 42)
    for place, (rate, _, _) in enumerate(bench.rates(deal)):
        half = quantity(rate / 2)
        roll.say(f"{place + 1}) CGST @ {half}%, SGST @ {half}%")
        for line in deal.lines:
            if line.gst_rate != rate:
                continue
            shown = state_row(sheet, "description", "hsn", "quantity", "rate", "amount", "gst_rate")
            roll.say(f"{shown('hsn', line.hsn[:6])}  {shown('description', line.description)}")
            sheet.text(30, roll.y, shown("quantity", f"{line.quantity:.3f}"), align="R")
            sheet.text(52, roll.y, shown("rate", money(line.rate)), align="R")
            sheet.text(76, roll.y, shown("amount", money(line.amount)), align="R")
            roll.gap(1)
    roll.say("-" * 42)
    roll.say(f"Items: {len(deal.lines)}")
    bench.strip(roll, bench.rounding(deal, manner, "Round Off"))
    roll.size = 9
    bench.strip(roll, [("TOTAL", manner.priced(deal.total), "total")], bold=True)
    roll.size = sheet.size
    roll.between(f"Paid by {deal.payment_mode}", money(deal.total))
    bench.tell(sheet, "payment_mode", deal.payment_mode)
    _breakup(sheet, deal, manner, roll)


def _breakup(sheet: Sheet, deal: Deal, manner: Manner, roll: Flow) -> None:
    money = manner.money
    roll.say("-" * 42)
    roll.say("GST Breakup Details (Rs.)", centred=True)
    table = [["No", "Taxable", "CGST", "SGST"]]
    table += [
        [f"{n + 1})", money(base), money(taxes["cgst"]), money(taxes["sgst"])]
        for n, (_, base, taxes) in enumerate(bench.rates(deal))
    ]
    for row in table:
        for place, text in enumerate(row):
            sheet.text(4 if not place else 10 + place * 22, roll.y, text, align="R" if place else "L")
        roll.gap(1)
    sheet.text(4, roll.y, "T:")
    for place, (value, name) in enumerate(
        ((deal.taxable, "taxable_value"), (deal.cgst, "cgst"), (deal.sgst, "sgst"))
    ):
        sheet.text(32 + place * 22, roll.y, money(value), align="R", name=name)
    roll.gap(1)
    roll.say("-" * 42)
    roll.say("Prices include GST. No exchange without bill.", centred=True)
    roll.say("*** Thank you ***", centred=True)


LAYOUT = Layout(
    "bazaar_roll",
    ("receipt",),
    draw,
    (Manner("05/04/2026", grouped=False), Manner("05-04-2026", symbol="Rs "), Manner("05/04/26")),
    Terms(lines=(1, 9), hsn_digits=6, shelf=(*FOOD, *OTHER[:4])),
    face="mono",
    size=7,
    page=(80, 190),
)
