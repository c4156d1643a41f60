"""A policy printed from a web site: the browser's lines, a day of last change beside its first day."""

from __future__ import annotations

from datetime import timedelta

from evals.documents.generator.flow import Flow
from evals.documents.generator.form import Form
from evals.documents.generator.layout import Layout
from evals.documents.generator.layouts.fourth.entries import day_of
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_PARTS = (
    (
        "What this covers",
        "It applies to orders placed on this site, by phone and at our counters. Wholesale orders above "
        "Rs. 50,000 follow the contract that was signed for them.",
    ),
    (
        "Time limits",
        "Tell us within 7 days of delivery. We answer within 48 hours and close each case in 15 days. During "
        "sale weeks the limit is 10 days.",
    ),
    (
        "Money",
        "What is due is paid back to the source of the payment in 5 to 7 working days. Delivery charges of "
        "Rs. 49 are kept where the article was as described.",
    ),
    (
        "What is excluded",
        "Innerwear, perishables, opened software, and goods marked final sale. Articles worth less than "
        "Rs. 99 are not collected.",
    ),
    (
        "Whom to ask",
        "Grievance officer, Monday to Saturday, 10 am to 6 pm, care@shop.example, 1800 120 4545.",
    ),
)


def draw(sheet: Sheet, form: Form, manner: Manner) -> None:
    """Print it."""
    starts = day_of(form, "effective_from", manner)
    first = form.date_of("effective_from") or form.day
    title = form.get("title")
    printed = f"{first + timedelta(days=33):%d/%m/%Y}, 16:12"
    sheet.text(10, 7, printed, size=7.5)
    sheet.text(105, 7, f"{title} | {form.get('issuer')}", size=7.5, align="C")
    sheet.text(18, 20, form.get("issuer"), bold=True, size=12, name="issuer")
    sheet.text(192, 21, "Home   Shop   Track order   Help", size=8.5, align="R")
    sheet.line(18, 27, 192, 27, weight=0.2)
    sheet.text(18, 33, title, bold=True, size=20, name="title")
    sheet.text(18, 44, f"Last updated {manner.day(first - timedelta(days=12))}", size=9, ink=(110, 110, 110))
    sheet.text(18, 49, f"Effective from {starts}  |  Version {form.get('version')}", size=9, bold=True)
    sheet.says("effective_from", starts)
    sheet.says("version", form.get("version"))
    body = Flow(sheet, 18, 60, 174)
    for number, (head, text) in enumerate(_PARTS, start=1):
        body.say(f"{number}. {head}", bold=True, size=12)
        body.gap(0.3)
        body.say(text)
        body.gap()
    sheet.fill(0, 270, 210, 14, (240, 240, 240))
    sheet.text(105, 275, f"(c) {first.year} {form.get('issuer')}. All rights reserved.", size=8, align="C")
    sheet.text(10, 289, "https://www.shop.example/policies", size=7.5)
    sheet.text(200, 289, "1/1", size=7.5, align="R")


LAYOUT = Layout(
    "policy_web",
    ("policy",),
    draw,
    (Manner("April 5, 2026"), Manner("5th April 2026"), Manner("05 Apr 2026")),
    size=10.5,
)
