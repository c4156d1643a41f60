"""A policy as questions and answers, off a web page: what it is and from when stands under the title."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_ANSWERS = (
    ("Whom does this concern?", "Everyone who buys at our counters, on the phone or on our site."),
    ("How long do I have?", "Ten days from the day of delivery, seven for clothes."),
    ("What do I need?", "The bill, or the order's number, and the article with its tags."),
    ("What is left out?", "Food that was opened, made-to-measure goods, and gift cards."),
    ("Who helps if I disagree?", "Write to our care team; a person answers, not a machine."),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = form.date_of("effective_from")
    sheet.fill(0, 0, 210, 26, (248, 240, 228))
    sheet.text(20, 6, form.get("title"), bold=True, size=17, name="title")
    day = manner.day(starts) if starts else ""
    sheet.text(20, 17, f"Version {form.get('version')}  |  Effective {day}", size=9)
    sheet.says("version", form.get("version"))
    sheet.says("effective_from", day)
    body = Flow(sheet, 20, 34, 170)
    body.say("Frequently asked questions", bold=True, size=11)
    body.gap()
    for question, answer in _ANSWERS:
        body.say(f"Q. {question}", bold=True)
        body.say(f"A. {answer}")
        body.gap()
    if "issuer" not in sheet.omit:
        body.say(f"Published by {form.get('issuer')}", size=9)
        sheet.says("issuer", form.get("issuer"))


LAYOUT = Layout(
    "policy_faq",
    ("policy",),
    draw,
    (Manner("5th April 2026"), Manner("April 5, 2026"), Manner("05-Apr-2026")),
    face="sans",
    size=10,
)
