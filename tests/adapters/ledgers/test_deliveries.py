from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.database import Database
from adapters.ledgers import SqlDeliveryLedger
from core.errors import InputError
from core.message import SendReceipt
from core.ports import Delivery, DeliveryLedger
from tests.adapters.samples import NOON, outbound
from tests.jobs.fakes import MemoryDeliveries

KEY = "whatsapp:SM1:0"
RECEIPT = SendReceipt(provider_id="SMout1", sent_at=NOON)


@pytest.fixture
def ledger(database: Database) -> SqlDeliveryLedger:
    return SqlDeliveryLedger(database)


def test_a_message_is_recorded_once(ledger: SqlDeliveryLedger) -> None:
    assert ledger.record(outbound()) == Delivery(outbound(), "pending", 0)
    changed = outbound().model_copy(update={"payload": {"Body": "other"}})
    assert ledger.record(changed) == Delivery(outbound(), "pending", 0)
    assert ledger.find(KEY) == Delivery(outbound(), "pending", 0)
    assert ledger.find("whatsapp:SM1:1") is None


def test_an_attempt_returns_the_state_before_it(ledger: SqlDeliveryLedger) -> None:
    ledger.record(outbound())
    later = NOON + timedelta(seconds=5)
    assert ledger.attempt(KEY, NOON) == Delivery(outbound(), "pending", 0)
    assert ledger.attempt(KEY, later) == Delivery(
        outbound(), "attempting", 1, last_attempt_at=NOON, first_attempt_at=NOON
    )
    assert ledger.find(KEY) == Delivery(
        outbound(), "attempting", 2, last_attempt_at=later, first_attempt_at=NOON
    )


def test_what_was_sent_stays_sent(ledger: SqlDeliveryLedger) -> None:
    ledger.record(outbound())
    ledger.attempt(KEY, NOON)
    ledger.sent(KEY, RECEIPT)
    sent = ledger.find(KEY)
    ledger.sent(KEY, SendReceipt(provider_id="SMout2", sent_at=NOON))
    ledger.failed(KEY, "late")
    assert ledger.attempt(KEY, NOON) == sent
    assert ledger.find(KEY) == sent
    assert sent is not None
    assert (sent.status, sent.receipt, sent.attempts) == ("sent", RECEIPT, 1)


def test_giving_up_is_noted_and_may_be_taken_up_again(ledger: SqlDeliveryLedger) -> None:
    ledger.record(outbound())
    ledger.attempt(KEY, NOON)
    ledger.failed(KEY, "number is not on WhatsApp")
    before = ledger.attempt(KEY, NOON)
    assert (before.status, before.error) == ("failed", "number is not on WhatsApp")
    ledger.sent(KEY, RECEIPT)
    after = ledger.find(KEY)
    assert after is not None
    assert (after.status, after.error) == ("sent", "")


def test_a_status_of_an_unknown_message_is_not_taken(ledger: SqlDeliveryLedger) -> None:
    assert ledger.status("SMout1", "delivered") is False


@pytest.mark.parametrize(
    ("statuses", "kept"),
    [
        (["queued", "sent", "delivered", "read"], "read"),
        (["delivered", "sent", "queued"], "delivered"),
        (["sent", "undelivered"], "undelivered"),
        (["failed", "sent"], "failed"),
        (["delivered", "delivered"], "delivered"),
        (["delivered", "failed"], "delivered"),
    ],
)
def test_callbacks_may_overtake_each_other(ledger: SqlDeliveryLedger, statuses: list[str], kept: str) -> None:
    ledger.record(outbound())
    ledger.sent(KEY, RECEIPT)
    assert all(ledger.status("SMout1", status) for status in statuses)
    delivery = ledger.find(KEY)
    assert delivery is not None
    assert delivery.provider_status == kept


def test_a_receipt_is_claimed_on_its_channel_only(ledger: SqlDeliveryLedger) -> None:
    ledger.record(outbound())
    assert not ledger.claimed("whatsapp", "SMout1")
    ledger.sent(KEY, RECEIPT)
    assert ledger.claimed("whatsapp", "SMout1")
    assert not ledger.claimed("slack", "SMout1")


def test_sending_what_was_not_recorded_is_an_error(ledger: SqlDeliveryLedger) -> None:
    with pytest.raises(InputError):
        ledger.attempt(KEY, NOON)
    with pytest.raises(InputError):
        ledger.sent(KEY, RECEIPT)


LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def any_ledger(store: Database | None) -> DeliveryLedger:
    """The real one on each database, and the fake that the jobs are tested with."""
    return MemoryDeliveries() if store is None else SqlDeliveryLedger(store)


