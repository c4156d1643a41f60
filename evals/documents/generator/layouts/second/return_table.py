"""A marketplace's claim as a sheet of a spreadsheet: one row of many columns, the claimant above."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(148.5, 12, "RETURN CLAIM SHEET", bold=True, size=14, align="C")
    for y, label, name in ((24, "Marketplace:", "marketplace"), (30, "Seller Name:", "claimant_name")):
        sheet.text(10, y, label, bold=True)
        sheet.text(38, y, form.get(name), name=name)
    many, amount = form.number("quantity"), form.number("claim_amount")
    columns = (
        ("Claim No.", 24, form.get("claim_id"), "claim_id"),
        ("Claim Date", 23, _day(form, "claim_date", manner), "claim_date"),
        ("Order ID", 33, form.get("order_id"), "order_id"),
        ("Order Date", 23, _day(form, "order_date", manner), "order_date"),
        ("Return ID", 25, form.get("return_id"), "return_id"),
        ("SKU", 22, form.get("sku_id"), "sku_id"),
        ("Product Name", 46, form.get("product"), "product"),
        ("Qty", 11, quantity(many), "quantity"),
        ("Reason", 42, form.get("claim_reason"), "claim_reason"),
        ("Claim Amt (Rs)", 28, manner.money(amount), "claim_amount"),
    )
    x = 10.0
    sheet.fill(x, 40, sum(width for _, width, _, _ in columns), 8, (215, 222, 230))
    for label, width, text, name in columns:
        sheet.box(x, 40, width, 8)
        sheet.box(x, 48, width, 14)
        sheet.text(x + 1.2, 42, label, bold=True, size=8)
        for place, row in enumerate(sheet.wrap(text, width - 2.4, size=8)):
            sheet.text(x + 1.2, 50 + place * 3.8, row, size=8)
        sheet.says(name, text)
        x += width
    sheet.text(10, 68, "Documents enclosed: photographs of the parcel, courier's receipt.", size=8)
    sheet.text(10, 84, "Seller's Signature & Stamp", size=8)
    sheet.text(200, 84, "For office use: approved / rejected", size=8)


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "return_table",
    ("claim_form",),
    draw,
    (Manner("05-04-2026"), Manner("05-Apr-2026"), Manner("05/04/2026")),
    face="dejavu",
    size=9,
    page=(297, 210),
)
