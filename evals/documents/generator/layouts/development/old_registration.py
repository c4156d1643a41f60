"""A GST registration certificate as a letter of facts: labels over values, an annexure's wording."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(8, 8, 194, 281, weight=0.6)
    sheet.text(105, 18, "भारत सरकार / GOVERNMENT OF INDIA", bold=True, size=11, align="C")
    sheet.text(105, 25, "GOODS AND SERVICES TAX - REGISTRATION CERTIFICATE", bold=True, size=12, align="C")
    sheet.text(105, 31, "(FORM GST REG-06)", size=8.5, align="C")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['state']} - {where['pin']}"
    ends = form.date_of("valid_to")
    pairs = (
        ("GSTIN", form.get("gstin"), "gstin"),
        ("Legal Name of Business", form.get("legal_name"), "legal_name"),
        ("Trade Name", form.get("trade_name"), "trade_name"),
        ("Constitution of Business", form.get("constitution"), "constitution"),
        ("Principal Place of Business", address, "address"),
        ("Date of Liability to Register", _day(form, "date_of_liability", manner), "date_of_liability"),
        ("Valid From", _day(form, "valid_from", manner), "valid_from"),
        ("Valid Upto", manner.day(ends) if ends else "NA", "valid_to" if ends else ""),
        ("Taxpayer Type", form.get("registration_type"), "registration_type"),
        ("Certificate Issued On", _day(form, "issue_date", manner), "issue_date"),
    )
    y = 44.0
    for index in range(0, len(pairs), 2):
        lows: list[float] = []
        for x, (label, text, name) in zip((18, 112), pairs[index : index + 2], strict=False):
            sheet.text(x, y, label, size=7.5, ink=(110, 110, 110))
            value = Flow(sheet, x, y + 4.6, 80)
            value.say(text, name or None, bold=True)
            lows.append(value.y)
        y = max(lows) + 3.6
    foot = Flow(sheet, 18, y + 8, 174)
    foot.say(f"Issued by {where['officer']}, Assistant Commissioner, {where['district']} Division.")
    foot.say(
        "This is a system generated digitally signed certificate, issued on the approval of an application."
    )


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "old_registration",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-Apr-2026")),
    face="serif",
    size=10,
)
