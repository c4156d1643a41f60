"""A claim as a portal exports it to a sheet: heading, entry and remark in three ruled columns, zebra rows."""

from __future__ import annotations

from decimal import Decimal

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_EDGES, _WIDTHS = (14.0, 68.0, 148.0), (54.0, 80.0, 48.0)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(14, 14, "Claim request - seller's copy", bold=True, size=14)
    sheet.text(196, 15.5, "Sheet1!A1:C16", size=8, align="R")
    many = form.number("quantity")
    each = (form.number("claim_amount") / many).quantize(Decimal("0.01"))
    rows = (
        ("Entry", "As filed", "Remark", ""),
        ("Claim Reference", form.get("claim_id"), "quote in replies", "claim_id"),
        ("Channel", form.get("marketplace"), "", "marketplace"),
        ("Seller", form.get("claimant_name"), "KYC verified", "claimant_name"),
        ("Filed On", day_of(form, "claim_date", manner), "within window", "claim_date"),
        ("Order Number", form.get("order_id"), "prepaid", "order_id"),
        ("Ordered On", day_of(form, "order_date", manner), "", "order_date"),
        ("Return Number", form.get("return_id"), "AWB 7714 0092 3318", "return_id"),
        ("SKU", form.get("sku_id"), "", "sku_id"),
        ("Product Title", form.get("product"), "", "product"),
        ("Units Claimed", quantity(many), "", "quantity"),
        ("Listing Price, each", manner.money(each), "incl. GST", ""),
        ("Claim Value", manner.priced(form.number("claim_amount")), "units x price", "claim_amount"),
        ("Issue Type", form.get("claim_reason"), "3 photos attached", "claim_reason"),
        ("Closing Fee, not claimed", manner.money(Decimal("24.00")), "", ""),
        ("Ticket Age (days)", "2", "SLA 7", ""),
    )
    y = 24.0
    for place, (label, text, remark, name) in enumerate(rows):
        wrapped = sheet.wrap(text, _WIDTHS[1] - 4, size=9.5) or [""]
        height = 3.8 + 4.4 * len(wrapped)
        if place == 0:
            sheet.fill(14, y, 182, height, (70, 110, 80))
        elif place % 2:
            sheet.fill(14, y, 182, height, (238, 245, 239))
        ink = (255, 255, 255) if place == 0 else None
        for x, width in zip(_EDGES, _WIDTHS, strict=True):
            sheet.box(x, y, width, height, weight=0.1)
        sheet.text(16, y + 1.8, label, size=9.5, bold=place == 0, ink=ink)
        for row, part in enumerate(wrapped):
            sheet.text(70, y + 1.8 + 4.4 * row, part, size=9.5, bold=place == 0, ink=ink)
        sheet.text(150, y + 1.8, remark, size=8.5, bold=place == 0, ink=ink)
        if name:
            sheet.says(name, text)
        y += height
    sheet.text(
        14,
        y + 5,
        "We declare that the entries above are true. Recording of unboxing: kept for 60 days.",
        size=8.5,
    )
    sheet.text(14, y + 18, "Signature of seller ______________________", size=9)


LAYOUT = Layout(
    "claim_export",
    ("claim_form",),
    draw,
    (
        Manner("05-Apr-2026", symbol="₹"),
        Manner("2026-04-05", symbol="INR "),
        Manner("05/04/2026", symbol="Rs. "),
    ),
    size=9.5,
)
