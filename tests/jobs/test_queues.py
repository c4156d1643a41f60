from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import pairwise

import pytest

from jobs import queues as module
from jobs.queues import Bell

APART_S = 0.02


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REST_S", 30.0)
    monkeypatch.setattr(module, "AWAKE_S", 0.2)
    monkeypatch.setattr(module, "BUSY_S", 0.3)


def yes() -> bool:
    return True


def no() -> bool:
    return False


@contextmanager
def looking(
    ready: Callable[[], bool] = yes, busy: Callable[[], bool] = no
) -> Generator[tuple[Bell, list[float]]]:
    """Look at a queue as DBOS's thread does, and note when."""
    bell, looks = Bell(ready, busy), list[float]()

    def look() -> None:
        while not bell.wait(APART_S):
            looks.append(time.monotonic())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield bell, looks
    finally:
        bell.set()
        thread.join(5)
        assert not thread.is_alive()


def test_a_queue_is_looked_at_from_the_start_and_then_left_alone() -> None:
    with looking() as (_, looks):
        time.sleep(0.5)
        seen = len(looks)
        assert seen >= 2
        time.sleep(0.3)
        assert len(looks) == seen


def test_a_ring_has_a_resting_queue_looked_at_at_once_and_again_for_a_moment() -> None:
    with looking() as (bell, looks):
        time.sleep(0.5)
        before, rung_at = len(looks), time.monotonic()
        bell.ring()
        time.sleep(0.15)
        assert looks[before] - rung_at < 0.1
        assert len(looks) > before + 1, "what ends rings before it is written down"


def test_looks_are_as_far_apart_as_asked_however_often_it_rings() -> None:
    with looking() as (bell, looks):
        for _ in range(100):
            bell.ring()
            time.sleep(0.001)
        assert all(later - earlier >= APART_S * 0.9 for earlier, later in pairwise(looks))


def test_the_end_is_heard_while_it_rests() -> None:
    bell = Bell(no, no)
    threading.Timer(0.4, bell.set).start()
    began = time.monotonic()
    while not bell.wait(APART_S):
        pass
    assert time.monotonic() - began < 5


def test_a_queue_that_holds_nothing_is_asked_about_and_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REST_S", 0.05)
    asked, holds = list[float](), threading.Event()

    def ready() -> bool:
        asked.append(time.monotonic())
        return holds.is_set()

    with looking(ready) as (_, looks):
        time.sleep(0.5)
        assert len(asked) > 2
        assert not looks
        holds.set()  # by another worker: nobody rings here
        time.sleep(0.3)
        assert looks


def test_amid_a_burst_looks_are_far_apart_until_places_are_free() -> None:
    full = threading.Event()
    full.set()
    with looking(busy=full.is_set) as (bell, looks):
        began = time.monotonic()
        while time.monotonic() - began < 0.7:
            bell.ring()
            time.sleep(0.01)
        assert len(looks) <= 4
        before, freed_at = len(looks), time.monotonic()
        full.clear()
        bell.ring()
        time.sleep(0.1)
        assert looks[before] - freed_at < 0.1
