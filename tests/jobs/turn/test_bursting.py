"""Messages in quick succession: which belong together, and when they are ripe."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.message import Attachment, InboundMessage
from core.ports import Burst, StoredMessage
from jobs.dispatch import Dispatcher
from jobs.turn.bursting import Bursts, together
from tests.jobs.fakes import NOON, MemoryMessages, MovableClock, message

BURSTS = Bursts({"whatsapp": timedelta(seconds=1.5)})
PHOTO = Attachment(name="bill", content_type="image/jpeg", url="https://example.com/1")
TABLE = Attachment(name="sales.csv", content_type="text/csv", url="https://example.com/2")
VOICE = Attachment(name="note", content_type="audio/ogg", url="https://example.com/3")


def said(name: str, seconds: float, conversation: str = "C1", **changes: object) -> InboundMessage:
    at = NOON + timedelta(seconds=seconds)
    return message(name, conversation_id=conversation).model_copy(update={"received_at": at, **changes})


def enqueued(*said: InboundMessage, after: float) -> list[str]:
    messages, moved, clock = MemoryMessages(), list[str](), MovableClock()
    for one in said:
        messages.store(one)
    clock.advance(after)

    def note(stored: StoredMessage) -> None:
        moved.append(stored.message.message_id)

    Dispatcher(messages, note, bursts=BURSTS, clock=clock).sweep()
    return moved


def test_a_message_waits_until_its_window_is_over() -> None:
    assert enqueued(said("M1", 0), said("M2", 0.2, "C2"), after=1.4) == []
    assert enqueued(said("M1", 0), said("M2", 0.2, "C2"), after=1.6) == ["M1"]


def test_nothing_overtakes_in_a_conversation() -> None:
    assert enqueued(said("M1", 0), said("M2", 1), said("M3", 0.5, "C2"), after=1.6) == ["M1"]


def test_what_shares_no_reply_waits_for_nothing_and_ends_the_waiting_before_it() -> None:
    alone_ones: tuple[dict[str, Any], ...] = (
        {"attachments": (TABLE,)},
        {"attachments": (PHOTO, VOICE)},
        {"context": {"pressed": True}},
        {"text": "STOP"},
    )
    for alone in alone_ones:
        assert enqueued(said("M1", 0), said("M2", 0.1, **alone), after=0.2) == ["M1", "M2"]
    assert enqueued(said("N1", 0, asked_by="machine"), after=0.0) == ["N1"]


def test_photos_gather_with_photos_and_words_with_words() -> None:
    photos = [said(f"P{number}", 0.3 * number, attachments=(PHOTO,)) for number in range(3)]
    assert enqueued(*photos, after=1.4) == []
    assert enqueued(*photos, after=1.6) == ["P0"]
    between = (said("M1", 0), said("P1", 0.1, attachments=(PHOTO,)), said("M2", 0.2), said("M3", 0.3))
    assert enqueued(*between, after=0.4) == ["M1", "P1"]
    assert enqueued(*between, after=1.8) == ["M1", "P1", "M2"]


def test_what_shares_a_reply_has_no_turn_of_its_own() -> None:
    burst = (said("M1", 0), said("M2", 1), said("M3", 1.2, "C2"), said("M4", 2))
    assert enqueued(*burst, after=2.9) == ["M1", "M3"]
    messages, clock, moved = MemoryMessages(), MovableClock(), list[str]()
    for one in burst:
        messages.store(one)
    clock.advance(2.9)

    def falls(stored: StoredMessage) -> None:
        raise OSError(stored.message.message_id)

    with pytest.raises(OSError, match="M1"):
        Dispatcher(messages, falls, bursts=BURSTS, clock=clock).sweep()
    Dispatcher(messages, lambda one: moved.append(one.message.message_id), bursts=BURSTS, clock=clock).sweep()
    assert moved == ["M1", "M3"]
    assert [one.message.message_id for one in messages.unqueued()] == ["M4"]


def test_what_was_sent_twice_is_asked_once() -> None:
    texts = ("what will run out", "in delhi", "What will  run out", "in delhi", "next week")
    burst = Burst("M0", tuple(stored(f"M{at}", text) for at, text in enumerate(texts)))
    assert together(burst).text == "what will run out\nin delhi\nnext week"


def stored(name: str, text: str) -> StoredMessage:
    return MemoryMessages().store(said(name, 0, text=text))


def test_a_channel_without_a_window_waits_for_nothing() -> None:
    assert enqueued(said("M1", 0, channel="slack"), after=0.0) == ["M1"]
