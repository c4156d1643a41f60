from __future__ import annotations

import threading

import pytest

from core.ports import StoredMessage
from jobs.dispatch import Dispatcher
from tests.jobs.fakes import MemoryMessages, message


def ids(enqueued: list[StoredMessage]) -> list[str]:
    return [stored.message.message_id for stored in enqueued]


def test_what_waits_is_enqueued_in_order_and_marked() -> None:
    messages, enqueued = MemoryMessages(), list[StoredMessage]()
    for number in range(5):
        messages.store(message(f"M{number}"))
    dispatcher = Dispatcher(messages, enqueued.append)
    assert dispatcher.sweep() == 5
    assert ids(enqueued) == [f"M{number}" for number in range(5)]
    assert dispatcher.sweep() == 0


def test_a_crash_before_the_mark_enqueues_again_and_keeps_the_order() -> None:
    messages, enqueued = MemoryMessages(), list[StoredMessage]()
    messages.store(message("M1"))
    messages.store(message("M2"))

    def die_after_the_first(stored: StoredMessage) -> None:
        enqueued.append(stored)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Dispatcher(messages, die_after_the_first).sweep()
    Dispatcher(messages, enqueued.append).sweep()
    assert ids(enqueued) == ["M1", "M1", "M2"]


def test_a_queue_that_is_away_for_a_while_is_tried_again() -> None:
    messages, enqueued = MemoryMessages(), list[StoredMessage]()
    messages.store(message())
    failures = [OSError("database is locked")]
    done = threading.Event()

    def enqueue(stored: StoredMessage) -> None:
        if failures:
            raise failures.pop()
        enqueued.append(stored)
        done.set()

    dispatcher = Dispatcher(messages, enqueue, poll_s=0.01)
    thread = threading.Thread(target=dispatcher.run)
    thread.start()
    assert done.wait(5)
    dispatcher.stop()
    thread.join(2)
    assert not thread.is_alive()
    assert ids(enqueued) == ["M1"]
