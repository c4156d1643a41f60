"""A GST certificate as the portal fills the form: three ruled columns, the address in its parts."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.eighth.stationery import watermark
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    watermark(sheet, 105, 130, "GST", size=110)
    sheet.text(105, 12, "Government of India", bold=True, size=12, align="C")
    sheet.text(105, 19, "Form GST REG-06", bold=True, align="C")
    sheet.text(105, 24, "[See Rule 10(1)]", size=9, align="C")
    sheet.text(105, 31, "Registration Certificate", bold=True, size=14, align="C")
    sheet.text(15, 41, "Registration Number :")
    sheet.text(58, 41, form.get("gstin"), bold=True, size=11, name="gstin")
    first, _, road = where["street"].rpartition(", ")
    address = (
        f"Building No./Flat No.: {first}\nRoad/Street: {road}\nCity/Town/Village: {where['town']}\n"
        f"District: {where['district']}\nState: {where['state']}\nPIN Code: {where['pin']}"
    )
    sheet.says(
        "address", f"{first} {road} {where['town']} {where['district']} {where['state']} {where['pin']}"
    )
    starts, ends = day_of(form, "valid_from", manner), day_of(form, "valid_to", manner)
    rows = (
        ("1.", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2.", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3.", "Additional trade names, if any", "", ""),
        ("4.", "Constitution of Business", form.get("constitution"), "constitution"),
        ("5.", "Address of Principal Place of Business", address, ""),
        ("6.", "Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability"),
        ("7.", "Period of Validity", f"From  {starts}     To  {ends or 'Not Applicable'}", ""),
        ("8.", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("9.", "Particulars of Approving", "Centre / State", ""),
        ("", "Name", where["officer"], ""),
        ("", "Designation", "Superintendent", ""),
        ("", "Jurisdictional Office", f"{where['town'].upper()} RANGE-III, DIVISION-C", ""),
        ("", "Date of issue of Certificate", day_of(form, "issue_date", manner), "issue_date"),
    )
    sheet.says("valid_from", starts)
    if ends:
        sheet.says("valid_to", ends)
    y = 50.0
    for number, label, text, name in rows:
        lines = [piece for part in text.split("\n") for piece in (sheet.wrap(part, 98) or [""])]
        height = 3.4 + 4.8 * len(lines)
        for x, width in ((15, 12), (27, 66), (93, 102)):
            sheet.box(x, y, width, height, weight=0.15)
        sheet.text(17, y + 1.5, number)
        sheet.text(29, y + 1.5, label)
        for place, piece in enumerate(lines):
            sheet.text(95, y + 1.5 + 4.8 * place, piece)
        if name and text:
            sheet.says(name, text)
        y += height
    note = Flow(sheet, 15, y + 3, 180, size=8.5)
    note.say(
        "Note: The registration certificate is required to be prominently displayed at all places of "
        "business in the State."
    )
    sheet.box(135, note.y + 4, 60, 17, weight=0.1)
    mark = Flow(sheet, 137, note.y + 5, 56, size=7)
    mark.say("Signature valid")
    mark.say("Digitally signed by DS GOODS AND SERVICES TAX NETWORK 07")
    issued = form.date_of("issue_date") or form.day
    mark.say(f"Date: {issued:%Y.%m.%d} 13:02:44 IST")
    sheet.text(105, 284, "Page 1 of 3", size=8, align="C")


LAYOUT = Layout(
    "reg06_numbered",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    face="times",
    size=10.5,
)
