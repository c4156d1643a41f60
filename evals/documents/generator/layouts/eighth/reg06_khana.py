"""A GST certificate in two languages: the Hindi label above the English one, the entry at their right."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    sheet.box(10, 10, 190, 277, weight=0.9)
    sheet.text(105, 15, "भारत सरकार / Government of India", bold=True, size=12, align="C")
    sheet.text(105, 22, "पंजीकरण प्रमाणपत्र / Registration Certificate", bold=True, size=13, align="C")
    sheet.text(105, 29, "प्ररूप / Form GST REG-06", size=9.5, align="C")
    sheet.image(qr_code(f"https://reg.example/{form.get('gstin')}"), 172, 14, 22)
    starts, ends = day_of(form, "valid_from", manner), day_of(form, "valid_to", manner)
    address = f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"
    y = 44.0
    for hindi, english, text, name in (
        ("पंजीकरण संख्या", "Registration Number (GSTIN)", form.get("gstin"), "gstin"),
        ("विधिक नाम", "Legal Name", form.get("legal_name"), "legal_name"),
        ("व्यापार नाम", "Trade Name", form.get("trade_name"), "trade_name"),
        ("व्यवसाय का गठन", "Constitution of Business", form.get("constitution"), "constitution"),
        ("मुख्य व्यवसाय स्थल का पता", "Address of Principal Place of Business", address, "address"),
        (
            "दायित्व की तारीख",
            "Date of Liability",
            day_of(form, "date_of_liability", manner),
            "date_of_liability",
        ),
        ("वैधता अवधि से", "Validity From", starts, "valid_from"),
        ("वैधता अवधि तक", "Validity To", ends or "NA", "valid_to" if ends else ""),
        ("पंजीकरण का प्रकार", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("अनुमोदन अधिकारी", "Approving Authority", f"{where['officer']}, State Tax Officer", ""),
        ("जारी करने की तारीख", "Date of Issue", day_of(form, "issue_date", manner), "issue_date"),
    ):
        rows = sheet.wrap(text, 94, size=10.5, bold=True)
        height = max(12.0, 5 * len(rows) + 5)
        sheet.text(15, y + 1.5, hindi, size=9.5)
        sheet.text(15, y + 6.2, english, size=8.5)
        for place, row in enumerate(rows):
            sheet.text(102, y + 3 + 5 * place, row, size=10.5, bold=True)
        if name and text:
            sheet.says(name, text)
        sheet.line(13, y + height, 197, y + height, weight=0.1)
        y += height
    sheet.text(15, y + 6, "यह प्रमाणपत्र व्यवसाय स्थल पर प्रदर्शित किया जाए।", size=9)
    sheet.text(
        15,
        y + 11,
        "To be displayed at the place of business. Amendments are asked for within 15 days.",
        size=8.5,
    )
    sheet.text(195, y + 24, "हस्ताक्षर / Digitally signed", size=9, align="R")


LAYOUT = Layout(
    "reg06_khana",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05.04.2026")),
    size=10,
)
