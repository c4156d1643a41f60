"""Who finds what: everyone the law, a shop its own, a seller what is for sellers and what is the seller's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.passage import Limits
from core.tenant import EVERY_TENANT
from tests.jobs.indexing.fakes import MANAGER, OTHER_SELLER, SELLER, STRANGER, KnowledgeWorld

TEXT = '# {title}\n\n## Umbrella {{clause="U-1"}}\n\nThe umbrella of {title} opens in rain.\n'


def titles(world: KnowledgeWorld, who: object, limits: Limits | None = None) -> set[str]:
    found = world.search("umbrella rain", who, limits)  # type: ignore[arg-type]
    return {passage.title for passage in found.passages}


@pytest.fixture
def shared(world: KnowledgeWorld) -> KnowledgeWorld:
    world.put(TEXT.format(title="Law"), "law.md", EVERY_TENANT)
    world.put(TEXT.format(title="Policy"), "policy.md")
    world.put(TEXT.format(title="Own"), "own.md", readers=("asha",))
    world.put("---\naudience: managers\n---\n" + TEXT.format(title="Bosses"), "bosses.md")
    world.put(TEXT.format(title="Elsewhere"), "elsewhere.md", "other")
    return world


def test_a_manager_finds_all_of_the_shop(shared: KnowledgeWorld) -> None:
    assert titles(shared, MANAGER) == {"Law", "Policy", "Own", "Bosses"}


def test_a_seller_finds_what_is_for_sellers_and_the_own(shared: KnowledgeWorld) -> None:
    assert titles(shared, SELLER) == {"Law", "Policy", "Own"}
    assert titles(shared, OTHER_SELLER) == {"Law", "Policy"}


def test_another_shop_finds_its_own_and_the_law(shared: KnowledgeWorld) -> None:
    assert titles(shared, STRANGER) == {"Law", "Elsewhere"}


def test_what_was_removed_or_taken_from_a_reader_is_gone_though_the_index_still_has_it(
    shared: KnowledgeWorld,
) -> None:
    shared.ledger.remove("shop", "policy")
    row = shared.ledger.rows["shop", "own"]
    shared.ledger.rows["shop", "own"] = replace(row, readers=("ravi",))
    assert titles(shared, SELLER) == {"Law"}


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "' OR '1'='1",
            "x') OR (1=1",
            "policy' --",
            "*",
            "shop",
            "other",
            "\u0000",
            "%",
            "readers",
            "role:managers",
        ]
    ),
    st.text(max_size=40),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=HOSTILE, doc_type=HOSTILE, sku=HOSTILE)
def test_nothing_that_is_asked_or_limited_to_widens_what_is_found(
    shared: KnowledgeWorld, question: str, doc_type: str, sku: str
) -> None:
    for limits in (Limits(), Limits(doc_types=(doc_type,)), Limits(sku_ids=(sku,))):
        found = shared.search(f"umbrella {question}", OTHER_SELLER, limits)
        assert {passage.title for passage in found.passages} <= {"Law", "Policy"}


def test_a_link_opens_the_text_at_the_passage(shared: KnowledgeWorld) -> None:
    passage = shared.search("umbrella rain", SELLER).passages[0]
    address = shared.address(passage, SELLER)
    token, _, place = address.removeprefix("/knowledge/read/").partition("#")
    assert place == f"passage-{passage.place}"
    assert shared.library.signed(token).title == passage.title
