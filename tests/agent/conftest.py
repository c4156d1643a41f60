"""An agent over the small shop: offline, or with a scripted model."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from functools import cache
from typing import Any
from unittest import mock

import pytest
from langchain_core.language_models import BaseChatModel
from langgraph.checkpoint.memory import InMemorySaver

from agent.agent import Agent
from agent.context import Limits, RemoteModel
from agent.models import offline_model
from core.clock import FixedClock
from core.identity import Principal
from core.message import InboundMessage, Reply
from core.ports import ToolCatalog
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory, shop
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

Build = Callable[..., Agent]
Ask = Callable[..., Coroutine[Any, Any, Reply]]


def message(text: str, message_id: str = "m1", conversation_id: str = "c1", **more: Any) -> InboundMessage:
    """Return a message of the web chat."""
    return InboundMessage(
        channel="web",
        message_id=message_id,
        conversation_id=conversation_id,
        address="vikram",
        text=text,
        received_at=NOW,
        **more,
    )


@pytest.fixture(scope="session")
def aws_read_once() -> Iterator[None]:
    """Have all clients share what botocore reads of its services, which takes 140 ms each time."""
    from botocore.loaders import create_loader

    with mock.patch("botocore.session.create_loader", cache(create_loader)):
        yield


@pytest.fixture
def lake() -> FakeLake:
    return shop()


@pytest.fixture
def catalog(lake: FakeLake) -> Registry:
    return Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(),
        blobs=MemoryBlobs(),
    )


@pytest.fixture
def build(lake: FakeLake, catalog: Registry) -> Build:
    """Build an agent; what is not given is the small shop's."""

    def _build(
        model: BaseChatModel | None = None,
        *,
        over: ToolCatalog | None = None,
        checkpointer: Any = None,
        limits: Limits | None = None,
        streaming: bool = False,
        clock: Any = None,
    ) -> Agent:
        return Agent(
            catalog=over or catalog,
            lake=lake,
            clock=clock or FixedClock(NOW),
            directory=FakeDirectory(),
            checkpointer=checkpointer or InMemorySaver(),
            offline=offline_model(),
            remote=None if model is None else RemoteModel("scripted", model, streaming),
            limits=limits,
        )

    return _build


@pytest.fixture
def ask(build: Build) -> Ask:
    """Ask one question of a fresh agent."""

    async def _ask(
        text: str, model: BaseChatModel | None = None, who: Principal = MANAGER, **more: Any
    ) -> Reply:
        return await build(model, **more).respond(message(text), who)

    return _ask
