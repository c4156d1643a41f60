"""A claim form to be filled in: boxes with a small label above each value, ticks for the reason."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(14, 12, form.get("marketplace"), bold=True, size=16, name="marketplace")
    sheet.text(196, 12, "SELLER PROTECTION CLAIM FORM", bold=True, size=12, align="R")
    sheet.text(196, 18, "Fill in capital letters. One form for one return.", size=7.5, align="R")
    sheet.line(14, 23, 196, 23, weight=0.6)
    amount = manner.priced(form.number("claim_amount"))
    rows = (
        (
            ("Claim Number", 61, form.get("claim_id"), "claim_id"),
            ("Date of Claim", 60, day_of(form, "claim_date", manner), "claim_date"),
            ("Return Number", 61, form.get("return_id"), "return_id"),
        ),
        (
            ("Order Number", 91, form.get("order_id"), "order_id"),
            ("Order Placed On", 91, day_of(form, "order_date", manner), "order_date"),
        ),
        (
            ("Name of Seller / Claimant", 122, form.get("claimant_name"), "claimant_name"),
            ("Seller SKU", 60, form.get("sku_id"), "sku_id"),
        ),
        (
            ("Product", 122, form.get("product"), "product"),
            ("No. of Units", 60, quantity(form.number("quantity")), "quantity"),
        ),
        (
            ("Reason of Claim", 122, form.get("claim_reason"), "claim_reason"),
            ("Amount Claimed", 60, amount, "claim_amount"),
        ),
    )
    y = 28.0
    for row in rows:
        x = 14.0
        for label, width, text, name in row:
            sheet.box(x, y, width, 14)
            above(sheet, (x + 2, y + 1.6), label, text, name, size=10)
            x += width
        y += 16
    sheet.text(14, y + 2, "Enclosures (tick)", bold=True)
    for place, label in enumerate(("Photo of parcel as received", "Photo of label", "Video of unpacking")):
        sheet.box(14 + place * 62, y + 8, 4, 4)
        sheet.text(20 + place * 62, y + 8, label)
    sheet.line(14.6, y + 10, 16, y + 11.6, weight=0.5)
    sheet.line(16, y + 11.6, 18.4, y + 7.4, weight=0.5)
    sheet.text(
        14,
        y + 20,
        "I declare that the facts above are true and that the goods were sent as ordered.",
        size=8.5,
    )
    sheet.scribble(150, y + 30, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
    sheet.text(196, y + 38, "Signature of claimant", size=8, align="R")
    sheet.box(14, y + 48, 182, 26)
    sheet.text(16, y + 50, "For office use only", size=7.5)
    sheet.text(
        16, y + 57, "Claim accepted / rejected          Checked by ____________          Date ___/___/____"
    )


LAYOUT = Layout(
    "claim_boxes",
    ("claim_form",),
    draw,
    (Manner("05/04/2026", symbol="₹ "), Manner("05-Apr-26", symbol="Rs. "), Manner("05.04.2026", symbol="₹")),
    size=9,
)
