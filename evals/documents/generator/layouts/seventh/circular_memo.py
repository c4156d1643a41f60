"""A policy sent out as an office circular: the circular's number and day above, the policy its subject."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of, phrase
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_POINTS = (
    "It replaces what was said on the matter in earlier circulars, notices and messages.",
    "Store managers explain it to every member of the staff and keep a signed copy in the file.",
    "A case that it does not cover is written down and sent to the head office the same day.",
    "Customers and vendors are answered within 5 working days. Sums above Rs. 25,000 need two signatures.",
    "Records are kept for 8 years from the end of the financial year to which they belong.",
    "Whoever acts against it answers for it under the service rules, clause 14.",
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = day_of(form, "effective_from", manner)
    sent = (form.date_of("effective_from") or form.day) - timedelta(days=17)
    sheet.text(105, 16, form.get("issuer"), bold=True, size=17, align="C", name="issuer")
    sheet.text(105, 25, "Head Office - Administration", size=10, align="C")
    sheet.line(22, 32, 188, 32, weight=0.6)
    sheet.text(105, 36, "CIRCULAR", bold=True, size=13, align="C")
    sheet.text(22, 45, f"Ref: HO/ADM/{sent:%y}/114")
    sheet.text(188, 45, f"Circulated: {manner.day(sent)}", align="R")
    sheet.text(22, 52, "To: all branches, counters, warehouses and empanelled vendors")
    body = Flow(sheet, 22, 61, 166)
    version = form.get("version")
    body.say(f"Subject: {form.get('title')}, Version {version}", bold=True, size=12)
    sheet.says("title", form.get("title"))
    sheet.says("version", version)
    body.gap()
    text = f"The management has approved the above policy. It comes into force with effect from {starts}."
    phrase(body, text, "effective_from", starts)
    body.gap()
    for number, point in enumerate(_POINTS, start=1):
        x, body.x, body.width = body.x, body.x + 9, body.width - 9
        sheet.text(x, body.y, f"({number})")
        body.say(point)
        body.x, body.width = x, body.width + 9
        body.gap(0.6)
    body.gap()
    body.say("By order of the management,")
    sheet.scribble(24, body.y + 3, ((0, 3), (2, 0), (5, 4), (9, 0), (14, 3), (19, 2)))
    body.gap(2.6)
    body.say("General Manager (Operations)")
    body.gap()
    body.say(
        "Copy: notice board, file 7/2, auditors. Comments are heard until the tenth of next month.", size=8.5
    )


LAYOUT = Layout(
    "circular_memo",
    ("policy",),
    draw,
    (Manner("5th April 2026"), Manner("05.04.2026"), Manner("April 5, 2026")),
    face="times",
    size=11.5,
)
