"""A GST certificate of three sheets: the certificate, further places of business, and who is in charge."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    _certificate(sheet, form, manner)
    for letter, title, rows in (
        ("A", "Details of Additional Place of Business(s)", _places(form)),
        ("B", _charge(form), _people(form)),
    ):
        sheet.new_page()
        _annexure(sheet, form, letter, title, rows)


def _certificate(sheet: Sheet, form: Form, manner: Manner) -> None:
    sheet.box(10, 10, 190, 277, weight=0.6)
    sheet.text(105, 16, "Government of India", bold=True, size=13, align="C")
    sheet.text(105, 23, "Form GST REG-06", size=11, align="C")
    sheet.text(105, 28.5, "[See Rule 10(1)]", size=9, align="C")
    sheet.text(105, 36, "Registration Certificate", bold=True, size=15, align="C")
    number = form.get("gstin")
    label = "Registration Number :"
    width = sheet.measure(label, bold=True, size=11) + 3 + sheet.measure(number, bold=True, size=11)
    sheet.text(105 - width / 2, 47, label, bold=True, size=11)
    sheet.text(105 + width / 2, 47, number, bold=True, size=11, align="R", name="gstin")
    ends = form.date_of("valid_to")
    until = manner.day(ends) if ends else "Not Applicable"
    rows = [
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Additional trade names, if any", "", ""),
        ("4.", "Constitution of Business", form.get("constitution"), "constitution"),
        ("5.", "Address of Principal Place of Business", _address(form), "address"),
        ("6.", "Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability"),
        ("7.", "Date of Validity", "", "valid_from"),
        ("8.", "Type of Registration", form.get("registration_type"), "registration_type"),
        (
            "9.",
            "Particulars of Approving Authority",
            f"State Goods and Services Tax, {form.extra['state']}",
            "",
        ),
    ]
    y = 58.0
    for place, caption, text, name in rows:
        lines = sheet.wrap(text, 92)
        height = max(9.0, len(lines) * 4.6 + 4)
        sheet.box(16, y, 178, height, weight=0.1)
        sheet.line(28, y, 28, y + height, weight=0.1)
        sheet.line(96, y, 96, y + height, weight=0.1)
        sheet.text(18, y + 2.2, place)
        for line, row in enumerate(sheet.wrap(caption, 64)):
            sheet.text(30, y + 2.2 + line * 4.4, row)
        if name == "valid_from":
            sheet.line(118, y, 118, y + height, weight=0.1)
            sheet.line(146, y, 146, y + height, weight=0.1)
            sheet.line(160, y, 160, y + height, weight=0.1)
            sheet.text(98, y + 2.2, "From")
            sheet.text(119.5, y + 2.2, day_of(form, "valid_from", manner), name="valid_from")
            sheet.text(148, y + 2.2, "To")
            sheet.text(162, y + 2.2, until, name="valid_to" if ends else None)
        elif text:
            for line, row in enumerate(lines):
                sheet.text(98, y + 2.2 + line * 4.6, row)
            if name:
                sheet.says(name, text)
        y += height
    y = _authority(sheet, form, manner, y)
    sheet.text(
        16,
        y + 6,
        "Note: The registration certificate is required to be prominently displayed at all places",
        size=8.5,
    )
    sheet.text(16, y + 10.4, "of business in the State.", size=8.5)
    sheet.text(
        16,
        y + 20,
        f"This is a system generated, digitally signed certificate issued for {form.extra['state']}.",
        size=8.5,
    )


def _authority(sheet: Sheet, form: Form, manner: Manner, y: float) -> float:
    for caption, text, name in (
        ("Signature", "Digitally signed by GSTN (test)", ""),
        ("Name", form.extra["officer"], ""),
        ("Designation", "State Tax Officer", ""),
        ("Jurisdictional Office", f"{form.extra['district'].upper()} WARD 14", ""),
        ("10. Date of issue of Certificate", day_of(form, "issue_date", manner), "issue_date"),
    ):
        sheet.box(16, y, 178, 8, weight=0.1)
        sheet.line(96, y, 96, y + 8, weight=0.1)
        sheet.text(18 if name else 30, y + 1.8, caption)
        sheet.text(98, y + 1.8, text, name=name or None)
        y += 8
    return y


def _address(form: Form) -> str:
    where = form.extra
    return f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"


def _annexure(sheet: Sheet, form: Form, letter: str, title: str, rows: list[tuple[str, str]]) -> None:
    sheet.box(10, 10, 190, 277, weight=0.6)
    sheet.text(105, 16, f"Annexure {letter}", bold=True, size=13, align="C")
    for y, caption, text in (
        (28, "GSTIN", form.get("gstin")),
        (34, "Legal Name", form.get("legal_name")),
        (40, "Trade Name, if any", form.get("trade_name")),
    ):
        sheet.text(18, y, caption, bold=True)
        sheet.text(70, y, text)
    sheet.text(18, 52, title, bold=True, size=11)
    y = 62.0
    for caption, text in rows:
        sheet.box(16, y, 178, 8, weight=0.1)
        sheet.text(18, y + 1.8, caption)
        sheet.text(128 if len(caption) > 40 else 98, y + 1.8, text)
        y += 8


def _places(form: Form) -> list[tuple[str, str]]:
    many = int(form.extra["pin"]) % 2
    place = f"Godown 4, Transport Nagar, {form.extra['district']}, {form.extra['state']}"
    rows = [("Total Number of Additional Places of Business(s) in the State", str(many))]
    return [*rows, ("1", place)] if many else rows


def _charge(form: Form) -> str:
    return {
        "Proprietorship": "Details of Proprietor",
        "Partnership": "Details of Managing / Authorized Partners",
    }.get(form.get("constitution"), "Details of Persons in charge")


def _people(form: Form) -> list[tuple[str, str]]:
    name = form.extra["officer"].split()[-1]
    return [
        ("1  Name", f"Ojas {name}"),
        ("Designation/Status", "In charge"),
        ("Resident of State", form.extra["state"]),
    ]


LAYOUT = Layout(
    "reg_sheets",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026")),
    face="times",
    size=10.5,
)
