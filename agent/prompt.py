"""What a remote chat model is told, and the turn so far as it sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from agent.context import Finding
from agent.prompts import filled, prompt
from agent.state import CallRecord, Exchange
from agent.understanding import Understanding
from core.fact import Fact
from language.format import format_value

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage, SystemMessage, ToolMessage

MAX_FACTS = 80
"""Facts of one call that a model is shown; the largest come first in every result."""

_PLAIN = re.compile(r"\{f\d+\.\d+\}|[A-Z]+_\d+|[a-z_]+|₹?[\d,]{1,9}(?:\.\d+)?%?")
"""References, ids, keywords and short figures: nobody's."""


class Hide(Protocol):
    """Takes personal data out of a text; `own` tells whether the text is the person's own."""

    def __call__(self, text: str, *, own: bool) -> str:
        """Return the text with a placeholder for each."""
        ...


def _as_is(text: str, *, own: bool) -> str:
    return text


def conversation(
    *,
    understanding: Understanding,
    history: Sequence[Exchange],
    calls: Sequence[CallRecord],
    findings: Mapping[int, Finding],
    hide: Hide,
    reasons: Sequence[str] = (),
    rejected: str = "",
    cache_point: Mapping[str, Any] | None = None,
) -> list[BaseMessage]:
    """Return the messages for a remote model: rules, thread, question, calls so far.

    Args:
        understanding: Of the message to answer.
        history: The thread before it.
        calls: The turn's calls, made in rounds.
        findings: What they found.
        hide: Takes personal data out.
        reasons: Why the verifier rejected the last reply.
        rejected: That reply.
        cache_point: What a provider wants behind the part that every request begins with.
    """
    from langchain_core.messages import AIMessage, HumanMessage  # noqa: PLC0415 - heavy

    messages: list[BaseMessage] = [_system(_setting(understanding, hide), cache_point)]
    for exchange in history:
        own = exchange["role"] == "user"
        messages.append((HumanMessage if own else AIMessage)(hide(exchange["text"], own=own)))
    messages.append(HumanMessage(hide(understanding.text, own=True) or "(no text)"))
    messages += call_messages(calls, findings, hide)
    if reasons:
        if rejected:
            messages.append(AIMessage(hide(rejected, own=False)))
        told = "\n".join(f"- {hide(reason, own=False)}" for reason in reasons)
        messages.append(HumanMessage(filled("again", reasons=told)))
    return messages


def _system(setting: str, cache_point: Mapping[str, Any] | None) -> SystemMessage:
    """Return the rules and, behind what never changes, what the message was understood to say."""
    from langchain_core.messages import SystemMessage  # noqa: PLC0415

    if cache_point is None:
        return SystemMessage(f"{prompt('system')}\n\n{setting}")
    return SystemMessage(
        [{"type": "text", "text": prompt("system")}, dict(cache_point), {"type": "text", "text": setting}]
    )


def call_messages(
    calls: Sequence[CallRecord], findings: Mapping[int, Finding], hide: Hide = _as_is
) -> list[AIMessage | ToolMessage]:
    """Return the turn's calls and results as a chat model exchanged them."""
    from langchain_core.messages import AIMessage, ToolMessage  # noqa: PLC0415

    messages: list[AIMessage | ToolMessage] = []
    for number in dict.fromkeys(call["round"] for call in calls):
        own = [call for call in calls if call["round"] == number]
        messages.append(
            AIMessage(
                "",
                tool_calls=[
                    {
                        "name": call["tool"],
                        "args": _hidden(call["asked"], hide),
                        "id": call["call_id"],
                        "type": "tool_call",
                    }
                    for call in own
                ],
            )
        )
        for call in own:
            finding = findings.get(call["number"])
            messages.append(
                ToolMessage(
                    _result_text(finding, hide) if finding else _error_text(call, hide),
                    tool_call_id=call["call_id"],
                    name=call["tool"],
                    status="success" if finding else "error",
                )
            )
    return messages


def _setting(understanding: Understanding, hide: Hide) -> str:
    """Say what the message was understood to name, so that a model need not guess ids."""
    named = [
        {
            "kind": entity.kind,
            "id": entity.id,
            "name": entity.name,
            "alternatives": list(entity.alternatives)[:8],
        }
        for entity in understanding.entities
    ]
    setting: dict[str, Any] = {
        "today": understanding.today.isoformat(),
        "understood": named,
        "not_in_the_catalogue": [hide(text, own=True) for text in understanding.unknown],
    }
    if understanding.period:
        setting["period"] = {
            "start": understanding.period.start.isoformat(),
            "end": understanding.period.end.isoformat(),
        }
    if understanding.horizon_days:
        setting["horizon_days"] = understanding.horizon_days
    if understanding.stands_for:
        setting["the_message_stands_for"] = hide(understanding.stands_for, own=True)
    if understanding.context:
        setting["context"] = dict(understanding.context)
    return "Understood of the message: " + json.dumps(setting, ensure_ascii=False)


def _result_text(finding: Finding, hide: Hide) -> str:
    shown = finding.facts[:MAX_FACTS]
    result: dict[str, Any] = {"facts": [_fact_data(fact) for fact in shown]}
    if len(finding.facts) > len(shown):
        result["more_facts_not_shown"] = True
    if finding.result.notes:
        result["must_say"] = [
            {"code": note.code, **note.values} if note.values else {"code": note.code}
            for note in finding.result.notes
        ]
    if finding.citations:
        result["citations"] = [citation.model_dump(mode="json") for citation in finding.citations]
    return json.dumps(_hidden(result, hide), ensure_ascii=False)


def _fact_data(fact: Fact) -> dict[str, Any]:
    value = format_value(fact.value, fact.unit, currency=fact.source.currency)
    data: dict[str, Any] = {"ref": f"{{{fact.id}}}", "label": fact.label, "value": value, "unit": fact.unit}
    if fact.subject:
        data["about"] = dict(fact.subject)
    return data


def _error_text(call: CallRecord, hide: Hide) -> str:
    error = call.get("error")
    if error is None:
        return json.dumps({"error": "not done yet"})
    return json.dumps(
        {"error": error["code"], "message": hide(error["message"], own=False)}, ensure_ascii=False
    )


def _hidden(value: Any, hide: Hide) -> Any:
    """Return data with its texts hidden; keys, references and short words of a fixed set stay quickly."""
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else hide(value, own=False)
    if isinstance(value, Mapping):
        return {name: _hidden(held, hide) for name, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_hidden(held, hide) for held in value]
    return value
