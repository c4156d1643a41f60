"""A seller's claim on a printed form in three sections, its rows numbered, the answers typed on lines."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(10, 10, 190, 215)
    sheet.text(105, 14, "SELLER CLAIM FORM", bold=True, size=14, align="C")
    sheet.text(105, 21, "(for returned, damaged or missing goods)", size=8.5, align="C")
    sheet.text(150, 28, "Claim No.", size=9)
    sheet.text(168, 28, form.get("claim_id"), bold=True, name="claim_id")
    sheet.text(14, 28, "Date of claim", size=9)
    sheet.text(38, 28, _day(form, "claim_date", manner), bold=True, name="claim_date")
    y = _section(sheet, 36, "A. SELLER")
    y = _line(sheet, y, "1 Name of the seller", form.get("claimant_name"), "claimant_name")
    y = _line(sheet, y, "2 Selling on (marketplace)", form.get("marketplace"), "marketplace")
    y = _section(sheet, y + 2, "B. ORDER")
    y = _line(sheet, y, "3 Order ID", form.get("order_id"), "order_id")
    y = _line(sheet, y, "4 Order date", _day(form, "order_date", manner), "order_date")
    y = _line(sheet, y, "5 Return ID", form.get("return_id"), "return_id")
    y = _line(sheet, y, "6 Product", form.get("product"), "product")
    y = _line(sheet, y, "7 Seller SKU", form.get("sku_id"), "sku_id")
    y = _line(sheet, y, "8 Quantity", quantity(form.number("quantity")), "quantity")
    y = _section(sheet, y + 2, "C. CLAIM")
    y = _line(sheet, y, "9 Reason for the claim", form.get("claim_reason"), "claim_reason")
    y = _line(sheet, y, "10 Amount claimed", manner.priced(form.number("claim_amount")), "claim_amount")
    y = _line(sheet, y, "11 Proof enclosed", "Photographs, weight slip", None)
    sheet.text(14, y + 6, "I declare that the above is true to my knowledge.", size=9)
    sheet.scribble(150, y + 14, ((0, 3), (3, 0), (5, 4), (9, 1), (16, 2)))
    sheet.text(150, y + 22, "Signature of the seller", size=8.5)
    sheet.text(
        14, 214, "FOR OFFICE USE:   Approved [  ]    Rejected [  ]    Remarks ____________________", size=8.5
    )


def _section(sheet: Sheet, y: float, title: str) -> float:
    sheet.fill(10.2, y, 189.6, 6.5, (232, 232, 224))
    sheet.text(14, y + 1.3, title, bold=True)
    return y + 9


def _line(sheet: Sheet, y: float, label: str, text: str, name: str | None) -> float:
    number, _, label = label.partition(" ")
    sheet.text(14, y, f"{number}.")
    sheet.text(22, y, label)
    sheet.text(82, y, text, bold=True, name=name)
    sheet.line(80, y + 4.8, 194, y + 4.8, weight=0.1)
    return y + 8.4


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "claim_sections",
    ("claim_form",),
    draw,
    (
        Manner("05/04/2026", symbol="Rs. "),
        Manner("05-Apr-2026", symbol="₹ "),
        Manner("05-04-2026", symbol="₹"),
    ),
    face="sans",
    size=10,
)
