"""The list of documents before, with another standing, kind or days: "and the passed ones?"."""

from __future__ import annotations

import re

from agent.planner.answer import PlannedCall
from agent.planner.document_list import LIST, document_list_plan
from agent.understanding import Understanding
from core.message import ToolCall

_PAPERS = re.compile(
    r"\b(?:bills|invoices|receipts|memos|certificates|(?:credit|debit)\s+notes?|claim\s+forms?)\b",
    re.IGNORECASE,
)


def papers_again(call: ToolCall, understanding: Understanding) -> list[PlannedCall]:
    """Return the list of documents with the standing, the kind or the days that are said."""
    said = understanding.normalized.strip(" ?.!")
    named = _PAPERS.search(said) is not None
    asked = f"list all {said}" if named else f"list invoices {said}"
    probe = understanding.model_copy(update={"normalized": asked, "text": asked, "focus": None})
    found = document_list_plan(probe, {LIST})
    arguments = dict(call.arguments)
    if found:
        kept = found[0].arguments.items()
        arguments |= {name: value for name, value in kept if named or name != "doc_types"}
    period = understanding.period
    if period is not None:
        arguments["period"] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    return [PlannedCall(LIST, arguments)]
