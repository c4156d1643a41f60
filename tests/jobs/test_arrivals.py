"""What comes at once is stored together, in order, and each hears of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from core.errors import ExternalError, InputError
from core.message import InboundMessage
from core.ports import StoredMessage
from jobs.arrivals import MOST_TOGETHER, Arrivals
from jobs.inbox import DurableInbox
from tests.jobs.fakes import MemoryConversations, MemoryEvents, MemoryMessages, message


class SlowDisk(MemoryMessages):
    """Holds the first transaction until it is let go; keeps what came in each."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.free = threading.Event(), threading.Event()
        self.transactions: list[list[str]] = []
        self.broken: Exception | None = None

    def store_together(self, messages: Sequence[InboundMessage]) -> list[StoredMessage]:
        self.transactions.append([one.message_id for one in messages])
        self.begun.set()
        assert self.free.wait(10)
        if self.broken is not None:
            raise self.broken
        for one in messages:
            if one.text == "refused":
                raise InputError("it cannot be stored")
        return super().store_together(messages)


@pytest.fixture
def disk() -> SlowDisk:
    return SlowDisk()


def test_what_comes_while_one_is_stored_is_stored_together_in_order(disk: SlowDisk) -> None:
    arrivals = Arrivals(disk)
    first = arrivals.store(message("M0"))
    assert disk.begun.wait(10)
    later = [arrivals.store(message(f"M{number}")) for number in range(1, 6)]
    assert not first.done()
    disk.free.set()
    assert [one.result(10).message.message_id for one in (first, *later)] == [f"M{n}" for n in range(6)]
    assert disk.transactions == [["M0"], ["M1", "M2", "M3", "M4", "M5"]]
    assert [one.result().sequence for one in later] == [2, 3, 4, 5, 6]


def test_a_transaction_does_not_grow_without_end(disk: SlowDisk) -> None:
    arrivals = Arrivals(disk)
    all_of_them = [arrivals.store(message(f"M{number}")) for number in range(MOST_TOGETHER + 20)]
    disk.free.set()
    assert all(not one.result(10).duplicate for one in all_of_them)
    assert max(len(together) for together in disk.transactions) <= MOST_TOGETHER


def test_one_that_cannot_be_stored_takes_no_other_along(disk: SlowDisk) -> None:
    arrivals = Arrivals(disk)
    arrivals.store(message("M0"))
    assert disk.begun.wait(10)
    good, bad, other = (
        arrivals.store(message(name, text=text))
        for name, text in (("M1", "a"), ("M2", "refused"), ("M3", "b"))
    )
    disk.free.set()
    assert (good.result(10).message.message_id, other.result(10).message.message_id) == ("M1", "M3")
    assert isinstance(bad.exception(10), InputError)


def test_a_database_that_is_away_is_asked_once_for_all(disk: SlowDisk) -> None:
    arrivals = Arrivals(disk)
    disk.broken = ExternalError("The app database failed.")
    first = arrivals.store(message("M0"))
    assert disk.begun.wait(10)
    later = [arrivals.store(message(f"M{number}")) for number in range(1, 4)]
    disk.free.set()
    assert all(isinstance(one.exception(10), ExternalError) for one in (first, *later))
    assert len(disk.transactions) == 2


async def test_what_came_is_stored_though_the_caller_went_away(disk: SlowDisk) -> None:
    inbox = DurableInbox(disk, MemoryEvents(), MemoryConversations())
    accepting = asyncio.create_task(inbox.accept(message("M1")))
    assert await asyncio.to_thread(disk.begun.wait, 10)
    accepting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await accepting
    disk.free.set()
    assert not (await inbox.accept(message("M2"))).duplicate
    assert [one.message.message_id for one in disk.stored] == ["M1", "M2"]
