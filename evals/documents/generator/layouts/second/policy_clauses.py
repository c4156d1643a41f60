"""A policy in numbered clauses: a running head with number, revision and date, the issuer at the foot."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_CLAUSES = (
    ("DEFINITIONS", ('"Goods" means articles sold by the firm.', '"Partner" means whoever sells with it.')),
    ("OBLIGATIONS", ("Staff shall keep a record of each request.", "Exceptions need the owner's consent.")),
    ("TIME LIMITS", ("A request is answered within 48 hours.", "Money is returned within 7 working days.")),
    ("REVIEW", ("This document is reviewed once a year or when the law changes.",)),
)  # fmt: skip


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = form.date_of("effective_from")
    sheet.box(20, 12, 170, 12)
    sheet.text(23, 14, "Doc. No.: ADM/POL/07", size=8)
    sheet.text(23, 18.5, "Page 1 of 1", size=8)
    for x, label, text, name in (
        (80, "Version No.:", form.get("version"), "version"),
        (130, "W.e.f.:", manner.day(starts) if starts else "", "effective_from"),
    ):
        sheet.text(x, 16, label, size=8.5)
        sheet.text(x + sheet.measure(label, size=8.5) + 1.5, 16, text, size=8.5, bold=True, name=name)
    body = Flow(sheet, 20, 34, 170)
    body.say(form.get("title"), "title", bold=True, size=15, centred=True)
    body.gap()
    for number, (heading, clauses) in enumerate(_CLAUSES, start=1):
        body.say(f"{number}.0  {heading}", bold=True)
        for place, clause in enumerate(clauses, start=1):
            body.say(f"{number}.{place}  {clause}")
        body.gap()
    sheet.line(20, 270, 190, 270, weight=0.1)
    sheet.text(20, 272, "Approved and issued by", size=8)
    sheet.text(58, 272, form.get("issuer"), size=8.5, bold=True, name="issuer")


LAYOUT = Layout(
    "policy_clauses",
    ("policy",),
    draw,
    (Manner("05.04.2026"), Manner("05/04/2026"), Manner("05 Apr 2026")),
    face="times",
    size=10.5,
)
