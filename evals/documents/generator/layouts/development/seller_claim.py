"""A seller's claim form: boxes with a label on the left, printed by a marketplace's panel."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 14, "RETURN CLAIM FORM", bold=True, size=14, align="C")
    head = Flow(sheet, 20, 26, 170)
    head.pair("Marketplace", form.get("marketplace"), "marketplace", indent=45)
    head.pair("Claim ID", form.get("claim_id"), "claim_id", indent=45)
    head.pair("Claim Date", _day(form, "claim_date", manner), "claim_date", indent=45)
    head.pair("Seller / Claimant", form.get("claimant_name"), "claimant_name", indent=45)
    head.gap()
    head.say("Order details", bold=True)
    head.pair("Order ID", form.get("order_id"), "order_id", indent=45)
    head.pair("Order Date", _day(form, "order_date", manner), "order_date", indent=45)
    head.pair("Return ID", form.get("return_id"), "return_id", indent=45)
    head.pair("SKU ID", form.get("sku_id"), "sku_id", indent=45)
    head.pair("Product", form.get("product"), "product", indent=45)
    many, amount = form.number("quantity"), form.number("claim_amount")
    head.pair("Quantity", quantity(many), "quantity", indent=45)
    head.gap()
    head.say("Claim", bold=True)
    head.pair("Claim Amount", manner.priced(amount), "claim_amount", indent=45)
    head.pair("Reason for Claim", form.get("claim_reason"), "claim_reason", indent=45)
    head.gap(2)
    head.say("I declare that the above is true. Signature of claimant: ____________________")


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "seller_claim",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="₹"),
        Manner("05 Apr 2026", symbol="Rs. "),
        Manner("2026-04-05", symbol="₹ "),
    ),
    size=10,
)
