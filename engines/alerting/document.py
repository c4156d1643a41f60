"""Documents that fail their check, and certificates that run out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.alert import Advice, AlertValue, Finding, Severity
from core.fact import Source

WARN_DAYS = 30
URGENT_DAYS = 7

MATTER = "matter_"
"""What the names of the values begin with that say what is wrong; a language follows."""

_OLDEST_FAILURE_DAYS = 30
"""A bill that failed so long ago was dealt with, or nobody will."""


@dataclass(frozen=True)
class Paper:
    """A document with its verdict; `total` and `valid_to` where it has them.

    `matter` is what is wrong, the first problem where there are several, by language.
    """

    doc_id: str
    name: str
    failed: bool
    problems: int
    received_on: date
    holders: frozenset[str]
    total: Decimal | None = None
    valid_to: date | None = None
    matter: Mapping[str, str] = field(default_factory=dict[str, str])


def failures(papers: Iterable[Paper], *, today: date, source: Source) -> Iterator[Finding]:
    """Yield documents that fail their check and came lately."""
    for one in papers:
        if not one.failed or (today - one.received_on).days > _OLDEST_FAILURE_DAYS:
            continue
        values = {
            "document": AlertValue("Document", one.name, "text"),
            "problems": AlertValue("Problems found", one.problems, "count"),
        }
        if one.total is not None:
            values["total"] = AlertValue("Total of the document", one.total, "currency")
        for language, matter in one.matter.items():
            values[f"{MATTER}{language}"] = AlertValue("What is wrong", matter.rstrip(" .।"), "text")
        yield Finding(
            "compliance_failure",
            "high",
            "compliance_problem" if "en" in one.matter else "compliance_failure",
            values,
            source,
            topic=one.doc_id,
            holders=one.holders,
            worth=one.total,
            advice=Advice("check", one.doc_id),
        )


def expiring(
    papers: Iterable[Paper], *, today: date, source: Source, warn_days: int = WARN_DAYS
) -> Iterator[Finding]:
    """Yield certificates that run out within `warn_days`, or have run out."""
    for one in papers:
        if one.valid_to is None:
            continue
        left = (one.valid_to - today).days
        if left > warn_days:
            continue
        severity: Severity = "high" if left <= URGENT_DAYS else "medium"
        yield Finding(
            "certificate_expiring",
            severity,
            "certificate_expired" if left < 0 else "certificate_expiring",
            {
                "document": AlertValue("Certificate", one.name, "text"),
                "valid_to": AlertValue("Valid until", one.valid_to, "date"),
            },
            source,
            topic=one.doc_id,
            holders=one.holders,
            advice=Advice("renew", one.doc_id),
        )
