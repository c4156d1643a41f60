"""An Udyam certificate printed by the portal: classifications by year, the address in a grid of parts."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.sixth.setting import plain_table
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    sheet.box(12, 10, 186, 277, weight=0.6)
    sheet.text(105, 14, "Government of India", bold=True, size=13, align="C")
    sheet.text(105, 20, "Ministry of Micro, Small and Medium Enterprises", size=10, align="C")
    sheet.fill(12.3, 27, 185.4, 9, (0, 90, 120))
    sheet.text(
        105, 28.8, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=13, align="C", ink=(255, 255, 255)
    )
    y = 40.0
    y = _row(sheet, y, "UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number")
    y = _row(sheet, y, "NAME OF ENTERPRISE", f"M/S {form.get('enterprise_name')}", "")
    sheet.says("enterprise_name", form.get("enterprise_name"))
    sheet.text(16, y + 1, "TYPE OF ENTERPRISE *", bold=True, size=8.5)
    kind = form.get("enterprise_type").title()
    began = form.day.year if form.day.month > 3 else form.day.year - 1
    rows = [
        ["S.No.", "Classification Year", "Enterprise Type", "Classification Date"],
        ["1", f"{began}-{(began + 1) % 100:02d}", kind, manner.day(form.day)],
    ]
    y = plain_table(sheet, rows, [12, 36, 34, 38], (74, y), size=8.5, height=6) + 2
    sheet.says("enterprise_type", kind)
    y = _row(sheet, y, "MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity")
    y = _row(sheet, y, "SOCIAL CATEGORY OF ENTREPRENEUR", "GENERAL", "")
    first, _, road = where["street"].rpartition(", ")
    sheet.text(16, y + 1, "OFFICIAL ADDRESS OF ENTERPRISE", bold=True, size=8.5)
    parts = [
        ["Flat/Door/Block No.", first, "Road/Street/Lane", road],
        ["Village/Town", where["town"], "City", where["town"]],
        ["State", where["state"].upper(), "Pin", where["pin"]],
        ["Mobile", where["phone"], "Email:", where["email"]],
    ]
    y += 6
    for row in parts:
        x = 16.0
        for place, (text, width) in enumerate(zip(row, (34, 57, 30, 57), strict=True)):
            sheet.box(x, y, width, 7, weight=0.1)
            sheet.text(x + 1, y + 1.7, text, size=8, bold=place % 2 == 1)
            x += width
        y += 7
    sheet.says("address", f"{first} {road} {where['town']} {where['town']} {where['state']} {where['pin']}")
    y += 3
    start = form.date_of("date_of_incorporation") or form.day
    for label, text, name in (
        ("DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE", manner.day(start), "date_of_incorporation"),
        ("DATE OF COMMENCEMENT OF PRODUCTION/BUSINESS", manner.day(start + timedelta(days=21)), ""),
        ("NATIONAL INDUSTRY CLASSIFICATION CODE(S)", "47 - Retail trade; 4711 - Non-specialised stores", ""),
        ("DATE OF UDYAM REGISTRATION", day_of(form, "date_of_registration", manner), "date_of_registration"),
    ):
        y = _row(sheet, y, label, text, name)
    sheet.text(
        16,
        262,
        "* In case of graduation (upward/reverse) of status of an enterprise, the benefit of the",
        size=7.5,
    )
    sheet.text(
        16,
        266,
        "Government Schemes will be availed as per the provisions of the notification of 26.06.2020.",
        size=7.5,
    )
    printed = manner.day(form.day + timedelta(days=12))
    sheet.text(
        16,
        276,
        f"Disclaimer: This is a computer generated statement, no signature required. Printed on {printed}",
        size=7.5,
    )


def _row(sheet: Sheet, y: float, label: str, text: str, name: str) -> float:
    for place, row in enumerate(sheet.wrap(label, 56, size=8.5, bold=True)):
        sheet.text(16, y + 1 + 4 * place, row, bold=True, size=8.5)
    rows = sheet.wrap(text, 118, bold=True)
    for place, row in enumerate(rows):
        sheet.text(76, y + 1 + 4.6 * place, row, bold=True)
    if name:
        sheet.says(name, text)
    return y + max(4 * len(sheet.wrap(label, 56, size=8.5, bold=True)), 4.6 * len(rows)) + 4


LAYOUT = Layout(
    "udyam_years",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    size=9.5,
)
