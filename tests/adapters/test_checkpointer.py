from __future__ import annotations

import asyncio
import operator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, TypedDict

import pytest
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import Command, interrupt

from adapters.checkpointer import open_checkpointer
from core.errors import ExternalError
from core.identity import ChannelAddress


class State(TypedDict, total=False):
    asked: Annotated[list[str], operator.add]
    price: Decimal
    kept: Any


def confirm(state: State) -> State:
    answer = interrupt({"confirm": str(state.get("price"))})
    return {"asked": [f"person said {answer}"]}


def graph(saver: BaseCheckpointSaver[Any]) -> Any:
    builder = StateGraph(State)
    builder.add_node("confirm", confirm)
    builder.add_edge(START, "confirm")
    builder.add_edge("confirm", END)
    return builder.compile(checkpointer=saver)


CONFIG: Any = {"configurable": {"thread_id": "c1"}}


async def test_a_turn_that_waits_for_a_person_is_continued_after_a_restart(empty_url: str) -> None:
    async with open_checkpointer(empty_url) as saver:
        started: State = {"asked": ["price?"], "price": Decimal("12.50")}
        await graph(saver).ainvoke(started, CONFIG, durability="sync")
    async with open_checkpointer(empty_url) as saver:
        waiting = await graph(saver).aget_state(CONFIG)
        assert [each.value for each in waiting.interrupts] == [{"confirm": "12.50"}]
        done = await graph(saver).ainvoke(Command(resume="yes"), CONFIG, durability="sync")
    assert done == {"asked": ["price?", "person said yes"], "price": Decimal("12.50")}


async def test_two_that_open_at_once_both_can(empty_url: str) -> None:
    async def use(thread: str) -> int:
        async with open_checkpointer(empty_url) as saver:
            config: Any = {"configurable": {"thread_id": thread}}
            await graph(saver).ainvoke({"asked": [thread]}, config, durability="sync")
            return len([checkpoint async for checkpoint in saver.alist(config)])

    assert all(await asyncio.gather(use("a"), use("b"), use("c")))


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}"])
async def test_a_path_and_a_url_both_do_and_only_its_owner_may_read_it(tmp_path: Path, form: str) -> None:
    path = tmp_path / "home" / "conversations.db"
    async with open_checkpointer(form.format(path)) as saver:
        await graph(saver).ainvoke({"asked": []}, CONFIG, durability="sync")
    assert path.stat().st_mode & 0o077 == 0


async def test_a_class_that_was_not_named_is_not_built_from_a_checkpoint(sqlite_url: str) -> None:
    kept = ChannelAddress("web", "asha")
    async with open_checkpointer(sqlite_url) as saver:
        await graph(saver).ainvoke({"asked": [], "kept": kept}, CONFIG, durability="sync")
        strict = (await graph(saver).aget_state(CONFIG)).values["kept"]
    async with open_checkpointer(sqlite_url, allowed=(ChannelAddress,)) as saver:
        named = (await graph(saver).aget_state(CONFIG)).values["kept"]
    assert not isinstance(strict, ChannelAddress)
    assert named == kept


async def test_a_server_that_is_away_is_an_external_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.checkpointer._BUSY_TIMEOUT_S", 0.2)
    with pytest.raises(ExternalError):
        async with open_checkpointer(f"postgresql://postgres@/none?host={tmp_path}"):
            pass


async def test_an_error_inside_the_block_passes_through_unchanged(empty_url: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with open_checkpointer(empty_url):
            raise ZeroDivisionError