def sent(ledger: DeliveryLedger, key: str = KEY) -> None:
    ledger.record(outbound(key), NOON)
    ledger.attempt(key, NOON)
    ledger.sent(key, RECEIPT)


def known(ledger: DeliveryLedger, key: str = KEY) -> Delivery:
    found = ledger.find(key)
    assert found is not None
    return found


def test_what_is_held_waits_in_its_conversation_until_it_is_sent_anew(any_ledger: DeliveryLedger) -> None:
    any_ledger.record(outbound(), NOON)
    any_ledger.hold(KEY, "window_closed", NOON)
    [held] = any_ledger.held("whatsapp", "c1")
    assert (held.status, held.held_at, held.message_id) == ("held", NOON, "SM1")
    assert any_ledger.held("whatsapp", "c2") == []
    fresh = outbound().model_copy(update={"payload": {"Body": "anew"}})
    assert any_ledger.again(held, LATER, fresh)
    assert any_ledger.held("whatsapp", "c1") == []
    assert known(any_ledger).outbound == fresh


def test_what_left_since_an_instant_is_told_by_its_conversation(any_ledger: DeliveryLedger) -> None:
    any_ledger.record(outbound(), NOON)
    any_ledger.hold(KEY, "window_closed", NOON)
    assert any_ledger.left_since("whatsapp", "c1", NOON) == []
    assert any_ledger.again(known(any_ledger), LATER)
    any_ledger.taken_up(known(any_ledger))
    assert [one.key for one in any_ledger.left_since("whatsapp", "c1", LATER)] == [KEY]
    any_ledger.attempt(KEY, LATER)
    any_ledger.sent(KEY, RECEIPT)
    assert [one.key for one in any_ledger.left_since("whatsapp", "c1", LATER)] == [KEY]
    assert any_ledger.left_since("whatsapp", "c2", LATER) == []
    assert any_ledger.left_since("whatsapp", "c1", LATER + timedelta(seconds=1)) == []


def test_what_the_provider_reports_as_lost_is_seen_and_settled_once(any_ledger: DeliveryLedger) -> None:
    sent(any_ledger)
    any_ledger.hold(KEY, "too early", NOON)  # it may still arrive
    assert known(any_ledger).status == "sent"
    any_ledger.status("SMout1", "undelivered", "63012")
    [refused] = any_ledger.refused()
    assert refused.provider_error == "63012"
    assert any_ledger.again(refused, LATER)
    assert not any_ledger.again(refused, LATER)  # a second worker had the same idea
    assert any_ledger.refused() == []
    again = known(any_ledger)
    assert (again.status, again.attempts, again.rounds, again.receipt) == ("pending", 0, 1, None)
    assert any_ledger.due(NOON) == []
    assert [one.key for one in any_ledger.due(LATER)] == [KEY]
    any_ledger.taken_up(again)
    assert any_ledger.due(LATER) == []


@pytest.mark.parametrize("lost", [True, False])
def test_only_what_is_lost_is_given_up_after_it_was_sent(any_ledger: DeliveryLedger, lost: bool) -> None:
    sent(any_ledger)
    any_ledger.status("SMout1", "failed" if lost else "delivered", "63003" if lost else "")
    any_ledger.failed(KEY, "provider_failed_63003")
    assert known(any_ledger).status == ("failed" if lost else "sent")


def test_what_was_given_up_is_listed(any_ledger: DeliveryLedger) -> None:
    sent(any_ledger)
    any_ledger.record(outbound("whatsapp:SM2:1"), LATER)
    any_ledger.failed("whatsapp:SM2:1", "no such number")
    assert [one.key for one in any_ledger.listed("failed")] == ["whatsapp:SM2:1"]
    assert len(any_ledger.listed()) == 2


def test_what_has_not_left_is_counted_and_our_own_faults_among_it(any_ledger: DeliveryLedger) -> None:
    for number, at in enumerate((NOON, NOON, NOON, LATER, LATER)):
        any_ledger.record(outbound(f"whatsapp:SM{number}:1"), at)
    any_ledger.failed("whatsapp:SM0:1", "provider_undelivered_63003")
    any_ledger.failed("whatsapp:SM1:1", "fault: KeyError at jobs/x.py:1")
    any_ledger.hold("whatsapp:SM2:1", "window_closed", NOON)
    any_ledger.attempt("whatsapp:SM3:1", LATER)
    any_ledger.sent("whatsapp:SM3:1", RECEIPT)
    assert any_ledger.counted() == {"pending": 1, "held": 1, "attempting": 0, "failed": 2, "fault": 1}
    assert any_ledger.counted(LATER) == {"pending": 1, "held": 0, "attempting": 0, "failed": 0, "fault": 0}
