"""plan: which tools to call, or one question, or a refusal, by whichever model plans."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langgraph.runtime import Runtime

from agent.context import RemoteModel, TurnContext
from agent.findings import findings_of
from agent.planner.answer import PlannedCall
from agent.planner.directives import DIRECTIVE_NAMES, AskUser, Decline
from agent.planner.knowledge import DOUBT, Doubt
from agent.planner.knowledge import TOOL as KNOWLEDGE
from agent.planner.model import UNDERSTANDING, tool_calls
from agent.prompt import call_messages, conversation
from agent.state import CallError, CallRecord, Directive, State, Update, new_call
from agent.understanding import Understanding
from core.errors import DataError, SmartRetailError
from core.message import TurnEvent
from core.tool import Effect, ToolSpec
from tools.search_knowledge import SearchKnowledgeResult

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)


class ModelFailedError(Exception):
    """The remote model gave no usable answer; the message says why, without its text."""


async def plan(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Ask the model what to do next and note it."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="plan"))
    rounds, fallback = state["rounds"], state["fallback"]
    if rounds >= context.services.limits.max_calls or context.remaining_s <= 0:
        return Update(rounds=rounds + 1, directive=None, model_text="")  # a round without calls: to the reply
    remote = context.services.remote
    if remote is None or fallback:
        answer = await ask_offline(state, context)
        return _noted(answer, state, context, rounds + 1, fallback)
    try:
        answer = await ask_remote(state, context, remote)
    except ModelFailedError as failure:
        log.warning("Model %s failed, the offline planner goes on: %s", remote.name, failure)
        fallback = f"{remote.name} {failure}"
        if any(call["status"] == "done" for call in state["calls"]):
            return Update(fallback=fallback, rounds=rounds + 1, directive=None, model_text="")
        answer = await ask_offline({**state, "calls": []}, context)
        return _noted(answer, {**state, "calls": []}, context, rounds + 2, fallback)
    return _noted(answer, state, context, rounds + 1, "")


async def ask_offline(state: State, context: TurnContext) -> AIMessage:
    """Ask the offline planner; it reads the understanding, not the words."""
    model = bound(context.services.offline, context.specs)
    answer = await model.ainvoke(offline_messages(state))
    if not isinstance(answer, AIMessage):
        return AIMessage(str(answer.content))
    doubt = answer.additional_kwargs.get(DOUBT)
    if doubt is None:
        return answer
    if await asyncio.to_thread(is_rule_question, Doubt(**doubt), context):
        return AIMessage("", tool_calls=tool_calls((PlannedCall(KNOWLEDGE, doubt["arguments"]),)))
    return answer


def is_rule_question(doubt: Doubt, context: TurnContext) -> bool:
    """Tell whether the shop's texts answer a message that may ask for a rule: a look, before the call."""
    try:
        found = context.services.catalog.call(KNOWLEDGE, doubt.arguments, context.principal).result
    except DataError:  # nothing is indexed: its words decide
        return doubt.sounds_so
    except Exception as error:  # noqa: BLE001 - it was only a look: the plan stands without it
        log.error("The look whether a message asks for a rule failed: %s", type(error).__name__)
        return False
    if not isinstance(found, SearchKnowledgeResult):
        return False
    return (found.found and found.confidence >= doubt.needed) or (doubt.sounds_so and doubt.declined)


def offline_messages(state: State) -> list[BaseMessage]:
    """Return the turn as the offline planner reads it."""
    understanding = Understanding.model_validate(state["understanding"])
    asked = HumanMessage(understanding.text, additional_kwargs={UNDERSTANDING: state["understanding"]})
    return [asked, *call_messages(state["calls"], {})]


async def ask_remote(
    state: State, context: TurnContext, remote: RemoteModel, reasons: Sequence[str] = (), rejected: str = ""
) -> AIMessage:
    """Ask the remote model, within its time and the turn's.

    Raises:
        ModelFailedError: it failed, took too long or said nothing.
    """
    understanding = Understanding.model_validate(state["understanding"])
    messages = await asyncio.to_thread(  # the first redaction loads its recognizers for two seconds
        conversation,
        understanding=understanding,
        history=state.get("history", []),
        calls=state["calls"],
        findings=findings_of(state, context),
        redact=_redact(context, understanding),
        reasons=reasons,
        rejected=rejected,
    )
    model = bound(remote.chat, context.specs)
    seconds = min(context.services.limits.model_timeout_s, context.remaining_s)
    try:
        answer = await asyncio.wait_for(_invoke(model, messages, streaming=remote.streaming), seconds)
    except TimeoutError:
        raise ModelFailedError("timed out") from None
    except SmartRetailError:
        raise
    except Exception as error:  # providers raise anything: throttling, sockets, broken JSON
        raise ModelFailedError(f"failed ({type(error).__name__})") from error
    if not answer.tool_calls and not answer.invalid_tool_calls and not text_of(answer).strip():
        raise ModelFailedError("said nothing")
    return answer


