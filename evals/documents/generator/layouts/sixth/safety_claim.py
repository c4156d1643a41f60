"""A seller's claim off a marketplace's panel: the claim's number in a band, two columns, a line of events."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.sixth.setting import facts
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_DARK = (35, 47, 62)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.fill(0, 0, 210, 16, _DARK)
    white = (255, 255, 255)
    sheet.text(14, 4.5, form.get("marketplace"), bold=True, size=13, ink=white, name="marketplace")
    sheet.text(196, 5.5, "Seller Panel  >  Orders  >  Manage claims", size=8.5, align="R", ink=white)
    sheet.text(14, 24, "Claim for reimbursement", bold=True, size=16)
    sheet.box(14, 34, 182, 13, weight=0.3)
    sheet.text(18, 38.4, "Claim ID", size=9.5)
    sheet.text(38, 38, form.get("claim_id"), bold=True, size=11, name="claim_id")
    sheet.text(104, 38.4, "Status", size=9.5)
    sheet.text(118, 38.4, "Under review", bold=True, size=9.5)
    sheet.text(192, 38.4, "Reply due within 7 days", size=8.5, align="R")
    left, right = Flow(sheet, 14, 54, 86), Flow(sheet, 108, 54, 88)
    left.say("Order", bold=True, size=11)
    left.gap(0.5)
    right.say("Claim", bold=True, size=11)
    right.gap(0.5)
    for flow, rows in (
        (
            left,
            (
                ("Order ID", form.get("order_id"), "order_id"),
                ("Return ID", form.get("return_id"), "return_id"),
                ("Seller SKU", form.get("sku_id"), "sku_id"),
                ("Item", form.get("product"), "product"),
                ("Units", quantity(form.number("quantity")), "quantity"),
            ),
        ),
        (
            right,
            (
                ("Submitted by", form.get("claimant_name"), "claimant_name"),
                ("Reason", form.get("claim_reason"), "claim_reason"),
                ("Amount requested", manner.priced(form.number("claim_amount")), "claim_amount"),
                ("Evidence", "4 photos, 1 video", ""),
            ),
        ),
    ):
        for row in rows:
            facts(flow, (row,), indent=34, mark="", bold=True)
            flow.gap(0.5)
    y = max(left.y, right.y) + 4
    sheet.line(14, y, 196, y)
    sheet.text(14, y + 4, "Timeline", bold=True, size=11)
    y += 12
    events = (
        (day_of(form, "order_date", manner), "Order date", "order_date"),
        (day_of(form, "claim_date", manner), "Claim submitted on", "claim_date"),
    )
    sheet.line(17, y, 17, y + 16, weight=0.5)
    for text, label, name in events:
        sheet.fill(15.6, y, 2.8, 2.8, _DARK)
        sheet.text(24, y - 0.8, label)
        sheet.text(62, y - 0.8, text, bold=True, name=name)
        y += 13
    note = Flow(sheet, 14, y + 4, 182)
    note.say("Message to the claims team", bold=True)
    note.gap(0.3)
    note.say(
        "We opened the return in front of the camera. The pictures show the label, the seal and the article. "
        "Please settle the claim to the account on file."
    )


LAYOUT = Layout(
    "safety_claim",
    ("claim_form",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05-Apr-2026", symbol="Rs. "),
        Manner("05/04/2026", symbol="₹ "),
    ),
    size=9.5,
)
