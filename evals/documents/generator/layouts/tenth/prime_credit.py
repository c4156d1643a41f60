"""The same program's credit note: the invoice that it corrects stands among the references."""

from __future__ import annotations

from evals.documents.generator.deal import Deal
from evals.documents.generator.drawing import Terms
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.tenth import prime_parts
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 7, "Credit Note", bold=True, size=11, align="C")
    top = 13.0
    before = manner.day(deal.original_day) if deal.original_day else ""
    right = prime_parts.references(
        sheet,
        (
            (
                ("Credit Note No.", deal.number, "invoice_number"),
                ("Dated", manner.day(deal.day), "invoice_date"),
            ),
            (("Original Invoice No.", deal.original_number, "original_invoice_number"),
             ("Original Invoice Date", before, "original_invoice_date")),
            (("Buyer's Ref.", "Goods returned", ""), ("Other References", "", "")),
            (("Dispatch Doc No.", "", ""), ("Dispatched through", "By hand", "")),
        ),
        top,
    )  # fmt: skip
    y = max(prime_parts.stack(sheet, deal, top), right) + 1
    sheet.box(prime_parts.LEFT, top, prime_parts.RIGHT - prime_parts.LEFT, y - top)
    sheet.line(prime_parts.MIDDLE, top, prime_parts.MIDDLE, y)
    y, columns = prime_parts.goods(sheet, deal, manner, y)
    prime_parts.foot(sheet, deal, manner, columns, y)


LAYOUT = Layout(
    "prime_credit",
    ("credit_note",),
    draw,
    (Manner("5-Apr-26", symbol="₹ "), Manner("05-Apr-26", symbol="₹ "), Manner("5-Apr-26")),
    Terms(lines=(1, 3), words=("INR", "Indian Rupees")),
    size=8.4,
)
