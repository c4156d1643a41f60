"""Policies taken in, shown and removed, by those who may."""

from __future__ import annotations

import io

import pytest

from core.errors import InputError, PolicyError, ScopeError
from core.passage import KeptSource
from core.tenant import EVERY_TENANT
from tests.jobs.indexing.fakes import MANAGER, SELLER, STRANGER, KnowledgeWorld

POLICY = b'# Umbrella policy\n\n## Loans {clause="U-1" from=2026-01-01}\n\nUmbrellas are lent for two days.\n'


def receive(world: KnowledgeWorld, content: bytes = POLICY, name: str = "Umbrella Policy.md") -> KeptSource:
    return world.library.receive(io.BytesIO(content), name, MANAGER)


def test_a_policy_is_findable_once_it_is_taken_in(world: KnowledgeWorld) -> None:
    kept = receive(world)
    assert (kept.source_id, kept.state, kept.passages) == ("umbrella-policy", "words", 1)
    assert world.search("umbrella loans", SELLER).passages[0].clause == "U-1"
    assert world.audit.records()[-1].action == "index_text"


def test_a_new_edition_of_the_same_file_takes_its_place(world: KnowledgeWorld) -> None:
    receive(world)
    receive(world, POLICY.replace(b"two days", b"three days"))
    assert [one.source_id for one in world.library.sources(MANAGER)] == ["umbrella-policy"]
    assert "three days" in world.search("umbrella loans").passages[0].text


def test_a_seller_may_neither_take_in_nor_remove(world: KnowledgeWorld) -> None:
    with pytest.raises(PolicyError):
        world.library.receive(io.BytesIO(POLICY), "p.md", SELLER)
    receive(world)
    with pytest.raises(PolicyError):
        world.library.delete("umbrella-policy", SELLER)


def test_a_text_cannot_pass_for_an_uploaded_document(world: KnowledgeWorld) -> None:
    with pytest.raises(InputError) as refused:
        receive(world, b"---\nid: DOC_1234\n---\n" + POLICY)
    assert refused.value.code == "source_id_reserved"


def test_a_file_without_words_is_refused(world: KnowledgeWorld) -> None:
    with pytest.raises(InputError):
        receive(world, b"\n\n")


def test_what_is_removed_is_gone_and_its_link_with_it(world: KnowledgeWorld) -> None:
    receive(world)
    passage = world.search("umbrella loans").passages[0]
    token = world.address(passage, MANAGER).removeprefix("/knowledge/read/").partition("#")[0]
    world.library.delete("umbrella-policy", MANAGER)
    assert not world.search("umbrella loans").passages
    with pytest.raises(InputError, match="removed"):
        world.library.signed(token)


def test_the_law_cannot_be_removed_and_another_shops_texts_are_not_there(world: KnowledgeWorld) -> None:
    world.put("# Law\n\nUmbrellas.", "law.md", EVERY_TENANT)
    receive(world)
    with pytest.raises(PolicyError):
        world.library.delete("law", MANAGER)
    with pytest.raises(ScopeError):
        world.library.shown("umbrella-policy", STRANGER)
    assert world.library.shown("law", STRANGER).title == "Law"


def test_the_status_counts_what_the_person_may_read(world: KnowledgeWorld) -> None:
    receive(world)
    world.put("# Own\n\nUmbrellas.", "own.md", readers=("asha",))
    world.put("# Elsewhere\n\nUmbrellas.", "elsewhere.md", "other")
    world.indexer.embed()
    assert world.library.status(MANAGER).ready == 2
    assert world.library.status(STRANGER).sources == 1
