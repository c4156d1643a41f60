"""A claim as a seller portal prints it: the ticket's number on top, facts in two columns, its history."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import above, day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    get = form.get
    sheet.fill(0, 0, 210, 18, (38, 50, 56))
    white = (255, 255, 255)
    sheet.text(14, 5.5, f"{get('marketplace')} Seller Hub", bold=True, size=13, ink=white)
    sheet.says("marketplace", get("marketplace"))
    sheet.text(196, 6.5, "Seller Protection Claim", size=10, align="R", ink=white)
    sheet.text(14, 26, "Claim", size=9)
    sheet.text(27, 25, get("claim_id"), bold=True, size=13, name="claim_id")
    sheet.box(150, 24.5, 46, 7)
    sheet.text(173, 26, "UNDER REVIEW", size=8.5, bold=True, align="C")
    filed, ordered = day_of(form, "claim_date", manner), day_of(form, "order_date", manner)
    amount = manner.priced(form.number("claim_amount"))
    cells = (
        ("Filed by", get("claimant_name"), "claimant_name"),
        ("Filed on", filed, "claim_date"),
        ("Order", get("order_id"), "order_id"),
        ("Ordered on", ordered, "order_date"),
        ("Return", get("return_id"), "return_id"),
        ("Seller SKU", get("sku_id"), "sku_id"),
        ("Item", get("product"), "product"),
        ("Units", quantity(form.number("quantity")), "quantity"),
        ("Issue", get("claim_reason"), "claim_reason"),
        ("Amount sought", amount, "claim_amount"),
    )
    for place, (label, text, name) in enumerate(cells):
        above(sheet, (14 + 95 * (place % 2), 40 + 12 * (place // 2)), label, text, name, size=9.5)
    y = 104.0
    sheet.line(14, y - 2, 196, y - 2)
    sheet.text(14, y, "History", bold=True, size=11)
    ordered_day = form.date_of("order_date") or form.day
    filed_day = form.date_of("claim_date") or form.day
    later = max(filed_day, ordered_day)
    y += 8
    for day, what in (
        (later, "Claim received with 4 pictures and 1 video"),
        (later + timedelta(days=1), "Courier asked for the weight at the hub: 0.82 kg against 0.85 kg"),
        (later + timedelta(days=2), "Evidence complete; decision within 7 working days"),
    ):
        sheet.text(16, y, f"{manner.day(day)}, 11:20", size=9)
        sheet.text(62, y, what, size=9)
        y += 6.5
    note = Flow(sheet, 14, y + 6, 182, size=8.5)
    note.say(
        "Claims are settled up to 75% of the selling price where the returned article cannot be sold. One "
        "appeal is allowed within 15 days. Reference for calls: 7714 4029."
    )
    sheet.text(14, 284, "https://sellers.example/claims/print   1/1", size=7.5)


LAYOUT = Layout(
    "claim_timeline",
    ("claim_form",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("April 5, 2026", symbol="₹ "),
        Manner("2026-04-05", symbol="Rs. "),
    ),
    size=9.5,
)
