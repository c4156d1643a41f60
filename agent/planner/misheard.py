"""What the second voice may not say against the rules: their words are plain, or rule it out."""

from __future__ import annotations

import re
from collections.abc import Collection

from agent.planner.answer import Plan
from agent.planner.as_tool import ANSWERED, REFUSED
from agent.planner.clause import cut
from agent.planner.directives import ASK_USER
from agent.planner.knowledge import THRESHOLD, knowledge_score
from agent.planner.knowledge import TOOL as SEARCH
from agent.planner.metric import is_ranking
from agent.planner.on_hand import asks_on_hand
from agent.planner.price_now import asks_price_now
from agent.understanding import Understanding

_SHOWN = re.compile(r"^\W*(?:show|tell|give|send)\b(?!.*\bhow\s+(?:to|can|do|should)\b)", re.IGNORECASE)
"""A figure that is to be shown wants its days: "show all stores' sales" is no other matter."""
_YES_OR_NO = re.compile(r"^\W*(?:did|has|have|is|are|was|were)\b", re.IGNORECASE)
_GOODS = ("product", "brand", "category")
_CHANGE_ASKED = re.compile(
    r"\bwhy\b|\bhow\s+come\b|\breasons?\b|\broot\s+cause\b|\brca\b|\bexplain\b|\bwe\s+owe\b", re.IGNORECASE
)
_OF_NO_GOODS = frozenset(
    {REFUSED, "show_settings", "change_setting", "morning_brief", "weekly_summary", "set_preference"}
)
"""What nobody means who names goods of ours and asks for a figure of theirs."""
_OF_RULES = frozenset({"create_alert_rule", "show_alert_rules", "remove_alert_rule"})
_OF_ALERTS = _OF_RULES | {"list_alerts", "update_alert"}
_BESIDE_ALERTS = frozenset(
    {REFUSED, ANSWERED, "set_preference", "export_data", "show_settings", "change_setting", SEARCH}
)
"""What a message that names alerts may want of them: whoever says "alert" asks for no figure beside it."""
_ASKED_OF_GOODS = frozenset({"which_of_products", "did_you_mean", "which_store", "which_period"})
_SURE_CUE, _SURE_REFUSAL, _SURE_OF_ELSE = 2.5, 0.8, 0.6


def is_of_every_day(understanding: Understanding) -> bool:
    """Tell whether a message asks what is on hand or what goods of ours go for, which it says by itself."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    return not whole.unknown and (
        asks_on_hand(whole.masked, whole.reading) or asks_price_now(whole.masked, whole.reading)
    )


def names_a_rule(understanding: Understanding) -> bool:
    """Tell whether a message names the law or somebody's rules outright."""
    return knowledge_score(understanding) >= THRESHOLD


def is_misheard(best: str, said: Collection[str], understanding: Understanding) -> bool:
    """Tell whether the voice hears what the words rule out.

    "Did sales drop?" asks whether, "what moved fastest?" which, neither why; "revenue during the
    world cup" asks for a figure of ours, "import duty on drones" for a rule.

    Args:
        best: What the voice hears.
        said: What the rules plan, as the voice names it.
        understanding: The message, understood.
    """
    if best == REFUSED:
        of_rules = SEARCH in said and names_a_rule(understanding)
        return of_rules or (_names(understanding, "metric") and bool(set(said) - {REFUSED, ANSWERED}))
    if set(said) & _OF_ALERTS and best not in (_OF_ALERTS if "list_alerts" in said else _OF_RULES):
        return best not in _BESIDE_ALERTS
    text = understanding.normalized
    if best == "explain_change" and said:
        return bool(_YES_OR_NO.match(text)) or is_ranking(text) or "forecast_demand" in said
    of_paper = best == "detect_anomalies" and "check_document" in said
    return of_paper or (best == "query_kpi" and "explain_change" in said and bool(_CHANGE_ASKED.search(text)))


def is_asked_well(best: str, share: float, by_rules: Plan, understanding: Understanding) -> bool:
    """Tell whether the rules ask for what is missing of a request for goods or figures of ours.

    "The margin on ghee?" wants days, no refusal and no threshold of the shop's.

    Args:
        best: What the voice hears.
        share: How surely, 0 to 1.
        by_rules: What the rules plan.
        understanding: The message, understood.
    """
    code = by_rules[0].arguments.get("code") if by_rules and by_rules[0].name == ASK_USER else None
    if code not in _ASKED_OF_GOODS:
        return False
    if best == "rank_actions" and _names(understanding, "product"):
        return True  # no list of actions is about one product
    if code == "which_period" and _names(understanding, "metric"):
        shown = _SHOWN.match(understanding.normalized) is not None
        if share < _SURE_OF_ELSE or (best == REFUSED and shown):
            return True
    if best not in _OF_NO_GOODS or not _names(understanding, *_GOODS):
        return False
    if best != REFUSED or _names(understanding, "metric"):
        return True
    whole = cut(understanding, (0, len(understanding.normalized)))
    return whole.intent is not None and whole.intent.score >= _SURE_CUE and share < _SURE_REFUSAL


def _names(understanding: Understanding, *kinds: str) -> bool:
    return any(entity.kind in kinds for entity in understanding.entities)
