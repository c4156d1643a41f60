"""Make one tool call, or ask what it would do, and note what came of it."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from functools import partial

from agent.context import Finding, TurnContext
from agent.state import CallError, CallRecord, ErrorKind, pack_outcome
from core.errors import DataError, ExternalError, InputError, PolicyError, SmartRetailError
from core.message import TurnEvent
from core.tool import ToolOutcome

log = logging.getLogger(__name__)

_KINDS: tuple[tuple[type[SmartRetailError], ErrorKind], ...] = (
    (PolicyError, "policy"),
    (DataError, "data"),
    (InputError, "input"),
    (ExternalError, "external"),
)


async def make_call(
    call: CallRecord, context: TurnContext, language: str, idempotency_key: str | None = None
) -> CallRecord:
    """Run the tool in a thread; return the record with its outcome or its error.

    `idempotency_key` names a change that was approved: made again after a crash, it is made once.
    """
    asked = partial(
        context.services.catalog.call,
        call["tool"],
        call["arguments"],
        context.principal,
        call_number=call["number"],
        idempotency_key=idempotency_key,
        language=language,
    )
    return await _told(call, context, asked, _done)


async def preview_call(call: CallRecord, context: TurnContext, language: str) -> CallRecord:
    """Ask the tool what its change would do; return the record with that, or with its error.

    The record is as before where the tool cannot tell.
    """
    asked = partial(
        context.services.catalog.preview,
        call["tool"],
        call["arguments"],
        context.principal,
        call_number=call["number"],
        language=language,
    )
    return await _told(call, context, asked, _previewed)


def approved_key(approval_id: str) -> str:
    """Return the idempotency key of the change that an approval stands for."""
    return f"approval:{approval_id}"


async def _told(
    call: CallRecord,
    context: TurnContext,
    asked: Callable[[], ToolOutcome | None],
    noted: Callable[[CallRecord, ToolOutcome | None, TurnContext], CallRecord],
) -> CallRecord:
    with context.trace.step("tool", call["tool"]) as step:
        record = await _tried(call, context, asked, noted)
        step["status"] = record["error"]["code"] if "error" in record else record["status"]
        return record


async def _tried(
    call: CallRecord,
    context: TurnContext,
    asked: Callable[[], ToolOutcome | None],
    noted: Callable[[CallRecord, ToolOutcome | None, TurnContext], CallRecord],
) -> CallRecord:
    context.emit(TurnEvent(type="tool_started", name=call["tool"]))
    try:
        outcome = await asyncio.wait_for(asyncio.to_thread(asked), context.remaining_s)
    except TimeoutError:
        return _failed(
            call, CallError(kind="external", code="too_slow", message="Took too long.", details={})
        )
    except SmartRetailError as error:
        return _failed(call, call_error(error))
    except Exception as error:  # noqa: BLE001 - a defect in a tool ends in an honest reply, not in silence
        frame = traceback.extract_tb(error.__traceback__)[-1]  # not its message: that may hold data
        log.error(
            "Tool %s broke: %s at %s:%s", call["tool"], type(error).__name__, frame.filename, frame.lineno
        )
        return _failed(call, CallError(kind="internal", code="internal_error", message="", details={}))
    else:
        return noted(call, outcome, context)
    finally:
        context.emit(TurnEvent(type="tool_finished", name=call["tool"]))


def _done(call: CallRecord, outcome: ToolOutcome | None, context: TurnContext) -> CallRecord:
    assert outcome is not None  # noqa: S101 - only a preview has none
    record: CallRecord = {**_found(call, outcome, context), "status": "done"}
    record["outcome"] = pack_outcome(outcome)
    record.pop("preview", None)
    return record


def _previewed(call: CallRecord, outcome: ToolOutcome | None, context: TurnContext) -> CallRecord:
    if outcome is None:
        return call
    return {**_found(call, outcome, context), "preview": pack_outcome(outcome)}


def _found(call: CallRecord, outcome: ToolOutcome, context: TurnContext) -> CallRecord:
    context.findings[call["number"]] = Finding(
        result=outcome.result,
        facts=outcome.facts,
        citations=outcome.citations or outcome.result.citations,
    )
    return {**call, "arguments": dict(outcome.arguments)}


def _failed(call: CallRecord, error: CallError) -> CallRecord:
    return {**call, "status": "error", "error": error}


def _kind(error: SmartRetailError) -> ErrorKind:
    for base, kind in _KINDS:
        if isinstance(error, base):
            return kind
    return "internal"


def call_error(error: SmartRetailError) -> CallError:
    """Return an error as the thread keeps it."""
    return CallError(
        kind=_kind(error),
        code=error.code,
        message=error.message,
        details={name: str(value) for name, value in error.details.items()},
    )
