"""A thing that a message names and its plan leaves out: it is said to be unknown, never dropped.

A change, a rule or an answer about the whole shop must have been asked for so: by "all", "anything", or no
thing at all.
"""

from __future__ import annotations

from agent.planner.answer import Plan, decline
from agent.planner.changing import CHANGES
from agent.planner.clause import cut
from agent.planner.directives import ASK_USER
from agent.planner.exporting import is_own_word
from agent.planner.names_alone import is_at_a_loss, says_nothing_beside
from agent.understanding import Understanding, UnknownName
from language.catalogue.thing import things_in
from language.format import escape_markup
from language.gloss import in_english
from language.tokens import tokenize

_OF_GOODS = frozenset(
    {
        "assess_stockout_risk",
        "create_alert_rule",
        "detect_anomalies",
        "explain_change",
        "export_data",
        "forecast_demand",
        "list_alerts",
        "morning_brief",
        "override_forecast",
        "plan_reorder",
        "propose_price_change",
        "query_kpi",
        "rank_actions",
        "remove_alert_rule",
        "simulate_price",
        "suggest_price",
        "weekly_summary",
    }
)
"""Tools whose answer or effect is another one for another thing."""
_ASKS_THE_REST = frozenset(
    {
        "alert_rule_how_low",
        "which_alert_rule",
        "which_export",
        "which_period",
        "which_price_of_which",
        "which_price_to_try",
        "which_product_override",
        "which_product_price",
        "which_request",
        "which_store",
        "which_store_override",
        "which_units_override",
        "why_override",
    }
)
"""Questions that would be answered in vain, for the thing is none of ours."""
_GOODS = ("product", "brand", "category")


def without_unknown_thing(understanding: Understanding, planned: Plan) -> Plan:
    """Return a plan, or the refusal of the thing that the message names and the plan leaves out."""
    concerned = any(
        call.name in _OF_GOODS or (call.name == ASK_USER and call.arguments.get("code") in _ASKS_THE_REST)
        for call in planned
    ) or (understanding.focus is not None and is_at_a_loss(planned))
    changes = any(call.name in CHANGES for call in planned)
    thing = unknown_thing(understanding, changes=changes) if concerned else None
    if thing and is_at_a_loss(planned) and not says_nothing_beside(thing.text, understanding.normalized):
        return planned
    if thing is None:
        return planned
    return decline("unknown_name", name=escape_markup(_as_said(thing.text, understanding)))


def unknown_thing(understanding: Understanding, *, changes: bool = False) -> UnknownName | None:
    """Return the first thing that a message names beyond what it was understood to name.

    Args:
        understanding: The message, understood.
        changes: It asks for a change, a rule or a file.
    """
    whole = cut(understanding, (0, len(understanding.normalized)))
    goods = [entity.place for entity in understanding.entities if entity.kind in _GOODS and entity.place]
    others = [entity.place for entity in understanding.entities if entity.kind not in _GOODS and entity.place]
    others += whole.reading.places
    things = things_in(understanding.normalized, goods, others, changes=changes)
    found = next((thing for thing in things if not is_own_word(thing.text)), None)
    return UnknownName(text=found.text, place=found.place) if found else None


def _as_said(thing: str, understanding: Understanding) -> str:
    """Return the person's own word for a thing that the planner's English renamed: लहंगा, no "clothes"."""
    if thing.lower() in understanding.text.lower():
        return thing
    said = (token.text for token in tokenize(understanding.text))
    return next((word for word in said if in_english(word, lambda _: False).strip() == thing), thing)
