from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.errors import DataError, ExternalError, InputError
from core.message import InboundMessage, OutboundMessage, Reply, TurnEvent
from jobs.outbox.delivery import Deliveries, RetryPolicy
from language.locales import sentence
from tests.jobs.fakes import (
    NOON,
    KnockingProvider,
    MemoryAudit,
    MemoryConversations,
    MemoryDeliveries,
    MemoryDirectory,
    MemoryEvents,
    MemoryMessages,
    MemoryPreferences,
    MemoryProvider,
    MovableClock,
    message,
    reply_to,
)


@dataclass
class Post:
    provider: MemoryProvider = field(default_factory=MemoryProvider)
    ledger: MemoryDeliveries = field(default_factory=MemoryDeliveries)
    messages: MemoryMessages = field(default_factory=MemoryMessages)
    events: MemoryEvents = field(default_factory=MemoryEvents)
    audit: MemoryAudit = field(default_factory=MemoryAudit)
    slept: list[float] = field(default_factory=list[float])
    max_attempts: int = 4
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))
    wishes: MemoryPreferences = field(default_factory=MemoryPreferences)

    def answered(self, inbound: InboundMessage, answer: str = "") -> None:
        self.messages.store(inbound)
        event = TurnEvent(type="finished", reply=reply_to(inbound, answer))
        self.events.publish(inbound.channel, inbound.message_id, event)

    def deliver(self, message_id: str = "M1") -> None:
        self.office().deliver("whatsapp", message_id)

    def office(self) -> Deliveries:
        return Deliveries(
            adapters={"whatsapp": self.provider},
            deliveries=self.ledger,
            messages=self.messages,
            events=self.events,
            conversations=MemoryConversations(),
            directory=MemoryDirectory(),
            audit=self.audit,
            clock=self.clock,
            preferences=self.wishes,
            policy=RetryPolicy(max_attempts=self.max_attempts),
            sleep=self.slept.append,
        )

    @property
    def bodies(self) -> list[str]:
        return [body for _, body, _ in self.provider.taken]

    def status(self, key: str) -> str:
        return self.ledger.kept[key].status


@pytest.fixture
def post() -> Post:
    post = Post()
    post.answered(message())
    return post


def test_a_reply_is_sent_once_however_often_it_is_delivered(post: Post) -> None:
    post.deliver()
    post.deliver()
    assert post.bodies == ["re: what will stock out"]
    assert post.provider.look_ups == 0


def test_a_send_whose_receipt_was_lost_is_found_at_the_provider_and_not_repeated(post: Post) -> None:
    post.provider.faults = [(ExternalError("connection dropped"), True)]
    post.deliver()
    assert post.bodies == ["re: what will stock out"]
    receipt = post.ledger.kept["whatsapp:M1:1"].receipt
    assert receipt is not None
    assert receipt.provider_id == "SM1"


def test_a_crash_after_the_provider_took_it_is_healed_by_a_look_up(post: Post) -> None:
    (outbound,) = post.provider.render(message(), reply_to(message()))
    post.ledger.record(outbound)
    post.ledger.attempt(outbound.idempotency_key, NOON)
    post.provider.send(outbound)
    post.deliver()
    assert len(post.bodies) == 1
    assert post.status(outbound.idempotency_key) == "sent"


def test_a_crash_before_the_provider_took_it_is_healed_by_sending(post: Post) -> None:
    (outbound,) = post.provider.render(message(), reply_to(message()))
    post.ledger.record(outbound)
    post.ledger.attempt(outbound.idempotency_key, NOON)
    post.deliver()
    assert len(post.bodies) == 1
    assert post.provider.look_ups == 1


def test_an_earlier_message_with_the_same_words_is_not_taken_for_this_one(post: Post) -> None:
    post.answered(message("M2"))
    post.deliver("M1")
    (outbound,) = post.provider.render(message("M2"), reply_to(message("M2")))
    post.ledger.record(outbound)
    post.ledger.attempt(outbound.idempotency_key, NOON)
    post.deliver("M2")
    receipts = [d.receipt.provider_id for d in post.ledger.kept.values() if d.receipt]
    assert receipts == ["SM1", "SM2"]


def test_a_look_up_gives_the_provider_time_to_show_the_message(post: Post) -> None:
    (outbound,) = post.provider.render(message(), reply_to(message()))
    post.ledger.record(outbound)
    post.ledger.attempt(outbound.idempotency_key, NOON)
    post.deliver()
    assert post.slept == [RetryPolicy().settle_s]


