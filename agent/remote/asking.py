"""One call of a remote model: allowed, bounded in time and size, counted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage

from agent.planner.directives import AskUser, Decline
from agent.remote.apart import BusyError, apart
from agent.remote.failure import ModelFailedError, ProviderError, TooMuchError

if TYPE_CHECKING:
    from agent.context import RemoteModel, TurnContext
    from core.tool import ToolSpec

MOST_CHARS = 40_000
"""Of one answer, tool calls included: a reply has hundreds, a call some dozens."""


async def ask(context: TurnContext, remote: RemoteModel, messages: Sequence[BaseMessage]) -> AIMessage:
    """Return the model's answer.

    Raises:
        ModelFailedError: it may not be asked now, failed, took too long, said nothing or too much.
    """
    if spent := await asyncio.to_thread(context.meter(remote).spent):
        raise ModelFailedError(spent)
    if not remote.breaker.lets_pass():
        raise ModelFailedError("paused")
    try:
        answer = await _within_time(context, remote, messages)
    except BaseException as error:
        wait_s = error.retry_after_s if isinstance(error, ProviderError) else None
        remote.breaker.failed(wait_s)
        await _count(context, remote, messages, None)
        if isinstance(error, ProviderError):
            raise ModelFailedError(f"failed ({error})") from error
        raise
    remote.breaker.succeeded()
    await _count(context, remote, messages, answer)
    if answer.response_metadata.get("stopReason") == "guardrail_intervened":
        raise ModelFailedError("was stopped by its guardrail")
    return answer


async def _count(
    context: TurnContext, remote: RemoteModel, messages: Sequence[BaseMessage], answer: AIMessage | None
) -> None:
    """Keep what the call took, even where the turn is given up meanwhile."""
    await asyncio.shield(asyncio.to_thread(context.meter(remote).count, messages, answer))


async def _within_time(
    context: TurnContext, remote: RemoteModel, messages: Sequence[BaseMessage]
) -> AIMessage:
    model = _with_tools(remote, context.specs)
    seconds = min(context.services.limits.model_timeout_s, context.model_remaining_s)
    try:
        answer = await asyncio.wait_for(_answer(model, remote, list(messages)), seconds)
    except TimeoutError:
        raise ModelFailedError("timed out") from None
    except TooMuchError:
        raise ModelFailedError("said too much") from None
    except BusyError:
        raise ModelFailedError("is held up") from None
    except ProviderError:
        raise
    except Exception as error:  # providers raise anything: throttling, sockets, broken JSON
        raise ModelFailedError(f"failed ({type(error).__name__})") from error
    if _size(answer) > MOST_CHARS:
        raise ModelFailedError("said too much")
    if not answer.tool_calls and not answer.invalid_tool_calls and not text_of(answer).strip():
        raise ModelFailedError("said nothing")
    return answer


async def _answer(model: Any, remote: RemoteModel, messages: list[BaseMessage]) -> AIMessage:
    """Ask the model; one whose library blocks is asked in a thread of its own."""
    if remote.blocking:
        work = _gathered if remote.streaming else _invoked
        return await apart(partial(work, model, messages))
    if not remote.streaming:
        return await model.ainvoke(messages)
    pieces: list[AIMessageChunk] = []
    size = 0
    async for chunk in model.astream(messages):
        size += _size(chunk)
        if size > MOST_CHARS:
            raise TooMuchError
        pieces.append(chunk)
    return _joined(pieces)


def _invoked(model: Any, messages: list[BaseMessage], given_up: threading.Event) -> AIMessage:
    return model.invoke(messages)


def _gathered(model: Any, messages: list[BaseMessage], given_up: threading.Event) -> AIMessage:
    pieces: list[AIMessageChunk] = []
    size = 0
    for chunk in model.stream(messages):
        size += _size(chunk)
        if size > MOST_CHARS or given_up.is_set():
            raise TooMuchError
        pieces.append(chunk)
    return _joined(pieces)


def _joined(pieces: Sequence[AIMessageChunk]) -> AIMessage:
    if not pieces:
        return AIMessage("")
    first, *rest = pieces
    return first.__add__(rest) if rest else first  # pyright: ignore[reportReturnType] - of chunks, a chunk


def _size(answer: AIMessage) -> int:
    chunks = answer.tool_call_chunks if isinstance(answer, AIMessageChunk) else ()
    called = sum(len(chunk["args"] or "") + len(chunk["name"] or "") for chunk in chunks)
    if not chunks:
        called = sum(len(str(call["args"])) + len(call["name"]) for call in answer.tool_calls)
        called += sum(len(str(call.get("args") or "")) for call in answer.invalid_tool_calls)
    content = answer.content if isinstance(answer.content, str) else str(answer.content)
    return len(content) + called


def text_of(message: AIMessage) -> str:
    """Return the words of a message, without reasoning or tool blocks."""
    if isinstance(message.content, str):
        return message.content.replace("\x00", "")
    parts = [
        block if isinstance(block, str) else str(block.get("text", "")) if block.get("type") == "text" else ""
        for block in message.content
    ]
    return "".join(parts).replace("\x00", "")  # no database keeps it in a text


def _with_tools(remote: RemoteModel, specs: Mapping[str, ToolSpec]) -> Any:
    """Return the model with a role's tools and the directives bound, once: tools do not change."""
    names = tuple(specs)
    bound = remote.bound.get(names)
    if bound is None:
        tools: list[Any] = [
            {"name": spec.name, "description": spec.description, "parameters": dict(spec.arguments_schema)}
            for spec in specs.values()
        ]
        bound = remote.bound[names] = remote.chat.bind_tools([*tools, AskUser, Decline])
    return bound