async def _invoke(model: Any, messages: list[BaseMessage], *, streaming: bool) -> AIMessage:
    if not streaming:
        return await model.ainvoke(messages)
    whole: AIMessageChunk | None = None
    async for chunk in model.astream(messages):
        whole = chunk if whole is None else whole + chunk
    return whole if whole is not None else AIMessage("")


def text_of(message: AIMessage) -> str:
    """Return the words of a message, without reasoning or tool blocks."""
    if isinstance(message.content, str):
        return message.content.replace("\x00", "")
    parts = [
        block if isinstance(block, str) else str(block.get("text", "")) if block.get("type") == "text" else ""
        for block in message.content
    ]
    return "".join(parts).replace("\x00", "")  # no database keeps it in a text


def bound(model: BaseChatModel, specs: Mapping[str, ToolSpec]) -> Any:
    """Return the model with the tools and the directives bound."""
    tools: list[Any] = [
        {"name": spec.name, "description": spec.description, "parameters": dict(spec.arguments_schema)}
        for spec in specs.values()
    ]
    return model.bind_tools([*tools, AskUser, Decline])


def _redact(context: TurnContext, understanding: Understanding) -> Callable[[str], str]:
    redactor = context.services.redactor
    if redactor is None:
        raise ModelFailedError("has no redactor")
    keep = {entity.text for entity in understanding.entities} | {
        entity.id for entity in understanding.entities
    }

    def redact(text: str) -> str:
        return redactor.redact(text, keep)

    return redact


def _noted(answer: AIMessage, state: State, context: TurnContext, rounds: int, fallback: str) -> Update:
    """Turn the model's answer into pending calls, a directive or a text."""
    update = Update(rounds=rounds, fallback=fallback, directive=None, model_text="", calls=state["calls"])
    told = [asked for asked in answer.tool_calls if asked["name"] in DIRECTIVE_NAMES]
    if told:
        update["directive"] = Directive(name=told[0]["name"], arguments=told[0]["args"])
    calls = list(state["calls"])
    for asked in answer.tool_calls:
        if asked["name"] in DIRECTIVE_NAMES or (told and context.effect(asked["name"]) is Effect.WRITE):
            continue  # what is asked comes after what was clear; a change waits for the answer
        call = _call(asked["name"], dict(asked["args"]), asked.get("id"), calls, rounds, context)
        if call is not None:
            calls.append(call)
    for broken in answer.invalid_tool_calls[: context.services.limits.max_tool_calls - len(calls)]:
        unread = _new(broken.get("name") or "unknown", {}, broken.get("id"), calls, rounds, context)
        calls.append(refused(unread, "invalid_input", "The arguments are no valid JSON object."))
    update["calls"] = calls
    if len(calls) == len(state["calls"]) and not told:
        update["model_text"] = text_of(answer)
    return update


def _call(  # noqa: PLR0917 - one private constructor, called once
    tool: str,
    arguments: dict[str, Any],
    call_id: str | None,
    calls: list[CallRecord],
    rounds: int,
    context: TurnContext,
) -> CallRecord | None:
    """Return the call as noted; `None` where the turn has made it already or made too many."""
    repeated = any(
        (call["tool"], call["asked"]) == (tool, arguments) and call["status"] != "error" for call in calls
    )
    if repeated or len(calls) >= context.services.limits.max_tool_calls:
        return None
    call = _new(tool, arguments, call_id, calls, rounds, context)
    waiting = any(one["effect"] == Effect.WRITE.value and one["status"] == "pending" for one in calls)
    if call["effect"] == Effect.WRITE.value and waiting:
        return refused(call, "confirm_one_at_a_time", "The first change waits for the person's yes.")
    return call


def _new(  # noqa: PLR0917 - as above
    tool: str,
    arguments: dict[str, Any],
    call_id: str | None,
    calls: list[CallRecord],
    rounds: int,
    context: TurnContext,
) -> CallRecord:
    number = len(calls) + 1
    return new_call(
        number=number,
        round_number=rounds,
        call_id=call_id or f"call_{number}",
        tool=tool,
        arguments=arguments,
        effect=context.effect(tool),
    )


def refused(call: CallRecord, code: str, message: str) -> CallRecord:
    """Return the call with an error that the model may correct."""
    error = CallError(kind="input", code=code, message=message, details={})
    return {**call, "status": "error", "error": error}
