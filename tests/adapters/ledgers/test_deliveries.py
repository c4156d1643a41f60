from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.database import Database
from adapters.ledgers import SqlDeliveryLedger
from core.errors import InputError
from core.message import SendReceipt
from core.ports import Delivery
from tests.adapters.samples import NOON, outbound

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
