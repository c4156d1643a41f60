from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from adapters.database import Database
from adapters.ledgers import SqlMessageLedger
from core.errors import InputError
from core.ports import StoredMessage
from tests.adapters.samples import NOON, message


@pytest.fixture
def ledger(database: Database) -> SqlMessageLedger:
    return SqlMessageLedger(database)


def test_a_message_comes_back_as_it_was(ledger: SqlMessageLedger) -> None:
    stored = ledger.store(message(text="क्या ख़त्म होगा?\x00 🛒"))
    assert stored == StoredMessage(stored.sequence, message(text="क्या ख़त्म होगा?\x00 🛒"))
    assert ledger.find("whatsapp", "SM1") == stored
    assert ledger.find("slack", "SM1") is None


def test_a_repeat_is_a_duplicate_with_the_first_ones_content(ledger: SqlMessageLedger) -> None:
    first = ledger.store(message(text="first"))
    again = ledger.store(message(text="second"))
    assert again == StoredMessage(first.sequence, first.message, duplicate=True)


def test_messages_stored_together_keep_their_order_and_repeats_among_them_are_duplicates(
    ledger: SqlMessageLedger,
) -> None:
    known = ledger.store(message("SM0", text="known"))
    names = ["SM3", "SM1", "SM0", "SM3", "SM2"]
    came = [message(name, text=f"{n}", conversation=f"c{n % 2}") for n, name in enumerate(names)]
    stored = ledger.store_together(came)
    assert [one.duplicate for one in stored] == [False, False, True, True, False]
    assert (stored[2].sequence, stored[2].message) == (known.sequence, known.message)
    assert (stored[3].sequence, stored[3].message.text) == (stored[0].sequence, "0")
    new = [stored[n].sequence for n in (0, 1, 4)]
    assert new == sorted(new)
    assert [one.message.message_id for one in ledger.unqueued()] == ["SM0", "SM3", "SM1", "SM2"]


def test_of_messages_stored_together_all_or_none_is_there(ledger: SqlMessageLedger) -> None:
    with pytest.raises(InputError):
        ledger.store_together([message("SM1"), message("a\x00b"), message("SM2")])
    assert ledger.unqueued() == []


def test_two_doors_that_store_the_same_conversations_in_other_orders_do_not_block_each_other(
    ledger: SqlMessageLedger,
) -> None:
    def store(door: int) -> int:
        threads = range(10) if door % 2 else reversed(range(10))
        came = [message(f"SM{door}-{thread}", conversation=f"c{thread}") for thread in threads]
        return len(ledger.store_together(came))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(store, range(24))) == 240
    assert len(ledger.unqueued()) == 240


def test_the_same_id_on_another_channel_is_another_message(ledger: SqlMessageLedger) -> None:
    ledger.store(message())
    other = ledger.store(message().model_copy(update={"channel": "slack"}))
    assert not other.duplicate


def test_what_is_not_queued_waits_in_order_of_arrival(ledger: SqlMessageLedger) -> None:
    stored = [ledger.store(message(f"SM{n}")) for n in range(4)]
    ledger.mark_queued(stored[1].sequence)
    ledger.mark_queued(stored[1].sequence)
    assert [waiting.message.message_id for waiting in ledger.unqueued()] == ["SM0", "SM2", "SM3"]
    assert [waiting.sequence for waiting in ledger.unqueued()] == sorted(
        waiting.sequence for waiting in ledger.unqueued()
    )


def test_of_many_at_once_exactly_one_is_the_first(ledger: SqlMessageLedger) -> None:
    def store(number: int) -> StoredMessage:
        return ledger.store(message(f"SM{number % 5}"))

    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(store, range(40)))
    assert sum(not each.duplicate for each in stored) == 5
    assert len({each.sequence for each in stored}) == 5
    assert len(ledger.unqueued()) == 5


@pytest.mark.parametrize("broken", ["a\x00b", "x" * 5_000])
def test_an_id_no_provider_would_send_is_refused(ledger: SqlMessageLedger, broken: str) -> None:
    with pytest.raises(InputError):
        ledger.store(message(broken))
    assert ledger.unqueued() == []


def test_only_people_are_heard(ledger: SqlMessageLedger) -> None:
    assert ledger.heard_at("whatsapp", "c1") is None
    ledger.store(message("SM1"))
    told = {"asked_by": "machine", "received_at": NOON + timedelta(hours=1)}
    ledger.store(message("notice:1").model_copy(update=told))
    ledger.store(message("SM2", conversation="c2").model_copy(update={"received_at": told["received_at"]}))
    assert ledger.heard_at("whatsapp", "c1") == NOON


def test_a_message_takes_those_right_after_it_and_the_same_ones_each_time(ledger: SqlMessageLedger) -> None:
    for number, (seconds, conversation) in enumerate([(0, "c1"), (1, "c1"), (1, "c2"), (2, "c1"), (9, "c1")]):
        at = {"received_at": NOON + timedelta(seconds=seconds)}
        ledger.store(message(f"SM{number}", conversation=conversation).model_copy(update=at))
    first = ledger.take("whatsapp", "SM0", NOON + timedelta(seconds=2), lambda _: True)
    assert (first.lead, [one.message.message_id for one in first.messages]) == ("SM0", ["SM0", "SM1", "SM3"])
    late = message("SM5").model_copy(update={"received_at": NOON + timedelta(seconds=2)})
    ledger.store(late)
    assert ledger.take("whatsapp", "SM0", NOON + timedelta(days=1), lambda _: True) == first
    assert ledger.take("whatsapp", "SM3", NOON + timedelta(days=1), lambda _: True) == first
    alone = ledger.take("whatsapp", "SM4", NOON + timedelta(days=1), lambda one: one.message_id != "SM5")
    assert [one.message.message_id for one in alone.messages] == ["SM4"]


def test_storing_is_quick_enough_to_acknowledge(ledger: SqlMessageLedger) -> None:
    """The aim is 50 a second; a loaded machine is given a wide berth."""
    started = time.perf_counter()
    for n in range(50):
        ledger.store(message(f"SM{n}"))
    assert time.perf_counter() - started < 5
