"""A policy with a control table on its first page, as quality departments keep them."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_PARAGRAPHS = (
    "1.1 The customer may ask within seven days of delivery; the store answers on the same day.",
    "1.2 Goods come back unused and in their packing, with the bill or the order's number.",
    "2.1 The money goes back the way it came, after the goods were looked at.",
    "2.2 Perishable goods, cut cloth and opened cosmetics are not taken back.",
    "3.1 Who disagrees writes to the grievance officer, who answers within a month.",
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = form.date_of("effective_from")
    sheet.text(105, 16, form.get("title").upper(), bold=True, size=15, align="C")
    sheet.says("title", form.get("title"))
    cells = (
        ("Issued By", form.get("issuer"), "issuer"),
        ("Policy Version", form.get("version"), "version"),
        ("Effective Date", manner.day(starts) if starts else "", "effective_from"),
        ("Classification", "Internal", ""),
    )
    for index, (label, text, name) in enumerate(cells):
        y = 30 + index * 7.5
        sheet.box(25, y, 50, 7.5)
        sheet.box(75, y, 110, 7.5)
        sheet.text(27, y + 1.6, label, bold=True)
        sheet.text(77, y + 1.6, text, name=name or None)
    body = Flow(sheet, 25, 70, 160)
    for paragraph in _PARAGRAPHS:
        body.say(paragraph)
        body.gap()


LAYOUT = Layout(
    "standing_order",
    ("policy",),
    draw,
    (Manner("05 Apr 2026"), Manner("05.04.2026"), Manner("April 5, 2026")),
    face="serif",
    size=10,
)
