"""An Udyam certificate of the first years: capitals in a ruled table, the class a row, address in cells."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(10, 10, 190, 277, weight=0.8)
    for y, text, size in (
        (16, "भारत सरकार / GOVERNMENT OF INDIA", 11),
        (22, "MINISTRY OF MICRO, SMALL AND MEDIUM ENTERPRISES", 11),
        (32, "उद्यम पंजीकरण प्रमाणपत्र", 14),
        (40, "UDYAM REGISTRATION CERTIFICATE", 15),
    ):
        sheet.text(105, y, text, bold=True, size=size, align="C")
    y = 54.0
    for label, text, name in (
        ("UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number"),
        ("NAME OF ENTERPRISE", f"M/S {form.get('enterprise_name')}", ""),
        ("TYPE OF ENTERPRISE *", form.get("enterprise_type").upper(), "enterprise_type"),
        ("MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity"),
        ("SOCIAL CATEGORY OF ENTREPRENEUR", "OBC", ""),
    ):
        y = _row(sheet, y, label, text, name)
    sheet.says("enterprise_name", form.get("enterprise_name"))
    y = _address(sheet, form, y)
    began = day_of(form, "date_of_incorporation", manner)
    y = _row(sheet, y, "DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE", began, "date_of_incorporation")
    y = _row(sheet, y, "NATIONAL INDUSTRY CLASSIFICATION CODE(S)", "46 - WHOLESALE TRADE")
    registered = day_of(form, "date_of_registration", manner)
    y = _row(sheet, y, "DATE OF UDYAM REGISTRATION", registered, "date_of_registration")
    foot = Flow(sheet, 18, y + 6, 174, size=8)
    foot.say(
        "* In case of graduation (upward or reverse) of status of an enterprise, the benefit of the "
        "Government schemes will be availed as per the provisions of the notification of the Ministry."
    )
    foot.gap()
    foot.say("Disclaimer: This is a computer generated statement, no signature required.")


def _row(sheet: Sheet, y: float, label: str, text: str, name: str = "") -> float:
    labels = sheet.wrap(label, 62, size=9)
    rows = sheet.wrap(text, 104, size=11, bold=True)
    height = max(len(labels) * 4.4, len(rows) * 5.2) + 5.4
    sheet.box(18, y, 66, height, weight=0.15)
    sheet.box(84, y, 108, height, weight=0.15)
    for place, row in enumerate(labels):
        sheet.text(20, y + 2.6 + 4.4 * place, row, size=9)
    for place, row in enumerate(rows):
        sheet.text(86, y + 2.4 + 5.2 * place, row, size=11, bold=True)
    if name:
        sheet.says(name, text)
    return y + height


def _address(sheet: Sheet, form: Form, y: float) -> float:
    """The address in cells of its own: its parts are the address as it is printed."""
    where = form.extra
    first, _, road = where["street"].rpartition(", ")
    cells = (
        ("Flat/Door/Block No.", first),
        ("Road/Street/Lane", road),
        ("City", where["town"]),
        ("State", where["state"]),
        ("Pin", where["pin"]),
        ("Mobile", where["phone"]),
    )
    height = 3 * 9.0
    sheet.box(18, y, 66, height, weight=0.15)
    sheet.text(20, y + 8, "OFFICIAL ADDRESS OF", size=9)
    sheet.text(20, y + 12.4, "ENTERPRISE", size=9)
    for place, (label, text) in enumerate(cells):
        row, column = divmod(place, 2)
        x, top = 84 + 54 * column, y + 9 * row
        sheet.box(x, top, 54, 9, weight=0.15)
        sheet.text(x + 1, top + 0.6, label, size=6.5)
        sheet.text(x + 1, top + 3.9, text, size=8.5, bold=True)
    sheet.says("address", ", ".join(text for _, text in cells[:5]))
    return y + height


LAYOUT = Layout(
    "udyam_first",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    size=10,
)
