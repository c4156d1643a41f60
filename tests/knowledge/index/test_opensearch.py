"""The passage index in OpenSearch, beyond what every index keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from core.errors import ExternalError
from knowledge.index import Within
from knowledge.index.opensearch import OpenSearchPassageIndex
from knowledge.index.opensearch_client import opensearch_client
from knowledge.index.record import FORM
from knowledge.sentence_vectors import vectors_of
from tests.knowledge.index.asked import by_vector, by_words
from tests.knowledge.index.fake import DIMENSIONS, FakeEmbedder
from tests.knowledge.index.opensearch_server import answer, cluster
from tests.knowledge.index.opensearch_store import Store
from tests.knowledge.index.passages import passages

Cluster = tuple[str, Store]


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    with cluster() as started:
        yield started


@pytest.fixture
def node(running: Cluster) -> Cluster:
    running[1].clear()
    return running


def opened(node: Cluster, model: str = "fake", dimensions: int = DIMENSIONS) -> OpenSearchPassageIndex:
    return OpenSearchPassageIndex(
        opensearch_client(node[0]), alias="passages", model=model, dimensions=dimensions
    )


def embedded(index: OpenSearchPassageIndex) -> None:
    waiting = index.without_vector(100)
    index.add_vectors([chunk.chunk_id for chunk in waiting], *vectors_of(waiting, FakeEmbedder()))


def test_opening_again_changes_nothing(node: Cluster) -> None:
    opened(node).replace("s", "shop", passages("apple"))
    assert opened(node).count("shop") == 1
    assert list(node[1].indices) == [f"passages-fake-{DIMENSIONS}-v{FORM}"]


def test_with_another_model_words_are_found_while_vectors_are_made_anew(node: Cluster) -> None:
    first = opened(node)
    first.replace("s", "shop", passages("apple", "pear"))
    embedded(first)
    second = opened(node, "Other Model/2", 4)
    assert [hit.chunk.text for hit in by_words(second, ["appl"], Within("shop"), 5)] == ["apple"]
    assert by_vector(second, np.ones(4, np.float32), Within("shop"), 5) == []
    waiting = second.without_vector(5)
    assert len(waiting) == 2
    second.add_vectors([chunk.chunk_id for chunk in waiting], np.eye(4, dtype=np.float32)[:2], [b"", b""])
    assert len(by_vector(second, np.ones(4, np.float32), Within("shop"), 5)) == 2
    assert list(node[1].indices) == [f"passages-other-model-2-4-v{FORM}"]


def test_a_rebuild_that_was_broken_off_is_finished_by_the_next_opening(
    node: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(node).replace("s", "shop", passages("apple", "pear"))

    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("opensearchpy.client.indices.IndicesClient.update_aliases", fails)
        with pytest.raises(RuntimeError):
            opened(node, "new")
    old = opened(node)
    assert old.count("shop") == 2
    with pytest.raises(ExternalError, match="cluster_block"):
        old.replace("t", "shop", passages("plum", source_id="t"))
    assert opened(node, "new").count("shop") == 2


def test_a_new_version_is_written_before_the_old_one_goes(
    node: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened(node)
    index.replace("s", "shop", passages("apple old"))
    seen: list[list[str]] = []

    def look(*_: Any, **__: Any) -> None:
        seen.append(sorted(hit.chunk.text for hit in by_words(index, ["appl"], Within("shop"), 5)))

    monkeypatch.setattr("opensearchpy.OpenSearch.delete_by_query", look)
    index.replace("s", "shop", passages("apple new"))
    assert seen == [["apple new", "apple old"]]


def test_more_passages_than_a_page_keep_their_vectors(node: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.index.opensearch._PAGE", 2)
    monkeypatch.setattr("knowledge.index.opensearch._BULK", 2)
    index = opened(node)
    many = passages(*(f"apple {number}" for number in range(5)))
    index.replace("s", "shop", many)
    embedded(index)
    index.replace("s", "shop", many)
    assert index.without_vector(10) == []
    assert index.statistics("shop").words["appl"] == 5


@pytest.mark.parametrize("text", ["x' OR '1'='1", '"}}],"should":[{"match_all":{}}', "*", "shop OR else"])
def test_no_text_of_a_caller_widens_a_search(node: Cluster, text: str) -> None:
    index = opened(node)
    index.replace("s", "else", passages("apple", tenant="else"))
    index.replace("m", "shop", passages("apple boss", source_id="m", readers=("boss",)))
    assert by_words(index, ["appl", text], Within(text), 5) == []
    assert by_words(index, ["appl"], Within("shop", reader=text), 5) == []
    assert by_words(index, ["appl"], Within("else", doc_types=(text,)), 5) == []
    assert index.count(text) == 0


def test_a_cluster_that_is_away_is_told_as_such() -> None:
    with cluster() as (address, _):
        pass
    with pytest.raises(ExternalError, match="SMARTRETAIL_OPENSEARCH_ENDPOINT"):
        OpenSearchPassageIndex(
            opensearch_client(address, retries=0), alias="passages", model="fake", dimensions=DIMENSIONS
        )


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("POST", "/passages/_find", b"{}"),
        ("POST", "/passages/_search?as_of=today", b'{"query": {"match_all": {}}}'),
        ("POST", "/passages/_search", b'{"query": {"match_any": {}}, "_source": []}'),
        ("POST", "/passages/_search", b'{"filter": {}}'),
        ("POST", "/passages/_search", b'{"query": {"bool": {"all": []}}, "_source": []}'),
        ("GET", "/passages/_bulk", b""),
    ],
)
def test_the_server_refuses_what_the_api_does_not_know(method: str, target: str, body: bytes) -> None:
    store = Store()
    store.create("passages", {"mappings": {"properties": {}}})
    assert answer(store, method, target, body)[0] in (400, 405)
