"""A claim written as a letter to the marketplace, its facts in a list without rules."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of, slash
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    body = Flow(sheet, 22, 20, 166)
    body.say(form.get("claimant_name"), "claimant_name", bold=True, size=14)
    sheet.line(22, body.y + 1, 188, body.y + 1)
    body.gap(1)
    body.pair("Claim Date", day_of(form, "claim_date", manner), "claim_date")
    body.gap()
    body.say("To: Seller Support Desk")
    body.pair("Marketplace", form.get("marketplace"), "marketplace")
    body.gap()
    body.say("Sub: Claim for compensation on a customer return", bold=True)
    body.gap()
    body.say(
        "Dear Sir / Madam, we ask for compensation for the return named below. The goods left our "
        "godown in good order and were scanned by your courier."
    )
    body.gap()
    for label, text, name in (
        ("Claim Ref.", form.get("claim_id"), "claim_id"),
        ("Order ID", form.get("order_id"), "order_id"),
        ("Order Date", day_of(form, "order_date", manner), "order_date"),
        ("Return ID", form.get("return_id"), "return_id"),
        ("SKU ID", form.get("sku_id"), "sku_id"),
        ("Item", form.get("product"), "product"),
        ("Quantity", quantity(form.number("quantity")), "quantity"),
        ("Nature of problem", form.get("claim_reason"), "claim_reason"),
        ("Claim Amount", f"Rs. {slash(form.number('claim_amount'))}", "claim_amount"),
    ):
        body.pair(label, text, name, indent=48)
        body.gap(0.25)
    body.gap()
    body.say(
        "Photographs and the courier's receipt are attached. Please credit the amount with the next "
        "settlement or tell us in writing why it is refused."
    )
    body.gap(2)
    body.say("Yours faithfully,")
    sheet.scribble(24, body.y + 3, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
    body.gap(2.4)
    body.say("Proprietor / Manager")


LAYOUT = Layout(
    "return_letter",
    ("claim_form",),
    draw,
    (Manner("5th April 2026"), Manner("April 5, 2026"), Manner("05-04-2026")),
    face="times",
    size=11.5,
)
