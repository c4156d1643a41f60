"""A shop's framed copy of its GST certificate: landscape, in large print, one value to a row."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(8, 8, 281, 194, weight=1)
    sheet.box(10, 10, 277, 190, weight=0.2)
    sheet.text(148.5, 17, "भारत सरकार   GOVERNMENT OF INDIA", bold=True, size=13, align="C")
    sheet.text(
        148.5, 25, "CERTIFICATE OF REGISTRATION UNDER GOODS AND SERVICES TAX", bold=True, size=14, align="C"
    )
    sheet.text(148.5, 33, "Form GST REG-06", size=10, align="C")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"
    ends = form.date_of("valid_to")
    body = Flow(sheet, 24, 44, 250)
    for label, text, name in (
        ("GSTIN", form.get("gstin"), "gstin"),
        ("Legal Name of Taxpayer", form.get("legal_name"), "legal_name"),
        ("Trade Name", form.get("trade_name"), "trade_name"),
        ("Constitution of Business", form.get("constitution"), "constitution"),
        ("Principal Place of Business", address, "address"),
        ("Date of Liability", _day(form, "date_of_liability", manner), "date_of_liability"),
        ("Type of Registration", form.get("registration_type"), "registration_type"),
        ("Valid from", _day(form, "valid_from", manner), "valid_from"),
        ("Valid up to", manner.day(ends) if ends else "Not applicable", "valid_to" if ends else None),
        ("Date of issue of certificate", _day(form, "issue_date", manner), "issue_date"),
    ):
        body.pair(label, text, name, indent=82, bold=True)
        body.gap(0.8)
    sheet.text(24, 182, "This copy is displayed as rule 18 of the CGST Rules requires.", size=9)
    sheet.text(272, 176, where["officer"], size=10, align="R", bold=True)
    sheet.text(272, 182, f"Approving authority, {where['district']}", size=9, align="R")


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "reg06_display",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-Apr-2026"), Manner("05 Apr 2026")),
    face="serif",
    size=12,
    page=(297, 210),
)
