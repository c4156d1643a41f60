"""A return slip on half a sheet that a courier signs: short labels, boxes of figures, a tear line."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of, phrase
from evals.documents.generator.layouts.seventh.marks import strip
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    get = form.get
    sheet.box(6, 6, 136, 198)
    sheet.text(74, 9, "RETURN CLAIM SLIP", bold=True, size=14, align="C")
    sheet.text(74, 16, "one slip for each return; attach to the outer carton", size=8, align="C")
    filed, ordered = day_of(form, "claim_date", manner), day_of(form, "order_date", manner)
    y = strip(
        sheet,
        (
            (68, "Claim Ref.", get("claim_id"), "claim_id"),
            (60, "Raised On", filed, "claim_date"),
        ),
        (10, 22),
        height=11,
        size=10,
    )
    y = strip(
        sheet,
        (
            (68, "Order ID", get("order_id"), "order_id"),
            (60, "Order Dt.", ordered, "order_date"),
        ),
        (10, y),
        height=11,
        size=10,
    )
    y = strip(
        sheet,
        (
            (68, "RTV / Return ID", get("return_id"), "return_id"),
            (60, "Channel", get("marketplace"), "marketplace"),
        ),
        (10, y),
        height=11,
        size=10,
    )
    body = Flow(sheet, 10, y + 4, 128, size=9.5)
    body.pair("Vendor", get("claimant_name"), "claimant_name", indent=26, bold=True)
    body.pair("SKU", get("sku_id"), "sku_id", indent=26)
    body.pair("Article", get("product"), "product", indent=26)
    many = quantity(form.number("quantity"))
    phrase(body, f"Qty claimed: {many} of {many} sent", "quantity", many)
    body.pair("Grounds", get("claim_reason"), "claim_reason", indent=26, bold=True)
    body.gap()
    sheet.fill(10, body.y, 128, 9, (232, 232, 232))
    sheet.text(12, body.y + 2.2, "Compensation asked for", size=9.5)
    amount = manner.priced(form.number("claim_amount"))
    sheet.text(136, body.y + 1.6, amount, bold=True, size=12, align="R", name="claim_amount")
    low = Flow(sheet, 10, body.y + 13, 128, size=8.5)
    low.say("Packed by ____________   Checked by ____________   Seal No. 00418827   Box 1/1   Wt 1.240 kg")
    low.gap()
    low.say("Courier: received in good condition on ____/____/20____ at ______ hrs")
    low.gap()
    low.say("AWB 3771 0028 4419 must be scanned at pickup. No claim is heard after 30 days. Form R-17 rev. 4")
    sheet.line(6, 186, 142, 186, dashed=True)
    sheet.text(10, 190, "Vendor's signature", size=8.5)
    sheet.scribble(46, 189, ((0, 2), (3, 4), (5, 0), (8, 4), (11, 1), (16, 3)))
    sheet.text(138, 190, "Hub stamp", size=8.5, align="R")


LAYOUT = Layout(
    "pickup_slip",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="Rs. "),
        Manner("05-Apr-26", symbol="Rs."),
        Manner("05.04.2026", symbol="Rs "),
    ),
    face="helvetica",
    size=9.5,
    page=(148, 210),
)
