"""A GST certificate of two sheets: numbered rows, sub-rows for the address, Annexure B."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_LABEL, _VALUE = 34.0, 106.0
_IN_CHARGE = "Jyotika Lokhande"


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.text(105, 14, "Government of India", bold=True, size=13, align="C")
    sheet.text(105, 21, "Form GST REG-06", bold=True, size=11, align="C")
    sheet.text(105, 26, "[See Rule 10(1)]", size=8.5, align="C")
    sheet.text(105, 34, "Registration Certificate", bold=True, size=13, align="C")
    sheet.text(20, 45, "Registration Number :", bold=True, size=10.5)
    sheet.text(66, 45, form.get("gstin"), bold=True, size=10.5, name="gstin")
    y = 54.0
    for number, label, text, name in (
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Additional trade names, if any", "", ""),
        ("4.", "Constitution of Business", form.get("constitution"), "constitution"),
    ):
        y = _row(sheet, y, (number, label), text, name)
    y = _address(sheet, form, y)
    y = _row(
        sheet, y, ("6.", "Date of Liability"), day_of(form, "date_of_liability", manner), "date_of_liability"
    )
    ends = day_of(form, "valid_to", manner)
    sheet.text(82, y + 2, "From")
    sheet.text(136, y + 2, "To")
    sheet.text(94, y + 2, day_of(form, "valid_from", manner), name="valid_from")
    sheet.text(146, y + 2, ends or "Not Applicable", name="valid_to" if ends else None)
    y = _row(sheet, y, ("7.", "Period of Validity"))
    y = _row(sheet, y, ("8.", "Type of Registration"), form.get("registration_type"), "registration_type")
    y = _row(sheet, y, ("9.", "Particulars of Approving Authority"))
    for label, text, name in (
        ("Signature", "", ""),
        ("Name", form.extra["officer"], ""),
        ("Designation", "Superintendent", ""),
        ("Jurisdictional Office", f"{form.extra['district']} Range-II", ""),
    ):
        y = _row(sheet, y, ("", label), text, name)
    y = _row(
        sheet, y, ("10.", "Date of issue of Certificate"), day_of(form, "issue_date", manner), "issue_date"
    )
    note = Flow(sheet, 20, y + 3, 170, size=8)
    note.say(
        "Note: The registration certificate is required to be prominently displayed at all places of "
        "Business/Office(s) in the State."
    )
    _annexure(sheet, form)


def _row(sheet: Sheet, y: float, labels: tuple[str, str], text: str = "", name: str = "") -> float:
    number, label = labels
    rows = sheet.wrap(text, 190 - _VALUE - 2) or [""]
    height = max(8.0, 4.6 * len(rows) + 3)
    sheet.box(20, y, 12, height, weight=0.15)
    sheet.box(32, y, 158, height, weight=0.15)
    sheet.text(21.5, y + 2, number)
    sheet.text(_LABEL, y + 2, label)
    for place, row in enumerate(rows):
        sheet.text(_VALUE, y + 2 + 4.6 * place, row)
    if name and text:
        sheet.says(name, text)
    return y + height


def _address(sheet: Sheet, form: Form, y: float) -> float:
    """The address in rows of its own: the parts are the address as it is printed."""
    first, _, road = form.extra["street"].rpartition(", ")
    parts = (
        ("Building No./Flat No.", first),
        ("Road/Street", road),
        ("City/Town/Village", form.extra["town"]),
        ("State", form.extra["state"]),
        ("PIN Code", form.extra["pin"]),
    )
    y = _row(sheet, y, ("5.", "Address of Principal Place of Business"))
    for label, text in parts:
        y = _row(sheet, y, ("", f"    {label}"), text)
    sheet.says("address", ", ".join(text for _, text in parts))
    return y


def _annexure(sheet: Sheet, form: Form) -> None:
    sheet.new_page()
    sheet.text(190, 14, "Annexure B", bold=True, size=11, align="R")
    about = Flow(sheet, 20, 24, 170)
    about.pair("GSTIN", form.get("gstin"), indent=50)
    about.pair("Legal Name", form.get("legal_name"), indent=50)
    about.gap()
    role = form.get("constitution")
    about.say(f"Details of the person in charge ({role})", bold=True)
    about.pair("Name", _IN_CHARGE, indent=50)
    about.pair("Resident of State", form.extra["state"], indent=50)


LAYOUT = Layout(
    "reg06_panel",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05/Apr/2026")),
    face="times",
    size=10,
)
