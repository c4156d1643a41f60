"""Rules and the second voice together: whose reading of a message is planned.

The rules' plan stands where the voice says the same or is not sure. The rules count for as much
as they were right for authors they were not written by (`scripts/second_voice.py --measure`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from agent.planner.answer import Plan, PlannedCall
from agent.planner.as_tool import ANSWERED, REFUSED
from agent.planner.directives import ASK_USER, DECLINE
from agent.planner.knowledge import TOOL as SEARCH
from agent.planner.misheard import is_asked_well, is_misheard, is_of_every_day, names_a_rule
from agent.planner.off_topic import is_beyond_us
from agent.planner.second_voice import Embed, voices
from agent.planner.traits import masked
from agent.understanding import Understanding

_RULES_COUNT = 0.15
"""What a tool that the rules plan is worth, in the voice's scores."""
_RULES_SURE = 0.4
_LITTLE = 0.05
_TOLD_OUTRIGHT = frozenset(
    {
        "export_data",
        "decide_recommendation",
        "change_setting",
        "correct_document",
        "propose_price_change",
        "override_forecast",
        "explain_change",
        "review_price_changes",
        "simulate_price",
        "check_document",
        "list_documents",
        "create_alert_rule",
        "list_approvals",
        "morning_brief",
        "remove_alert_rule",
        "set_preference",
        "show_alert_rules",
        "update_alert",
        "weekly_summary",
        "answered",
    }
)
"""What the rules say only where words say it outright: of authors unseen 19 in 20 were right."""
_SURE_ENOUGH_TO_ASK = 0.25
_SURE_AGAINST_CALLS, _SURE_AGAINST_NOTHING, _SURE_OF_A_CHANGE = 0.6, 0.35, 0.6
_SUPPOSES = re.compile(r"\b(?:if|what-?if|suppose)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:what|which|how|when|where|why|who|will|would|should|can|show|tell|give|list|suggest|set|make|order)\b",
    re.IGNORECASE,
)
"""A part that asks; any other only tells how things are."""
_SAYS = re.compile(r"(?<![_a-z])[a-z]{2,}(?![_a-z])")
"""A word; names are masked, and of signs, figures and letters alone the voice hears anything."""
_SHORT = 6
_TRIED = 2
_HARDLY_HEARD = 0.02
_WRONG_WAY = frozenset({"period_behind", "period_ahead", "unknown_metric"})
_WRONG_TIME = frozenset({"period_behind", "period_ahead"})
_SURE_OF_TIME = 0.9
_OF_NO_TIME = frozenset({REFUSED, ANSWERED, "forecast_demand"})
"""Of a figure at a time that has none another tool may be meant, if it is heard surely; not its forecast."""
_SURE_OF_ONE = 0.7
_SHORTEST_IN_THREAD = 4
"""Words from which a message amid a conversation is a request of its own."""
_CHANGES = frozenset(
    {
        "propose_price_change",
        "decide_recommendation",
        "change_setting",
        "override_forecast",
        "correct_document",
    }
)
_MISSING = frozenset(
    {
        "alert_line_in_days",
        "alert_rule_one_place",
        "only_units_ahead",
        "which_setting_value",
        "which_value_document",
        "which_product_override",
        "which_store_override",
        "which_units_override",
        "which_days_override",
        "why_override",
        "one_override",
        "one_period_override",
        "one_price_at_a_time",
        "which_price_of_which",
        "which_price_to_try",
        "which_price_instead",
        "undo_what",
        "no_documents_yet",
        "tool_missing",
    }
)
"""What only a message raises whose words ask for the tool outright."""
_BY_ONE_WORD = frozenset({REFUSED, "list_alerts"})
"""What the rules say where they find nothing, or no more than the word "alert"."""
_GIVEN_OUTRIGHT = frozenset({"uncounted"})
"""Arguments that a call has only where words ask for it outright."""
_NAMED_BY_ID = frozenset({"recommendation_id", "change_id", "rule_id", "alert_id", "alert_ids"})
_TALK = frozenset({"greeting", "thanks", "goodbye", "help", "nothing_pending"})

Make = Callable[[str], Plan | None]


def reconsidered(
    understanding: Understanding, by_rules: Plan, make: Make, embed: Embed | None = None
) -> Plan:
    """Return the rules' plan, or the one for what the second voice surely hears instead.

    Args:
        understanding: The message, understood.
        by_rules: What the rules make of it.
        make: Returns the plan for a label, `None` where there can be none.
        embed: Turns a text into its vector, where a model of meaning is at hand.
    """
    outright = any(call.arguments.keys() & _GIVEN_OUTRIGHT or _names_threshold(call) for call in by_rules)
    if (
        outright
        or not _SAYS.search(masked(understanding))
        or is_of_every_day(understanding)
        or is_beyond_us(understanding.normalized)
        or _is_settled(understanding, by_rules)
        or _asks_what_is_missing(by_rules)
        or _is_of_its_id(by_rules)
    ):
        return by_rules
    said = _labels(by_rules)
    shares = (
        voices().hear(understanding, embed).shares({label: _weight(label, understanding) for label in said})
    )
    best = max(shares, key=lambda label: shares[label])
    if is_misheard(best, said, understanding) or is_asked_well(best, shares[best], by_rules, understanding):
        return by_rules
    if len(by_rules) > 1:
        return _of_parts(by_rules, best, shares[best])
    if best in said:
        return _asked_back(understanding, by_rules, shares, make) if said == {REFUSED} else by_rules
    if any(call.arguments.get("code") in _WRONG_TIME for call in by_rules[:1]):
        planned = _at_its_time(by_rules, best, shares[best], make)
    else:
        planned = _first_fitting(shares, make) or by_rules
    if said == {REFUSED} and all(call.name == DECLINE for call in planned):
        return by_rules
    asks = any(call.name == ASK_USER for call in planned[:1]) and said <= {REFUSED}
    return planned if shares[best] >= (_SURE_ENOUGH_TO_ASK if asks else _needed(best, said)) else by_rules


