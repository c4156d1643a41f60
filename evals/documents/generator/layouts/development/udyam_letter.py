"""An Udyam certificate of a newer print: framed, labels with colons, the type in a table of years."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.box(10, 10, 190, 277, weight=0.8)
    sheet.text(105, 18, "सूक्ष्म, लघु और मध्यम उद्यम मंत्रालय", bold=True, size=11, align="C")
    sheet.text(105, 25, "Ministry of MSME, Government of India", size=10, align="C")
    sheet.text(105, 36, "Udyam Registration Certificate", bold=True, size=16, align="C")
    began, registered = form.date_of("date_of_incorporation"), form.date_of("date_of_registration")
    where = form.extra
    body = Flow(sheet, 20, 52, 170)
    body.pair("Udyam Registration Number", form.get("udyam_number"), "udyam_number", indent=62, bold=True)
    body.pair("Name of Enterprise", form.get("enterprise_name"), "enterprise_name", indent=62, bold=True)
    body.pair("Major Activity", form.get("major_activity"), "major_activity", indent=62)
    body.pair("Date of Incorporation", manner.day(began) if began else "", "date_of_incorporation", indent=62)
    body.pair(
        "Date of Udyam Registration",
        manner.day(registered) if registered else "",
        "date_of_registration",
        indent=62,
    )
    body.gap()
    body.say("Type of Enterprise", bold=True)
    y = body.y + 1
    year = registered.year if registered else 2024
    for x, label, text in ((20, "SNo.", "1"), (36, "Classification Year", f"{year}-{(year + 1) % 100:02d}"),
                           (86, "Enterprise Type", form.get("enterprise_type").title())):  # fmt: skip
        width = {20: 16, 36: 50, 86: 50}[x]
        sheet.box(x, y, width, 7)
        sheet.box(x, y + 7, width, 7)
        sheet.text(x + 2, y + 1.4, label, bold=True, size=9)
        sheet.text(x + 2, y + 8.4, text, size=9)
    sheet.says("enterprise_type", form.get("enterprise_type").title())
    body.y = y + 18
    body.say("Official Address of Enterprise", bold=True)
    body.say(
        f"{where['street']}, City: {where['town']}, State: {where['state']}, Pin: {where['pin']}", "address"
    )
    body.pair("Mobile", where["phone"])
    body.pair("Email", where["email"])


LAYOUT = Layout(
    "udyam_letter",
    ("msme_certificate",),
    draw,
    (Manner("05-04-2026"), Manner("05/04/2026")),
    face="sans",
    size=10,
)
