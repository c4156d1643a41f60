"""A GST certificate with annexures: the form in a frame, places and persons in charge on more pages."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['district']}, {where['state']}, {where['pin']}"
    sheet.box(8, 8, 194, 281, weight=0.5)
    top = Flow(sheet, 12, 14, 186)
    top.say("Government of India / भारत सरकार", bold=True, size=12, centred=True)
    top.say("Form GST REG-06", bold=True, size=11, centred=True)
    top.say("[See Rule 10(1)]", size=8.5, centred=True)
    top.say("Registration Certificate", bold=True, size=13, centred=True)
    y = top.y + 5
    sheet.text(12, y, f"Registration Number : {form.get('gstin')}", bold=True, size=11)
    sheet.says("gstin", form.get("gstin"))
    starts, ends = day_of(form, "valid_from", manner), day_of(form, "valid_to", manner)
    sheet.says("valid_from", starts)
    if ends:
        sheet.says("valid_to", ends)
    y += 8
    for number, label, text, name in (
        ("1", "Legal Name", form.get("legal_name"), "legal_name"),
        ("2", "Trade Name, if any", form.get("trade_name"), "trade_name"),
        ("3", "Constitution of Business", form.get("constitution"), "constitution"),
        ("4", "Address of Principal Place of Business", address, "address"),
        ("5", "Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability"),
        ("6", "Date of Validity", f"From : {starts}      To : {ends or 'NA'}", ""),
        ("7", "Type of Registration", form.get("registration_type"), "registration_type"),
        ("8", "Particulars of Approving Authority", "", ""),
    ):
        rows = sheet.wrap(text, 104) or [""]
        height = max(4.6 * len(rows), 4.6) + 4
        sheet.box(12, y, 10, height, weight=0.15)
        sheet.box(22, y, 66, height, weight=0.15)
        sheet.box(88, y, 110, height, weight=0.15)
        sheet.text(17, y + 2, number, align="C")
        sheet.text(24, y + 2, label)
        for place, row in enumerate(rows):
            sheet.text(90, y + 2 + 4.6 * place, row, bold=True)
        if name and text:
            sheet.says(name, text)
        y += height
    for label, text in (
        ("Signature", ""),
        ("Name", where["officer"].upper()),
        ("Designation", "Assistant Commissioner"),
        ("Office", f"Ward {where['pin'][-2:]}, {where['town']}"),
    ):
        sheet.text(24, y + 2, label)
        sheet.text(90, y + 2, text)
        y += 6.5
    sheet.text(12, y + 5, "9   Date of issue of Certificate")
    sheet.text(90, y + 5, day_of(form, "issue_date", manner), bold=True, name="issue_date")
    note = Flow(sheet, 12, y + 14, 186, size=8)
    note.say(
        "Note: The registration certificate is required to be prominently displayed at all places of "
        "Business/Office(s) in the State."
    )
    _annexures(sheet, form)


def _annexures(sheet: Sheet, form: Form) -> None:
    where = form.extra
    for letter, title in (
        ("A", "Details of Additional Places of Business"),
        ("B", "Details of Person in Charge"),
    ):
        sheet.new_page()
        sheet.box(8, 8, 194, 281, weight=0.5)
        page = Flow(sheet, 14, 14, 182)
        page.say(f"Annexure {letter}", bold=True, size=12, centred=True)
        page.say(title, bold=True, centred=True)
        page.gap()
        page.pair("GSTIN", form.get("gstin"), indent=50)
        page.pair("Legal Name", form.get("legal_name"), indent=50)
        page.pair("Trade Name, if any", form.get("trade_name"), indent=50)
        page.gap()
        if letter == "A":
            page.pair("Total Number of Additional Places of Business in the State", "0")
        else:
            page.pair("Name", f"{where['officer'].split()[0]} {form.get('legal_name').split()[-1].title()}")
            page.pair("Designation/Status", "Authorised person")
            page.pair("Resident of State", where["state"])


LAYOUT = Layout(
    "reg06_plain",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05/04/2026"), Manner("05-04-2026")),
    size=9.6,
)
