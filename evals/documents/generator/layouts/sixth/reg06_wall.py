"""A GST certificate typed anew for the shop's wall: titles in two scripts, entries on dotted lines."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.ink = (120, 84, 20)
    sheet.box(8, 8, 194, 281, weight=1.6)
    sheet.box(11, 11, 188, 275, weight=0.4)
    sheet.ink = (0, 0, 0)
    for y, text, size in (
        (18, "भारत सरकार", 14),
        (25, "GOVERNMENT OF INDIA", 12),
        (34, "पंजीकरण प्रमाणपत्र", 16),
        (43, "GST REGISTRATION CERTIFICATE", 15),
    ):
        sheet.text(105, y, text, bold=True, size=size, align="C")
    sheet.text(105, 51, "Form GST REG-06", size=9.5, align="C")
    sheet.fill(24, 59, 162, 15, (246, 240, 224))
    sheet.text(105, 60.5, "GSTIN (पंजीकरण संख्या)", size=9, align="C")
    sheet.text(105, 65.5, form.get("gstin"), bold=True, size=16, align="C", name="gstin")
    where = form.extra
    address = f"{where['street']}, {where['town']} - {where['pin']}, {where['state']}"
    ends = day_of(form, "valid_to", manner)
    y = 82.0
    for hindi, english, text, name in (
        ("विधिक नाम", "Legal Name of Business", form.get("legal_name"), "legal_name"),
        ("व्यापारिक नाम", "Trade Name", form.get("trade_name"), "trade_name"),
        ("व्यवसाय का गठन", "Constitution of Business", form.get("constitution"), "constitution"),
        ("मुख्य व्यवसाय स्थल", "Principal Place of Business", address, "address"),
        (
            "दायित्व की तिथि",
            "Date of Liability",
            day_of(form, "date_of_liability", manner),
            "date_of_liability",
        ),
        ("वैधता आरंभ", "Valid From", day_of(form, "valid_from", manner), "valid_from"),
        ("वैधता समाप्ति", "Valid Upto", ends or "Until cancelled", "valid_to" if ends else ""),
        ("पंजीकरण का प्रकार", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("जारी करने की तिथि", "Date of Issue", day_of(form, "issue_date", manner), "issue_date"),
    ):
        sheet.text(24, y, english, size=10)
        sheet.text(24, y + 5, hindi, size=9)
        rows = sheet.wrap(text, 96, size=11, bold=True)
        for place, row in enumerate(rows):
            sheet.text(88, y + 5.4 * place, row, size=11, bold=True)
            sheet.line(88, y + 5.2 + 5.4 * place, 186, y + 5.2 + 5.4 * place, weight=0.1, dashed=True)
        if name:
            sheet.says(name, text)
        y += max(15.0, 5.4 * len(rows) + 6)
    sheet.text(24, 250, f"Jurisdiction : {where['district']}, Charge II", size=9)
    sheet.text(186, 250, where["officer"], bold=True, size=10, align="R")
    sheet.text(186, 255.5, "Proper Officer", size=9, align="R")
    sheet.text(
        105, 274, "To be displayed prominently at every place of business in the State", size=8.5, align="C"
    )


LAYOUT = Layout(
    "reg06_wall",
    ("gst_certificate",),
    draw,
    (Manner("05-04-2026"), Manner("05 Apr 2026"), Manner("05/04/2026")),
    size=10,
)
