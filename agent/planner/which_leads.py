"""Which of the figures told side by side is better: "which is better?", "kaun aage hai?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause
from core.message import ToolCall
from language.pattern import Pattern

_LONGEST = 9
_ASKED = Pattern(
    r"\b(?:which|who|what|whose)\b[^.?!]{0,30}\b(?:better|best|more|most|ahead|higher|highest|leads?|leading|won|wins?|bigger|strong(?:er|est)"
    r"|good|less|least|worse|worst|behind|lower|lowest|weak(?:er|est))\b"
    r"|\b(?:better|more|ahead|higher|leading|good|behind|less)\b[^.?!]{0,12}\b(?:which|who)\b",
    re.IGNORECASE,
)


def which_leads(part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the figures once more, told with which is ahead; `None` where nothing else is asked for.

    Args:
        part: What is said, in the planner's English.
        calls: The calls the thread is about.
    """
    side_by_side = len(calls) > 1 and all(call.tool == "query_kpi" for call in calls)
    if not side_by_side or part.entities or part.unknown or part.reading.periods:
        return None
    if len(part.text.split()) > _LONGEST or not _ASKED.search(part.masked):
        return None
    return tuple(PlannedCall(call.tool, call.arguments) for call in calls)
