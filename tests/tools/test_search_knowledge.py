"""search_knowledge: passages in their own words, cited, dated; or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import DataError, InputError
from core.identity import Principal
from tests.jobs.indexing.fakes import MANAGER, NOW, SELLER, KnowledgeWorld, SharedKnowledge, demo_knowledge
from tests.tools.conftest import FakeAudit, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry
from tools.search_knowledge import SearchKnowledgeResult

Search = Callable[..., SearchKnowledgeResult]
RETURNS = "What is the return window for electronics?"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeWorld:
    return demo_knowledge(tmp_path_factory.mktemp("texts"))


def registry(knowledge: SharedKnowledge | None) -> Registry:
    return Registry(
        lake=FakeLake(),
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=memory_ledgers(),
        blobs=MemoryBlobs(),
        knowledge=knowledge,
    )


@pytest.fixture
def search(texts: KnowledgeWorld) -> Search:
    def call(query: str, who: Principal = MANAGER, **more: Any) -> SearchKnowledgeResult:
        outcome = registry(SharedKnowledge(texts)).call("search_knowledge", {"query": query, **more}, who)
        assert isinstance(outcome.result, SearchKnowledgeResult)
        return outcome.result

    return call


def said(result: SearchKnowledgeResult) -> str:
    return " ".join(str(line.value) for line in result.passages[0].lines)


@pytest.mark.parametrize(
    ("query", "source", "clause", "says"),
    [
        (RETURNS, "market-returns-2026", "R-1", "7 days"),
        ("क्या मैं MRP से ऊपर बेच सकता हूँ?", "legal-metrology-mrp-hi", "नियम 18(2)", "बिक्री नहीं"),
        ("invoice pe HSN kitne digit ka chahiye?", "gst-hsn-digits", "78/2020", "4 digits"),
    ],
)
def test_a_question_is_answered_in_the_words_of_the_passage(
    search: Search, query: str, source: str, clause: str, says: str
) -> None:
    result = search(query)
    best = result.passages[0]
    assert (result.found, best.source_id) == (True, source)
    assert clause in (best.clause or "")
    assert says in said(result)
    assert result.citations[0].quote
    assert (result.citations[0].url or "").startswith("/knowledge/read/")
    assert all(str(line.value) in result.citations[0].quote.replace("- ", "") for line in best.lines)


def test_only_what_was_asked_of_a_list_is_quoted(search: Search) -> None:
    assert "Fashion" not in said(search(RETURNS))
    assert "Grocery" not in said(search(RETURNS))


def test_what_no_text_answers_is_not_found_and_nothing_is_quoted(search: Search) -> None:
    result = search("What is the import duty on drones?")
    assert not result.found
    assert not result.citations
    assert [passage.lines for passage in result.passages] == [()] * len(result.passages)
    assert result.passages[0].heading == "Drones"


def test_what_is_not_stated_is_shown_by_the_one_passage_that_comes_near(search: Search) -> None:
    result = search("How do I get a drug licence?")
    assert (result.found, result.near) == (False, True)
    assert result.passages[0].lines
    assert not any(passage.lines for passage in result.passages[1:])
    assert len(result.citations) == 1


def test_what_is_not_said_of_the_thing_asked_about_shows_nothing_said_of_another(search: Search) -> None:
    for asked, thing in (
        ("What is the customs duty on drones?", "drones"),
        ("GST rate on biscuits", "biscuits"),
    ):
        result = search(asked)
        assert (result.found, result.near, result.lacks) == (False, False, thing)
        assert not result.citations


def test_an_earlier_day_finds_what_held_then_and_tells_what_does_now(search: Search) -> None:
    result = search(RETURNS, on="2026-03-01")
    then, now = result.passages[0], result.now
    assert (then.source_id, then.standing) == ("market-returns-2025", "superseded")
    assert "10 days" in said(result)
    assert now is not None
    assert (now.source_id, now.effective_from) == ("market-returns-2026", date(2026, 7, 1))
    assert result.citations[-1].source == now.title


@pytest.mark.parametrize(
    ("query", "source", "says"),
    [
        ("What was the old return window for electronics?", "market-returns-2025", "10 days"),
        ("purana return rule kya tha kapdon ka", "market-returns-2025", "30 days"),
        (
            "the old e-way bill limit",
            "gst-e-way-bill",
            "50,000",
        ),  # no earlier one is known: what holds is told
    ],
)
def test_who_asks_for_the_old_rule_hears_what_held_before(
    search: Search, query: str, source: str, says: str
) -> None:
    result = search(query)
    assert result.passages[0].source_id == source
    assert says in said(result)
    assert (result.now is not None) == (result.passages[0].standing == "superseded")
    assert result.now is None or result.now.clause == result.passages[0].clause


def test_the_whole_passage_is_given_where_it_is_asked_for(search: Search) -> None:
    assert "Fashion" in said(search(RETURNS, whole=True))


def test_a_seller_may_ask_too(search: Search) -> None:
    assert search(RETURNS, SELLER).found


@pytest.mark.parametrize(
    "more", [{"doc_type": "x' OR '1'='1"}, {"min_confidence": 2}, {"on": "soon"}, {"tenant_id": "other"}]
)
def test_arguments_that_are_none_are_refused(search: Search, more: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        search(RETURNS, **more)


def test_a_type_of_text_limits_the_search(search: Search) -> None:
    assert {passage.doc_type for passage in search(RETURNS, doc_type="sop").passages} == {"sop"}


@pytest.mark.parametrize("empty", [True, False])
def test_without_texts_it_says_so(empty: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    world = SharedKnowledge(KnowledgeWorld(tmp_path_factory.mktemp("none"))) if empty else None
    with pytest.raises(DataError) as none:
        registry(world).call("search_knowledge", {"query": RETURNS}, MANAGER)
    assert none.value.code == "nothing_indexed"
