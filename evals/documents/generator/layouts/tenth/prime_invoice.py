"""The commonest accounting program's tax invoice: parties stacked at the left, references in a grid."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.tenth import prime_parts
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 7, "Tax Invoice", bold=True, size=11, align="C")
    sheet.text(prime_parts.RIGHT, 7.5, "(ORIGINAL FOR RECIPIENT)", size=7.5, align="R")
    top = 13.0
    due = f"{(deal.due - deal.day).days} Days" if deal.due else ""
    right = prime_parts.references(
        sheet,
        (
            (
                ("Invoice No.", deal.number, "invoice_number"),
                ("Dated", manner.day(deal.day), "invoice_date"),
            ),
            (("Delivery Note", "", ""), ("Mode/Terms of Payment", due, "")),
            (("Reference No. & Date.", "", ""), ("Other References", "", "")),
            (("Buyer's Order No.", deal.order_number, "order_number"), ("Dated", "", "")),
            (("Dispatch Doc No.", "", ""), ("Delivery Note Date", "", "")),
            (("Dispatched through", "By Road", ""), ("Destination", deal.customer.town, "")),
            (("Terms of Delivery", "", ""), ("Reverse Charge", "No", "reverse_charge")),
        ),
        top,
    )
    y = max(prime_parts.stack(sheet, deal, top), right) + 1
    sheet.box(prime_parts.LEFT, top, prime_parts.RIGHT - prime_parts.LEFT, y - top)
    sheet.line(prime_parts.MIDDLE, top, prime_parts.MIDDLE, y)
    y, columns = prime_parts.goods(sheet, deal, manner, y)
    prime_parts.foot(sheet, deal, manner, columns, y)


LAYOUT = Layout(
    "prime_invoice",
    ("b2b",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26")),
    Terms(lines=(1, 6), discounts=True, words=("INR", "Indian Rupees")),
    size=8.4,
)
