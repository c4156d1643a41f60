"""A return claim in Hindi and English: two panels of labelled values side by side, the amount in a band."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_BAND = (18, 84, 148)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    get = form.get
    sheet.text(14, 12, "वापसी दावा पत्र / Return Claim Sheet", bold=True, size=15)
    sheet.text(14, 20, get("marketplace"), bold=True, size=11, name="marketplace")
    sheet.text(196, 13, "दावा संख्या / Claim No.", size=8, align="R")
    sheet.text(196, 17, get("claim_id"), bold=True, size=12, align="R", name="claim_id")
    panels = (
        (
            14.0,
            "दावेदार / Claimant",
            (
                ("विक्रेता / Seller", get("claimant_name"), "claimant_name"),
                ("दावा तिथि / Claim date", day_of(form, "claim_date", manner), "claim_date"),
                ("कारण / Reason", get("claim_reason"), "claim_reason"),
                ("वापसी आईडी / Return ID", get("return_id"), "return_id"),
            ),
        ),
        (
            108.0,
            "ऑर्डर / Order",
            (
                ("ऑर्डर आईडी / Order ID", get("order_id"), "order_id"),
                ("ऑर्डर तिथि / Order date", day_of(form, "order_date", manner), "order_date"),
                ("उत्पाद / Product", get("product"), "product"),
                ("एसकेयू / SKU", get("sku_id"), "sku_id"),
                ("मात्रा / Quantity", quantity(form.number("quantity")), "quantity"),
            ),
        ),
    )
    for x, title, rows in panels:
        sheet.fill(x, 30, 88, 7, (226, 235, 246))
        sheet.box(x, 30, 88, 84)
        sheet.text(x + 3, 31.4, title, bold=True, size=9)
        y = 40.0
        for label, text, name in rows:
            sheet.text(x + 3, y, label, size=8, ink=(90, 90, 90))
            for row in sheet.wrap(text, 80, bold=True):
                sheet.text(x + 3, y + 4.2, row, bold=True)
                y += 4.6
            sheet.says(name, text)
            y += 9.6
    sheet.fill(14, 120, 182, 13, _BAND)
    white = (255, 255, 255)
    amount = manner.priced(form.number("claim_amount"))
    sheet.text(18, 124, "दावा राशि / Amount claimed", size=10.5, bold=True, ink=white)
    sheet.text(192, 123, amount, size=13, bold=True, align="R", ink=white, name="claim_amount")
    low = Flow(sheet, 14, 140, 182, size=8.8)
    low.say("कृपया पैकेट के चारों ओर के चित्र संलग्न करें। / Please attach pictures of all sides of the packet.")
    low.gap()
    low.say(
        "The claim is answered in 7 working days. Compensation is limited to the settled price less "
        "commission of 14%. Helpline 1800 200 7711."
    )


LAYOUT = Layout(
    "rto_sheet",
    ("claim_form",),
    draw,
    (
        Manner("05-04-2026", symbol="₹ "),
        Manner("05 Apr 2026", symbol="₹"),
        Manner("05/04/2026", symbol="रु. "),
    ),
    size=9.6,
)
