"""The same program's e-invoice: number and day of registration on top at the left, the code at the right."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.flow import Flow
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.parts import print_qr
from evals.documents.generator.layouts.tenth import prime_parts
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 6, "Tax Invoice", bold=True, size=11, align="C")
    sheet.text(188, 6.5, "e-Invoice", size=8.4, bold=True, align="R")
    print_qr(sheet, deal, 164, 11, 36)
    head = Flow(sheet, 10, 30, 150, size=7.8)
    head.pair("IRN", deal.irn, "irn", indent=16, bold=True)
    head.pair("Ack No.", deal.ack_number, "ack_number", indent=16, bold=True)
    head.pair("Ack Date", manner.day(deal.ack_day or deal.day), "ack_date", indent=16, bold=True)
    top = 49.0
    due = f"{(deal.due - deal.day).days} Days" if deal.due else ""
    right = prime_parts.references(
        sheet,
        (
            (
                ("Invoice No.", deal.number, "invoice_number"),
                ("Dated", manner.day(deal.day), "invoice_date"),
            ),
            (("Delivery Note", "", ""), ("Mode/Terms of Payment", due, "")),
            (("Buyer's Order No.", deal.order_number, "order_number"), ("Dated", "", "")),
            (("Dispatch Doc No.", "", ""), ("Delivery Note Date", "", "")),
            (("Dispatched through", "Transport", ""), ("Destination", deal.customer.town, "")),
            (("Bill of Lading/LR-RR No.", "", ""), ("Reverse Charge", "No", "reverse_charge")),
        ),
        top,
    )
    y = max(prime_parts.stack(sheet, deal, top), right) + 1
    sheet.box(prime_parts.LEFT, top, prime_parts.RIGHT - prime_parts.LEFT, y - top)
    sheet.line(prime_parts.MIDDLE, top, prime_parts.MIDDLE, y)
    y, columns = prime_parts.goods(sheet, deal, manner, y)
    prime_parts.foot(sheet, deal, manner, columns, y)


LAYOUT = Layout(
    "prime_registered",
    ("e_invoice",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26")),
    Terms(lines=(1, 4), words=("INR", "Indian Rupees")),
    size=8.2,
)
