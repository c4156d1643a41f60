"""A claim form that a seller fills in: numbered questions in a frame, answers on lines, an undertaking."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    get = form.get
    sheet.text(105, 12, "CLAIM FORM - RETURNED / DAMAGED / MISSING GOODS", bold=True, size=13, align="C")
    sheet.text(105, 19, "(to be filled in by the seller and sent with photographs)", size=8.5, align="C")
    sheet.box(150, 25, 48, 12)
    sheet.text(152, 26.5, "Claim ref.", size=7.5)
    sheet.text(152, 30.5, get("claim_id"), bold=True, name="claim_id")
    amount = manner.priced(form.number("claim_amount"))
    y = 42.0
    for number, label, text, name in (
        ("1.", "Name of the seller", get("claimant_name"), "claimant_name"),
        ("2.", "Sold on (marketplace)", get("marketplace"), "marketplace"),
        ("3.", "Date of this claim", day_of(form, "claim_date", manner), "claim_date"),
        ("4.", "Order number", get("order_id"), "order_id"),
        ("5.", "Order placed on", day_of(form, "order_date", manner), "order_date"),
        ("6.", "Return / RMA number", get("return_id"), "return_id"),
        ("7.", "SKU code", get("sku_id"), "sku_id"),
        ("8.", "Description of the article", get("product"), "product"),
        ("9.", "No. of units", quantity(form.number("quantity")), "quantity"),
        ("10.", "What went wrong", get("claim_reason"), "claim_reason"),
        ("11.", "Amount of the claim", amount, "claim_amount"),
    ):
        sheet.text(14, y, number)
        sheet.text(22, y, label)
        sheet.text(84, y, text, bold=True, name=name)
        sheet.line(82, y + 5.2, 196, y + 5.2, weight=0.1)
        y += 9
    sheet.box(10, 40, 190, y - 40)
    low = Flow(sheet, 12, y + 4, 184, size=9)
    low.say(
        "Documents attached: ( ) photographs of the parcel  ( ) video  ( ) weight slip  ( ) courier's note"
    )
    low.gap()
    low.say(
        "I declare that the particulars above are true, and that no claim for it was settled before. "
        "I understand that claims sent after 30 days are not considered."
    )
    sheet.scribble(150, low.y + 9, ((0, 3), (4, 0), (7, 4), (12, 1), (18, 4), (24, 0)))
    sheet.text(196, low.y + 16, "Signature and seal of the seller", align="R", size=8.5)
    sheet.text(
        14,
        low.y + 30,
        "FOR OFFICE USE ONLY   Received by ________   Approved amount ________   Date ________",
        size=8.5,
    )


LAYOUT = Layout(
    "claim_desk",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="Rs. "),
        Manner("05-Apr-2026", symbol="₹ "),
        Manner("5th April 2026", symbol="₹"),
    ),
    face="serif",
    size=10,
)
