"""What the ledger holds is findable: by words at once, by meaning soon, and gone when it is gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from knowledge.chunk import Chunk
from knowledge.index import Within
from tests.jobs.indexing.fakes import KnowledgeWorld
from tests.knowledge.index.asked import by_words

TEXT = '# Umbrellas\n\n## Rain {clause="U-1"}\n\nUmbrellas are lent on rainy days.\n'
CHANGED = TEXT.replace("lent", "sold")


def words_found(world: KnowledgeWorld, word: str = "umbrella") -> list[str]:
    return [hit.chunk.text for hit in by_words(world.index, [word], Within("shop"), 5)]


def state(world: KnowledgeWorld, name: str = "text") -> str:
    kept = world.ledger.find("shop", name)
    return kept.state if kept else "-"


def test_words_are_findable_at_once_and_meaning_follows(world: KnowledgeWorld) -> None:
    assert world.put(TEXT)
    assert words_found(world)
    assert state(world) == "words"
    assert world.indexer.embed() == 1
    assert state(world) == "ready"
    assert world.indexer.embed() == 0


def test_the_same_text_again_changes_nothing(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    world.indexer.embed()
    assert not world.put(TEXT)
    assert state(world) == "ready"


def test_a_changed_text_takes_the_place_of_the_earlier(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    world.indexer.embed()
    assert world.put(CHANGED)
    assert words_found(world) == ["Umbrellas are sold on rainy days."]
    assert state(world) == "words"


def test_other_readers_are_a_change(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    assert world.put(TEXT, readers=("asha",))
    assert not by_words(world.index, ["umbrella"], Within("shop", reader="ravi"), 5)


def test_a_removed_text_is_gone_at_once_and_for_good(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    assert world.indexer.remove("shop", "text")
    assert not words_found(world)
    assert not world.ledger.removed()
    assert not world.indexer.remove("shop", "text")


def test_a_text_that_came_back_before_the_index_was_told_stays(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    world.ledger.remove("shop", "text")
    world.put(TEXT)
    world.indexer.settle()
    assert words_found(world)


class Broken(Exception):
    """The index is away."""


def test_what_the_index_refused_is_tried_again_and_given_up_at_last(
    world: KnowledgeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = world.index.replace

    def fails(source_id: str, tenant_id: str, chunks: Sequence[Chunk]) -> None:
        raise Broken

    monkeypatch.setattr(world.index, "replace", fails)
    assert world.put(TEXT)  # kept all the same
    assert state(world) == "queued"
    for _ in range(4):
        assert world.indexer.settle()
    assert state(world) == "failed"
    monkeypatch.setattr(world.index, "replace", kept)
    assert world.put(TEXT)  # sent again: a new try
    assert state(world) == "words"


def test_a_lost_index_is_made_again_from_the_ledger(world: KnowledgeWorld) -> None:
    world.put(TEXT)
    world.index.rows.clear()
    assert world.ledger.queue_again(("words", "ready")) == 1
    world.indexer.settle()
    assert words_found(world)


def test_the_background_does_what_waits_until_it_is_stopped(world: KnowledgeWorld) -> None:
    worker = threading.Thread(target=world.indexer.run)
    worker.start()
    world.put(TEXT)
    deadline = time.monotonic() + 10
    while state(world) != "ready" and time.monotonic() < deadline:
        time.sleep(0.02)
    world.indexer.stop()
    worker.join(10)
    assert state(world) == "ready"
    assert not worker.is_alive()
