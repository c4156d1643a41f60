"""An Udyam certificate in two languages: `Hindi / English` labels in a ruled table, the plants below."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 12, "भारत सरकार / Government of India", size=10, align="C")
    sheet.text(105, 18, "एमएसएमई मंत्रालय / Ministry of MSME", bold=True, size=11, align="C")
    sheet.text(105, 28, "उद्यम पंजीकरण प्रमाणपत्र", bold=True, size=14, align="C")
    sheet.text(105, 35, "Udyam Registration Certificate", bold=True, size=12, align="C")
    began, registered = form.date_of("date_of_incorporation"), form.date_of("date_of_registration")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['state']}, {where['pin']}"
    rows = (
        ("उद्यम का नाम / Enterprise Name", form.get("enterprise_name"), "enterprise_name"),
        ("उद्यम पंजीकरण संख्या / Udyam Registration No.", form.get("udyam_number"), "udyam_number"),
        ("उद्यम का प्रकार / Enterprise Type", form.get("enterprise_type").upper(), "enterprise_type"),
        ("मुख्य गतिविधि / Major Activity", form.get("major_activity"), "major_activity"),
        ("निगमन की तिथि / Date of Incorporation", manner.day(began) if began else "",
         "date_of_incorporation"),
        ("पंजीकरण की तिथि / Date of Udyam Registration", manner.day(registered) if registered else "",
         "date_of_registration"),
        ("कार्यालय का पता / Official Address", address, "address"),
        ("मोबाइल / Mobile", where["phone"], ""),
        ("ईमेल / Email", where["email"], ""),
    )  # fmt: skip
    y = 46.0
    for label, text, name in rows:
        lines = sheet.wrap(text, 86)
        height = max(8.0, len(lines) * 4.4 + 3.6)
        sheet.box(14, y, 92, height)
        sheet.box(106, y, 90, height)
        sheet.text(16, y + 1.8, label, size=9)
        for place, row in enumerate(lines):
            sheet.text(108, y + 1.8 + place * 4.4, row, bold=True)
        if name:
            sheet.says(name, text)
        y += height
    sheet.text(16, y + 5, "राष्ट्रीय औद्योगिक वर्गीकरण / NIC 2 Digit: 47 - Retail trade", size=8.5)
    sheet.text(16, y + 11, "This certificate is valid for the life of the enterprise.", size=8.5)


LAYOUT = Layout(
    "udyam_bilingual", ("msme_certificate",), draw, (Manner("05/04/2026"), Manner("05-Apr-2026")), size=9.5
)
