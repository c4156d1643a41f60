"""What the nightly run finds out of the ordinary: kept for whoever asks, and as alerts.

Only what nothing explains and what matters: an alert is worth a person's look, and a list of
everything is read by nobody. The same finding of the next night renews its alert; one that is
not found any more expires.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.identity import Scope
from core.recommendation import Proposal
from core.tool import ToolContext
from tools.anomaly import find_anomalies
from tools.anomaly_record import keep
from tools.demand import last_sales_day
from tools.period import DateRange
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    from engines.decision import Anomaly

LOOK_BACK_DAYS = 7
VALID_DAYS = 7
MOST_ALERTS = 50
WORTH_A_LOOK = frozenset({"high", "medium"})


def watch(context: ToolContext) -> str:
    """Look at the last days, keep what was found, and put alerts in the place of those open; say how many.

    Raises:
        DataError: there are no sales at all.
    """
    tenant_id = context.principal.tenant_id
    where = resolve(ScopeArguments(), context)
    cutoff = last_sales_day(context.lake, tenant_id)
    period = DateRange(start=cutoff - timedelta(days=LOOK_BACK_DAYS - 1), end=cutoff)
    found = find_anomalies(context.lake, Scope(tenant_id), period)
    keep(context.lake, tenant_id, period, found)
    worth = [
        one for one in found.anomalies if one.cause is None and one.severity(found.usual_day) in WORTH_A_LOOK
    ]
    proposals = [_alert(one, found.usual_day, cutoff, where) for one in worth[:MOST_ALERTS]]
    kept = context.ledgers.recommendations.propose(
        tenant_id, cutoff, proposals, at=context.clock.now(), kinds={"alert"}
    )
    return f"{len(kept)} alerts"


def _alert(one: Anomaly, usual_day: float, cutoff: date, where: ResolvedScope) -> Proposal:
    """Return a finding as the ledger keeps it; its kind tells several of one product apart."""
    return Proposal(
        kind="alert",
        sku_id=one.sku_id,
        store_id=one.store_id,
        score=round(abs(one.rupees or 0.0), 2),
        valid_until=cutoff + timedelta(days=VALID_DAYS),
        explanation=_explanation(one, where),
        payload={
            "topic": "/".join(filter(None, (one.kind, "" if one.sku_id else one.category))),
            "type": one.kind,
            "severity": one.severity(usual_day),
            "category": one.category or None,
            "start": one.start.isoformat(),
            "end": one.end.isoformat(),
            "actual": round(one.actual, 2),
            "expected": None if one.expected is None else round(one.expected, 2),
            "rupees": None if one.rupees is None else round(one.rupees, 2),
            "reason": one.reason or None,
        },
    )


def _explanation(one: Anomaly, where: ResolvedScope) -> str:
    """Say the finding in one sentence, for a table or an export; chat says its own."""
    from language.locales import sentence  # noqa: PLC0415 - with the rest

    names = where.names
    about = [
        names.product(one.sku_id) if one.sku_id else one.category,
        names.store(one.store_id) if one.store_id else "",
    ]
    return sentence(
        f"explain_alert_{one.kind}",
        "en",
        about=", ".join(filter(None, about)),
        actual=_figure(one.actual),
        expected="" if one.expected is None else _figure(one.expected),
        start=one.start.isoformat(),
        end=one.end.isoformat(),
    )


def _figure(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00")
