"""An Udyam certificate in two languages: wide ruled rows, the kind of enterprise with its year."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import Cell, block, day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_NAVY = (20, 40, 110)
_CODES = {
    "Manufacturing": ("10 - Food products", "1079 - Other food products"),
    "Services": ("95 - Repair", "9522 - Household appliances"),
    "Trading": ("47 - Retail trade", "4711 - Non-specialised stores"),
}


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    where = form.extra
    sheet.fill(10, 10, 190, 3, (255, 153, 51))
    sheet.fill(10, 284, 190, 3, (19, 136, 8))
    top = Flow(sheet, 12, 17, 186)
    top.say("भारत सरकार / Government of India", bold=True, size=11, centred=True)
    top.say("सूक्ष्म, लघु एवं मध्यम उद्यम मंत्रालय", centred=True)
    top.say("Ministry of Micro, Small and Medium Enterprises", centred=True)
    top.gap()
    top.say("उद्यम पंजीकरण प्रमाण पत्र / UDYAM REGISTRATION CERTIFICATE", bold=True, size=12, centred=True)
    y = top.y + 4
    kind = form.get("enterprise_type").upper()
    year = form.day.year if form.day.month > 3 else form.day.year - 1
    address = f"{where['street']}, {where['town']}, {where['state'].upper()}, PIN - {where['pin']}"
    for label, text, name in (
        ("उद्यम पंजीकरण संख्या / UDYAM REGISTRATION NUMBER", form.get("udyam_number"), "udyam_number"),
        ("उद्यम का नाम / NAME OF ENTERPRISE", form.get("enterprise_name"), "enterprise_name"),
        (f"उद्यम का प्रकार / TYPE OF ENTERPRISE (FY {year}-{(year + 1) % 100:02d})", kind, "enterprise_type"),
        ("मुख्य गतिविधि / MAJOR ACTIVITY", form.get("major_activity").upper(), "major_activity"),
        ("सामाजिक श्रेणी / SOCIAL CATEGORY", "OBC", ""),
        ("उद्यम का कार्यालय पता / OFFICIAL ADDRESS OF ENTERPRISE", address, "address"),
        ("मोबाइल / MOBILE", f"{where['phone'][:3]}*****{where['phone'][-2:]}", ""),
        (
            "निगमन की तिथि / DATE OF INCORPORATION / REGISTRATION OF ENTERPRISE",
            day_of(form, "date_of_incorporation", manner),
            "date_of_incorporation",
        ),
        (
            "उद्यम पंजीकरण की तिथि / DATE OF UDYAM REGISTRATION",
            day_of(form, "date_of_registration", manner),
            "date_of_registration",
        ),
    ):
        left, right = sheet.wrap(label, 76, size=8.5), sheet.wrap(text, 100, bold=True)
        height = max(len(left) * 4.2, len(right) * 4.6) + 4.4
        sheet.box(12, y, 80, height, weight=0.2)
        sheet.box(92, y, 106, height, weight=0.2)
        for place, row in enumerate(left):
            sheet.text(14, y + 2 + 4.2 * place, row, size=8.5)
        for place, row in enumerate(right):
            sheet.text(94, y + 2 + 4.6 * place, row, bold=True, ink=_NAVY)
        if name:
            sheet.says(name, text)
        y += height
    sheet.text(12, y + 4, "राष्ट्रीय औद्योगिक वर्गीकरण / NATIONAL INDUSTRY CLASSIFICATION CODE(S)", size=8.5)
    rows: list[list[Cell]] = [
        ["S.No.", "NIC 2 Digit", "NIC 4 Digit", "Activity"],
        ["1", *_CODES[form.get("major_activity")], form.get("major_activity")],
    ]
    y = block(sheet, rows, [14, 54, 78, 40], 12, y + 9, size=8, height=6)
    low = Flow(sheet, 12, y + 6, 186, size=7.8)
    low.say(
        "Disclaimer: This is a computer generated statement, no signature required. Printed from the portal; "
        "to verify, scan the code on the portal's own copy."
    )


LAYOUT = Layout(
    "udyam_card",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05/04/2026")),
    size=9.4,
)
