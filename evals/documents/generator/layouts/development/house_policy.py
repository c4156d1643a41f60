"""A firm's policy: a title, what version it is and from when, and paragraphs."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_CLAUSES = (
    ("Purpose", "This policy says what staff and partners do so that every customer is treated alike."),
    ("Scope", "It applies to all stores, to orders placed online and to goods sold through partners."),
    (
        "Rules",
        "Requests are answered within two working days. Exceptions are approved by a manager in writing.",
    ),
    ("Records", "Each decision is recorded with its reason and kept for three years."),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = form.date_of("effective_from")
    sheet.text(20, 18, form.get("issuer"), bold=True, size=11, name="issuer")
    body = Flow(sheet, 20, 32, 170)
    body.say(form.get("title"), "title", bold=True, size=18)
    body.gap()
    body.pair("Version", form.get("version"), "version")
    body.pair("Effective from", manner.day(starts) if starts else "", "effective_from")
    body.gap()
    for number, (title, text) in enumerate(_CLAUSES, start=1):
        body.say(f"{number}. {title}", bold=True)
        body.say(text)
        body.gap()


LAYOUT = Layout(
    "house_policy",
    ("policy",),
    draw,
    (Manner("5th April 2026"), Manner("05/04/2026"), Manner("05-Apr-2026")),
    size=10,
)
