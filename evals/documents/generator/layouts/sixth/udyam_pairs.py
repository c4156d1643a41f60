"""An Udyam certificate with its details: two pairs of label and value to a row, the history of its class."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.layouts.sixth.setting import plain_table
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_BLUE = (16, 58, 122)
_EDGES, _WIDTHS = (14.0, 50.0, 108.0, 144.0), (36.0, 58.0, 36.0, 52.0)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(16, 12, "भारत सरकार", bold=True, size=10)
    sheet.text(16, 17, "Government of India", size=9)
    sheet.text(16, 21.5, "Ministry of Micro, Small and Medium Enterprises", size=9)
    sheet.image(qr_code(f"https://udyam.example/{form.get('udyam_number')}"), 172, 9, 24)
    sheet.fill(14, 35, 182, 11, _BLUE)
    sheet.text(
        105, 37.5, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=13, align="C", ink=(255, 255, 255)
    )
    where = form.extra
    street = f"{where['street']}, {where['town']}, {where['state']} - {where['pin']}"
    registered = day_of(form, "date_of_registration", manner)
    began = day_of(form, "date_of_incorporation", manner)
    rows = (
        (
            ("Udyam Registration Number", form.get("udyam_number"), "udyam_number"),
            ("Date of Udyam Registration", registered, "date_of_registration"),
        ),
        (
            ("Name of Enterprise", form.get("enterprise_name"), "enterprise_name"),
            ("Type of Enterprise", form.get("enterprise_type").title(), "enterprise_type"),
        ),
        (
            ("Major Activity", form.get("major_activity"), "major_activity"),
            ("Date of Incorporation", began, "date_of_incorporation"),
        ),
        (("Gender", "Male", ""), ("Social Category", "General", "")),
        (("Mobile No.", where["phone"], ""), ("District", where["town"], "")),
    )
    y = 50.0
    for pair in rows:
        y = _pair(sheet, y, pair)
    sheet.box(14, y, 36, 10, weight=0.15)
    sheet.box(50, y, 146, 10, weight=0.15)
    sheet.text(15.5, y + 2, "Official Address", size=8.5)
    sheet.text(51.5, y + 2, street, bold=True, size=9, name="address")
    y += 16
    sheet.text(14, y, "Enterprise Classification", bold=True, size=10)
    year = max(form.day.year, 2020)
    kind = form.get("enterprise_type").title()
    table = [
        ["S.No.", "Classification Year", "Enterprise Type", "Classification Date"],
        ["1", f"{year}-{(year + 1) % 100:02d}", kind, registered],
    ]
    y = plain_table(sheet, table, [16, 50, 50, 66], (14, y + 6), size=8.5, height=6)
    sheet.text(14, y + 6, "National Industry Classification Code(s)", bold=True, size=10)
    codes = [
        ["S.No.", "NIC 2 Digit", "NIC 4 Digit", "Activity"],
        ["1", "47 - Retail trade", "4719 - Other retail sale", form.get("major_activity")],
    ]
    y = plain_table(sheet, codes, [16, 50, 66, 50], (14, y + 12), size=8.5, height=6)
    sheet.text(14, y + 8, "DIC : District Industries Centre    MSME-DFO : State office", size=8)
    sheet.text(14, y + 14, "This is a computer generated certificate and needs no signature.", size=8)


def _pair(sheet: Sheet, y: float, pair: tuple[tuple[str, str, str], ...]) -> float:
    sized = [
        sheet.wrap(text, _WIDTHS[1 + 2 * n] - 3, size=9, bold=True) for n, (_, text, _) in enumerate(pair)
    ]
    height = max(10.0, max(len(rows) for rows in sized) * 4.4 + 4)
    for number, (label, text, name) in enumerate(pair):
        left, right = 2 * number, 2 * number + 1
        sheet.fill(_EDGES[left], y, _WIDTHS[left], height, (236, 241, 248))
        sheet.box(_EDGES[left], y, _WIDTHS[left], height, weight=0.15)
        sheet.box(_EDGES[right], y, _WIDTHS[right], height, weight=0.15)
        for place, row in enumerate(sheet.wrap(label, _WIDTHS[left] - 3, size=8.5)):
            sheet.text(_EDGES[left] + 1.5, y + 1.6 + 4 * place, row, size=8.5)
        for place, row in enumerate(sized[number]):
            sheet.text(_EDGES[right] + 1.5, y + 2 + 4.4 * place, row, size=9, bold=True)
        if name:
            sheet.says(name, text)
    return y + height


LAYOUT = Layout(
    "udyam_pairs",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05/04/2026")),
    size=9,
)
