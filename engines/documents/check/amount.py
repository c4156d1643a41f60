"""Single amounts: above nil, below a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject


def positive(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Every amount of `fields` that is there is above nil."""
    for name in params["fields"]:
        amount = subject.money(name)
        if amount is not None and amount <= 0:
            yield Finding(fields=(name,), found=amount, confidence=subject.confidence(name))


def above(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Tell that an amount lies above `limit`, unless one of `settled` is on the page."""
    amount = subject.money(params["field"])
    if amount is None or amount <= Decimal(str(params["limit"])):
        return
    if subject.mentions(*params.get("settled", ())):
        return
    yield Finding(
        fields=(params["field"],), found=amount, expected=Decimal(str(params["limit"])),
        confidence=subject.confidence(params["field"]),
    )  # fmt: skip
