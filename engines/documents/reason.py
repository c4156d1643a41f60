"""Says a finding in plain words: the rule's sentence with the values of this document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from babel.numbers import format_decimal

from core.document import Place, Reason, Severity
from engines.documents.check.finding import Finding, Found
from engines.documents.check.subject import Subject, is_number
from engines.documents.rules.model import Rule, Wording, Wordings
from language.format import escape_markup, format_date

GRAVITY: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}
LANGUAGES = ("en", "hi")

_JOIN = " "


def reason_of(subject: Subject, rule: Rule, finding: Finding, wordings: Wordings, *, sure: bool) -> Reason:
    """Return the reason that a person reads.

    What could not be found or understood is a question, not a charge; what was read unsurely
    off a picture asks to compare first; what is known second-hand says so.
    """
    severity: Severity = rule.severity
    messages, step = [rule.message], rule.next_step
    doubts = not sure and rule.severity != "info"
    asks = finding.unread or rule.review or (doubts and subject.is_print)
    if finding.unread:
        messages, step = [wordings.unread], wordings.unread_step
    elif asks and not rule.review:
        messages.insert(0, wordings.doubt)
    if asks:
        severity = "info"
    values = {language: _values(subject, rule, finding, wordings, language) for language in LANGUAGES}
    steps = [step]
    if doubts and not finding.unread and not rule.review:
        steps.insert(0, wordings.unsure)
    if rule.standing == "second_hand":
        steps.append(wordings.second_hand)
    prefix = "second-hand: " if rule.standing == "second_hand" else ""
    return Reason(
        rule_id=rule.id,
        severity=severity,
        message=_said(messages, values),
        clause=rule.clause_for(subject.document.doc_type),
        source=prefix + rule.source,
        found=None if finding.found is None else values["en"]["found"],
        expected=None if finding.expected is None else values["en"]["expected"],
        next_step=_said(steps, values),
        place=_place(subject, finding),
        asks=asks,
        since=None if rule.effective_from == date.min else rule.effective_from,
    )


def _said(wordings: list[Wording], values: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {
        language: _JOIN.join(
            wording.by_language()[language].format_map(_Blank(values[language])) for wording in wordings
        )
        for language in LANGUAGES
    }


class _Blank(dict[str, str]):
    """Values of a sentence; one that this finding does not have is a dash, not an error."""

    def __missing__(self, key: str) -> str:
        return "–"


def _values(
    subject: Subject, rule: Rule, finding: Finding, wordings: Wordings, language: str
) -> dict[str, str]:
    currency = (subject.text("currency") or "INR").upper()
    values = {
        name: show(value, language=language, currency=currency)
        for name, value in {**finding.details, "found": finding.found, "expected": finding.expected}.items()
        if value is not None
    }
    if finding.line is not None:
        values.setdefault("lines", str(finding.line + 1))
        values.setdefault("product", subject.lines[finding.line].description)
    values["field"] = _labels(finding, wordings, language, values)
    return values


def _labels(finding: Finding, wordings: Wordings, language: str, values: Mapping[str, str]) -> str:
    if not finding.fields:
        where = wordings.row if "lines" in values else wordings.table
        return where.by_language()[language].format_map(_Blank(values))
    label = wordings.fields.get(finding.fields[0])
    return label.by_language()[language] if label is not None else finding.fields[0]


def show(value: Found, *, language: str = "en", currency: str = "INR") -> str:
    """Return a value as a sentence has it: ₹1,23,456.50, Thu 12 Mar 2026, or the text itself.

    An amount keeps its paise here: a document is judged to the paisa.
    """
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "–"}[value]
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return format_date(value, language=language)
    if isinstance(value, Decimal):
        return _money(value, currency)
    return escape_markup(str(value))


def _money(amount: Decimal, currency: str) -> str:
    if not is_number(amount):
        return str(amount)
    pattern = "#,##,##0.##" if currency in {"INR", "RS", "RS.", "₹"} else "#,##0.##"
    if amount != amount.to_integral_value():
        pattern = pattern.replace(".##", ".00")
    symbol = "₹" if currency in {"INR", "RS", "RS.", "₹"} else f"{currency} "
    sign = "−" if amount < 0 else ""
    return f"{sign}{symbol}{format_decimal(abs(amount), format=pattern, locale='en')}"


def _place(subject: Subject, finding: Finding) -> Place | None:
    if finding.line is not None:
        return subject.lines[finding.line].place
    places = (part.place for name in finding.fields if (part := subject.field(name)) is not None)
    return next((place for place in places if place is not None), None)
