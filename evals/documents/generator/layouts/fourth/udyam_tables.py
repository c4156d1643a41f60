"""A Udyam certificate with its tables: classes by year, units, the address in cells, activities by code."""

from __future__ import annotations

from collections.abc import Sequence

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(
        105,
        9,
        "Ministry of Micro, Small and Medium Enterprises, Government of India",
        bold=True,
        size=10,
        align="C",
    )
    sheet.text(105, 16, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=15, align="C")
    sheet.image(qr_code(f"{form.get('udyam_number')}|{form.get('enterprise_name')}"), 174, 19, 22)
    y = 28.0
    for label, text, name in (
        ("UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number"),
        ("NAME OF ENTERPRISE", form.get("enterprise_name"), "enterprise_name"),
    ):
        sheet.text(14, y, label, size=9)
        sheet.text(76, y, text, bold=True, size=11, name=name)
        y += 8
    sheet.text(14, y + 3, "TYPE OF ENTERPRISE *", size=9)
    kind = form.get("enterprise_type").title()
    registered = form.date_of("date_of_registration")
    year = registered.year if registered else 2024
    y = _table(
        sheet,
        76,
        y + 1,
        (14, 32, 26, 42),
        (
            ("SNo.", "Classification Year", "Type", "Classification Date"),
            ("1", f"{year}-{(year + 1) % 100:02d}", kind, day_of(form, "date_of_registration", manner)),
        ),
    )
    sheet.says("enterprise_type", kind)
    y += 4
    for label, text, name in (
        ("MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity"),
        ("SOCIAL CATEGORY", "GENERAL", ""),
    ):
        sheet.text(14, y, label, size=9)
        sheet.text(76, y, text, bold=True, name=name or None)
        y += 7
    sheet.text(14, y, "NAME OF UNIT(S)", size=9)
    y = (
        _table(sheet, 76, y - 1, (14, 100), (("SNo.", "Name of Unit"), ("1", form.get("enterprise_name"))))
        + 4
    )
    y = _office(sheet, form, y)
    for label, name in (
        ("DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE", "date_of_incorporation"),
        ("DATE OF COMMENCEMENT OF PRODUCTION/BUSINESS", ""),
        ("DATE OF UDYAM REGISTRATION", "date_of_registration"),
    ):
        for line, row in enumerate(sheet.wrap(label, 60, size=9)):
            sheet.text(14, y + line * 4, row, size=9)
        sheet.text(76, y, day_of(form, name or "date_of_incorporation", manner), bold=True, name=name or None)
        y += 10
    sheet.text(14, y, "NATIONAL INDUSTRY CLASSIFICATION CODE(S)", size=9)
    y = _table(
        sheet,
        14,
        y + 5,
        (12, 50, 58, 44, 18),
        (
            ("SNo.", "NIC 2 Digit", "NIC 4 Digit", "NIC 5 Digit", "Activity"),
            ("1", "47 - Retail trade", "4711 - Non-specialised stores", "47110 - Food stores", "Trading"),
        ),
    )
    sheet.text(
        14,
        y + 5,
        "* The classification follows investment and turnover declared by the enterprise.",
        size=7.5,
    )
    sheet.text(14, y + 9, "This is a computer generated statement, no signature required.", size=7.5)


def _office(sheet: Sheet, form: Form, y: float) -> float:
    sheet.text(14, y, "OFFICIAL ADDRESS OF ENTERPRISE", size=9)
    where = form.extra
    first, _, road = where["street"].rpartition(", ")
    rows = (
        ("Flat/Door/Block No.", first, "Road/Street/Lane", road),
        ("City", where["town"], "State", where["state"]),
        ("District", where["town"].upper(), "PIN", where["pin"]),
        ("Mobile", where["phone"], "Email:", where["email"]),
    )
    y = _table(sheet, 14, y + 5, (40, 56, 36, 50), rows, head=False)
    sheet.says("address", ", ".join((first, road, where["town"], where["state"], where["pin"])))
    return y + 4


def _table(
    sheet: Sheet,
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    head: bool = True,
) -> float:
    """Print ruled cells from the left, wrapped, and return the end."""
    for number, row in enumerate(rows):
        cells = [sheet.wrap(text, width - 2, size=8) for text, width in zip(row, widths, strict=True)]
        height = max(len(cell) for cell in cells) * 3.8 + 1.8
        left = x
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            sheet.box(left, y, width, height, weight=0.1)
            bold = (head and number == 0) or (not head and place % 2 == 0)
            for line, text in enumerate(cell):
                sheet.text(left + 1, y + 1 + line * 3.8, text, size=8, bold=bold)
            left += width
        y += height
    return y


LAYOUT = Layout(
    "udyam_tables",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026")),
    face="helvetica",
    size=9,
)
