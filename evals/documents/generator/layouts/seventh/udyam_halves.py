"""An Udyam certificate of a tinted column and a list: number and class at the left, turnovers below."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.layouts.sixth.setting import plain_table
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_TINT = (253, 240, 222)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.fill(0, 0, 66, 297, _TINT)
    sheet.text(33, 16, "भारत सरकार", bold=True, size=13, align="C")
    sheet.text(33, 23, "Government of India", size=9.5, align="C")
    sheet.text(33, 28, "Ministry of MSME", size=9.5, align="C")
    sheet.text(33, 48, "उद्यम पंजीकरण संख्या", size=9, align="C")
    sheet.text(33, 53, "Udyam Registration Number", size=8.5, align="C")
    sheet.text(33, 59, form.get("udyam_number"), bold=True, size=10.5, align="C", name="udyam_number")
    sheet.text(33, 74, "Type of Enterprise", size=8.5, align="C")
    kind = form.get("enterprise_type").upper()
    sheet.text(33, 79, kind, bold=True, size=17, align="C", name="enterprise_type")
    sheet.image(qr_code(f"https://udyam.example/{form.get('udyam_number')}"), 16, 96, 34)
    sheet.text(33, 134, "Scan to verify", size=8.5, align="C")
    printed = manner.day(form.day + timedelta(days=31))
    sheet.text(33, 280, f"Printed on {printed}", size=8, align="C")
    sheet.text(76, 18, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=15)
    where = form.extra
    began = form.date_of("date_of_incorporation") or form.day
    y = 34.0
    for label, text, name in (
        ("Name of Enterprise", form.get("enterprise_name"), "enterprise_name"),
        ("Major Activity", form.get("major_activity"), "major_activity"),
        ("Organisation Type", "As declared by the enterprise", ""),
        (
            "Official Address of Enterprise",
            f"{where['street']}, {where['town']}, {where['state']}, PIN {where['pin']}",
            "address",
        ),
        ("Mobile / E-mail", f"{where['phone']} / {where['email']}", ""),
        (
            "Date of Incorporation / Registration of Enterprise",
            day_of(form, "date_of_incorporation", manner),
            "date_of_incorporation",
        ),
        ("Date of Commencement of Production / Business", manner.day(began + timedelta(days=40)), ""),
        ("Date of Udyam Registration", day_of(form, "date_of_registration", manner), "date_of_registration"),
    ):
        sheet.text(76, y, label, size=8.5)
        for row in sheet.wrap(text, 122, size=11, bold=True):
            y += 5
            sheet.text(76, y, row, size=11, bold=True)
        if name:
            sheet.says(name, text)
        sheet.line(76, y + 6.5, 198, y + 6.5, weight=0.1)
        y += 9.5
    sheet.text(76, y + 2, "Investment and turnover of the unit (Rs. lakh)", bold=True, size=9.5)
    rows = [
        ["Year", "Plant & machinery", "Net turnover", "Exports"],
        [f"{form.day.year - 2}-{(form.day.year - 1) % 100:02d}", "11.40", "86.25", "0.00"],
        [f"{form.day.year - 1}-{form.day.year % 100:02d}", "12.05", "97.60", "0.00"],
    ]
    plain_table(sheet, rows, [26, 36, 34, 26], (76, y + 8), size=8.5, height=6)
    sheet.text(76, y + 31, "NIC 2 digit: 47   NIC 4 digit: 4773   NIC 5 digit: 47736", size=8.5)
    sheet.text(76, 280, "Computer generated statement; no signature required.", size=8)


LAYOUT = Layout(
    "udyam_halves",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05/04/2026")),
    size=10,
)
