"""A running turn as AG-UI events, the protocol chat pages speak.

The tool's arguments are known for certain only with the reply, so a call stays open until
then and a `tool_finished` event says that it ran. A turn that begins again after a crash
voids what was shown: `restarted` says so, and the text starts anew.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

from ag_ui.core import (
    BaseEvent,
    CustomEvent,
    RunErrorEvent,
    RunFinishedEvent,
    RunStartedEvent,
    StepFinishedEvent,
    StepStartedEvent,
    TextMessageContentEvent,
    TextMessageEndEvent,
    TextMessageStartEvent,
    ToolCallArgsEvent,
    ToolCallEndEvent,
    ToolCallStartEvent,
)
from ag_ui.encoder import EventEncoder

from channels.files import FileAddresses
from channels.shown_reply import shown_reply
from core.errors import SmartRetailError
from core.message import InboundMessage, Reply, TurnEvent

KEEP_ALIVE_S = 15.0
KEEP_ALIVE = ": keep-alive\n\n"
MEDIA_TYPE = "text/event-stream"
_TURN_STARTED = "started"


class RunEvents:
    """Translates one turn's events; it remembers what is open, to close it."""

    def __init__(self, message: InboundMessage, addresses: FileAddresses) -> None:
        self._addresses = addresses
        self._thread = message.conversation_id
        self._run = message.message_id
        self._step: str | None = None
        self._open: list[tuple[str, str]] = []  # (tool call id, tool name)
        self._ran: set[str] = set()
        self._calls = 0
        self._texts = 0
        self._text: str | None = None
        self._started = False

    def begin(self) -> Iterator[BaseEvent]:
        """Open the run."""
        yield RunStartedEvent(thread_id=self._thread, run_id=self._run)

    def translate(self, event: TurnEvent) -> Iterator[BaseEvent]:
        """Return what one event becomes."""
        if event.type == "step" and event.name == _TURN_STARTED:
            yield from self._restart()
        elif event.type == "step":
            yield from self._close_step()
            self._step = event.name
            yield StepStartedEvent(step_name=event.name)
        elif event.type == "tool_started":
            yield self._open_call(event.name)
        elif event.type == "tool_finished":
            yield from self._note_ran(event.name)
        elif event.type == "text" and event.text:
            yield from self._say(event.text)
        elif event.type == "finished" and event.reply is not None:
            yield from self._finish(event.reply)

    def fail(self, message: str, code: str) -> Iterator[BaseEvent]:
        """End a run that has no reply."""
        yield RunErrorEvent(message=message, code=code)

    def _restart(self) -> Iterator[BaseEvent]:
        if self._started:
            yield from self._close_text()
            yield from self._close_step()
            for call_id, _ in self._open:
                yield ToolCallEndEvent(tool_call_id=call_id)
            self._open, self._ran = [], set()
            yield CustomEvent(name="restarted", value=None)
        self._started = True

    def _open_call(self, tool: str) -> BaseEvent:
        self._calls += 1
        call_id = f"{self._run}:call:{self._calls}"
        self._open.append((call_id, tool))
        return ToolCallStartEvent(tool_call_id=call_id, tool_call_name=tool)

    def _note_ran(self, tool: str) -> Iterator[BaseEvent]:
        running = [call_id for call_id, name in self._open if name == tool and call_id not in self._ran]
        if running:
            self._ran.add(running[0])
            yield CustomEvent(name="tool_finished", value={"toolCallId": running[0], "tool": tool})

    def _say(self, text: str) -> Iterator[BaseEvent]:
        if self._text is None:
            self._texts += 1
            self._text = ""
            yield TextMessageStartEvent(message_id=self._message_id, role="assistant")
        self._text += text
        yield TextMessageContentEvent(message_id=self._message_id, delta=text)

    @property
    def _message_id(self) -> str:
        return f"{self._run}:reply:{self._texts}"

    def _close_text(self) -> Iterator[BaseEvent]:
        if self._text is not None:
            yield TextMessageEndEvent(message_id=self._message_id)
        self._text = None

    def _close_step(self) -> Iterator[BaseEvent]:
        if self._step is not None:
            yield StepFinishedEvent(step_name=self._step)
        self._step = None

    def _close_calls(self, reply: Reply) -> Iterator[BaseEvent]:
        """Give every call its arguments; calls that were never announced are announced now."""
        for call in reply.tool_calls:
            found = next(((one, name) for one, name in self._open if name == call.tool), None)
            if found is None:
                yield self._open_call(call.tool)
                found = self._open[-1]
            self._open.remove(found)
            arguments = json.dumps(dict(call.arguments), ensure_ascii=False, default=str)
            yield ToolCallArgsEvent(tool_call_id=found[0], delta=arguments)
            yield ToolCallEndEvent(tool_call_id=found[0])
        for call_id, _ in self._open:
            yield ToolCallEndEvent(tool_call_id=call_id)
        self._open = []

    def _finish(self, reply: Reply) -> Iterator[BaseEvent]:
        yield from self._close_calls(reply)
        if self._text is None and reply.answer:
            yield from self._say(reply.answer)
        yield from self._close_text()
        yield from self._close_step()
        shown = shown_reply(reply, self._addresses)
        for name in ("facts", "citations", "charts", "choices"):
            yield CustomEvent(name=name, value=shown[name])
        yield CustomEvent(name="reply", value=shown)
        yield RunFinishedEvent(thread_id=self._thread, run_id=self._run, result=_summary(shown))


def _summary(shown: dict[str, Any]) -> dict[str, Any]:
    return {name: shown[name] for name in ("outcome", "verified", "model", "elapsed_ms", "language")}


async def run_stream(
    message: InboundMessage, events: AsyncIterator[TurnEvent], addresses: FileAddresses
) -> AsyncIterator[str]:
    """Yield the turn as server-sent AG-UI events, with a sign of life in long silences."""
    encoder, run = EventEncoder(), RunEvents(message, addresses)
    for one in run.begin():
        yield encoder.encode(one)
    finished = False
    try:
        async for event in _with_silences(events):
            if event is None:
                yield KEEP_ALIVE
                continue
            for one in run.translate(event):
                yield encoder.encode(one)
            finished = finished or event.type == "finished"
    except SmartRetailError as error:
        for one in run.fail(error.message, error.code):
            yield encoder.encode(one)
        return
    if not finished:
        for one in run.fail("The turn ended without a reply.", "turn_timeout"):
            yield encoder.encode(one)


async def _with_silences(events: AsyncIterator[TurnEvent]) -> AsyncIterator[TurnEvent | None]:
    """Pass events on; `None` where none came for a while."""

    async def following() -> TurnEvent | None:
        return await anext(events, None)

    pending = asyncio.ensure_future(following())
    try:
        while True:
            done, _ = await asyncio.wait({pending}, timeout=KEEP_ALIVE_S)
            if not done:
                yield None
                continue
            event = pending.result()
            if event is None:
                return
            yield event
            if event.type == "finished":
                return
            pending = asyncio.ensure_future(following())
    finally:
        pending.cancel()
        with suppress(asyncio.CancelledError, SmartRetailError):
            await pending