def test_trouble_is_retried_with_growing_pauses_and_a_wish_to_wait_is_heard(post: Post) -> None:
    post.provider.faults = [
        (ExternalError("503"), False),
        (ExternalError("429", retry_after_s=30), False),
    ]
    post.deliver()
    assert post.status("whatsapp:M1:1") == "sent"
    pauses = [pause for pause in post.slept if pause != RetryPolicy().settle_s]
    assert 0.5 <= pauses[0] <= 1.0
    assert pauses[1] == 30


def test_a_provider_that_stays_away_ends_in_failed_and_audited(post: Post) -> None:
    post.provider.faults = [(ExternalError("503"), False)] * 20
    post.deliver()
    assert post.status("whatsapp:M1:1") == "failed"
    assert len(post.provider.faults) == 20 - post.max_attempts
    assert [(line.action, line.outcome) for line in post.audit.lines] == [("deliver", "failed")]
    post.deliver()
    assert len(post.audit.lines) == 1


def test_what_only_accompanies_a_text_is_given_up_early(post: Post) -> None:
    (outbound,) = post.provider.render(message(), reply_to(message()))
    post.ledger.record(outbound.model_copy(update={"accompanies": True}))
    post.provider.faults = [(ExternalError("503"), False)] * 20
    post.deliver()
    assert post.status("whatsapp:M1:1") == "failed"
    assert len(post.provider.faults) == 20 - RetryPolicy().accompanying_attempts


def test_attempts_are_counted_across_restarts(post: Post) -> None:
    (outbound,) = post.provider.render(message(), reply_to(message()))
    post.ledger.record(outbound)
    for minute in range(post.max_attempts):
        post.ledger.attempt(outbound.idempotency_key, NOON + timedelta(minutes=minute))
    post.deliver()
    assert post.bodies == []
    assert post.status("whatsapp:M1:1") == "failed"


@pytest.mark.parametrize(
    "refusal", [ExternalError("no such number", retryable=False), InputError("body is empty")]
)
def test_a_message_the_provider_will_never_take_is_not_retried(post: Post, refusal: Exception) -> None:
    post.provider.faults = [(refusal, False)]
    post.deliver()
    assert post.status("whatsapp:M1:1") == "failed"
    assert post.slept == []


def test_a_fault_in_the_adapter_is_looked_up_and_retried(post: Post) -> None:
    post.provider.faults = [(KeyError("sid"), True)]
    post.deliver()
    assert post.bodies == ["re: what will stock out"]
    assert post.status("whatsapp:M1:1") == "sent"


def test_parts_leave_in_order(post: Post) -> None:
    post.provider.parts = 3
    post.provider.faults = [(ExternalError("503"), False)]
    post.deliver()
    assert post.bodies == [f"re: what will stock out ({part})" for part in (1, 2, 3)]


def test_parts_after_a_failed_one_are_not_sent(post: Post) -> None:
    post.provider.parts = 3
    post.provider.faults = [(ExternalError("ok"), True), (ExternalError("no", retryable=False), False)]
    post.deliver()
    assert post.bodies == ["re: what will stock out (1)"]
    assert [d.status for d in post.ledger.kept.values()] == ["sent", "failed", "failed"]
    post.deliver()
    assert post.bodies == ["re: what will stock out (1)"]


def test_a_message_without_a_reply_cannot_be_delivered(post: Post) -> None:
    post.messages.store(message("M9"))
    with pytest.raises(DataError, match="M9"):
        post.deliver("M9")


# --- what waits for the person ---


@pytest.fixture
def door() -> Post:
    """A channel with a window; the person wrote at noon, and a day later something is to be told."""
    post = Post(provider=KnockingProvider())
    post.answered(message())
    post.deliver()
    post.clock.advance(24 * 3600)
    post.answered(told("N1"), "3 items will run out")
    return post


def told(name: str) -> InboundMessage:
    return message(name).model_copy(update={"asked_by": "machine", "received_at": NOON})


def write(post: Post, name: str) -> None:
    post.clock.advance(60)
    post.answered(message(name).model_copy(update={"received_at": post.clock.now()}), f"re: {name}")
    post.deliver(name)


def test_outside_the_window_the_reply_waits_and_a_template_says_so_once(door: Post) -> None:
    door.deliver("N1")
    door.deliver("N1")
    assert door.bodies[1:] == ["knock: 3 items will run out"]
    assert door.status("whatsapp:N1:1") == "held"


def test_when_the_person_writes_what_waited_leaves_first(door: Post) -> None:
    door.deliver("N1")
    write(door, "M2")
    assert door.bodies[2:] == ["3 items will run out", "re: M2"]
    write(door, "M3")
    assert door.bodies[4:] == ["re: M3"]


