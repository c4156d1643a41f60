"""An Udyam certificate as the portal makes it today: classification by year, the address in cells."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_LEFT, _MIDDLE, _RIGHT = 14, 74, 196


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 10, "भारत सरकार", size=9, align="C")
    sheet.text(105, 14.5, "Government of India", bold=True, size=10, align="C")
    sheet.text(105, 19.5, "Ministry of Micro, Small and Medium Enterprises", size=10, align="C")
    sheet.fill(_LEFT, 28, 182, 9, (38, 74, 128))
    sheet.text(
        105, 29.8, "UDYAM REGISTRATION CERTIFICATE", bold=True, size=13, align="C", ink=(255, 255, 255)
    )
    y = _row(sheet, 40, "UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number", bold=True)
    y = _row(
        sheet, y, "NAME OF ENTERPRISE", f"M/S {form.get('enterprise_name')}", "enterprise_name", bold=True
    )
    y = _classes(sheet, form, y)
    y = _row(sheet, y, "MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity")
    y = _row(sheet, y, "SOCIAL CATEGORY OF ENTREPRENEUR", "OBC", None)
    y = _units(sheet, form, y)
    y = _address(sheet, form, y)
    began, registered = form.date_of("date_of_incorporation"), form.date_of("date_of_registration")
    y = _row(
        sheet,
        y,
        "DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE",
        manner.day(began) if began else "",
        "date_of_incorporation",
    )
    y = _row(
        sheet,
        y,
        "NATIONAL INDUSTRY CLASSIFICATION CODE(S)",
        "47 - Retail trade, except of motor vehicles",
        None,
    )
    y = _row(
        sheet,
        y,
        "DATE OF UDYAM REGISTRATION",
        manner.day(registered) if registered else "",
        "date_of_registration",
    )
    sheet.text(
        _LEFT,
        y + 5,
        "* On a change of class the benefit of the Government schemes is as per the notification.",
        size=6.5,
    )
    sheet.text(
        _LEFT, y + 9, "Disclaimer: This is a computer generated statement, no signature required.", size=7
    )


def _row(sheet: Sheet, y: float, label: str, text: str, name: str | None, *, bold: bool = False) -> float:
    labels, lines = sheet.wrap(label, 56, size=8, bold=True), sheet.wrap(text, 116, bold=bold)
    height = max(len(labels) * 3.8, len(lines) * 4.3) + 4
    sheet.box(_LEFT, y, _MIDDLE - _LEFT, height)
    sheet.box(_MIDDLE, y, _RIGHT - _MIDDLE, height)
    for place, row in enumerate(labels):
        sheet.text(_LEFT + 2, y + 2 + place * 3.8, row, size=8, bold=True)
    for place, row in enumerate(lines):
        sheet.text(_MIDDLE + 3, y + 2 + place * 4.3, row, bold=bold)
    if name and text:
        sheet.says(name, text)
    return y + height


def _cells(
    sheet: Sheet, y: float, stops: tuple[float, ...], texts: tuple[str, ...], *, bold: bool = False
) -> float:
    for place, text in enumerate(texts):
        width = stops[place + 1] - stops[place]
        sheet.box(stops[place], y, width, 6.4)
        sheet.text(stops[place] + 1.5, y + 1.5, text, size=8, bold=bold)
    return y + 6.4


def _classes(sheet: Sheet, form: Form, y: float) -> float:
    """The enterprise's class in each year: the same for these, as for most."""
    stops = (_MIDDLE, 86.0, 122.0, 158.0, float(_RIGHT))
    top = y
    y = _cells(
        sheet, y, stops, ("S.No.", "Classification Year", "Enterprise Type", "Classification Date"), bold=True
    )
    registered = form.date_of("date_of_registration")
    start = registered.year if registered else 2024
    for place in range(2):
        year = start + place
        texts = (
            f"{place + 1}",
            f"{year}-{(year + 1) % 100:02d}",
            form.get("enterprise_type").title(),
            f"01/04/{year}" if place else "On registration",
        )
        y = _cells(sheet, y, stops, texts)
    sheet.says("enterprise_type", form.get("enterprise_type"))
    sheet.box(_LEFT, top, _MIDDLE - _LEFT, y - top)
    sheet.text(_LEFT + 2, top + 2, "TYPE OF ENTERPRISE *", size=8, bold=True)
    return y


def _units(sheet: Sheet, form: Form, y: float) -> float:
    stops = (_MIDDLE, 86.0, float(_RIGHT))
    top = y
    y = _cells(sheet, y, stops, ("S.No.", "Name of Unit(s)"), bold=True)
    y = _cells(sheet, y, stops, ("1", form.get("enterprise_name")))
    sheet.box(_LEFT, top, _MIDDLE - _LEFT, y - top)
    sheet.text(_LEFT + 2, top + 2, "NAME OF UNIT(S)", size=8, bold=True)
    return y


def _address(sheet: Sheet, form: Form, y: float) -> float:
    """Cells of label and value; the values, read in order, are the address."""
    where = form.extra
    stops = (_MIDDLE, 100.0, 142.0, 160.0, float(_RIGHT))
    top = y
    street = where["street"]
    premises, _, road = street.rpartition(", ")
    sheet.box(_MIDDLE, y, 122, 6.4)
    sheet.text(_MIDDLE + 1.5, y + 1.5, "Flat/Door/Block", size=8, bold=True)
    sheet.line(100, y, 100, y + 6.4)
    sheet.text(101.5, y + 1.5, premises, size=8)
    y += 6.4
    y = _cells(sheet, y, stops, ("Road/Street", road, "Town", where["town"]))
    y = _cells(sheet, y, stops, ("State", where["state"], "PIN", where["pin"]))
    y = _cells(sheet, y, stops, ("Mobile", where["phone"], "Block", "-"))
    parts = (premises, road, where["town"], where["state"], where["pin"])
    sheet.says("address", ", ".join(parts))
    sheet.box(_LEFT, top, _MIDDLE - _LEFT, y - top)
    sheet.text(_LEFT + 2, top + 2, "OFFICIAL ADDRESS OF ENTERPRISE", size=8, bold=True)
    return y


LAYOUT = Layout(
    "udyam_sections",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026")),
    face="sans",
    size=9,
)
