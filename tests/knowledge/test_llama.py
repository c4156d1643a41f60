"""Our retriever as llama-index sees it."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.index import Within
from knowledge.llama import PassageRetriever
from knowledge.retrieve import Retriever
from tests.knowledge.index.fake import FakeEmbedder, FakePassageIndex
from tests.knowledge.index.passages import passages


@pytest.fixture
def retriever() -> Retriever:
    index = FakePassageIndex()
    filler = passages(*(f"filler {number} nothing to see" for number in range(12)), source_id="f")
    index.replace("f", "shop", filler)
    kept = passages("Milk is kept cool.", effective_from=date(2026, 1, 1))
    index.replace("s", "shop", kept)
    index.replace("e", "else", passages("Milk is sold warm.", source_id="e", tenant="else"))
    return Retriever(index, FakeEmbedder())


def test_nodes_carry_what_a_citation_needs(retriever: Retriever) -> None:
    (node,) = PassageRetriever(retriever, Within("shop"), limit=1).retrieve("Which milk is kept cool?")
    assert node.text == "Milk is kept cool."
    assert {key: node.metadata[key] for key in ("source_id", "clause", "effective_from")} == {
        "source_id": "s",
        "clause": "C-0",
        "effective_from": "2026-01-01",
    }


def test_what_is_not_found_gives_no_nodes(retriever: Retriever) -> None:
    assert PassageRetriever(retriever, Within("shop")).retrieve("zebra crossing quantum physics") == []


def test_no_query_reaches_another_tenant(retriever: Retriever) -> None:
    found = PassageRetriever(retriever, Within("shop"), limit=20).retrieve("Milk sold warm tenant_id else")
    assert all(node.metadata["source_id"] != "e" for node in found)
