"""A return claim as a shop's own form: label and value by turns, the reason ticked among others."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_OTHERS = ("Parcel tampered", "Accessories missing", "Other")


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(14, 12, "RETURN / CLAIM REQUEST FORM", bold=True, size=15)
    sheet.text(14, 19.5, "To be sent with photographs within the return window", size=8.5)
    ident = f"No. {form.get('claim_id')}"
    sheet.text(196, 13, ident, bold=True, size=12, align="R")
    sheet.says("claim_id", form.get("claim_id"))
    cells = (
        ("Platform", form.get("marketplace"), "marketplace"),
        ("Raised on", day_of(form, "claim_date", manner), "claim_date"),
        ("Order ref.", form.get("order_id"), "order_id"),
        ("Ordered on", day_of(form, "order_date", manner), "order_date"),
        ("Return ref.", form.get("return_id"), "return_id"),
        ("SKU code", form.get("sku_id"), "sku_id"),
        ("Units", quantity(form.number("quantity")), "quantity"),
        ("Amount claimed", manner.priced(form.number("claim_amount")), "claim_amount"),
    )
    y = 28.0
    for place, (label, text, name) in enumerate(cells):
        row, column = divmod(place, 2)
        x, top = 14 + column * 91, y + row * 10
        sheet.fill(x, top, 32, 10, (236, 236, 236))
        sheet.box(x, top, 32, 10, weight=0.15)
        sheet.box(x + 32, top, 59, 10, weight=0.15)
        sheet.text(x + 1.5, top + 3, label, size=8.5)
        sheet.text(x + 34, top + 2.8, text, bold=True, name=name)
    y += 40
    for label, text, name in (
        ("Claimed by", form.get("claimant_name"), "claimant_name"),
        ("Article", form.get("product"), "product"),
    ):
        sheet.fill(14, y, 32, 10, (236, 236, 236))
        sheet.box(14, y, 32, 10, weight=0.15)
        sheet.box(46, y, 150, 10, weight=0.15)
        sheet.text(15.5, y + 3, label, size=8.5)
        sheet.text(48, y + 2.8, text, bold=True, name=name)
        y += 10
    sheet.text(14, y + 5, "Reason for the claim", bold=True)
    y += 12
    for text in (form.get("claim_reason"), *_OTHERS):
        sheet.box(15, y, 4, 4)
        chosen = text == form.get("claim_reason")
        if chosen:
            sheet.line(15.5, y + 2, 16.8, y + 3.6, weight=0.6)
            sheet.line(16.8, y + 3.6, 19.6, y - 0.6, weight=0.6)
        sheet.text(22, y, text, name="claim_reason" if chosen else None)
        y += 7
    sheet.text(14, y + 6, "Remarks ______________________________________________________________________")
    sheet.text(14, y + 14, "The parcel was opened before the camera; the pictures are enclosed.", size=8.5)
    sheet.scribble(150, y + 24, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (22, 0)))
    sheet.text(196, y + 32, "(Signature and stamp)", size=8.5, align="R")


LAYOUT = Layout(
    "claim_grid",
    ("claim_form",),
    draw,
    (
        Manner("05-04-2026", symbol="Rs. "),
        Manner("05/04/26", symbol="₹"),
        Manner("5th April 2026", symbol="INR "),
    ),
    size=9.5,
)
