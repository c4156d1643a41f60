"""Which alerts a message asks for: of what kind, how grave, in what state, how many."""

from __future__ import annotations

import re
from typing import Any

from agent.planner.clause import Clause
from agent.planner.limit import limit_of
from language.pattern import Pattern

ALERTS = Pattern(r"\b(?:alerts?|warnings?|alarms?|chetavni\w*|chetawni\w*)\b|अलर्ट|चेतावन\S+", re.IGNORECASE)
EVERY = Pattern(
    r"\b(?:all|everything|every|each|both|sa+re|sab(?:hi|ko)?|sa+ri|dono)\b|सभी|सब|सारे|सारी|दोनों",
    re.IGNORECASE,
)
LIST = "list_alerts"
_KINDS: tuple[tuple[str, str], ...] = (
    ("overstock", r"over-?\s?stock\w*|dead\s+stock|excess\w*|surplus|slow[\s-]moving"),
    ("stockout_risk", r"stock\s*-?\s*outs?|stock|run(?:ning|s)?\s+(?:out|low)|shortages?|inventory"),
    ("price_anomaly", r"prices?|pricing|rates?|competitors?"),
    ("compliance_failure", r"(?<!\bthis )(?<!\bthat )(?:bills?|invoices?|documents?|papers?)|compliance"),
    ("certificate_expiring", r"certificates?|licen[cs]es?|expir\w+"),
    ("demand_spike", r"demand|spikes?|sales"),
    ("forecast_degraded", r"forecasts?|models?"),
    ("data_stopped", r"data|imports?|feeds?"),
)
_GRAVE = Pattern(
    r"\b(?:urgent|important|serious|severe|high|grave|big(?:gest)?|worst|main|top|z[a]?roori|jaroori|gambhir|bad[ae]|pressing|red|la+l)\b"
    r"|ज़रूरी|जरूरी|गंभीर|बड़[ेी]|बड़[ेी]|लाल",
    re.IGNORECASE,
)
"""Grave in words, or by the mark that such alerts have in a list."""
_CRITICAL = Pattern(r"\bcritical\b", re.IGNORECASE)
_STATUSES: tuple[tuple[str, str], ...] = (
    ("acknowledged", r"acknowledged|(?<!not )seen|noted"),
    ("snoozed", r"snoozed|postponed|put\s+off|deferred|ta+l\s+(?:gave|di\w*)"),
    ("resolved", r"resolved|closed|done|old|past|finished|settled|dealt\s+with|ran\s+out"),
    ("unresolved", r"all|every|whole|each"),
)
_OPEN = Pattern(
    r"\b(?:unresolved|not\s+resolved|unattended|(?:still|remain\w*|yet)\s+(?:open|unresolved))\b",
    re.IGNORECASE,
)
_WHOLE, _LISTED = 50, 5


def filters(clause: Clause) -> dict[str, Any]:
    """Return what narrows a list of alerts in a clause: arguments of `list_alerts`."""
    text = ALERTS.sub(" ", clause.masked)
    found: dict[str, Any] = {}
    for type_, pattern in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            found["type"] = type_
            break
    if _CRITICAL.search(text):
        found["severity"] = "critical"
    elif _GRAVE.search(text):
        found["severity"] = "high"
    if _OPEN.search(text):
        found["status"] = "unresolved"
        return found | limit_of(clause.masked, _WHOLE, _LISTED)
    for status, pattern in _STATUSES:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            found["status"] = status
            break
    if found.get("status") == "unresolved" and found.keys() & {"type", "severity"}:
        del found["status"]  # "all critical ones" are those of that kind
    if found.get("status") == "unresolved":
        found["limit"] = _WHOLE
    return found | limit_of(clause.masked, _WHOLE, _LISTED)


def as_kept(alert_id: str) -> str:
    """Return the id of an alert as it is kept, however it was typed."""
    return f"AL_{alert_id.partition('_')[2].lower()}"
