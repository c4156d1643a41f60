"""A claim as a help desk's ticket prints it: plain lines of key and value, other words for both."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    body = Flow(sheet, 22, 18, 165)
    if "claim_id" not in sheet.omit:
        body.say(f"Reimbursement claim {form.get('claim_id')}", bold=True, size=14)
        sheet.says("claim_id", form.get("claim_id"))
    raised = form.date_of("claim_date")
    body.pair("Raised on", manner.day(raised) if raised else "", "claim_date")
    body.pair("Raised by", form.get("claimant_name"), "claimant_name")
    body.pair("Channel", form.get("marketplace"), "marketplace")
    body.pair("Status", "Open")
    sheet.line(22, body.y + 1, 187, body.y + 1, weight=0.1)
    body.gap()
    ordered = form.date_of("order_date")
    body.pair("Order reference", form.get("order_id"), "order_id")
    body.pair("Ordered on", manner.day(ordered) if ordered else "", "order_date")
    body.pair("Return reference", form.get("return_id"), "return_id")
    body.pair("SKU code", form.get("sku_id"), "sku_id")
    body.pair("Item name", form.get("product"), "product")
    body.pair("No. of units", quantity(form.number("quantity")), "quantity")
    body.pair("Issue", form.get("claim_reason"), "claim_reason")
    body.pair("Amount claimed", manner.priced(form.number("claim_amount")), "claim_amount")
    body.gap()
    body.say("The seller confirms that the item was handed to the courier in good condition.")
    body.say("This ticket was exported from the seller's help desk.", size=8)


LAYOUT = Layout(
    "claim_ticket",
    ("claim_form",),
    draw,
    (
        Manner("05 Apr 2026", symbol="₹"),
        Manner("2026-04-05", symbol="INR "),
        Manner("5th April 2026", symbol="Rs. "),
    ),
    face="sans",
    size=10,
)
