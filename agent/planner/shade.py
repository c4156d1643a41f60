"""What of a tool is asked, by ear: which figure, to what end a price, which kind of action, which threshold.

Words say it in more ways than any list of them holds. Where the rules found none of theirs, and
would go by what is usual, the second voice is asked what such messages mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import cut
from agent.planner.metric import find_metrics
from agent.planner.second_voice import Embed, voices
from agent.understanding import Understanding

ARGUMENT: Mapping[str, str] = {
    "query_kpi": "metrics",
    "suggest_price": "objective",
    "rank_actions": "kind",
    "show_settings": "names",
    "change_setting": "name",
}
"""The argument of a tool that is heard."""
SETTINGS = frozenset({"show_settings", "change_setting"})
"""Tools of the same thresholds: what is heard of one is learned of both."""
NONE = "usual"
"""What a message asks for that says nothing of it."""
_PLAIN = frozenset({NONE, "revenue", "units"})
"""What is said by plain words of its own, or by nothing."""
_SEVERAL = frozenset({"query_kpi", "show_settings"})
"""Tools whose argument is a list."""
_SURE: Mapping[str, float] = {
    "query_kpi": 0.75,
    "suggest_price": 0.75,
    "rank_actions": 0.6,
    "show_settings": 0.5,
    "change_setting": 0.5,
}
"""Below it half of what was heard of authors left out was wrong (`second_voice --measure`)."""


def shaded(understanding: Understanding, planned: Plan, embed: Embed | None) -> Plan:
    """Return a plan with the arguments that its words only hint at.

    Args:
        understanding: The message, understood.
        planned: The calls of one tool; any other plan stays as it is.
        embed: Turns a text into its vector, where a model of meaning is at hand.
    """
    tools = {call.name for call in planned}
    if len(tools) != 1 or not tools <= ARGUMENT.keys() or understanding.focus is not None:
        return planned
    (tool,) = tools
    if not all(_goes_by_the_usual(call, understanding) for call in planned):
        return planned
    heard = heard_shade(tool, understanding, embed)
    if heard is None:
        return planned
    return tuple(PlannedCall(call.name, {**call.arguments, **_said(tool, heard)}) for call in planned)


def heard_shade(tool: str, understanding: Understanding, embed: Embed | None = None) -> str | None:
    """Return the value of a tool's argument that is surely heard, and not the usual one; else `None`."""
    shares = voices().shade(tool, understanding, embed)
    heard = max(shares, key=lambda value: shares[value], default=NONE)
    return None if heard in _PLAIN or shares[heard] < _SURE[tool] else heard


def _goes_by_the_usual(call: PlannedCall, understanding: Understanding) -> bool:
    """Tell whether a call says nothing of the argument, or only what is taken where nothing is said."""
    if call.name != "query_kpi":
        return ARGUMENT[call.name] not in call.arguments
    whole = cut(understanding, (0, len(understanding.normalized)))
    return call.arguments["metrics"] == ["revenue"] and not find_metrics(whole.masked)


def _said(tool: str, value: str) -> dict[str, Any]:
    return {ARGUMENT[tool]: [value] if tool in _SEVERAL else value}
