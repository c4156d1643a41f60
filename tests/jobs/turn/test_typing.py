"""Signs of typing: shown by the way, never waited for, and nobody's failure."""

from __future__ import annotations

import threading
import time

from core.errors import ExternalError
from core.message import InboundMessage
from jobs.turn.typing import TypingSigns
from tests.jobs.fakes import MemoryProvider, message


class Typist(MemoryProvider):
    """Shows signs as slowly as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.free = threading.Event()
        self.fails = False

    def show_typing(self, message: InboundMessage) -> None:
        self.free.wait(5)
        if self.fails:
            raise ExternalError("beta")
        self.shown.append(message.message_id)


def until_shown(typist: Typist, count: int) -> None:
    deadline = time.monotonic() + 5
    while len(typist.shown) < count:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_slow_provider_is_not_waited_for_and_old_signs_are_left_out() -> None:
    typist = Typist()
    signs = TypingSigns({"whatsapp": typist})
    started = time.monotonic()
    for number in range(100):
        signs.show(message(f"M{number}"))
    assert time.monotonic() - started < 1
    typist.free.set()
    until_shown(typist, 20)
    assert len(typist.shown) < 30


def test_a_sign_that_fails_ends_nothing() -> None:
    typist = Typist()
    typist.free.set()
    typist.fails = True
    signs = TypingSigns({"whatsapp": typist})
    signs.show(message("M1"))
    time.sleep(0.05)
    typist.fails = False
    signs.show(message("M2"))
    until_shown(typist, 1)
    assert typist.shown == ["M2"]


def test_what_a_machine_asks_and_who_cannot_show_it_get_none() -> None:
    typist = Typist()
    typist.free.set()
    TypingSigns({"whatsapp": typist}).show(message().model_copy(update={"asked_by": "machine"}))
    TypingSigns({"whatsapp": MemoryProvider()}).show(message())
    time.sleep(0.05)
    assert typist.shown == []
