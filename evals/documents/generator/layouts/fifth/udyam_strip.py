"""An Udyam certificate for the shop's wall: landscape, the number in a bar, facts in two columns."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.parts import qr_code
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(8, 8, 281, 194, weight=1.2)
    sheet.box(10, 10, 277, 190, weight=0.3)
    for y, text, size in (
        (15, "भारत सरकार  |  Government of India", 11),
        (21, "सूक्ष्म, लघु एवं मध्यम उद्यम मंत्रालय", 11),
        (27, "Ministry of Micro, Small and Medium Enterprises", 12),
        (36, "UDYAM REGISTRATION CERTIFICATE", 17),
    ):
        sheet.text(148.5, y, text, bold=True, size=size, align="C")
    sheet.image(qr_code(form.get("udyam_number")), 252, 14, 28)
    sheet.fill(18, 49, 261, 11, (226, 234, 246))
    sheet.text(22, 52, "Udyam Registration Number", size=11)
    sheet.text(92, 51.5, form.get("udyam_number"), bold=True, size=13, name="udyam_number")
    sheet.text(200, 52, "Date of Registration", size=10)
    registered = day_of(form, "date_of_registration", manner)
    sheet.text(276, 52, registered, bold=True, size=11, align="R", name="date_of_registration")
    where = form.extra
    address = f"{where['street']}, {where['town']}, {where['state']}, PIN {where['pin']}"
    left, right = Flow(sheet, 22, 68, 122, size=11), Flow(sheet, 156, 68, 122, size=11)
    for flow, label, text, name in (
        (left, "Name of Enterprise", form.get("enterprise_name"), "enterprise_name"),
        (left, "Official Address of Enterprise", address, "address"),
        (left, "Mobile / Email", f"{where['phone']}  {where['email']}", ""),
        (right, "Category of Enterprise", f"{form.get('enterprise_type').upper()}", "enterprise_type"),
        (right, "Major Activity", form.get("major_activity"), "major_activity"),
        (
            right,
            "Date of Incorporation / Commencement of Business",
            day_of(form, "date_of_incorporation", manner),
            "date_of_incorporation",
        ),
        (right, "Social Category of Entrepreneur", "General", ""),
    ):
        flow.say(label, size=9)
        flow.say(text, name or None, bold=True, size=12)
        flow.gap(0.8)
    y = max(left.y, right.y) + 4
    sheet.text(22, y, "National Industry Classification Code(s)", size=9)
    for place, text in enumerate(
        ("47 - Retail trade, except of motor vehicles", "47190 - Other retail sale")
    ):
        sheet.text(22, y + 5 + 5 * place, text, size=10)
    sheet.text(
        148.5,
        192,
        "Disclaimer: This is a computer generated statement, no signature required. Verify at the portal.",
        size=8,
        align="C",
    )


LAYOUT = Layout(
    "udyam_strip",
    ("msme_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05-04-2026"), Manner("05 Apr 2026")),
    size=10,
    page=(297, 210),
)
