"""A GST registration certificate with both its annexures: three pages, the holder's name on each."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_PEOPLE = {
    "Proprietorship": "Proprietor",
    "Partnership": "Managing / Authorized Partners",
    "Hindu Undivided Family": "Karta",
}


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 16, "Government of India", bold=True, size=13, align="C")
    sheet.text(105, 23, "Form GST REG-06", bold=True, size=11, align="C")
    sheet.text(105, 28.5, "[See Rule 10(1)]", size=9, align="C")
    sheet.text(105, 36, "Registration Certificate", bold=True, size=13, align="C")
    sheet.text(15, 47, "Registration Number :", bold=True, size=11)
    sheet.text(70, 47, form.get("gstin"), bold=True, size=11, name="gstin")
    y = _table(sheet, form, manner, 56)
    end = Flow(sheet, 17, y + 4, 176)
    end.pair("Date of issue of Certificate", _day(form, "issue_date", manner), "issue_date", indent=62)
    end.gap()
    end.say(
        "Note: The registration certificate is required to be prominently displayed at all places of "
        "business in the State.",
        size=8,
    )
    end.say("This is a system generated digitally signed Registration Certificate.", size=8)
    _annexure(
        sheet,
        form,
        "Annexure A",
        "Details of Additional Place of Business(s)",
        (("Total Number of Additional Places of Business in the State", "0"),),
    )
    people = _PEOPLE.get(form.get("constitution"), "Managing / Whole-time Directors")
    _annexure(
        sheet,
        form,
        "Annexure B",
        f"Details of {people}",
        (
            ("1  Name", form.extra["officer"]),
            ("Designation/Status", people.split(" ")[-1].rstrip("s")),
            ("Resident of State", form.extra["state"]),
        ),
    )


def _table(sheet: Sheet, form: Form, manner: Manner, y: float) -> float:
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"
    ends = form.date_of("valid_to")
    rows = (
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Additional trade names, if any", "", ""),
        ("4.", "Constitution of Business", form.get("constitution"), "constitution"),
        ("5.", "Address of Principal Place of Business", address, "address"),
        ("6.", "Date of Liability", _day(form, "date_of_liability", manner), "date_of_liability"),
        ("7.", "Period of Validity", "", "valid"),
        ("8.", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("9.", "Particulars of Approving Authority", "Centre", ""),
    )
    for number, label, text, name in rows:
        lines = sheet.wrap(text, 94)
        height = max(8.6, len(lines) * 4.4 + 4.2)
        for x, width in ((15, 10), (25, 68), (93, 102)):
            sheet.box(x, y, width, height)
        sheet.text(17, y + 2.2, number)
        sheet.text(27, y + 2.2, label)
        for place, row in enumerate(lines):
            sheet.text(95, y + 2.2 + place * 4.4, row)
        if name == "valid":
            for x in (110, 144, 156):
                sheet.line(x, y, x, y + height)
            sheet.text(95, y + 2.2, "From")
            sheet.text(112, y + 2.2, _day(form, "valid_from", manner), name="valid_from")
            sheet.text(147, y + 2.2, "To")
            shown = manner.day(ends) if ends else "Not Applicable"
            sheet.text(158, y + 2.2, shown, name="valid_to" if ends else None)
        elif name and text:
            sheet.says(name, text)
        y += height
    for label, text in (
        ("Signature", "Signature Not Verified. Digitally signed by DS GOODS AND SERVICES TAX NETWORK"),
        ("Name", form.extra["officer"]),
        ("Designation", "Superintendent"),
        ("Jurisdictional Office", f"{form.extra['district']} RANGE-IV"),
    ):
        height = 8.6 if label != "Signature" else 12.0
        sheet.box(15, y, 78, height)
        sheet.box(93, y, 102, height)
        sheet.text(27, y + 2.2, label)
        for place, row in enumerate(sheet.wrap(text, 94, size=8)):
            sheet.text(95, y + 2.2 + place * 4, row, size=8)
        y += height
    return y


def _annexure(sheet: Sheet, form: Form, title: str, heading: str, rows: tuple[tuple[str, str], ...]) -> None:
    sheet.new_page()
    sheet.text(105, 18, title, bold=True, size=13, align="C")
    sheet.text(105, 28, heading, bold=True, size=11, align="C")
    y = 40.0
    for label, text in (
        ("GSTIN", form.get("gstin")),
        ("Legal Name", form.get("legal_name")),
        ("Trade Name, if any", form.get("trade_name")),
        *rows,
    ):
        sheet.box(15, y, 112, 9)
        sheet.box(127, y, 68, 9)
        sheet.text(17, y + 2.4, label)
        sheet.text(129, y + 2.4, text)
        y += 9


def _day(form: Form, name: str, manner: Manner) -> str:
    day = form.date_of(name)
    return manner.day(day) if day else ""


LAYOUT = Layout(
    "reg06_annexed",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026")),
    face="dejavu",
    size=9,
)
