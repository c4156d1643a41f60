"""A firm's policy on two pages: a coloured strip with the facts, numbered sections, footers."""

from __future__ import annotations

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of, phrase
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_SECTIONS = (
    ("Purpose", "This document tells our staff, suppliers and customers what we promise and what we expect."),
    ("Who it binds", "It binds every branch, every counter and each person who acts in the firm's name."),
    (
        "Time limits",
        "A request made within seven days of delivery is heard. Later ones need the owner's word.",
    ),
    ("Proof", "The bill, or the message in which it was sent, is proof enough. Packing is to be kept."),
    ("Money", "Money goes back by the way it came, within five working days after the goods were checked."),
    (
        "What is left out",
        "Opened food, inner wear and articles cut to measure are left out of this document.",
    ),
    (
        "Complaints",
        "Complaints go to the shop's manager first, then to the grievance officer named on the bill.",
    ),
    ("Review", "The owner reads this document again every April, and whenever the law changes."),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = day_of(form, "effective_from", manner)
    sheet.fill(0, 0, 210, 44, (24, 70, 92))
    white = (255, 255, 255)
    sheet.text(18, 12, form.get("issuer"), size=11, ink=white, name="issuer")
    sheet.text(18, 20, form.get("title"), bold=True, size=21, ink=white, name="title")
    facts = f"Edition {form.get('version')}   |   In force from {starts}"
    sheet.text(18, 33, facts, size=10, ink=white)
    sheet.says("version", form.get("version"))
    sheet.says("effective_from", starts)
    body = Flow(sheet, 18, 54, 174)
    body.say("Please read it before you buy from us, sell to us or work with us.", bold=True)
    body.gap(1.5)
    for number, (heading, text) in enumerate(_SECTIONS, start=1):
        if number == 6:
            _footer(sheet, form, 1)
            sheet.new_page()
            body = Flow(sheet, 18, 20, 174)
        body.say(f"{number}. {heading}", bold=True, size=12.5)
        body.gap(0.3)
        for clause, mark in ((text, "a"), ("Exceptions are written down and signed on the same day.", "b")):
            body.say(f"({mark})  {clause}")
        body.gap(2)
    phrase(body, f"Approved by the management of {form.get('issuer')}.", "issuer", form.get("issuer"))
    _footer(sheet, form, 2)


def _footer(sheet: Sheet, form: Form, page: int) -> None:
    sheet.line(18, 283, 192, 283, weight=0.15)
    sheet.text(18, 285, f"{form.get('title')} - edition {form.get('version')}", size=7.5)
    sheet.text(192, 285, f"{page} / 2", size=7.5, align="R")


LAYOUT = Layout(
    "shop_terms",
    ("policy",),
    draw,
    (Manner("April 5, 2026"), Manner("05 Apr 2026"), Manner("05/04/2026")),
    face="sans",
    size=10.5,
)
