"""The plan of a message whose tool is known: its words need not say so again, only fill the arguments.

For tools whose own plans wait for a turn of phrase ("set … to …"), where the second voice has
already told what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from agent.planner.alert import LIST as ALERTS
from agent.planner.alert import UPDATE, alerts_as_asked, update_as_asked
from agent.planner.alert_rule import CREATE, REMOVE, creation_as_asked, removal_as_asked
from agent.planner.alert_rule import SHOW as SHOW_RULES
from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.approving import TOOL as APPROVALS
from agent.planner.approving import approvals_as_asked
from agent.planner.briefing import BRIEF, WEEKLY, brief_as_asked, weekly_as_asked
from agent.planner.change import DECIDE_TOOL, PRICE_TOOL, decision_heard, price_as_asked
from agent.planner.directives import DECLINE
from agent.planner.document import CHECK, CORRECT, check_as_asked, correction_as_asked
from agent.planner.document_list import LIST, list_as_asked
from agent.planner.evidence import ANSWERED, REFUSED
from agent.planner.exporting import TOOL as EXPORT
from agent.planner.exporting import export_as_asked
from agent.planner.knowledge import TOOL as SEARCH
from agent.planner.knowledge import search
from agent.planner.override import TOOL as OVERRIDE_TOOL
from agent.planner.override import override_as_asked
from agent.planner.review import review_plan
from agent.planner.setting import CHANGE_TOOL, SHOW_TOOL, change_as_asked, show_as_asked
from agent.planner.shade import heard_shade
from agent.planner.smalltalk import nothing_asked, small_talk
from agent.planner.wishes import TOOL as WISH
from agent.planner.wishes import wish_as_asked
from agent.understanding import Understanding
from core.tenant import SETTING_RULES, SettingName
from language.pattern import Pattern

_COMMISSION = Pattern(r"\bcommission\b|कमीशन", re.IGNORECASE)
_OURS = Pattern(
    r"\b(?:our|assum\w*|we|my|set|settings?|saved|default|ham\w*|hum\w*|mer[aei]|apn[aei])\b|हम|मेर|अपन|सेट|रख",
    re.IGNORECASE,
)
_COUPON = Pattern(r"\b(?:coupons?|vouchers?|promo(?:tion)?s?)\b|कूपन|वाउचर", re.IGNORECASE)
_NOTHING_PREPARED = frozenset({"off_topic", "not_understood"})
_LOOKS = frozenset({SEARCH, SHOW_TOOL, CHECK, LIST, ALERTS, SHOW_RULES, APPROVALS, BRIEF, WEEKLY})


def planned_as(label: str, understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the plan for a tool that is meant, or for an end without one; `None` where it cannot be.

    Args:
        label: The tool, `refused` or `answered`.
        understanding: The message, understood.
        tools: Names of the tools at hand: one that only looks must be among them. A change is
            planned though its tool is not: the tool refuses who may not, and that is audited.
    """
    if label == OVERRIDE_TOOL:
        return override_as_asked(understanding, may=label in tools)
    if label in _LOOKS and label not in tools:
        return None
    make = _MAKERS.get(label)
    return make(understanding) if make else None


def _answered(understanding: Understanding) -> Plan:
    """Return the polite reply; what can be asked, where none is prepared."""
    planned = small_talk(understanding)
    unknown = planned[0].name == DECLINE and planned[0].arguments.get("code") in _NOTHING_PREPARED
    return ask("help") if unknown else planned


def _refused(understanding: Understanding) -> Plan:
    return nothing_asked(understanding)


def _shown(understanding: Understanding) -> Plan | None:
    """Return the call that shows thresholds; what a marketplace gives or takes is a rule of its."""
    of_market = _COMMISSION.search(understanding.text) and not _OURS.search(understanding.text)
    if of_market or _COUPON.search(understanding.text):
        return search(understanding)
    return show_as_asked(understanding.normalized)


def _changed(understanding: Understanding) -> Plan | None:
    """Return the call that sets the threshold that is named, or that the message sounds like."""
    sounds = heard_shade(CHANGE_TOOL, understanding)
    heard: dict[str, SettingName] = {name: name for name in SETTING_RULES}
    return change_as_asked(understanding.normalized, heard.get(sounds or ""))


_MAKERS: Mapping[str, Callable[[Understanding], Plan | None]] = {
    SEARCH: search,
    SHOW_TOOL: _shown,
    CHANGE_TOOL: _changed,
    PRICE_TOOL: price_as_asked,
    DECIDE_TOOL: decision_heard,
    EXPORT: export_as_asked,
    CHECK: check_as_asked,
    CORRECT: correction_as_asked,
    LIST: list_as_asked,
    "review_price_changes": lambda understanding: review_plan(understanding.normalized, asks=True),
    ALERTS: alerts_as_asked,
    UPDATE: update_as_asked,
    SHOW_RULES: lambda _: (PlannedCall(SHOW_RULES, {}),),
    CREATE: creation_as_asked,
    REMOVE: removal_as_asked,
    WISH: lambda understanding: wish_as_asked(understanding.text, understanding.normalized),
    APPROVALS: approvals_as_asked,
    BRIEF: brief_as_asked,
    WEEKLY: weekly_as_asked,
    REFUSED: _refused,
    ANSWERED: _answered,
}
