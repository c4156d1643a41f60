"""A registration certificate with both annexures: numbered rows, further places, the people in charge."""

from __future__ import annotations

from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 14, "Government of India", bold=True, size=13, align="C")
    sheet.text(105, 21, "Form GST REG-06", bold=True, size=11, align="C")
    sheet.text(105, 27, "[See Rule 10(1)]", size=8.6, align="C")
    sheet.text(105, 34, "Registration Certificate", bold=True, size=13, align="C")
    sheet.text(16, 44, "Registration Number :", bold=True)
    sheet.text(58, 44, form.get("gstin"), bold=True, name="gstin")
    started, ended = form.date_of("valid_from"), form.date_of("valid_to")
    liable, issued = form.date_of("date_of_liability"), form.date_of("issue_date")
    address = ", ".join(form.extra[key] for key in ("street", "town", "state", "pin"))
    y = 51.0
    y = _row(sheet, y, "1.", "Legal Name", [(form.get("legal_name"), "legal_name")])
    y = _row(sheet, y, "2.", "Trade Name, if any", [(form.get("trade_name"), "trade_name")])
    y = _row(sheet, y, "3.", "Additional trade names, if any", [("", "")])
    y = _row(sheet, y, "4.", "Constitution of Business", [(form.get("constitution"), "constitution")])
    y = _row(sheet, y, "5.", "Address of Principal Place of Business", [(address, "address")])
    y = _row(
        sheet, y, "6.", "Date of Liability", [(manner.day(liable) if liable else "", "date_of_liability")]
    )
    until = manner.day(ended) if ended else "Not Applicable"
    y = _row(
        sheet, y, "7.", "Period of Validity",
        [(f"From   {manner.day(started)}" if started else "", ""), (f"To   {until}", "")],
    )  # fmt: skip
    if started:
        sheet.says("valid_from", manner.day(started))
    if ended:
        sheet.says("valid_to", until)
    y = _row(sheet, y, "8.", "Type of Registration", [(form.get("registration_type"), "registration_type")])
    y = _row(sheet, y, "9.", "Particulars of Approving Authority", [("", "")])
    for label, text in (
        ("Name", form.extra["officer"]),
        ("Designation", "Superintendent"),
        ("Jurisdictional Office", f"{form.extra['district']} Range III"),
    ):
        y = _row(sheet, y, "", label, [(text, "")])
    y = _row(
        sheet,
        y,
        "10.",
        "Date of issue of Certificate",
        [(manner.day(issued) if issued else "", "issue_date")],
    )
    sheet.text(
        16,
        y + 4,
        "Note: The registration certificate is required to be prominently displayed at all places of",
    )
    sheet.text(16, y + 8.4, "business in the State.")
    sheet.text(16, y + 17, "This is a system generated digitally signed Registration Certificate.", size=8)
    _annexes(sheet, form)


def _row(sheet: Sheet, y: float, number: str, label: str, values: list[tuple[str, str]]) -> float:
    rows = [(sheet.wrap(text, 98) if text else [""], text, name) for text, name in values]
    height = max(sum(len(row) for row, _, _ in rows) * 4.6 + 3.4, 8)
    sheet.box(16, y, 10, height)
    sheet.box(26, y, 66, height)
    sheet.box(92, y, 102, height)
    sheet.text(18, y + 1.8, number)
    sheet.text(28, y + 1.8, label)
    at = y + 1.8
    for row, text, name in rows:
        for part in row:
            sheet.text(94, at, part)
            at += 4.6
        if name and text:
            sheet.says(name, text)
    return y + height


def _annexes(sheet: Sheet, form: Form) -> None:
    state = form.extra["state"]
    persons = (("1  Name", "Anvay Lokhande"), ("    Designation/Status", "Authorised Person"),
               ("    Resident of State", state))  # fmt: skip
    for title, facts in (
        ("Annexure A - Details of Additional Places of Business",
         (("Total Number of Additional Places of Business in the State", "0"),)),
        ("Annexure B - Details of Persons in Charge", persons),
    ):  # fmt: skip
        sheet.new_page()
        sheet.text(105, 16, title, bold=True, size=11, align="C")
        sheet.text(16, 28, "GSTIN")
        sheet.text(70, 28, form.get("gstin"))
        sheet.text(16, 34, "Legal Name")
        sheet.text(70, 34, form.get("legal_name"))
        sheet.text(16, 40, "Trade Name, if any")
        sheet.text(70, 40, form.get("trade_name"))
        y = 52.0
        for label, text in facts:
            sheet.text(16, y, label)
            sheet.text(120, y, text)
            y += 6


LAYOUT = Layout(
    "reg06_annex",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    face="times",
    size=10.4,
)
