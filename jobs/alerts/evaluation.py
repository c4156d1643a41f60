"""One evaluation: the conditions asked, the findings worded, and the ledger told what holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.alert import ALERT_TYPES, AlertType, Evaluation, Finding
from core.tool import ToolContext
from jobs.alerts.condition import CONDITIONS
from jobs.alerts.rule import by_rule
from jobs.alerts.snapshot import Snapshot
from tools.alert_wording import reason_of

if TYPE_CHECKING:
    from core.ports import AuditLog, Directory

HOURLY: tuple[AlertType, ...] = (
    "stockout_risk",
    "price_anomaly",
    "compliance_failure",
    "certificate_expiring",
    "data_stopped",
)
"""What may change between two nights."""

PAPERS: tuple[AlertType, ...] = ("compliance_failure", "certificate_expiring")
"""What a document's verdict may change."""


def evaluate(
    context: ToolContext,
    directory: Directory,
    audit: AuditLog,
    types: Collection[AlertType] = ALERT_TYPES,
) -> Evaluation:
    """Look for what needs attention, keep it, and close what passed.

    A type that cannot be told now, its forecasts being of older data, stays as it is.
    """
    snapshot = Snapshot(context)
    findings: list[Finding] = []
    settled: list[AlertType] = []
    for condition in CONDITIONS:
        if condition.type not in types:
            continue
        found = condition.look(snapshot)
        if found is not None:
            settled.append(condition.type)
            findings += found
            findings += by_rule(snapshot, directory, condition.type)
    told = [replace(one, reason=reason_of(one, snapshot.names)) for one in _weightiest(findings)]
    done = context.ledgers.alerts.evaluated(snapshot.tenant_id, settled, told, at=context.clock.now())
    _note(context, audit, done)
    return done


def summary(done: Evaluation) -> str:
    """Return one line that says what an evaluation changed."""
    return f"{len(done.news)} new, {done.renewed} still open, {len(done.passed)} passed"


def _weightiest(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order of weight, each subject once."""
    return list({one.subject: one for one in sorted(findings, key=lambda one: one.urgency)}.values())


def _note(context: ToolContext, audit: AuditLog, done: Evaluation) -> None:
    """Keep in the audit log what changed: ids by what happened to them, never their words."""
    changed = {
        "news": [one.alert_id for one in done.news],
        "passed": [one.alert_id for one in done.passed],
    }
    if any(changed.values()):
        audit.append(
            tenant_id=context.principal.tenant_id,
            actor=context.principal.user_id,
            action="evaluate_alerts",
            subject="alerts",
            outcome="allowed",
            details=changed,
        )
