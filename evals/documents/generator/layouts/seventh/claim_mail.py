"""A return claim as a printed e-mail: the head lines of the mail, the facts in the sentences of its text."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.sixth.setting import plain_table
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    get = form.get
    filed, ordered = day_of(form, "claim_date", manner), day_of(form, "order_date", manner)
    sheet.text(16, 12, "Mail - printed copy", size=8)
    sheet.line(16, 17, 194, 17, weight=0.5)
    head = Flow(sheet, 16, 20, 178)
    head.say(f"Return claim {get('claim_id')} for order {get('order_id')}", bold=True, size=13)
    sheet.says("claim_id", get("claim_id"))
    sheet.says("order_id", get("order_id"))
    head.gap()
    head.pair("From", get("claimant_name"), "claimant_name", indent=18)
    market = get("marketplace")
    head.pair("To", f"{market} Seller Claims", indent=18)
    sheet.says("marketplace", market)
    head.pair("Date", filed, "claim_date", indent=18)
    head.pair("Files", "box.jpg (412 KB), label.jpg (388 KB), unboxing.mp4 (8 MB)", indent=18)
    sheet.line(16, head.y + 2, 194, head.y + 2, weight=0.2)
    body = Flow(sheet, 16, head.y + 7, 178)
    body.say("Dear team,")
    body.gap()
    body.say(
        f"please register our claim for the parcel that you know as return {get('return_id')}. "
        f"The customer had placed the order on {ordered}. Our complaint: {get('claim_reason')}."
    )
    for name in ("return_id", "claim_reason"):
        sheet.says(name, get(name))
    sheet.says("order_date", ordered)
    amount = manner.priced(form.number("claim_amount"))
    rows = [
        ["SKU ID", "Product", "Qty", "Claim amount"],
        [get("sku_id"), get("product"), quantity(form.number("quantity")), amount],
    ]
    y = plain_table(sheet, rows, [34, 88, 16, 40], (16, body.y + 4), size=9, height=7.5)
    for name, text in (
        ("sku_id", get("sku_id")), ("product", get("product")),
        ("quantity", rows[1][2]), ("claim_amount", amount),
    ):  # fmt: skip
        sheet.says(name, text)
    body.y = y + 5
    body.say(
        "The courier's log 88120 and the pictures are attached; the bag had been sealed by us on camera."
    )
    body.gap()
    body.say("Kindly credit the amount with the payout of next Wednesday, or write to us why you do not.")
    body.gap()
    body.say("With regards,")
    body.say("Returns desk")
    sheet.text(105, 285, "Page 1 of 1", size=8, align="C")


LAYOUT = Layout(
    "claim_mail",
    ("claim_form",),
    draw,
    (
        Manner("5th April 2026", symbol="Rs. "),
        Manner("05 Apr 2026", symbol="Rs "),
        Manner("05-Apr-2026", symbol="INR "),
    ),
    face="helvetica",
    size=10,
)
