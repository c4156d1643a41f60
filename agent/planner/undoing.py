"""What was done last, taken back: "undo that", "wapas karo"."""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.approving import TOOL as APPROVALS_TOOL
from agent.planner.changing import CHANGES
from agent.planner.clause import Clause
from agent.planner.review import TOOL as REVIEW_TOOL
from agent.understanding import Understanding
from language.pattern import Pattern

PRICE_TOOL = "propose_price_change"
DECIDE_TOOL = "decide_recommendation"

UNDO_IT = Pattern(
    r"^\W*(?:please\s+)?(?:undo|revert|reverse|roll\s*back|(?:take|put|change)\s+(?:it|that|this)\s+back)"
    r"(?:\s+(?:it|that|this|please|now|the\s+(?:last\s+)?change))*\W*$"
    r"|^\W*(?:(?:it|its|this|that)\s+)?be\s+returned(?:\s+(?:it|that|this|please))?\W*$",
    re.IGNORECASE,
)
"""Takes back what was done last, without saying what; the second is "wapas karo"."""
UNDOABLE = frozenset({PRICE_TOOL, DECIDE_TOOL, APPROVALS_TOOL, REVIEW_TOOL})
"""After these "wapas karo" is of a price, and not of goods that customers bring back."""


def undo_plan(understanding: Understanding) -> Plan | None:
    """Return the last price change, taken back; a question where something else was changed last.

    Where requests were decided on, or nothing was changed, the person's own changes are shown to choose from.
    """
    last = understanding.focus.calls[-1] if understanding.focus and understanding.focus.calls else None
    if last is None or last.tool not in CHANGES or last.tool == DECIDE_TOOL:
        return (PlannedCall(REVIEW_TOOL, {"mine_to_undo": True}),)
    if last.tool != PRICE_TOOL:
        return ask("undo_what")
    where = {name: last.arguments[name] for name in ("sku_id", "store_id")}
    return (PlannedCall(PRICE_TOOL, {**where, "undo": True}),)


def mine_to_undo(clause: Clause) -> Plan:
    """Return the look at the person's own changes, for one of them to be taken back."""
    places = clause.of_kind("store", "city")
    where = {"store_id" if places[0].kind == "store" else "city": places[0].id} if len(places) == 1 else {}
    return (PlannedCall(REVIEW_TOOL, {**where, "mine_to_undo": True}),)
