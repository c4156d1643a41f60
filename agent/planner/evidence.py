"""What a plan of the rules is evidence of: the kind of thing it does, in one word.

How far each kind is to be believed was counted on authors whom nobody had read when the rules were
written (`first_sight.yaml`): "which product?" is asked of much that is no change of a price, and what
is done by an id is nearly always meant.
"""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall
from agent.planner.directives import ASK_USER, DECLINE, DIRECTIVE_NAMES
from agent.planner.knowledge import TOOL as SEARCH
from agent.planner.knowledge import names_a_rule
from agent.understanding import Understanding
from language.pattern import Pattern

REFUSED, ANSWERED = "refused", "answered"
CLARIFY, SEVERAL = "clarify", "several"
"""What is asked back whoever reads it, and what asks for several things: labels of the voice, no tools."""
_ASKS = Pattern(
    r"\?|\b(?:what|which|how|when|where|why|who|will|would|should|can|show|tell|give|list|suggest|set|make|order)\b",
    re.IGNORECASE,
)
"""A part that asks; any other only tells how things are: "the sale came early, so what will run out?"."""
_TALK = frozenset({"greeting", "thanks", "goodbye", "help", "nothing_pending"})
_IDS = frozenset({"recommendation_id", "change_id", "rule_id", "alert_id", "alert_ids", "doc_id"})


def evidence_of(planned: Plan, understanding: Understanding) -> str:
    """Return what kind of plan was made of a message: a tool's, one about an id, a question, a refusal."""
    call = _one_thing(planned)
    if call is None:
        about = [str(one.arguments.get("about", "")) for one in planned if one.name in DIRECTIVE_NAMES]
        return SEVERAL if all(map(_ASKS.search, about)) else f"{SEVERAL}, one of them told"
    if call.name in DIRECTIVE_NAMES:
        return f"{'declines' if call.name == DECLINE else 'asks'} {call.arguments.get('code')}"
    if call.arguments.keys() & _IDS:
        return f"{call.name} by id"
    by_law = call.name == SEARCH and names_a_rule(understanding)
    return f"{SEARCH} by law" if by_law else call.name


def label_of(planned: Plan) -> str | None:
    """Return what a plan does, as the voice names it; `None` where it asks for what is missing."""
    call = _one_thing(planned)
    if call is None:
        return SEVERAL
    if call.name in (ASK_USER, DECLINE) and call.arguments.get("code") in _TALK:
        return ANSWERED
    if call.name == ASK_USER:
        return None
    return REFUSED if call.name == DECLINE else call.name


def _one_thing(planned: Plan) -> PlannedCall | None:
    """Return the call of a plan of one kind, made for several places or days or once; `None` of others."""
    return planned[0] if len({call.name for call in planned}) == 1 else None
