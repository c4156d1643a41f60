"""From what a model answered to what the turn does: pending calls, a directive, or a text."""

from __future__ import annotations

import re
from typing import Any

from langchain_core.messages import AIMessage

from agent.context import TurnContext
from agent.planner.directives import DIRECTIVE_NAMES
from agent.remote.asking import text_of
from agent.state import CallError, CallRecord, Directive, State, Update, new_call
from core.tool import Effect

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
UNKNOWN = "unknown"
"""Stands for a tool's name that is none: it is shown, and sent back to the model."""


def noted(answer: AIMessage, state: State, context: TurnContext, rounds: int, fallback: str) -> Update:
    """Turn a model's answer into pending calls, a directive or a text."""
    update = Update(rounds=rounds, fallback=fallback, directive=None, model_text="", calls=state["calls"])
    told = [asked for asked in answer.tool_calls if asked["name"] in DIRECTIVE_NAMES]
    if told:
        update["directive"] = Directive(name=told[0]["name"], arguments=told[0]["args"])
    calls = list(state["calls"])
    for asked in answer.tool_calls:
        if asked["name"] in DIRECTIVE_NAMES or (told and context.effect(asked["name"]) is Effect.WRITE):
            continue  # what is asked comes after what was clear; a change waits for the answer
        call = _call(_named(asked["name"]), dict(asked["args"]), calls, rounds, context)
        if call is not None:
            calls.append(call)
    for broken in answer.invalid_tool_calls[: context.services.limits.max_tool_calls - len(calls)]:
        unread = _new(_named(broken.get("name") or ""), {}, calls, rounds, context)
        calls.append(refused(unread, "invalid_input", "The arguments are no valid JSON object."))
    update["calls"] = calls
    if len(calls) == len(state["calls"]) and not told:
        update["model_text"] = text_of(answer)
    return update


def _named(name: str) -> str:
    return name if _NAME.fullmatch(name) else UNKNOWN


def _call(
    tool: str, arguments: dict[str, Any], calls: list[CallRecord], rounds: int, context: TurnContext
) -> CallRecord | None:
    """Return the call as noted; `None` where the turn has made it already or made too many."""
    repeated = any(
        (call["tool"], call["asked"]) == (tool, arguments) and call["status"] != "error" for call in calls
    )
    if repeated or len(calls) >= context.services.limits.max_tool_calls:
        return None
    call = _new(tool, arguments, calls, rounds, context)
    waiting = any(one["effect"] == Effect.WRITE.value and one["status"] == "pending" for one in calls)
    if call["effect"] == Effect.WRITE.value and waiting:
        return refused(call, "confirm_one_at_a_time", "The first change waits for the person's yes.")
    return call


def _new(
    tool: str, arguments: dict[str, Any], calls: list[CallRecord], rounds: int, context: TurnContext
) -> CallRecord:
    """Return a new call. Its id is ours: a model's own may be missing, repeated or no id at all."""
    number = len(calls) + 1
    return new_call(
        number=number,
        round_number=rounds,
        call_id=f"call_{number}",
        tool=tool,
        arguments=arguments,
        effect=context.effect(tool),
    )


def refused(call: CallRecord, code: str, message: str) -> CallRecord:
    """Return the call with an error that the model may correct."""
    error = CallError(kind="input", code=code, message=message, details={})
    return {**call, "status": "error", "error": error}
