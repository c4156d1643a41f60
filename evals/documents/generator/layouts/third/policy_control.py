"""A policy of two pages: a table of document control, the clauses, a footer on each page."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_PARTS = (
    ("Who must follow this", "Every employee, franchise and marketplace partner who handles an order."),
    (
        "What we promise",
        "Each request gets a number on the same day and an answer within three working days.",
    ),
    (
        "What we ask",
        "The bill or the order number, photographs where goods are damaged, and the original packing.",
    ),
    ("Exceptions", "Perishable goods, gift cards and articles made to measure are not covered."),
)
_MORE = (
    ("Escalation", "Whoever disagrees writes to the grievance officer, who answers within ten working days."),
    ("Records", "Requests and decisions are kept for eight years with their papers."),
    ("Breach", "A breach is reported to the head of operations and recorded."),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = form.date_of("effective_from")
    sheet.text(105, 22, form.get("title"), bold=True, size=20, align="C", name="title")
    sheet.text(105, 34, "Document control", bold=True, align="C")
    y = 42.0
    for label, text, name in (
        ("Document owner", "Head of Operations", None),
        ("Issued by", form.get("issuer"), "issuer"),
        ("Version", form.get("version"), "version"),
        ("Effective date", manner.day(starts) if starts else "", "effective_from"),
        ("Review cycle", "Every 12 months", None),
    ):
        sheet.box(40, y, 50, 8)
        sheet.box(90, y, 80, 8)
        sheet.text(42, y + 1.8, label, bold=True)
        sheet.text(92, y + 1.8, text, name=name)
        y += 8
    body = Flow(sheet, 22, y + 8, 166)
    _clauses(body, _PARTS, 1)
    _foot(sheet, 1)
    sheet.new_page()
    _clauses(Flow(sheet, 22, 20, 166), _MORE, len(_PARTS) + 1)
    _foot(sheet, 2)


def _clauses(body: Flow, parts: tuple[tuple[str, str], ...], first: int) -> None:
    for number, (title, text) in enumerate(parts, start=first):
        body.say(f"{number}. {title}", bold=True)
        body.gap(0.2)
        body.say(text)
        body.gap()


def _foot(sheet: Sheet, page: int) -> None:
    sheet.line(22, 280, 188, 280, weight=0.1)
    sheet.text(22, 282, "Internal use. Printed copies are not controlled.", size=8)
    sheet.text(188, 282, f"Page {page} of 2", size=8, align="R")


LAYOUT = Layout(
    "policy_control",
    ("policy",),
    draw,
    (Manner("05 Apr 2026"), Manner("05/04/2026"), Manner("April 5, 2026")),
    face="serif",
    size=11,
)
