from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import get_args

import pytest

from core.errors import ExternalError, ScopeError
from core.message import InboundMessage, Outcome, Reply, TurnEvent
from core.notice import Notice, NoticeKind, Told
from jobs.turn.bursting import Bursts
from jobs.turn.turns import OnEvent, TurnLimits, Turns
from language.locales import CHAIN, sentence
from tests.jobs.fakes import (
    ASHA,
    MemoryAudit,
    MemoryConversations,
    MemoryDirectory,
    MemoryEvents,
    MemoryMessages,
    Scripted,
    message,
    reply_to,
)

QUICK = TurnLimits(timeout_s=2.0, max_tries=3, first_backoff_s=0.001, max_starts=3)


@dataclass
class House:
    loop: asyncio.AbstractEventLoop
    messages: MemoryMessages = field(default_factory=MemoryMessages)
    events: MemoryEvents = field(default_factory=MemoryEvents)
    conversations: MemoryConversations = field(default_factory=MemoryConversations)
    audit: MemoryAudit = field(default_factory=MemoryAudit)
    responder: Scripted = field(default_factory=Scripted)
    bursts: Bursts = field(default_factory=Bursts)

    def turns(self, limits: TurnLimits = QUICK, streamed: bool = True) -> Turns:
        return Turns(
            messages=self.messages,
            events=self.events,
            conversations=self.conversations,
            directory=MemoryDirectory(),
            audit=self.audit,
            responder=self.responder,
            loop=self.loop,
            streamed=lambda channel: streamed,
            limits=limits,
            bursts=self.bursts,
        )

    def answer(self, inbound: InboundMessage | None = None, limits: TurnLimits = QUICK) -> Reply:
        inbound = inbound or message()
        self.messages.store(inbound)
        self.turns(limits).answer(inbound.channel, inbound.message_id)
        (reply,) = self.finished(inbound)
        return reply

    def finished(self, inbound: InboundMessage) -> list[Reply]:
        found = self.events.read(inbound.channel, inbound.message_id)
        return [event.reply for _, event in found if event.type == "finished" and event.reply]


@pytest.fixture
def house() -> Iterator[House]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield House(loop)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_message_is_answered_logged_and_its_reply_published(house: House) -> None:
    reply = house.answer()
    assert reply.answer == "re: what will stock out"
    assert house.conversations.reply_of("whatsapp", "M1") == reply


def test_a_turn_that_runs_again_after_its_end_changes_nothing(house: House) -> None:
    house.answer()
    house.turns().answer("whatsapp", "M1")
    assert house.responder.asked == ["M1"]
    assert len(house.finished(message())) == 1


def test_a_crash_between_log_and_finished_event_publishes_the_logged_reply(house: House) -> None:
    house.messages.store(message())
    house.conversations.log(message(), reply_to(message(), "logged before the crash"), ASHA)
    assert house.answer().answer == "logged before the crash"
    assert house.responder.asked == []


def test_a_stranger_is_refused_without_the_agent_and_audited_as_denied(house: House) -> None:
    reply = house.answer(message(address="+999"))
    assert reply.outcome is Outcome.REFUSED
    assert "DELHI" not in reply.answer
    assert "demo" not in reply.answer
    assert house.responder.asked == []
    (line,) = house.audit.lines
    assert (line.action, line.outcome, line.details["reason"]) == ("message", "denied", "unknown_sender")
    assert "+999" not in repr(line)


def test_somebody_elses_conversation_is_refused_and_audited(house: House) -> None:
    house.conversations.owners["C1"] = "vikram"
    assert house.answer().outcome is Outcome.REFUSED
    assert house.responder.asked == []
    assert [line.outcome for line in house.audit.lines] == ["denied"]
    assert house.conversations.reply_of("whatsapp", "M1") is None


