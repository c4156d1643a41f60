"""How soon a small supplier must be paid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject


def clock(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Tell the days by which to pay if the goods were accepted on the bill's own date.

    The clock starts with acceptance, which a bill does not tell.
    """
    day = subject.day_of("invoice_date")
    if day is None:
        return
    yield Finding(
        fields=("seller_udyam", "invoice_date"),
        found=subject.text("seller_udyam"),
        confidence=subject.confidence("seller_udyam", "invoice_date"),
        details={
            "without": day + timedelta(days=params["without_agreement_days"]),
            "with_agreement": day + timedelta(days=params["with_agreement_days"]),
        },
    )


def terms(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The due date lies no more than `most_days` after the bill."""
    day, due = subject.day_of("invoice_date"), subject.day_of("due_date")
    if day is None or due is None or (due - day).days <= params["most_days"]:
        return
    yield Finding(
        fields=("due_date", "invoice_date"),
        found=due,
        expected=day + timedelta(days=params["most_days"]),
        confidence=subject.confidence("due_date", "invoice_date"),
    )
