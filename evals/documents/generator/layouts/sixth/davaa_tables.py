"""A return claim in Hindi and English: three small tables, each a row of headings and a row of values."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of, phrase
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

Cell = tuple[float, str, str, str, str]
"""Width, Hindi and English heading, value, the field it states."""


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 10, "वापसी दावा पत्र", bold=True, size=16, align="C")
    sheet.text(105, 18.5, "RETURN CLAIM FORM", bold=True, size=12, align="C")
    sheet.line(14, 26, 196, 26, weight=0.6)
    who = Flow(sheet, 14, 29, 182)
    firm, market = form.get("claimant_name"), form.get("marketplace")
    phrase(who, f"विक्रेता / Seller : {firm}", "claimant_name", firm, bold=True)
    phrase(who, f"मंच / Platform : {market}", "marketplace", market)
    y = _table(
        sheet,
        who.y + 4,
        "1. दावा / Claim",
        (
            (56, "दावा संख्या", "Claim No.", form.get("claim_id"), "claim_id"),
            (60, "दावा तिथि", "Claim Date", day_of(form, "claim_date", manner), "claim_date"),
            (66, "वापसी संख्या", "Return No.", form.get("return_id"), "return_id"),
        ),
    )
    y = _table(
        sheet,
        y,
        "2. ऑर्डर / Order",
        (
            (62, "ऑर्डर संख्या", "Order No.", form.get("order_id"), "order_id"),
            (60, "ऑर्डर तिथि", "Order Date", day_of(form, "order_date", manner), "order_date"),
            (60, "एसकेयू", "SKU", form.get("sku_id"), "sku_id"),
        ),
    )
    amount = manner.priced(form.number("claim_amount"))
    y = _table(
        sheet,
        y,
        "3. माल / Goods",
        (
            (92, "वस्तु", "Product", form.get("product"), "product"),
            (34, "मात्रा", "Quantity", quantity(form.number("quantity")), "quantity"),
            (56, "दावा राशि", "Claim Amount", amount, "claim_amount"),
        ),
    )
    why = Flow(sheet, 14, y, 182)
    reason = form.get("claim_reason")
    phrase(why, f"दावे का कारण / Reason for claim : {reason}", "claim_reason", reason, bold=True)
    why.gap()
    why.say("हम प्रमाणित करते हैं कि ऊपर दी गई जानकारी सही है।")
    why.say("We certify that what is stated above is correct. Photographs are attached.")
    sheet.scribble(152, why.y + 8, ((0, 3), (3, 0), (5, 4), (9, 1), (15, 3), (22, 0)))
    sheet.text(196, why.y + 16, "हस्ताक्षर / Signature", size=8.5, align="R")


def _table(sheet: Sheet, y: float, title: str, cells: tuple[Cell, ...]) -> float:
    sheet.text(14, y, title, bold=True, size=10.5)
    y += 6.5
    x = 14.0
    for width, hindi, english, text, name in cells:
        sheet.fill(x, y, width, 11, (238, 238, 238))
        sheet.box(x, y, width, 11, weight=0.2)
        sheet.box(x, y + 11, width, 9, weight=0.2)
        sheet.text(x + width / 2, y + 0.8, hindi, size=9, align="C")
        sheet.text(x + width / 2, y + 5.8, english, size=8.5, align="C")
        sheet.text(x + width / 2, y + 13, text, bold=True, align="C", name=name)
        x += width
    return y + 26


LAYOUT = Layout(
    "davaa_tables",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
        Manner("05.04.2026", symbol="Rs. "),
    ),
    size=9.5,
)
