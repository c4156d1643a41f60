"""The list of documents before, with another standing, kind or days: "and the passed ones?"."""

from __future__ import annotations

import re
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.document_list import LIST, document_list_plan
from agent.understanding import Understanding
from core.message import ToolCall
from language.pattern import Pattern

_PAPERS = Pattern(
    r"\b(?:bills|invoices|receipts|memos|certificates|(?:credit|debit)\s+notes?|claim\s+forms?)\b",
    re.IGNORECASE,
)

_EVERY_SUPPLIER = Pattern(
    r"\b(?:all|every|any|each|whole)\b(?!\s+of\s+(?:them|it))|\b(?:every|any)(?:one|body)\b|सब|सभी|सारे",
    re.IGNORECASE,
)
_SUPPLIERS = Pattern(r"\b(?:suppliers?|vendors?|part(?:y|ies)|firms?|every(?:one|body))\b", re.IGNORECASE)
_EITHER = ["fail", "needs_review"]


def papers_again(call: ToolCall, understanding: Understanding) -> list[PlannedCall]:
    """Return the list of documents with the standing, the kind or the days that are said."""
    said = understanding.normalized.strip(" ?.!")
    named = _PAPERS.search(said) is not None
    asked = f"list all {said}" if named else f"list invoices {said}"
    written = f"{understanding.text.rstrip(' ?.!।')} bills"
    probe = understanding.model_copy(update={"normalized": asked, "text": written, "focus": None})
    found = document_list_plan(probe, {LIST})
    before = dict(call.arguments)
    arguments = {**before, **_told(found, named=named)}
    if before.get("standings", _EITHER) != _EITHER and arguments["standings"] == _EITHER:
        arguments["standings"] = ["needs_review"]  # "and those to be reviewed?" means the others
    if (
        _EVERY_SUPPLIER.search(f"{said} {understanding.text}")
        and (arguments != before or _SUPPLIERS.search(said))
        and arguments.get("supplier") == before.get("supplier")
    ):
        arguments.pop("supplier", None)
    period = understanding.period
    if period is not None:
        arguments["period"] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
    return [PlannedCall(LIST, arguments)]


def _told(found: Plan | None, *, named: bool) -> dict[str, Any]:
    """Return what a list that was asked for by itself would be of; its kind only where it is named."""
    if not found:
        return {}
    return {name: value for name, value in found[0].arguments.items() if named or name != "doc_types"}