def _at_its_time(by_rules: Plan, best: str, share: float, make: Make) -> Plan:
    """Return the plan of the tool that is surely heard and has an answer at the time that is asked of."""
    planned = make(best) if share >= _SURE_OF_TIME and best not in _OF_NO_TIME else None
    fits = planned and not any(call.arguments.get("code") in _WRONG_WAY for call in planned)
    return planned if planned and fits else by_rules


def _is_of_its_id(by_rules: Plan) -> bool:
    """Tell whether the rules plan one call about what is named by its id: a recommendation, a change."""
    return len(by_rules) == 1 and bool(by_rules[0].arguments.keys() & _NAMED_BY_ID)


def _names_threshold(call: PlannedCall) -> bool:
    """Tell whether a call is about a threshold, or a document's field, that the message names.

    Few words do that by chance.
    """
    if call.name == "correct_document":
        return {"doc_id", "field", "value"} <= call.arguments.keys()
    return call.name == "change_setting" or (
        call.name == "show_settings" and bool(call.arguments.get("names"))
    )


def _weight(label: str, understanding: Understanding) -> float:
    """Return what the rules' own reading is worth, in the voice's scores."""
    if label in _BY_ONE_WORD:
        return _LITTLE
    outright = label in _TOLD_OUTRIGHT or (label == SEARCH and names_a_rule(understanding))
    return _RULES_SURE if outright else _RULES_COUNT


def _first_fitting(shares: Mapping[str, float], make: Make) -> Plan | None:
    """Return the plan of the likeliest label whose direction in time fits: no forecast of last Sunday."""
    for label in sorted(shares, key=lambda one: -shares[one])[:_TRIED]:
        if shares[label] < _HARDLY_HEARD:
            break
        planned = make(label)
        if planned and not any(call.arguments.get("code") in _WRONG_WAY for call in planned):
            return planned
    return None


def _asked_back(
    understanding: Understanding, by_rules: Plan, shares: Mapping[str, float], make: Make
) -> Plan:
    """Return the question to ask instead of a refusal, where a short message names goods of ours."""
    names = any(entity.kind in ("product", "brand") for entity in understanding.entities)
    surely_refused = shares.get(REFUSED, 0.0) >= _SURE_OF_ONE
    if not names or surely_refused or len(understanding.normalized.split()) > _SHORT:
        return by_rules
    likely = max(
        (label for label in shares if label not in (REFUSED, ANSWERED)), key=lambda label: shares[label]
    )
    planned = make(likely)
    return planned if planned and any(call.name == ASK_USER for call in planned) else by_rules


def _of_parts(by_rules: Plan, best: str, share: float) -> Plan:
    """Return the plan of a message in parts: without a question that only one part of it would raise.

    "The sale came early, so what will run out?" asks one thing; its first part is no request.
    """
    calls = tuple(call for call in by_rules if call.name not in (ASK_USER, DECLINE))
    about = [str(call.arguments.get("about", "")) for call in by_rules if call.name in (ASK_USER, DECLINE)]
    if not calls or not about or any(_ASKS.search(part) for part in about) or share < _SURE_OF_ONE:
        return by_rules
    if any(_SUPPOSES.search(part) for part in about):  # "… and 5 % less?" is a request of its own
        return by_rules
    return calls if all(call.name == best for call in calls) else by_rules


def _asks_what_is_missing(by_rules: Plan) -> bool:
    """Tell whether the rules know what is asked for and ask for the rest of it."""
    return any(call.arguments.get("code") in _MISSING for call in by_rules[:1])


def _is_settled(understanding: Understanding, by_rules: Plan) -> bool:
    """Tell whether a message stands in a conversation in a way that only the rules know of."""
    if not understanding.normalized.strip() or understanding.context.get("document"):
        return True
    if not re.search(r"[^\W\d_]", re.sub(r"_\w+_", "", masked(understanding))):
        return True  # names alone ask for nothing yet
    if understanding.focus is None:
        return False
    if understanding.stands_for:
        return not _is_at_a_loss(by_rules)  # the voice heard the request before its answer completed it
    return len(understanding.normalized.split()) < _SHORTEST_IN_THREAD


def _is_at_a_loss(by_rules: Plan) -> bool:
    """Tell whether the rules make nothing of a message but a refusal, or a question of what it is about."""
    return all(call.name == DECLINE or call.arguments.get("code") == "what_about_it" for call in by_rules)


def _labels(planned: Plan) -> set[str]:
    """Return what a plan does, as the voice names it; nothing where it asks."""
    labels: set[str] = set()
    for call in planned:
        if call.name == DECLINE:
            labels.add(ANSWERED if call.arguments.get("code") in _TALK else REFUSED)
        elif call.name != ASK_USER:
            labels.add(call.name)
        elif call.arguments.get("code") in _TALK:
            labels.add(ANSWERED)
    return labels


def _needed(best: str, said: Collection[str]) -> float:
    """Return how sure the voice must be to be followed against the rules."""
    if best in _CHANGES:
        return _SURE_OF_A_CHANGE
    return _SURE_AGAINST_CALLS if set(said) - _BY_ONE_WORD else _SURE_AGAINST_NOTHING
