from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from channels import agui
from channels.agui import KEEP_ALIVE, run_stream
from channels.asking import Question, to_message
from channels.files import FileAddresses
from core.errors import ExternalError
from core.message import ToolCall, TurnEvent
from tests.channels.fakes import ASHA, FakeLinks, MovableClock, reply_to

MESSAGE = to_message("web", Question("hi", "conv", "k"), ASHA, MovableClock())
REPLY = reply_to(MESSAGE, answer="Order 240.")
RUN = "asha:k"
ADDRESSES = FileAddresses(FakeLinks(MovableClock()))


async def events(*script: TurnEvent | Exception) -> AsyncIterator[TurnEvent]:
    for one in script:
        if isinstance(one, Exception):
            raise one
        yield one


async def sent(*script: TurnEvent | Exception) -> list[dict[str, Any]]:
    frames = [frame async for frame in run_stream(MESSAGE, events(*script), ADDRESSES)]
    return [json.loads(frame.removeprefix("data: ")) for frame in frames if frame != KEEP_ALIVE]


def step(name: str) -> TurnEvent:
    return TurnEvent(type="step", name=name)


def text(piece: str) -> TurnEvent:
    return TurnEvent(type="text", text=piece)


STARTED = TurnEvent(type="tool_started", name="assess_stockout_risk")
RAN = TurnEvent(type="tool_finished", name="assess_stockout_risk")
FINISHED = TurnEvent(type="finished", reply=REPLY)


def types(found: list[dict[str, Any]]) -> list[str]:
    return [one["type"] for one in found]


async def test_a_turn_is_told_from_start_to_finish() -> None:
    found = await sent(step("started"), step("plan"), STARTED, RAN, text("Order "), text("240."), FINISHED)
    assert types(found) == [
        "RUN_STARTED",
        "STEP_STARTED",
        "TOOL_CALL_START",
        "CUSTOM",
        "TEXT_MESSAGE_START",
        "TEXT_MESSAGE_CONTENT",
        "TEXT_MESSAGE_CONTENT",
        "TOOL_CALL_ARGS",
        "TOOL_CALL_END",
        "TEXT_MESSAGE_END",
        "STEP_FINISHED",
        "CUSTOM",
        "CUSTOM",
        "CUSTOM",
        "CUSTOM",
        "CUSTOM",
        "RUN_FINISHED",
    ]
    assert found[0]["threadId"] == "conv"
    assert found[0]["runId"] == RUN


async def test_the_arguments_of_a_call_stand_between_its_start_and_end() -> None:
    found = await sent(STARTED, RAN, FINISHED)
    start, arguments = (one for one in found if one["type"] in ("TOOL_CALL_START", "TOOL_CALL_ARGS"))
    assert start["toolCallName"] == "assess_stockout_risk"
    assert start["toolCallId"] == arguments["toolCallId"]
    assert json.loads(arguments["delta"]) == {"city": "Delhi"}


async def test_the_reply_comes_with_facts_citations_and_choices() -> None:
    found = {one["name"]: one["value"] for one in await sent(FINISHED) if one["type"] == "CUSTOM"}
    assert [fact["display"] for fact in found["facts"]] == ["240", "₹18,401"]
    assert found["citations"][0]["source"] == "recommendations"
    assert found["choices"] == [{"label": "Order list", "message": "Show the order list"}]
    assert found["reply"]["verified"] is True


async def test_a_reply_that_was_not_streamed_is_said_at_the_end() -> None:
    found = await sent(FINISHED)
    said = [one["delta"] for one in found if one["type"] == "TEXT_MESSAGE_CONTENT"]
    assert said == ["Order 240."]
    assert "TOOL_CALL_START" in types(found)


async def test_a_turn_that_begins_again_voids_what_was_said() -> None:
    script = (step("started"), STARTED, text("Order 2"), step("started"), text("Order 240."), FINISHED)
    found = await sent(*script)
    names = [one.get("name") for one in found if one["type"] == "CUSTOM"]
    assert names[0] == "restarted"
    ids = {one["messageId"] for one in found if one["type"] == "TEXT_MESSAGE_CONTENT"}
    assert len(ids) == 2
    assert types(found).count("TEXT_MESSAGE_START") == types(found).count("TEXT_MESSAGE_END") == 2
    assert types(found).count("TOOL_CALL_START") == types(found).count("TOOL_CALL_END")


async def test_the_same_tool_called_twice_is_two_calls() -> None:
    calls = tuple(ToolCall(tool="query_kpi", arguments={"n": number}) for number in (1, 2))
    reply = reply_to(MESSAGE, tool_calls=calls)
    kpi = TurnEvent(type="tool_started", name="query_kpi")
    found = await sent(kpi, kpi, TurnEvent(type="finished", reply=reply))
    arguments = [one for one in found if one["type"] == "TOOL_CALL_ARGS"]
    assert [json.loads(one["delta"])["n"] for one in arguments] == [1, 2]
    assert len({one["toolCallId"] for one in arguments}) == 2


async def test_a_failure_ends_the_run_with_its_code() -> None:
    found = await sent(step("plan"), ExternalError("No reply yet.", code="turn_timeout"))
    assert types(found)[-1] == "RUN_ERROR"
    assert found[-1]["code"] == "turn_timeout"


async def test_a_stream_that_just_ends_is_an_error() -> None:
    assert types(await sent(step("plan")))[-1] == "RUN_ERROR"


async def test_a_long_silence_has_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agui, "KEEP_ALIVE_S", 0.01)

    async def slow() -> AsyncIterator[TurnEvent]:
        await asyncio.sleep(0.05)
        yield FINISHED

    frames = [frame async for frame in run_stream(MESSAGE, slow(), ADDRESSES)]
    assert KEEP_ALIVE in frames
    assert "RUN_FINISHED" in frames[-1]
