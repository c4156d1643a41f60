"""A GST registration certificate in the portal's numbered rows."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 14, "Government of India", bold=True, size=12, align="C")
    sheet.text(105, 20, "Form GST REG-06", bold=True, size=11, align="C")
    sheet.text(105, 25, "[See Rule 10(1)]", size=8, align="C")
    sheet.text(105, 31, "Registration Certificate", bold=True, size=13, align="C")
    sheet.text(14, 42, "Registration Number :", bold=True)
    sheet.text(56, 42, form.get("gstin"), bold=True, name="gstin")
    address = (
        f"{form.extra['street']}, {form.extra['town']}, {form.extra['district']}, "
        f"{form.extra['state']}, {form.extra['pin']}"
    )
    ends = form.date_of("valid_to")
    rows: list[tuple[str, str, str, str]] = [
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Constitution of Business", form.get("constitution"), "constitution"),
        ("4.", "Address of Principal Place of Business", address, "address"),
        ("5.", "Date of Liability", _day(form, "date_of_liability", manner), "date_of_liability"),
        ("6.", "Period of Validity", "", ""),
        ("7.", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("8.", "Particulars of Approving Authority", "Centre", ""),
    ]
    y = 50.0
    for number, label, text, name in rows:
        lines = sheet.wrap(text, 104)
        height = max(8.0, len(lines) * 4.4 + 3.6)
        sheet.box(14, y, 10, height)
        sheet.box(24, y, 62, height)
        sheet.box(86, y, 110, height)
        sheet.text(16, y + 2, number)
        sheet.text(26, y + 2, label)
        for place, row in enumerate(lines):
            sheet.text(88, y + 2 + place * 4.4, row)
        if name and text:
            sheet.says(name, text)
        if label == "Period of Validity":
            sheet.text(88, y + 2, "From")
            sheet.text(100, y + 2, _day(form, "valid_from", manner), name="valid_from")
            sheet.text(136, y + 2, "To")
            sheet.text(
                144, y + 2, manner.day(ends) if ends else "Not Applicable", name="valid_to" if ends else None
            )
        y += height
    for label, text in (
        ("Name", form.extra["officer"]),
        ("Designation", "Superintendent"), ("Jurisdictional Office", "RANGE-II"),
    ):  # fmt: skip
        sheet.text(26, y + 2, label)
        sheet.text(88, y + 2, text)
        y += 7
    sheet.text(14, y + 6, "9. Date of issue of Certificate")
    sheet.text(88, y + 6, _day(form, "issue_date", manner), name="issue_date")
    sheet.text(
        14, y + 16, "Note: This certificate is to be displayed at all places of business.",
        size=8,
    )  # fmt: skip


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout("registration", ("gst_certificate",), draw, (Manner("05/04/2026"),))
