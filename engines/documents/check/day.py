"""Days: in order, not in the future, not too old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject
from engines.documents.financial_year import financial_year, last_credit_day


def not_future(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No day of `fields` lies after today."""
    for name in params["fields"]:
        day = subject.day_of(name)
        if day is not None and day > subject.context.today:
            yield Finding(
                fields=(name,), found=day, expected=subject.context.today, confidence=subject.confidence(name)
            )


def not_before(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The day `field` is not before `first`, a day or another field."""
    name, first = params["field"], params["first"]
    day = subject.day_of(name)
    limit = first if isinstance(first, date) else subject.day_of(first)
    if day is None or limit is None or day >= limit:
        return
    names = (name,) if isinstance(first, date) else (name, first)
    yield Finding(fields=names, found=day, expected=limit, confidence=subject.confidence(*names))


def not_past(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The day `field` has not passed."""
    name = params["field"]
    day = subject.day_of(name)
    if day is not None and day < subject.context.today:
        yield Finding(
            fields=(name,), found=day, expected=subject.context.today, confidence=subject.confidence(name)
        )


def credit_open(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The last day on which credit may be taken for the document has not passed."""
    day = subject.day_of("invoice_date")
    if day is None or subject.context.today <= last_credit_day(day):
        return
    yield Finding(
        fields=("invoice_date",),
        found=day,
        expected=last_credit_day(day),
        confidence=subject.confidence("invoice_date"),
        details={"year": financial_year(day)},
    )
