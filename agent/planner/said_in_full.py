"""What a message says in full by itself, whatever the thread was about.

A button's own words, and what only its own words ask for: the second voice has heard of none of it.
"""

from __future__ import annotations

from collections.abc import Collection

from agent.planner.answer import Plan
from agent.planner.approving import approval_plan, edit_plan, mark_in, wants_otherwise
from agent.planner.briefing import WEEKLY, brief_plan
from agent.planner.change import decision_as_asked
from agent.planner.question import SURE
from agent.planner.wishes import wish_plan
from agent.understanding import Understanding


def said_in_full(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the plan for what a message says outright; `None` where it says nothing of the kind.

    A summary of the whole shop is asked for though its tool is not at hand: the tool says whom it is for.
    """
    text = understanding.normalized
    if mark_in(text) is not None:
        return decision_as_asked(understanding)
    if wants_otherwise(text):
        return decision_as_asked(understanding) or edit_plan(text)
    wish = None if _names_goods(understanding) else wish_plan(understanding.text, text)
    planned = approval_plan(understanding) or wish or brief_plan(understanding)
    return planned if planned and all(call.name in tools or call.name == WEEKLY for call in planned) else None


def _names_goods(understanding: Understanding) -> bool:
    """Tell whether goods are named: "stop alerts for Tez 1 kg, Delhi 1" speaks of no hours."""
    return any(one.kind in ("product", "category") and one.score >= SURE for one in understanding.entities)
