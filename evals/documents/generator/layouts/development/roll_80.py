"""A supermarket's 80 mm receipt: rate rows with tax letters, a summary of GST at the end."""

from __future__ import annotations

from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    roll = Flow(sheet, 4, 5, 72)
    roll.say(seller.name, "seller_name", bold=True, size=11, centred=True)
    for row in (*seller.street, f"{seller.town} {seller.pin}"):
        roll.say(row, "seller_address", centred=True)
    roll.say("TAX INVOICE", bold=True, centred=True)
    roll.pair("GST NO", seller.gstin, "seller_gstin")
    roll.pair("FSSAI NO", seller.fssai, "seller_fssai")
    y = roll.y
    if sheet.text(4, y, f"Inv: {deal.number}" if "invoice_number" not in sheet.omit else ""):
        sheet.says("invoice_number", deal.number)
    if sheet.text(
        76, y, f"Dt: {manner.day(deal.day)}" if "invoice_date" not in sheet.omit else "", align="R"
    ):
        sheet.says("invoice_date", manner.day(deal.day))
    roll.gap(1)
    sheet.text(4, roll.y, "Cashier: 02   Till: 3")
    sheet.text(76, roll.y, "11:08 AM", align="R")
    roll.gap(1.4)
    sheet.line(4, roll.y, 76, roll.y)
    roll.gap(0.2)
    for x, label in ((4, "Particulars"), (46, "Qty"), (60, "Price"), (76, "Value")):
        sheet.text(x, roll.y, label, bold=True, align="L" if x == 4 else "R")
    roll.gap(1.3)
    sheet.line(4, roll.y, 76, roll.y)
    roll.gap(0.2)
    for index, line in enumerate(deal.lines, start=1):
        shown = state_row(sheet, "description", "quantity", "rate", "amount")
        rows = sheet.wrap(f"{index} {line.description}", 34)
        for place, row in enumerate(rows):
            sheet.text(4, roll.y, row)
            if place == 0:
                sheet.text(46, roll.y, shown("quantity", quantity(line.quantity)), align="R")
                sheet.text(60, roll.y, manner.money(line.rate), align="R")
                sheet.text(76, roll.y, manner.money(line.amount), align="R")
            roll.gap(1)
    sheet.line(4, roll.y + 1, 76, roll.y + 1)
    roll.gap(0.6)
    pieces = sum((line.quantity for line in deal.lines), ZERO)
    sheet.text(4, roll.y, f"Items: {len(deal.lines)}  Qty: {quantity(pieces)}")
    roll.gap(1.2)
    roll.between("Round off", manner.money(deal.round_off) if deal.round_off else "", "round_off")
    roll.size = 12
    roll.between("TOTAL", manner.priced(deal.total), "total", bold=True)
    roll.size = sheet.size
    roll.between(f"{deal.payment_mode.title()} tendered", manner.money(deal.total))
    sheet.says("payment_mode", deal.payment_mode)
    roll.gap(0.5)
    _summary(roll, deal, manner)
    roll.say("Prices are inclusive of all taxes", centred=True)
    roll.say("No exchange without bill", centred=True)


def _summary(roll: Flow, deal: Deal, manner: Manner) -> None:
    if not deal.tax:
        return
    sheet = roll.sheet
    stops = (18, 38, 57, 76)
    for x, label in zip(stops, ("GST%", "Taxable", "CGST", "SGST"), strict=True):
        sheet.text(x, roll.y, label, align="R", bold=True)
    roll.gap(1)
    for rate in sorted({line.gst_rate for line in deal.lines}):
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        sums = [sum((getattr(line, name) for line in chosen), ZERO) for name in ("taxable", "cgst", "sgst")]
        for x, text in zip(stops, (percent(rate), *map(manner.money, sums)), strict=True):
            sheet.text(x, roll.y, text, align="R")
        roll.gap(1)
    sheet.text(4, roll.y, "Total", bold=True)
    for x, name in zip(stops[1:], ("taxable_value", "cgst", "sgst"), strict=True):
        amount = deal.taxable if name == "taxable_value" else getattr(deal, name)
        sheet.text(x, roll.y, manner.money(amount), align="R", bold=True, name=name)
    roll.gap(1.5)


LAYOUT = Layout(
    "roll_80",
    ("receipt",),
    draw,
    (
        Manner("05-04-2026", grouped=False, symbol="Rs. "),
        Manner("05-Apr-2026", symbol="₹"),
        Manner("05/04/26"),
    ),
    Terms(lines=(1, 12), hsn_digits=4),
    face="dejavu",
    size=7.5,
    page=(80, 200),
)
