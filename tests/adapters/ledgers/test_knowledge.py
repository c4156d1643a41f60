"""The ledger of texts: one row a text, whatever happened to it; on both databases and in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.database import Database
from adapters.ledgers import SqlKnowledgeLedger
from core.passage import KeptSource
from core.ports import KnowledgeLedger
from tests.jobs.indexing.fakes import MemoryKnowledge

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
TEXT = KeptSource("shop", "returns", "Returns", "policy", "h1", '{"a": "क"}')


@pytest.fixture(params=["sql", "memory"])
def ledger(request: pytest.FixtureRequest, database: Database) -> KnowledgeLedger:
    return MemoryKnowledge() if request.param == "memory" else SqlKnowledgeLedger(database)


def test_a_text_is_kept_once_and_again_only_where_it_changed(ledger: KnowledgeLedger) -> None:
    assert ledger.put(TEXT, NOW)
    assert not ledger.put(TEXT, NOW)
    assert ledger.put(replace(TEXT, readers=("ravi", "asha")), NOW)
    assert not ledger.put(replace(TEXT, readers=("asha", "ravi")), NOW)
    assert ledger.put(replace(TEXT, content_hash="h2"), NOW)
    kept = ledger.find("shop", "returns")
    assert kept is not None
    assert (kept.body, kept.state, kept.content_hash) == ('{"a": "क"}', "queued", "h2")


def test_a_note_on_an_earlier_edition_is_passed_over(ledger: KnowledgeLedger) -> None:
    ledger.put(TEXT, NOW)
    ledger.note("shop", "returns", "h0", "ready")
    assert [kept.source_id for kept in ledger.waiting(5)] == ["returns"]
    ledger.note("shop", "returns", "h1", "words", passages=3)
    assert not ledger.waiting(5)
    assert [(kept.source_id, kept.passages) for kept in ledger.by_words_alone(5)] == [("returns", 3)]


def test_what_fails_again_and_again_is_left_and_sent_again_it_is_tried_again(ledger: KnowledgeLedger) -> None:
    ledger.put(TEXT, NOW)
    for _ in range(5):
        ledger.note("shop", "returns", "h1", "queued", problem="Broken")
    kept = ledger.find("shop", "returns")
    assert kept is not None
    assert (kept.state, kept.problem) == ("failed", "Broken")
    assert not ledger.waiting(5)
    assert ledger.put(TEXT, NOW)
    assert ledger.waiting(5)


def test_a_removed_text_is_not_there_until_the_index_knows_and_may_come_back(ledger: KnowledgeLedger) -> None:
    ledger.put(TEXT, NOW)
    assert ledger.remove("shop", "returns")
    assert not ledger.remove("shop", "returns")
    assert ledger.find("shop", "returns") is None
    assert not ledger.sources("shop")
    assert not ledger.readers_of([("shop", "returns")])
    assert list(ledger.removed()) == [("shop", "returns")]
    assert ledger.put(TEXT, NOW)
    assert not ledger.removed()
    ledger.forget("shop", "returns")  # too late: it came back
    assert ledger.find("shop", "returns") is not None
    ledger.remove("shop", "returns")
    ledger.forget("shop", "returns")
    assert not ledger.removed()


def test_tenants_are_apart(ledger: KnowledgeLedger) -> None:
    ledger.put(TEXT, NOW)
    ledger.put(replace(TEXT, tenant_id="other", readers=("eve",)), NOW)
    assert len(ledger.sources("shop")) == 1
    keys = [("shop", "returns"), ("other", "returns"), ("third", "returns")]
    assert ledger.readers_of(keys) == {keys[0]: (), keys[1]: ("eve",)}
    ledger.remove("other", "returns")
    assert ledger.find("shop", "returns") is not None


def test_texts_can_be_queued_again(ledger: KnowledgeLedger) -> None:
    ledger.put(TEXT, NOW)
    ledger.note("shop", "returns", "h1", "ready", passages=1)
    assert ledger.queue_again(("ready",)) == 1
    assert ledger.waiting(5)
