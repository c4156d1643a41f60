"""Another threshold in a row of them, or what the one talked about is now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause
from agent.planner.setting import CHANGE_TOOL, SHOW_TOOL, named_setting
from core.message import ToolCall
from language.numbers import find_numbers
from language.pattern import Pattern

_SHORT = 8
_PRESENT = Pattern(
    r"\b(?:present|current|existing|now|latest)\b[^.?!]{0,15}\b(?:figure|value|limit|level|setting|position|one)\b"
    r"|\bwhat\s+is\s+(?:it|that)\s+now\b|\b(?:now|abhi)\s+how\s+(?:much|many)\b(?:\s+(?:is|set|days|percent|it))*\W*$",
    re.IGNORECASE,
)
"""Asks what a threshold is that was talked about last."""


def threshold_again(part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return another threshold shown, where one is named in a row of them: "and the minimum margin?"."""
    last = calls[-1]
    name = named_setting(part.text) if last.tool in (SHOW_TOOL, CHANGE_TOOL) else None
    if name is None and last.tool in (SHOW_TOOL, CHANGE_TOOL) and _PRESENT.search(part.text):
        name = last.arguments.get("name") or next(iter(last.arguments.get("names") or ()), None)
    if name is None or find_numbers(part.text) or len(part.text.split()) > _SHORT:
        return None
    return (PlannedCall(SHOW_TOOL, {"names": [name]}),)
