"""A policy as quality systems keep it: a control box on each page, a history of revisions at the end."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.layouts.sixth.setting import plain_table
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_CLAUSES = (
    (
        "Objective",
        "To set one rule for all our branches, so that customers and suppliers are treated alike wherever "
        "they deal with us.",
    ),
    (
        "Scope",
        "This document applies to all sales made at counters, by telephone and through online markets, and "
        "to every employee who serves them.",
    ),
    (
        "Responsibility",
        "The branch manager sees that it is followed. The accounts department keeps the records for eight "
        "years.",
    ),
    (
        "Procedure",
        "Each request is entered in the register on the day it comes. It is answered within three working "
        "days, in writing where the customer asks for that.",
    ),
    (
        "Exceptions",
        "Only the partners may allow what this document does not. They sign each exception with its date and "
        "cause.",
    ),
    (
        "Records",
        "Register of requests; copies of bills; photographs of the goods; letters sent and received.",
    ),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it: the box printed again states nothing new."""
    _control(sheet, form, manner, 1)
    body = Flow(sheet, 20, 62, 170)
    for number, (heading, text) in enumerate(_CLAUSES, start=1):
        if number == 5:
            sheet.new_page()
            said = dict(sheet.said)
            _control(sheet, form, manner, 2)
            sheet.said = said
            body = Flow(sheet, 20, 62, 170)
        body.say(f"{number}.0  {heading.upper()}", bold=True)
        body.gap(0.5)
        for part, sentence in enumerate(text.split(". "), start=1):
            body.say(f"{number}.{part}  {sentence.rstrip('.')}.")
            body.gap(0.4)
        body.gap(1.2)
    sheet.text(20, body.y, "HISTORY OF REVISIONS", bold=True)
    starts = form.date_of("effective_from") or form.day
    rows = [
        ["Revision", "Date", "What was changed"],
        ["0.9", manner.day(starts - timedelta(days=400)), "First issue, for comments"],
        [form.get("version"), manner.day(starts), "Time limits; clause 5 is new"],
    ]
    plain_table(sheet, rows, [28, 42, 100], (20, body.y + 6), size=9, height=7)


def _control(sheet: Sheet, form: Form, manner: Manner, page: int) -> None:
    sheet.box(20, 14, 170, 38, weight=0.4)
    sheet.line(20, 26, 190, 26)
    sheet.line(20, 40, 190, 40)
    sheet.text(105, 17, form.get("issuer"), bold=True, size=13, align="C", name="issuer")
    sheet.text(105, 30, form.get("title"), bold=True, size=15, align="C", name="title")
    x = 20.0
    for width, label, text, name in (
        (46, "Doc. No.", "QMS/POL/07", ""),
        (36, "Revision", form.get("version"), "version"),
        (54, "Effective Date", day_of(form, "effective_from", manner), "effective_from"),
        (34, "Page", f"{page} of 2", ""),
    ):
        sheet.box(x, 40, width, 12)
        sheet.text(x + 2, 41, label, size=8)
        sheet.text(x + 2, 45.5, text, bold=True, size=10.5, name=name or None)
        x += width
    sheet.text(105, 284, "Controlled copy. Not valid when printed without stamp.", size=8, align="C")


LAYOUT = Layout(
    "revision_box",
    ("policy",),
    draw,
    (Manner("05-04-2026"), Manner("05 Apr 2026"), Manner("05/Apr/2026")),
    face="serif",
    size=10,
)
