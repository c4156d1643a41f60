"""An Udyam certificate as printed from the portal: a table of classification by year, plants, activities."""

from __future__ import annotations

from datetime import date, timedelta

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eleventh import bench
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_NAVY = (25, 45, 110)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(8, 8, 194, 281, weight=0.8)
    sheet.text(105, 13, "भारत सरकार", size=11, align="C")
    sheet.text(105, 18.5, "Government of India", bold=True, size=11, align="C")
    sheet.text(105, 24, "Ministry of Micro, Small and Medium Enterprises", size=10, align="C")
    sheet.fill(8, 32, 194, 9, _NAVY)
    sheet.text(
        105, 33.8, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=13, align="C", ink=(255, 255, 255)
    )
    began = form.date_of("date_of_incorporation") or form.day
    registered = form.date_of("date_of_registration") or form.day
    y = 48.0
    y = _row(sheet, y, "UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number", bold=True)
    y = _row(sheet, y, "NAME OF ENTERPRISE", form.get("enterprise_name"), "enterprise_name", bold=True)
    kind = form.get("enterprise_type").upper()
    sheet.text(14, y + 1, "TYPE OF ENTERPRISE", size=8.6)
    year = registered.year
    table = [["S.No.", "Classification Year", "Enterprise Type", "Classification Date"]]
    table.append(["1", f"{year}-{(year + 1) % 100:02d}", kind, manner.day(registered)])
    y = bench.grid(sheet, table, [14, 36, 32, 38], 76, y, size=8.4, height=6, left=4) + 4
    sheet.says("enterprise_type", kind)
    activity = form.get("major_activity").upper()
    y = _row(sheet, y, "MAJOR ACTIVITY", activity, "major_activity")
    y = _row(sheet, y, "SOCIAL CATEGORY OF ENTREPRENEUR", "GENERAL", "")
    y = _row(sheet, y, "NAME OF UNIT(S)", "1.  Main Unit", "")
    address = ", ".join(form.extra[key] for key in ("street", "town", "state", "pin"))
    y = _row(sheet, y, "OFFICIAL ADDRESS OF ENTERPRISE", address, "address")
    y = _row(sheet, y, "Mobile", form.extra["phone"], "")
    y = _row(sheet, y, "Email", form.extra["email"], "")
    text = manner.day(began)
    y = _row(sheet, y, "DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE", text, "date_of_incorporation")
    commenced = min(began + timedelta(days=12), max(registered, date(2010, 1, 1)))
    y = _row(sheet, y, "DATE OF COMMENCEMENT OF PRODUCTION/BUSINESS", manner.day(commenced), "")
    sheet.text(14, y + 1, "NATIONAL INDUSTRY CLASSIFICATION CODE(S)", size=8.6)
    table = [["S.No.", "NIC 2 Digit", "NIC 5 Digit", "Activity"]]
    table.append(["1", "47 - Retail trade", "47190 - Other retail sale", activity.title()])
    y = bench.grid(sheet, table, [12, 44, 58, 30], 14, y + 6, size=8, height=6, left=4) + 4
    y = _row(
        sheet, y, "DATE OF UDYAM REGISTRATION", manner.day(registered), "date_of_registration", bold=True
    )
    sheet.text(
        14, y + 6, "Disclaimer: This is a computer generated statement, no signature required.", size=8
    )
    sheet.text(14, y + 11, "For any assistance contact the District Industries Centre.", size=8)


def _row(sheet: Sheet, y: float, label: str, text: str, name: str, *, bold: bool = False) -> float:
    at, under = y, y
    for row in sheet.wrap(label, 58, size=8.6):
        sheet.text(14, at, row, size=8.6)
        at += 4.2
    for row in sheet.wrap(text, 118, bold=bold):
        sheet.text(76, under, row, bold=bold)
        under += 4.6
    if name:
        sheet.says(name, text)
    return max(at, under) + 3.4


LAYOUT = Layout(
    "udyam_annex",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    size=9.4,
)
