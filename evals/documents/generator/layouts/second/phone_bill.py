"""A bill that a billing app shares as a page of a phone's width: each article is a card of labels."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.manner import Manner, percent, quantity
from evals.documents.generator.sheet import Sheet

_GREY = (110, 110, 120)
_MODES = {"CASH": "Cash", "UPI": "UPI", "CARD": "Card"}


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    seller = deal.seller
    sheet.fill(0, 0, 100, 16, (20, 110, 90))
    sheet.text(8, 5, seller.name, bold=True, size=12, ink=(255, 255, 255), name="seller_name")
    page = Flow(sheet, 8, 19, 84)
    page.say(f"{', '.join(seller.street)}, {seller.town} {seller.pin}", "seller_address", size=7.5)
    page.say(f"{seller.phone} · {seller.email}", size=7.5)
    page.gap()
    for label, text, name in (
        ("GSTIN", seller.gstin, "seller_gstin"),
        ("FSSAI", seller.fssai, "seller_fssai"),
        ("Receipt No.", deal.number, "invoice_number"),
        ("Date", manner.day(deal.day), "invoice_date"),
        ("Paid via", _MODES[deal.payment_mode], "payment_mode"),
    ):
        page.between(label, text or "", name)
    page.gap()
    page.say("YOUR PURCHASE", bold=True, size=8)
    for line in deal.lines:
        shown = state_row(sheet, "description", "quantity", "unit", "rate", "amount")
        sheet.line(8, page.y + 0.5, 92, page.y + 0.5, weight=0.1)
        page.gap(0.4)
        page.say(line.description, bold=True)
        for label, text in (
            ("Quantity", shown("quantity", f"{quantity(line.quantity)} {line.unit.title()}")),
            ("Price", manner.priced(line.rate)),
            ("Amount", manner.priced(line.amount)),
        ):
            sheet.text(12, page.y, label, size=8, ink=_GREY)
            sheet.text(92, page.y, text, size=8, align="R")
            page.gap(0.95)
    sheet.line(8, page.y + 0.5, 92, page.y + 0.5, weight=0.4)
    page.gap(0.5)
    page.between("Round off", manner.priced(deal.round_off) if deal.round_off else "", "round_off")
    page.size = 12
    page.between("Amount Paid", manner.priced(deal.total), "total", bold=True)
    page.size = sheet.size
    if deal.tax:
        rate = deal.lines[0].gst_rate / 2
        page.gap(0.4)
        page.say("Tax included in the amount", size=7.5)
        page.between("Taxable", manner.priced(deal.taxable), "taxable_value")
        page.between(f"CGST ({percent(rate)})", manner.priced(deal.cgst), "cgst")
        page.between(f"SGST ({percent(rate)})", manner.priced(deal.sgst), "sgst")
    page.gap()
    page.say("Thank you! Share this bill with your friends.", size=7.5, centred=True)


LAYOUT = Layout(
    "phone_bill",
    ("receipt",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹ "),
        Manner("05/04/2026", symbol="₹"),
    ),
    Terms(lines=(1, 6), one_rate=True, hsn_digits=4),
    face="sans",
    size=9,
    page=(100, 230),
)
