"""A GST certificate on one page whose address is cut into its parts, as the portal prints it when amended."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    sheet.fill(12, 10, 186, 20, (238, 242, 248))
    sheet.text(16, 13, "GOVERNMENT OF INDIA", bold=True, size=11)
    sheet.text(16, 19, "FORM GST REG-06  (Amended)", size=9)
    sheet.text(194, 15, "Registration Certificate", bold=True, size=13, align="R")
    body = Flow(sheet, 16, 36, 178, size=10)
    body.pair("Registration Number", form.get("gstin"), "gstin", indent=76, bold=True)
    body.gap()
    body.pair("Legal Name", form.get("legal_name"), "legal_name", indent=76)
    body.pair("Trade Name", form.get("trade_name"), "trade_name", indent=76)
    body.pair("Constitution of Business", form.get("constitution"), "constitution", indent=76)
    body.gap()
    body.say("Address of Principal Place of Business")
    first, _, rest = form.extra["street"].rpartition(", ")
    parts = (
        ("Building No. / Flat No.", first),
        ("Road / Street", rest),
        ("City / Town / Village", form.extra["town"]),
        ("District", form.extra["district"]),
        ("State", form.extra["state"]),
        ("PIN Code", form.extra["pin"]),
    )
    inner = Flow(sheet, 26, body.y + 0.5, 168, size=9.5)
    for label, text in parts:
        inner.pair(label, text, indent=66)
    sheet.says("address", ", ".join(text for _, text in parts))
    body.y = inner.y + 2
    body.pair("Date of Liability", day_of(form, "date_of_liability", manner), "date_of_liability", indent=76)
    body.pair("Period of Validity (From)", day_of(form, "valid_from", manner), "valid_from", indent=76)
    ends = form.date_of("valid_to")
    if ends:
        body.pair("Period of Validity (To)", manner.day(ends), "valid_to", indent=76)
    else:
        body.pair("Period of Validity (To)", "Not Applicable", indent=76)
    body.pair("Type of Registration", form.get("registration_type"), "registration_type", indent=76)
    body.gap()
    body.say("Particulars of Approving Authority Centre / State", bold=True)
    body.pair("Name of the Officer", form.extra["officer"], indent=76)
    body.pair("Designation", "Assistant Commissioner", indent=76)
    body.pair("Jurisdictional Office", f"{form.extra['district']} Division II, Range 3", indent=76)
    body.pair("Date of Issue of Certificate", day_of(form, "issue_date", manner), "issue_date", indent=76)
    body.gap()
    sheet.line(16, body.y, 194, body.y, weight=0.1)
    body.gap(0.4)
    body.say(
        "This registration certificate must be displayed prominently at every place of business in the "
        "State. It was issued after approval of an application for amendment.",
        size=8.5,
    )


LAYOUT = Layout(
    "reg_parts",
    ("gst_certificate",),
    draw,
    (Manner("05/04/2026"), Manner("05.04.2026"), Manner("05-Apr-2026")),
    face="helvetica",
    size=10,
)
