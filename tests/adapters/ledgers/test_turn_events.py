from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.database import Database, open_database
from adapters.ledgers import SqlTurnEvents
from core.clock import FixedClock
from core.message import TurnEvent
from tests.adapters.samples import NOON, reply

STEP = TurnEvent(type="step", name="plan")
FINISHED = TurnEvent(type="finished", reply=reply())


@pytest.fixture
def events(database: Database) -> SqlTurnEvents:
    return SqlTurnEvents(database, FixedClock(NOON))


def test_events_are_read_in_order_and_from_where_one_was(events: SqlTurnEvents) -> None:
    events.publish("web", "m1", STEP)
    events.publish("web", "m2", TurnEvent(type="text", text="another turn"))
    events.publish("web", "m1", FINISHED)
    (first, one), (second, two) = events.read("web", "m1")
    assert (one, two) == (STEP, FINISHED)
    assert second > first
    assert events.read("web", "m1", first) == [(second, FINISHED)]
    assert events.read("web", "m1", second) == []
    assert events.read("api", "m1") == []


def test_a_reply_comes_back_with_the_very_facts_it_was_verified_with(events: SqlTurnEvents) -> None:
    events.publish("web", "m1", FINISHED)
    found = events.read("web", "m1")[0][1].reply
    assert found is not None
    assert repr(found.facts) == repr(reply().facts)


def test_another_process_reads_what_was_published(events: SqlTurnEvents, database_url: str) -> None:
    events.publish("web", "m1", STEP)
    door = open_database(database_url)
    assert [event for _, event in SqlTurnEvents(door).read("web", "m1")] == [STEP]
    door.close()


def test_old_events_are_forgotten(events: SqlTurnEvents, database: Database) -> None:
    events.publish("web", "m1", STEP)
    SqlTurnEvents(database, FixedClock(NOON + timedelta(days=2))).publish("web", "m1", FINISHED)
    assert events.purge(NOON + timedelta(days=1)) == 1
    assert [event for _, event in events.read("web", "m1")] == [FINISHED]