def test_of_the_briefs_that_waited_only_the_newest_leaves(door: Post) -> None:
    context = {"notice": {"kind": "brief", "tool": "morning_brief", "arguments": {}}}
    for name in ("B1", "B2"):
        door.answered(told(name).model_copy(update={"context": context}), f"brief {name}")
        door.deliver(name)
    door.deliver("N1")
    before = len(door.bodies)
    write(door, "M2")
    assert door.bodies[before:] == ["brief B2", "3 items will run out", "re: M2"]
    assert door.status("whatsapp:B1:1") == "dropped"


def test_a_template_that_is_refused_is_given_up_and_what_waits_waits(door: Post) -> None:
    door.provider.faults = [(ExternalError("63016", code="window_closed", retryable=False), False)]
    door.deliver("N1")
    assert door.status("whatsapp:N1:knock") == "failed"
    assert door.status("whatsapp:N1:1") == "held"


def test_without_a_template_it_waits_all_the_same(door: Post) -> None:
    assert isinstance(door.provider, KnockingProvider)
    door.provider.template = False
    door.deliver("N1")
    assert len(door.bodies) == 1
    write(door, "M2")
    assert door.bodies[1:] == ["3 items will run out", "re: M2"]


def test_a_provider_that_knows_better_than_our_clock_is_believed(door: Post) -> None:
    write(door, "M2")
    door.answered(told("N2"), "a rival is cheaper")
    door.provider.faults = [(ExternalError("63016", code="window_closed", retryable=False), False)]
    door.deliver("N2")
    assert door.status("whatsapp:N2:1") == "held"
    assert door.bodies[-1] == "knock: a rival is cheaper"
    write(door, "M3")
    assert door.bodies[-2:] == ["a rival is cheaper", "re: M3"]


def test_a_crash_between_a_send_and_its_record_outside_the_window_is_looked_up(door: Post) -> None:
    (outbound,) = door.provider.render(told("N1"), reply_to(told("N1"), "3 items will run out"))
    door.ledger.record(outbound)
    door.ledger.attempt(outbound.idempotency_key, NOON)
    door.provider.send(outbound)
    door.deliver("N1")
    assert door.bodies[1:] == ["3 items will run out"]


def test_a_shared_reply_leaves_with_the_message_it_names(post: Post) -> None:
    post.messages.store(message("M2"))
    event = TurnEvent(type="finished", reply=reply_to(message("M1"), "both"))
    post.events.publish("whatsapp", "M2", event)
    post.deliver("M2")
    assert post.bodies == []


def test_who_stopped_is_told_nothing_unasked(door: Post) -> None:
    door.wishes.change("asha", stopped=["whatsapp"])
    door.deliver("N1")
    assert len(door.bodies) == 1
    assert door.status("whatsapp:N1:1") == "dropped"


def test_who_stopped_at_the_provider_has_stopped_here_too(post: Post) -> None:
    post.provider.faults = [(ExternalError("21610", code="stopped", retryable=False), False)]
    post.deliver()
    assert post.status("whatsapp:M1:1") == "dropped"
    assert post.wishes.of("asha").stopped == {"whatsapp"}
    assert post.audit.lines == []


def test_an_adapter_at_fault_is_named_and_the_person_told_once(post: Post) -> None:
    post.provider.faults = [(TypeError("of ours"), False)] * post.max_attempts
    post.deliver()
    post.deliver()
    dead = post.ledger.kept["whatsapp:M1:1"]
    assert dead.status == "failed"
    assert dead.error.startswith("fault: TypeError at tests/jobs/fakes.py:")
    assert post.bodies == [sentence("reply_not_sent", "en")]


def test_what_a_provider_refuses_is_no_fault_of_ours_and_nothing_more_is_said(post: Post) -> None:
    post.provider.faults = [(ExternalError("no such number", code="twilio_63003", retryable=False), False)]
    post.deliver()
    assert post.ledger.kept["whatsapp:M1:1"].error == "twilio_63003"
    assert post.bodies == []


def test_what_waited_and_is_at_fault_keeps_the_next_reply_not_back_and_is_seen(
    door: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.deliver("N1")
    draw = door.provider.render

    def render(inbound: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        if inbound.message_id == "N1":
            raise KeyError("a sentence that is not there")
        return draw(inbound, reply)

    monkeypatch.setattr(door.provider, "render", render)
    with pytest.raises(KeyError):
        write(door, "M2")
    assert door.bodies[-1] == "re: M2"
    door.office().give_up("whatsapp", "M2", "KeyError")
    assert door.ledger.kept["whatsapp:N1:1"].error == "fault: KeyError"
    assert door.status("whatsapp:M2:1") == "sent"
    assert door.bodies[-1] == "re: M2"
    write(door, "M3")
    assert door.bodies[-1] == "re: M3"
