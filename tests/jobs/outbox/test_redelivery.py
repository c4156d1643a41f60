"""What a provider took and could not deliver: held, sent anew, or given up, and each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.errors import InputError
from core.message import OutboundMessage, SendReceipt
from core.ports import Delivery, StoredMessage
from jobs.outbox.redelivery import Redelivery
from jobs.outbox.resending import resend
from jobs.outbox.sending import RetryPolicy
from tests.jobs.fakes import (
    NOON,
    KnockingProvider,
    MemoryAudit,
    MemoryDeliveries,
    MemoryDirectory,
    MemoryMessages,
    MemoryPreferences,
    MovableClock,
    message,
)

KEY = "whatsapp:M1:1"


@dataclass
class Sweep:
    ledger: MemoryDeliveries = field(default_factory=MemoryDeliveries)
    messages: MemoryMessages = field(default_factory=MemoryMessages)
    audit: MemoryAudit = field(default_factory=MemoryAudit)
    wishes: MemoryPreferences = field(default_factory=MemoryPreferences)
    clock: MovableClock = field(default_factory=MovableClock)
    started: list[str] = field(default_factory=list[str])

    def lost(self, code: str, body: str = "hello") -> None:
        """A message was taken and is now reported as undelivered."""
        known = self.ledger.find(KEY)
        if known is None:
            self.messages.store(message())
            self.ledger.record(
                OutboundMessage(
                    channel="whatsapp", conversation_id="C1", idempotency_key=KEY, payload={"body": body}
                )
            )
        self.ledger.attempt(KEY, self.clock.now())
        self.ledger.sent(KEY, SendReceipt(provider_id="SM1", sent_at=NOON))
        self.ledger.status("SM1", "undelivered", code)

    def run(self) -> int:
        return Redelivery(
            adapters={"whatsapp": KnockingProvider()},
            deliveries=self.ledger,
            messages=self.messages,
            directory=MemoryDirectory(),
            audit=self.audit,
            clock=self.clock,
            preferences=self.wishes,
            policy=RetryPolicy(),
            enqueue=self._start,
        ).sweep()

    def _start(self, stored: StoredMessage, part: Delivery) -> None:
        self.started.append(stored.message.message_id)

    @property
    def now(self) -> Delivery:
        return self.ledger.kept[KEY]


@pytest.fixture
def sweep() -> Sweep:
    return Sweep()


def test_a_closed_window_holds_it_and_has_its_delivery_say_so(sweep: Sweep) -> None:
    sweep.lost("16")
    sweep.run()
    assert sweep.now.status == "held"
    assert sweep.started == ["M1"]
    assert sweep.run() == 0


def test_trouble_of_the_providers_is_tried_again_ever_later_and_not_for_ever(sweep: Sweep) -> None:
    waits: list[timedelta] = []
    for _ in range(RetryPolicy().max_rounds):
        sweep.lost("12")
        sweep.run()
        assert sweep.now.due_at is not None
        waits.append(sweep.now.due_at - sweep.clock.now())
        sweep.clock.instant = sweep.now.due_at
        sweep.run()
    assert [wait.total_seconds() for wait in waits] == [60, 240, 960]
    assert sweep.started == ["M1"] * 3
    sweep.lost("12")
    sweep.run()
    assert (sweep.now.status, sweep.now.error) == ("failed", "provider_undelivered_12")
    assert [line.details["reason"] for line in sweep.audit.lines] == ["provider_undelivered_12"]


def test_what_is_refused_for_its_buttons_goes_as_words_and_only_once(sweep: Sweep) -> None:
    sweep.lost("13", "rich hello")
    sweep.run()
    assert sweep.now.outbound.payload["body"] == "hello"
    sweep.lost("13")
    sweep.run()
    assert sweep.now.status == "failed"


def test_who_stopped_is_noted_as_stopped(sweep: Sweep) -> None:
    sweep.lost("10")
    sweep.run()
    assert sweep.now.status == "dropped"
    assert sweep.wishes.of("asha").stopped == {"whatsapp"}


def test_what_will_never_arrive_is_given_up_and_can_be_sent_anew_by_hand(sweep: Sweep) -> None:
    sweep.lost("3")
    sweep.run()
    assert sweep.now.status == "failed"
    assert resend(sweep.ledger, sweep.messages, KEY, sweep.clock.now()) == [KEY]
    sweep.run()
    assert sweep.started == ["M1"]


def test_what_was_not_given_up_is_not_sent_anew(sweep: Sweep) -> None:
    sweep.lost("")
    for key in (KEY, "whatsapp:M9:1"):
        with pytest.raises(InputError):
            resend(sweep.ledger, sweep.messages, key, NOON)
