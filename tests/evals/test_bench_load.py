"""The load measurement tells how far it is, and what it was told to send."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from unittest.mock import MagicMock

import pytest

from app.progress import Progress
from core.message import Outcome, Reply
from evals.bench import load
from evals.bench.load import Rate, measure


class Told(Progress):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    @contextmanager
    def task(self, title: str, total: int | None = None) -> Generator[None]:
        self.said.append(f"{title} {total}" if total else title)
        yield

    def advance(self, done: int, total: int | None = None) -> None:
        self.said.append(str(done))


def no_time(seconds: float) -> None:
    """Wait for nothing."""


def reply(message_id: str) -> Reply:
    return Reply(
        conversation_id="C",
        message_id=message_id,
        answer="",
        outcome=Outcome.ANSWERED,
        verified=True,
        model="offline",
    )


def test_it_says_what_it_waits_for_and_counts_what_never_left(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    @contextmanager
    def serving(*given: Any, **also: Any) -> Generator[str]:
        yield "http://127.0.0.1:1"

    async def send(address: str, per_second: int, seconds: int, *, signed: bool) -> list[tuple[str, float]]:
        asked.append((per_second, seconds))
        return [("SM1", 3.0), ("SM2", 4.0)]

    def known(events: Any, conversations: Any, channel: str, message_id: str) -> Reply:
        return reply("SM1")  # the second shares the first one's reply

    monkeypatch.setattr(load, "serving", serving)
    monkeypatch.setattr(load, "load", send)
    monkeypatch.setattr(load, "known_reply", known)
    monkeypatch.setattr(load.time, "sleep", no_time)
    told = Told()
    result = measure(Rate(5, 2), told)
    assert asked == [(5, 2)]
    assert told.said == ["Starting", "Messages come", "Messages are answered 2", "2"]
    figures = {figure.label: figure.value for figure in result.figures}
    assert figures["messages without a reply"] == 0
    assert figures["replies (messages in a row share one)"] == 1
    assert figures["replies sent twice or not at all"] == 1


def test_of_what_waits_only_the_oldest_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def known(events: Any, conversations: Any, channel: str, message_id: str) -> Reply | None:
        asked.append(message_id)
        return reply(message_id) if int(message_id) < 30 and message_id != "7" else None

    monkeypatch.setattr(load, "known_reply", known)
    sids = [str(number) for number in range(1000)]
    without = load._unanswered(MagicMock(), sids)  # pyright: ignore[reportPrivateUsage]
    assert without == ["7", *sids[30:]]
    assert len(asked) < 60
