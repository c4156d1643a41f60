"""A GST certificate in two languages: the Hindi label above the English one, values at the right."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 12, "भारत सरकार", bold=True, size=12, align="C")
    sheet.text(105, 18, "Government of India", bold=True, size=11, align="C")
    sheet.text(105, 26, "पंजीकरण प्रमाणपत्र / Registration Certificate", bold=True, size=13, align="C")
    sheet.text(105, 33, "प्ररूप जीएसटी आरईजी-06 / Form GST REG-06", size=9, align="C")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"
    ends = form.date_of("valid_to")
    rows = [
        ("पंजीकरण संख्या", "Registration Number (GSTIN)", form.get("gstin"), "gstin"),
        ("विधिक नाम", "Legal Name", form.get("legal_name"), "legal_name"),
        ("व्यापार नाम", "Trade Name", form.get("trade_name"), "trade_name"),
        ("कारोबार का गठन", "Constitution of Business", form.get("constitution"), "constitution"),
        ("मुख्य कारोबार स्थल का पता", "Address of Principal Place of Business", address, "address"),
        (
            "दायित्व की तारीख",
            "Date of Liability",
            _day(form, "date_of_liability", manner),
            "date_of_liability",
        ),
        ("विधिमान्यता - से", "Validity - From", _day(form, "valid_from", manner), "valid_from"),
        ("विधिमान्यता - तक", "Validity - To", manner.day(ends) if ends else "NA", "valid_to" if ends else ""),
        ("पंजीकरण का प्रकार", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("जारी करने की तारीख", "Date of Issue", _day(form, "issue_date", manner), "issue_date"),
        ("अनुमोदन प्राधिकारी", "Approving Authority", form.extra["officer"], ""),
    ]
    y = 44.0
    for hindi, english, text, name in rows:
        lines = sheet.wrap(text, 96, bold=True)
        height = max(12.0, len(lines) * 4.6 + 4)
        sheet.text(18, y, hindi, size=8.5)
        sheet.text(18, y + 4.6, english)
        for place, row in enumerate(lines):
            sheet.text(96, y + 2 + place * 4.6, row, bold=True)
        if name:
            sheet.says(name, text)
        sheet.line(16, y + height - 1.6, 194, y + height - 1.6, weight=0.1)
        y += height
    sheet.text(18, y + 4, "टिप्पणी / Note: to be displayed at every place of business in the State.", size=8)


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout("reg_bilingual", ("gst_certificate",), draw, (Manner("05/04/2026"), Manner("05-04-2026")))
