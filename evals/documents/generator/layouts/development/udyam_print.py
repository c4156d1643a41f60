"""An Udyam registration certificate: a table of labels and values."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 14, "Government of India", size=10, align="C")
    sheet.text(105, 19, "Ministry of Micro, Small and Medium Enterprises", bold=True, size=11, align="C")
    sheet.text(105, 30, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=14, align="C")
    began, registered = form.date_of("date_of_incorporation"), form.date_of("date_of_registration")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['state']}, PIN {where['pin']}"
    since = manner.day(began) if began else ""
    rows = (
        ("UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number"),
        ("NAME OF ENTERPRISE", f"M/S {form.get('enterprise_name')}", "enterprise_name"),
        ("TYPE OF ENTERPRISE", form.get("enterprise_type").title(), "enterprise_type"),
        ("MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity"),
        ("SOCIAL CATEGORY OF ENTREPRENEUR", "GENERAL", ""),
        ("OFFICIAL ADDRESS OF ENTERPRISE", address, "address"),
        ("MOBILE", where["phone"], ""),
        ("DATE OF INCORPORATION OF ENTERPRISE", since, "date_of_incorporation"),
        ("DATE OF UDYAM REGISTRATION", manner.day(registered) if registered else "", "date_of_registration"),
    )  # fmt: skip
    y = 42.0
    for label, text, name in rows:
        labels, lines = sheet.wrap(label, 66, bold=True), sheet.wrap(text, 100)
        height = max(len(labels), len(lines)) * 4.4 + 5
        sheet.box(16, y, 70, height)
        sheet.box(86, y, 108, height)
        for place, row in enumerate(labels):
            sheet.text(18, y + 2.5 + place * 4.4, row, bold=True)
        for place, row in enumerate(lines):
            sheet.text(88, y + 2.5 + place * 4.4, row)
        if name and name not in sheet.omit:
            sheet.says(name, text)
        y += height
    sheet.text(
        16, y + 6, "Disclaimer: This is a computer generated statement, no signature required.", size=8
    )


LAYOUT = Layout(
    "udyam_print", ("msme_certificate",), draw, (Manner("05/04/2026"), Manner("05-04-2026")), face="helvetica"
)
