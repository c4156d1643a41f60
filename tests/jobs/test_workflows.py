"""The workflows on a real DBOS, in process, with ports in memory."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.errors import InputError
from core.message import InboundMessage, OutboundMessage, Outcome, Reply
from jobs import workflows as module
from jobs.dispatch import Dispatcher
from jobs.outbox.dead_letters import DeadLetters
from jobs.outbox.delivery import Deliveries, RetryPolicy
from jobs.outbox.resending import resend
from jobs.persistence import Patience
from jobs.queues import Queues
from jobs.runs.part import PartResult, RunReport, RunStep
from jobs.runtime import SCHEDULED, Runtime, prepare, priority, purge_workflows, register_queues
from jobs.turn.turns import OnEvent, Turns
from jobs.workflows import Workflows, register
from language.locales import sentence
from tests.adapters.processes import run_at_once
from tests.jobs.fakes import (
    MemoryAudit,
    MemoryConversations,
    MemoryDeliveries,
    MemoryDirectory,
    MemoryEvents,
    MemoryMessages,
    MemoryProvider,
    Scripted,
    message,
    reply_to,
)


class Engine:
    """A worker's inside: everything but the process."""

    def __init__(self, home: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.url = f"sqlite:///{home / 'jobs.db'}"
        self.messages, self.events = MemoryMessages(), MemoryEvents()
        self.conversations, self.deliveries = MemoryConversations(), MemoryDeliveries()
        self.audit, self.provider, self.responder = MemoryAudit(), MemoryProvider(), Scripted()
        self.nights: list[str] = []
        self.hours: list[str] = []
        self._loop = loop
        self.workflows: Workflows

    def start(self) -> None:
        from dbos import DBOS

        prepare(self.url)
        dbos, self.queues = DBOS(config=Runtime(self.url, log_level="ERROR").config()), Queues()
        DBOS.listen_queues(SCHEDULED)
        turns = Turns(
            messages=self.messages,
            events=self.events,
            conversations=self.conversations,
            directory=MemoryDirectory(),
            audit=self.audit,
            responder=self.responder,
            loop=self._loop,
            unanswered=DeadLetters(self.deliveries, SystemClock()).unanswered,
        )
        deliveries = Deliveries(
            adapters={"whatsapp": self.provider},
            deliveries=self.deliveries,
            messages=self.messages,
            events=self.events,
            conversations=self.conversations,
            directory=MemoryDirectory(),
            audit=self.audit,
            clock=SystemClock(),
            policy=RetryPolicy(),
        )
        self.workflows = register(turns, deliveries, self._night, self._hour, queues=self.queues)
        DBOS.launch()
        declared = register_queues(
            Runtime(self.url, turn_poll_s=0.05, delivery_poll_s=0.05, scheduled_poll_s=0.1), ["whatsapp"]
        )
        self.queues.listen(dbos, declared)

    def _night(self, step: RunStep) -> RunReport:
        self.nights.append(step("tidy", lambda: "tidied"))
        return RunReport((PartResult("tidy", True, "tidied"),))

    def _hour(self, step: RunStep) -> RunReport:
        self.hours.append(step("collect", lambda: "collected"))
        return RunReport((PartResult("collect", True, "collected"),))

    def say(self, *inbound: InboundMessage) -> None:
        for one in inbound:
            self.messages.store(one)
        Dispatcher(self.messages, self.workflows.enqueue_turn).sweep()


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    from dbos import DBOS

    for retries in (module.ANSWER_RETRIES, module.LAST_RESORT_RETRIES):
        monkeypatch.setitem(retries, "interval_seconds", 0.01)
    monkeypatch.setattr(module, "DELIVERY_PATIENCE", Patience(attempts=3, first_pause_s=0.01, growth=1))
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    engine = Engine(tmp_path, loop)
    engine.start()
    yield engine
    engine.queues.stop()
    DBOS.destroy(destroy_registry=True)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def test_a_conversation_is_answered_in_order_and_others_meanwhile(engine: Engine) -> None:
    under_way, together = set[str](), list[int]()

    async def slowly(inbound: InboundMessage, on_event: OnEvent) -> Reply:
        assert inbound.conversation_id not in under_way, "two turns of one conversation at once"
        under_way.add(inbound.conversation_id)
        together.append(len(under_way))
        await asyncio.sleep(0.2)
        under_way.discard(inbound.conversation_id)
        return reply_to(inbound)

    engine.responder.script = slowly
    engine.say(*(message(f"M{n}", text=f"{n}", conversation_id=f"C{n % 3}") for n in range(9)))
    until(lambda: len(engine.provider.taken) == 9)
    for conversation in range(3):
        said = [body for _, body, _ in engine.provider.taken if int(body[4:]) % 3 == conversation]
        assert said == sorted(said)
    assert max(together) > 1


def test_a_message_enqueued_twice_is_answered_once(engine: Engine) -> None:
    engine.say(message())
    engine.workflows.enqueue_turn(engine.messages.stored[0])
    until(lambda: len(engine.provider.taken) == 1)
    engine.workflows.enqueue_turn(engine.messages.stored[0])
    time.sleep(0.3)
    assert engine.responder.asked == ["M1"]
    assert len(engine.provider.taken) == 1


def test_a_message_that_cannot_be_worked_on_does_not_block_its_conversation(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = engine.conversations.log

    def breaks(inbound: InboundMessage, reply: Reply, principal: object) -> None:
        if inbound.message_id == "poison":
            raise OSError("a row the database will not take")
        log(inbound, reply, principal)  # type: ignore[arg-type] - passed through

    monkeypatch.setattr(engine.conversations, "log", breaks)
    engine.say(message("poison"), message("M2"))
    until(lambda: len(engine.provider.taken) == 2)
    outcomes = [e.reply.outcome for _, _, e in engine.events.published if e.reply]
    assert outcomes == [Outcome.ERROR, Outcome.ANSWERED]
    until(lambda: "whatsapp:poison:turn" in engine.deliveries.kept)
    kept = engine.deliveries.kept["whatsapp:poison:turn"]
    assert kept.status == "failed"
    assert kept.error.startswith("fault: OSError at tests/jobs/test_workflows.py:")


def test_a_message_whose_turn_came_to_nothing_is_asked_anew_by_hand(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = engine.conversations.log
    monkeypatch.setattr(engine.conversations, "log", _breaks)
    engine.say(message())
    until(lambda: "whatsapp:M1:turn" in engine.deliveries.kept)
    monkeypatch.setattr(engine.conversations, "log", log)
    again = resend(engine.deliveries, engine.messages, "whatsapp:M1:turn", datetime.now(UTC))
    assert again == ["whatsapp:M1:turn"]
    Dispatcher(engine.messages, engine.workflows.enqueue_turn).sweep()
    until(lambda: len(engine.provider.taken) == 2)
    assert [body for _, body, _ in engine.provider.taken][1] == "re: what will stock out"
    assert engine.deliveries.kept["whatsapp:M1:turn"].status == "dropped"
    with pytest.raises(InputError, match="already"):
        resend(engine.deliveries, engine.messages, "whatsapp:M1:turn", datetime.now(UTC))


def test_a_turn_that_cannot_even_be_given_up_is_seen_and_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.events, "publish", _breaks)
    engine.say(message())
    until(lambda: len(engine.provider.taken) == 1, seconds=30)
    assert engine.provider.taken[0][1] == sentence("reply_not_sent", "en")
    assert engine.deliveries.kept["whatsapp:M1:1"].status == "failed"


def test_a_reply_that_cannot_be_drawn_is_seen_told_and_sent_anew_once_it_can(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = engine.provider.render

    def render(inbound: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        if inbound.message_id == "poison" and reply.outcome is Outcome.ANSWERED:
            raise KeyError("a sentence that is not there")
        return draw(inbound, reply)

    monkeypatch.setattr(engine.provider, "render", render)
    engine.say(message("poison"), message("M2"))
    until(lambda: len(engine.provider.taken) == 2)
    assert [body for _, body, _ in engine.provider.taken] == [
        sentence("reply_not_sent", "en"),
        "re: what will stock out",
    ]
    dead = engine.deliveries.kept["whatsapp:poison:1"]
    assert dead.error.startswith("fault: KeyError at tests/jobs/test_workflows.py:")
    assert engine.deliveries.counted()["fault"] == 1
    assert [line for line in engine.audit.lines if line.outcome == "failed"]

    monkeypatch.setattr(engine.provider, "render", draw)
    assert resend(engine.deliveries, engine.messages, dead.key, datetime.now(UTC)) == [dead.key]
    stored = engine.messages.find("whatsapp", "poison")
    assert stored is not None
    engine.workflows.enqueue_delivery(stored, engine.deliveries.kept[dead.key])
    until(lambda: engine.deliveries.kept[dead.key].status == "sent")
    assert engine.provider.taken[-1][1] == "re: what will stock out"
    assert engine.deliveries.counted()["fault"] == 0


@pytest.fixture
def voices_break(monkeypatch: pytest.MonkeyPatch) -> None:
    def register_voices(*given: object) -> Callable[..., None]:
        return _breaks

    monkeypatch.setattr(module, "register_voices", register_voices)


@pytest.mark.usefixtures("voices_break")
def test_a_reply_leaves_though_what_came_with_its_message_cannot_be_worked_on(engine: Engine) -> None:
    engine.say(message())
    until(lambda: len(engine.provider.taken) == 1)
    assert engine.provider.taken[0][1] == "re: what will stock out"
    assert engine.deliveries.kept["whatsapp:M1:turn"].error.startswith("fault: OSError at tests/")


def _breaks(*given: object) -> None:
    raise OSError("a row the database will not take")


def test_the_web_needs_no_delivery(engine: Engine) -> None:
    engine.say(message(channel="web", address="asha"))
    until(lambda: any(event.type == "finished" for _, _, event in engine.events.published))
    time.sleep(0.2)
    assert engine.provider.taken == []


def test_the_nightly_run_comes_by_its_schedule(engine: Engine) -> None:
    engine.workflows.schedule_nightly("* * * * * *", "Asia/Kolkata")
    until(lambda: engine.nights != [], seconds=20)
    assert set(engine.nights) == {"tidied"}


def test_the_hourly_run_comes_by_its_schedule(engine: Engine) -> None:
    engine.workflows.schedule_hourly("* * * * * *", "Asia/Kolkata")
    until(lambda: engine.hours != [], seconds=20)
    assert set(engine.hours) == {"collected"}


def test_an_hourly_run_that_comes_too_late_does_nothing(engine: Engine) -> None:
    from dbos import DBOS

    engine.workflows.schedule_hourly("15 * * * *", "Asia/Kolkata")
    now = datetime.now(UTC)
    missed = DBOS.backfill_schedule("hourly", now - timedelta(hours=5), now - timedelta(hours=1))
    assert len(missed) >= 3
    until(lambda: all(handle.get_status().status == "SUCCESS" for handle in missed), seconds=20)
    assert engine.hours == []


def test_of_the_nights_a_machine_was_off_only_the_last_is_caught_up(engine: Engine) -> None:
    from dbos import DBOS

    engine.workflows.schedule_nightly("30 2 * * *", "Asia/Kolkata")
    now = datetime.now(UTC)
    missed = DBOS.backfill_schedule("nightly", now - timedelta(days=3), now)
    assert len(missed) == 3
    until(lambda: all(handle.get_status().status == "SUCCESS" for handle in missed), seconds=20)
    assert len(engine.nights) == 1


def test_old_finished_workflows_are_purged_and_open_ones_kept(engine: Engine) -> None:
    engine.say(message())
    until(lambda: len(engine.provider.taken) == 1)
    until(lambda: engine.queues.running() == 0)
    time.sleep(0.2)
    assert purge_workflows(engine.url, datetime.now(UTC) - timedelta(days=1)) == 0
    assert purge_workflows(engine.url, datetime.now(UTC) + timedelta(seconds=2)) == 2


def test_two_processes_may_prepare_the_jobs_database_at_once(tmp_path: Path) -> None:
    script = "import sys; from jobs.runtime import prepare; prepare(sys.argv[1]); print('ok')"
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    assert [out.splitlines()[-1] for out in run_at_once(script, url, processes=3)] == ["ok"] * 3


@pytest.mark.parametrize(("sequence", "expected"), [(1, 1), (2**31 - 1, 2**31 - 1), (2**31, 1)])
def test_a_sequence_stays_within_what_a_priority_may_be(sequence: int, expected: int) -> None:
    assert priority(sequence) == expected
