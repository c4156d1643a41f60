"""Make one tool call and note what came of it."""

from __future__ import annotations

import asyncio
import logging
import traceback

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


async def make_call(call: CallRecord, context: TurnContext) -> CallRecord:
    """Run the tool in a thread; return the record with its outcome or its error."""
    context.emit(TurnEvent(type="tool_started", name=call["tool"]))
    try:
        outcome = await asyncio.wait_for(
            asyncio.to_thread(
                context.services.catalog.call,
                call["tool"],
                call["arguments"],
                context.principal,
                call_number=call["number"],
            ),
            context.remaining_s,
        )
    except TimeoutError:
        return _failed(
            call, CallError(kind="external", code="too_slow", message="Took too long.", details={})
        )
    except SmartRetailError as error:
        return _failed(call, _as_data(error))
    except Exception as error:  # noqa: BLE001 - a defect in a tool ends in an honest reply, not in silence
        frame = traceback.extract_tb(error.__traceback__)[-1]  # not its message: that may hold data
        log.error(
            "Tool %s broke: %s at %s:%s", call["tool"], type(error).__name__, frame.filename, frame.lineno
        )
        return _failed(call, CallError(kind="internal", code="internal_error", message="", details={}))
    else:
        return _done(call, outcome, context)
    finally:
        context.emit(TurnEvent(type="tool_finished", name=call["tool"]))


def _done(call: CallRecord, outcome: ToolOutcome, context: TurnContext) -> CallRecord:
    context.findings[call["number"]] = Finding(
        result=outcome.result,
        facts=outcome.facts,
        citations=outcome.citations or outcome.result.citations,
    )
    record: CallRecord = {**call, "status": "done", "arguments": dict(outcome.arguments)}
    record["outcome"] = pack_outcome(outcome)
    return record


def _failed(call: CallRecord, error: CallError) -> CallRecord:
    return {**call, "status": "error", "error": error}


def _kind(error: SmartRetailError) -> ErrorKind:
    for base, kind in _KINDS:
        if isinstance(error, base):
            return kind
    return "internal"


def _as_data(error: SmartRetailError) -> CallError:
    return CallError(
        kind=_kind(error),
        code=error.code,
        message=error.message,
        details={name: str(value) for name, value in error.details.items()},
    )
