"""A GST certificate as the portal gives it: a ruled table, the period of validity in cells, two annexures."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_IN_CHARGE = {
    "Private Limited Company": "Details of Managing / Whole-time Directors and Key Managerial Persons",
    "Partnership": "Details of Managing / Authorized Partners",
    "Proprietorship": "Details of Proprietor",
    "Hindu Undivided Family": "Details of Karta",
}
_LEFT, _MIDDLE, _RIGHT = 18.0, 92.0, 192.0


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    for y, text, size in (
        (18, "Government of India", 13),
        (25, "Form GST REG-06", 12),
        (31, "[See Rule 10(1)]", 9),
        (38, "Registration Certificate", 14),
    ):
        sheet.text(105, y, text, bold=True, size=size, align="C")
    number = f"Registration Number :{form.get('gstin')}"
    sheet.text(105, 48, number, bold=True, size=12, align="C")
    sheet.says("gstin", form.get("gstin"))
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['state']}, {where['pin']}"
    y = 58.0
    for number, label, text, name in (
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Additional trade names, if any", "", ""),
        ("4.", "Constitution of Business", form.get("constitution"), "constitution"),
        ("5.", "Address of Principal Place of Business", address, "address"),
        ("6.", "Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability"),
    ):
        y = _row(sheet, y, (number, label), text, name)
    y = _validity(sheet, form, manner, y)
    y = _row(sheet, y, ("8.", "Type of Registration"), form.get("registration_type"), "registration_type")
    sheet.box(_LEFT, y, _RIGHT - _LEFT, 8)
    sheet.text(_LEFT + 1.5, y + 2, "9.")
    sheet.text(_LEFT + 11, y + 2, "Particulars of Approving Authority")
    y += 8
    for label, text in (
        ("Signature", "Digitally signed by DS GOODS AND SERVICES TAX NETWORK"),
        ("Name", where["officer"]),
        ("Designation", "Assistant Commissioner"),
        ("Jurisdictional Office", f"{where['district']} Ward 3"),
    ):
        y = _row(sheet, y, ("", label), text)
    issued = day_of(form, "issue_date", manner)
    y = _row(sheet, y, ("10.", "Date of issue of Certificate"), issued, "issue_date")
    Flow(sheet, _LEFT, y + 2, 174, size=8.5).say(
        "Note: The registration certificate is required to be prominently displayed at all places of "
        "business in the State."
    )
    _annexures(sheet, form)


def _row(sheet: Sheet, y: float, labels: tuple[str, str], text: str = "", name: str = "") -> float:
    rows = sheet.wrap(text, _RIGHT - _MIDDLE - 4) or [""]
    height = max(8.0, 4.8 * len(rows) + 3.2)
    sheet.box(_LEFT, y, _RIGHT - _LEFT, height)
    sheet.line(_LEFT + 9, y, _LEFT + 9, y + height)
    sheet.line(_MIDDLE, y, _MIDDLE, y + height)
    sheet.text(_LEFT + 1.5, y + 2, labels[0])
    sheet.text(_LEFT + 11, y + 2, labels[1])
    for place, row in enumerate(rows):
        sheet.text(_MIDDLE + 2, y + 2 + 4.8 * place, row)
    if name and text:
        sheet.says(name, text)
    return y + height


def _validity(sheet: Sheet, form: Form, manner: Manner, y: float) -> float:
    sheet.box(_LEFT, y, _RIGHT - _LEFT, 8)
    for x in (_LEFT + 9, _MIDDLE, 106.0, 142.0, 152.0):
        sheet.line(x, y, x, y + 8)
    ends = day_of(form, "valid_to", manner)
    sheet.text(_LEFT + 1.5, y + 2, "7.")
    sheet.text(_LEFT + 11, y + 2, "Period of Validity")
    sheet.text(_MIDDLE + 2, y + 2, "From")
    sheet.text(108, y + 2, day_of(form, "valid_from", manner), name="valid_from")
    sheet.text(143.5, y + 2, "To")
    sheet.text(154, y + 2, ends or "Not Applicable", name="valid_to" if ends else None)
    return y + 8


def _annexures(sheet: Sheet, form: Form) -> None:
    alone = form.get("constitution") == "Proprietorship"
    person = form.get("legal_name") if alone else "Chaitra Wagle"
    for letter, title, rows in (
        (
            "A",
            "Details of Additional Place of Business(s)",
            (("Total Number of Additional Places of Business in the State", "0"),),
        ),
        (
            "B",
            _IN_CHARGE[form.get("constitution")],
            (("1  Name", person), ("Resident of State", form.extra["state"])),
        ),
    ):
        sheet.new_page()
        sheet.text(105, 18, f"Annexure {letter}", bold=True, size=13, align="C")
        flow = Flow(sheet, 18, 32, 174)
        flow.pair("GSTIN", form.get("gstin"), indent=62)
        flow.pair("Legal Name", form.get("legal_name"), indent=62)
        flow.pair("Trade Name, if any", form.get("trade_name"), indent=62)
        flow.gap()
        flow.say(title, bold=True)
        for label, text in rows:
            flow.gap(0.4)
            flow.say(f"{label}    {text}")


LAYOUT = Layout(
    "reg06_ruled",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    face="times",
    size=10.5,
)
