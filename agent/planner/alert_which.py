"""The question which alert is meant; of all alerts, the list of them and whether those are."""

from __future__ import annotations

from typing import Any

from agent.planner.alert_filter import ALERTS, EVERY, LIST, filters
from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.clause import Clause, cut
from agent.planner.scope import scope_of
from agent.understanding import Understanding
from core.alert import AlertAction
from core.message import Choice
from language.locales import sentence

MOST_SHOWN = 50


def which_alert(understanding: Understanding, action: AlertAction | None) -> Plan:
    """Ask which alert is meant; of all alerts, show them and ask whether those are."""
    language = understanding.language
    if ALERTS.search(understanding.text) and EVERY.search(understanding.text):
        whole = cut(understanding, (0, len(understanding.normalized)))
        waiting = {"status": "unresolved"} if action == "resolve" else {}
        listed = tuple(
            PlannedCall(LIST, {**scope, **_of_kind(whole), **waiting, "limit": MOST_SHOWN})
            for scope in scope_of(whole, understanding).calls()
        )
        agreed = Choice(label=sentence("all_of_these", language), message=understanding.text)
        return (*listed, *ask("alerts_all_of_these", [agreed]))
    show = Choice(label=sentence("ask_alerts.label", language), message=sentence("ask_alerts", "en"))
    return ask("which_alert", [show])


def _of_kind(clause: Clause) -> dict[str, Any]:
    """Return what narrows the alerts that are all meant: their kind and how grave they are."""
    return {name: value for name, value in filters(clause).items() if name in ("type", "severity")}
