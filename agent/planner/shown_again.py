"""The answer to a question that something told unasked came after: "yes" under an alert.

The yes may mean the question or what was told since. So the change is shown once more, and waits: a
second yes makes it, and nothing is made that was not on the page just before.
"""

from __future__ import annotations

from collections.abc import Collection

from agent.decision import said_decision
from agent.planner.answer import Plan, PlannedCall, decline
from agent.understanding import Understanding


def shown_again(understanding: Understanding, _tools: Collection[str]) -> Plan | None:
    """Return the change that was set aside, where the message decides; `None` elsewhere."""
    waiting = understanding.focus.set_aside if understanding.focus else None
    decision = said_decision(understanding.text) if waiting is not None else None
    if waiting is None or decision is None:
        return None
    if decision == "reject":
        return decline("dropped")
    return (PlannedCall(waiting.tool, waiting.arguments),)
