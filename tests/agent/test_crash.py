"""A turn that died ends in the same single reply; with a model, no finished step is taken again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langgraph.checkpoint.memory import InMemorySaver

from adapters.checkpointer import open_checkpointer
from agent.replying import identity
from core.message import Reply
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel
from tests.agent.shop import MANAGER
from tests.agent.test_agent import Counting, same
from tools.registry import Registry

QUESTION = message("What will stock out next week in Delhi?", "m1")


class FailingSaver(InMemorySaver):
    """Dies at the nth checkpoint, once."""

    def __init__(self) -> None:
        super().__init__()
        self.left: int | None = None

    async def aput(self, *args: Any, **kwargs: Any) -> Any:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                raise OSError("the disk went away")
        return await super().aput(*args, **kwargs)


async def reply_of(build: Build) -> Reply:
    return await build().respond(QUESTION, MANAGER)


def says(asked: list[BaseMessage]) -> AIMessage:
    """Look first, and then tell: whatever was asked before a crash, it is asked again."""
    if any(isinstance(one, ToolMessage) for one in asked):
        return AIMessage("Mohini Toned Milk is short.")
    return AIMessage("", tool_calls=[{"name": "assess_stockout_risk", "args": {"city": "Delhi"}, "id": "1"}])


@pytest.mark.parametrize("checkpoint", range(9))
async def test_a_turn_with_a_model_goes_on_after_a_crash_at_any_checkpoint(
    build: Build, catalog: Registry, checkpoint: int
) -> None:
    expected = await build(ScriptedModel.saying(says)).respond(QUESTION, MANAGER)
    saver, counting, model = FailingSaver(), Counting(catalog), ScriptedModel.saying(says)
    saver.left = checkpoint
    try:
        await build(model, over=counting, checkpointer=saver).respond(QUESTION, MANAGER)
        assert checkpoint > 7, "a turn writes eight checkpoints, and only past them does nothing fail"
    except OSError:
        pass
    saver.left = None

    reply = await build(model, over=counting, checkpointer=saver).respond(QUESTION, MANAGER)

    assert (reply.answer, reply.tool_calls) == (expected.answer, expected.tool_calls)
    assert counting.calls == ["assess_stockout_risk"]


async def test_a_turn_without_a_model_is_kept_once_and_looked_up_again_after_a_crash(
    build: Build, catalog: Registry
) -> None:
    expected = await reply_of(build)
    saver, counting = FailingSaver(), Counting(catalog)
    saver.left = 0
    with pytest.raises(OSError, match="disk"):
        await build(over=counting, checkpointer=saver).respond(QUESTION, MANAGER)
    saver.left = 1

    reply = await build(over=counting, checkpointer=saver).respond(QUESTION, MANAGER)

    assert same(reply, expected)
    assert saver.left == 0
    assert counting.calls == ["assess_stockout_risk", "assess_stockout_risk"]


async def test_a_message_left_half_done_does_not_stop_the_next(build: Build) -> None:
    saver = FailingSaver()
    saver.left = 0
    with pytest.raises(OSError, match="disk"):
        await build(checkpointer=saver).respond(QUESTION, MANAGER)

    reply = await build(checkpointer=saver).respond(message("Revenue last month by city", "m2"), MANAGER)

    assert [call.tool for call in reply.tool_calls] == ["query_kpi"]


SCRIPT = """
import asyncio, os, sys
from pathlib import Path
from adapters.checkpointer import open_checkpointer
from agent.agent import Agent
from agent.models import offline_model
from core.clock import FixedClock
from tests.agent.conftest import message
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

home, die = Path(sys.argv[1]), sys.argv[2]
lake, clock, directory = shop(), FixedClock(NOW), FakeDirectory()
registry = Registry(
    lake=lake,
    directory=directory,
    audit=FakeAudit(),
    clock=clock,
    ledgers=memory_ledgers(),
    blobs=MemoryBlobs(),
)

def note(line):
    with (home / "log").open("a") as log:
        log.write(line + "\\n")

class Catalog:
    specs = registry.specs
    preview = registry.preview
    def call(self, name, arguments, principal, *, call_number=1, idempotency_key=None, language="en"):
        if die == "in the tool":
            os.kill(os.getpid(), 9)
        outcome = registry.call(name, arguments, principal, call_number=call_number)
        note(f"call {name}")
        return outcome

def on_event(event):
    if event.type == "step" and event.name == die:
        os.kill(os.getpid(), 9)

async def main():
    async with open_checkpointer(home / "checkpoints.db") as saver:
        agent = Agent(catalog=Catalog(), lake=lake, clock=clock, directory=directory,
                      checkpointer=saver, offline=offline_model())
        question = message("What will stock out next week in Delhi?", "m1")
        await agent.respond(question, MANAGER, on_event)

asyncio.run(main())
"""


@pytest.mark.parametrize(("where", "tool_runs"), [("in the tool", 1), ("compose", 2)])
async def test_a_killed_process_leaves_a_turn_that_another_finishes(
    build: Build, catalog: Registry, tmp_path: Path, where: str, tool_runs: int
) -> None:
    root = Path(__file__).parents[2]
    died = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), where],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        timeout=120,
    )
    assert died.returncode == -signal.SIGKILL
    log = tmp_path / "log"
    before = log.read_text().splitlines() if log.exists() else []

    counting = Counting(catalog)
    async with open_checkpointer(tmp_path / "checkpoints.db") as saver:
        reply = await build(over=counting, checkpointer=saver).respond(QUESTION, MANAGER)

    assert reply.verified
    assert "Mohini Toned Milk" in reply.answer
    assert before + [f"call {name}" for name in counting.calls] == ["call assess_stockout_risk"] * tool_runs
    assert identity(QUESTION) == "web:m1"
