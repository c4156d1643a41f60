"""How an alert lives from one evaluation to the next: opened, renewed, woken, passed, kept quiet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from core.alert import Alert, AlertType, Finding, gravity

Step = Literal["open", "renew", "wake", "worsen", "reopen", "pass", "keep_quiet", "nothing"]
"""`open` a new alert. `renew` its figures. `wake` it, its snooze being over. `worsen`: it grew
graver and is news again. `reopen` one that had passed only just now, without telling it again.
`pass`: the condition no longer holds. `keep_quiet`: a person resolved it lately."""

SUPPRESSED: Mapping[AlertType, timedelta] = {
    "stockout_risk": timedelta(days=3),
    "demand_spike": timedelta(days=7),
    "price_anomaly": timedelta(days=7),
    "compliance_failure": timedelta(days=365),
    "overstock": timedelta(days=14),
    "data_stopped": timedelta(days=1),
    "forecast_degraded": timedelta(days=7),
    "certificate_expiring": timedelta(days=14),
}
"""How long the same is not told again once a person resolved it: as long as it takes to mend."""

FLUTTER = timedelta(days=1)
"""What comes back so soon after it passed never really passed."""


def next_step(kept: Alert | None, found: Finding | None, now: datetime) -> Step:
    """Return what becomes of a subject.

    Args:
        kept: Its newest alert, whatever its status.
        found: What the evaluation found, `None` where the condition does not hold.
        now: An aware datetime.
    """
    if found is None:
        return "nothing" if kept is None or kept.status == "resolved" else "pass"
    if kept is None:
        return "open"
    worse = gravity(found.severity) > gravity(kept.severity)
    if kept.status == "resolved":
        return _again(kept, worse=worse, now=now)
    if worse and (kept.status != "open" or found.severity == "critical"):
        return "worsen"
    if kept.status == "snoozed" and kept.snoozed_until is not None and kept.snoozed_until <= now:
        return "wake"
    return "renew"


def _again(kept: Alert, *, worse: bool, now: datetime) -> Step:
    """Return what becomes of a condition that holds though its alert was closed."""
    since = now - (kept.resolved_at or kept.seen_at)
    if kept.closed_by:
        return "keep_quiet" if since < SUPPRESSED[kept.type] and not worse else "open"
    return "reopen" if since < FLUTTER and not worse else "open"
