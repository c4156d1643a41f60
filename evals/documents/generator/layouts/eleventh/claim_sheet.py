"""A seller's claim for a return, as a form of boxes: two facts a row, the label small above its value."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    ordered, claimed = form.date_of("order_date"), form.date_of("claim_date")
    sheet.text(14, 13, "Return Claim Form", bold=True, size=17)
    sheet.text(14, 21, "For sellers: use one form for one returned article", size=8.6)
    sheet.line(14, 27, 196, 27, weight=0.6)
    rows = (
        (("Claim No.", form.get("claim_id"), "claim_id"),
         ("Date of claim", manner.day(claimed) if claimed else "", "claim_date")),
        (("Seller / Claimant", form.get("claimant_name"), "claimant_name"),
         ("Marketplace", form.get("marketplace"), "marketplace")),
        (("Order ID", form.get("order_id"), "order_id"),
         ("Order date", manner.day(ordered) if ordered else "", "order_date")),
        (("Return ID", form.get("return_id"), "return_id"), ("SKU", form.get("sku_id"), "sku_id")),
        (("Product name", form.get("product"), "product"),
         ("Quantity", quantity(form.number("quantity")), "quantity")),
        (("Reason for claim", form.get("claim_reason"), "claim_reason"),
         ("Claim amount", manner.priced(form.number("claim_amount")), "claim_amount")),
    )  # fmt: skip
    y = 32.0
    for row in rows:
        for place, (label, text, name) in enumerate(row):
            x = 14 + place * 106
            width = 106 if not place else 76
            sheet.box(x, y, width, 13)
            sheet.text(x + 2, y + 1.5, label, size=7.4, ink=(90, 90, 90))
            sheet.text(x + 2, y + 6.2, text, name=name)
        y += 13
    sheet.text(14, y + 6, "Enclosed", bold=True)
    for place, label in enumerate(
        ("[x] Photographs of the parcel", "[x] Unboxing video", "[ ] Police report")
    ):
        sheet.text(14 + place * 62, y + 12, label, size=9)
    sheet.text(
        14, y + 24, "I confirm that the particulars above are true to the best of my knowledge.", size=9
    )
    sheet.line(140, y + 44, 196, y + 44)
    sheet.text(168, y + 45, "Signature of seller", size=8, align="C")


LAYOUT = Layout(
    "claim_sheet",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05-04-2026", symbol="₹"),
    ),
    size=10,
)
