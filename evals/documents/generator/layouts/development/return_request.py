"""A return request that a panel prints as cards: labels over values, three abreast."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.fill(0, 0, 210, 22, (235, 240, 250))
    sheet.text(16, 7, "Seller Return Claim", bold=True, size=14)
    sheet.text(194, 9, form.get("marketplace"), bold=True, align="R", name="marketplace")
    many, amount = form.number("quantity"), form.number("claim_amount")
    cards = (
        ("Claim Number", form.get("claim_id"), "claim_id"),
        ("Date of Claim", _day(form, "claim_date", manner), "claim_date"),
        ("Submitted By", form.get("claimant_name"), "claimant_name"),
        ("Order No.", form.get("order_id"), "order_id"),
        ("Ordered On", _day(form, "order_date", manner), "order_date"),
        ("Return No.", form.get("return_id"), "return_id"),
        ("Seller SKU", form.get("sku_id"), "sku_id"),
        ("Item", form.get("product"), "product"),
        ("Units", quantity(many), "quantity"),
        ("Amount Claimed", manner.priced(amount), "claim_amount"),
        ("Claim Reason", form.get("claim_reason"), "claim_reason"),
    )
    for index, (label, text, name) in enumerate(cards):
        x, y = 16 + index % 3 * 61, 32 + index // 3 * 20
        sheet.text(x, y, label, size=8, ink=(100, 100, 110))
        for place, row in enumerate(sheet.wrap(text, 57, bold=True)):
            sheet.text(x, y + 5 + place * 4.6, row, bold=True)
        sheet.says(name, text)
    sheet.text(16, 118, "Attach photos of the parcel and of the item as received.", size=8)


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "return_request", ("claim_form",), draw,
    (Manner("05-Apr-2026", symbol="₹"), Manner("05/04/2026", symbol="INR ")),
    face="dejavu", size=9,
)  # fmt: skip