def test_a_scope_error_of_the_agent_becomes_a_refusal(house: House) -> None:
    async def refuse(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        raise ScopeError("MUMBAI_01 is outside your scope.")

    house.responder.script = refuse
    reply = house.answer()
    assert reply.outcome is Outcome.REFUSED
    assert "MUMBAI" not in reply.answer


def test_an_agent_that_breaks_still_gets_an_honest_reply(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        raise ValueError(f"cannot parse {inbound.text!r}")

    house.responder.script = breaks
    assert house.answer(message(text="my secret question")).outcome is Outcome.ERROR
    assert house.responder.asked == ["M1"]
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_trouble_outside_is_tried_again_before_giving_up(house: House) -> None:
    async def twice_away(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        if len(house.responder.asked) < 3:
            raise ExternalError("model away")
        return reply_to(inbound)

    house.responder.script = twice_away
    assert house.answer().outcome is Outcome.ANSWERED
    assert len(house.responder.asked) == 3


def test_trouble_that_stays_ends_in_an_error_reply(house: House) -> None:
    async def away(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        raise ExternalError("model away")

    house.responder.script = away
    assert house.answer().outcome is Outcome.ERROR
    assert len(house.responder.asked) == QUICK.max_tries


@pytest.mark.parametrize("kind", get_args(NoticeKind))
@pytest.mark.parametrize("language", CHAIN)
def test_who_asked_nothing_is_told_what_to_ask_for_and_not_to_ask_again(
    house: House, monkeypatch: pytest.MonkeyPatch, kind: NoticeKind, language: str
) -> None:
    async def away(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        raise ExternalError("model away")

    house.responder.script = away
    notice = Notice("N1", "demo", "asha", Told(kind, "list_alerts", {}))
    told = message(text="").model_copy(update={"asked_by": "machine", "context": notice.context})

    def last(_: object) -> str:
        return language

    monkeypatch.setattr(house.conversations, "last_language", last)
    house.messages.store(told)
    house.turns().answer("whatsapp", "M1")
    (reply,) = house.finished(told)
    assert reply.answer == sentence(f"notice_failed_{kind}", language)


def test_a_turn_that_hangs_is_cancelled_and_answered_with_an_error(house: House) -> None:
    cancelled = threading.Event()

    async def hangs(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.set()
            raise
        return reply_to(inbound)

    house.responder.script = hangs
    reply = house.answer(limits=TurnLimits(timeout_s=0.1, first_backoff_s=0.001))
    assert reply.outcome is Outcome.ERROR
    assert cancelled.wait(2)


def test_a_message_that_kills_the_process_each_time_ends_in_an_error_reply(house: House) -> None:
    for _ in range(QUICK.max_starts):
        house.events.publish("whatsapp", "M1", TurnEvent(type="step", name="started"))
    assert house.answer().outcome is Outcome.ERROR
    assert house.responder.asked == []


def test_a_turn_interrupted_fewer_times_is_run_again(house: House) -> None:
    for _ in range(QUICK.max_starts - 1):
        house.events.publish("whatsapp", "M1", TurnEvent(type="step", name="started"))
    assert house.answer().outcome is Outcome.ANSWERED


async def _says(inbound: InboundMessage, on_event: OnEvent) -> Reply:
    on_event(TurnEvent(type="tool_started", name="query_kpi"))
    on_event(TurnEvent(type="text", text="re:"))
    on_event(TurnEvent(type="finished", reply=reply_to(inbound, "not verified yet")))
    return reply_to(inbound)


def test_events_are_published_in_order_and_finished_comes_from_the_log_alone(house: House) -> None:
    house.responder.script = _says
    house.answer()
    types = [event.type for _, event in house.events.read("whatsapp", "M1")]
    assert types == ["step", "tool_started", "text", "finished"]
    assert house.finished(message())[0].answer == "re: what will stock out"


def test_a_channel_nobody_follows_gets_only_start_and_finish(house: House) -> None:
    house.responder.script = _says
    house.messages.store(message())
    house.turns(streamed=False).answer("whatsapp", "M1")
    assert [event.type for _, event in house.events.read("whatsapp", "M1")] == ["step", "finished"]


def test_giving_up_answers_only_what_has_no_reply(house: House) -> None:
    house.answer()
    house.turns().give_up("whatsapp", "M1", "OSError")
    assert len(house.finished(message())) == 1
    house.messages.store(message("M2"))
    house.turns().give_up("whatsapp", "M2", "OSError")
    assert [reply.outcome for reply in house.finished(message("M2"))] == [Outcome.ERROR]


def test_giving_up_answers_though_what_it_would_be_told_with_is_at_fault_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(principal: object) -> str:
        raise OSError("a row that cannot be read")

    monkeypatch.setattr(house.conversations, "last_language", breaks)
    house.messages.store(message())
    house.turns().give_up("whatsapp", "M1", "OSError")
    assert [reply.outcome for reply in house.finished(message())] == [Outcome.ERROR]


def test_messages_in_quick_succession_share_one_reply_that_answers_all(house: House) -> None:
    house.bursts = Bursts({"whatsapp": timedelta(seconds=1.5)})
    late = {"received_at": message().received_at + timedelta(seconds=2)}
    for one in (message("M1", text="what will run out"), message("M2", text="and revenue?")):
        house.messages.store(one)
    house.messages.store(message("M3", text="thanks").model_copy(update=late))
    own = [house.turns().answer("whatsapp", name) for name in ("M1", "M2", "M3")]
    assert own == [True, False, True]
    assert house.turns().answer("whatsapp", "M2") is False  # a crash has it run again
    (first,), (second,), (third,) = (house.finished(message(name)) for name in ("M1", "M2", "M3"))
    assert first.answer == "re: what will run out\nand revenue?"
    assert second == first
    assert third.answer == "re: thanks"
    assert house.responder.asked == ["M1", "M3"]
