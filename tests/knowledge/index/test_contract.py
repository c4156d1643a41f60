"""What every passage index keeps: in memory, in LanceDB and in OpenSearch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from core.errors import InputError
from core.tenant import EVERY_TENANT
from knowledge.index import PassageIndex, Within
from knowledge.index.lance import LancePassageIndex
from knowledge.index.opensearch import OpenSearchPassageIndex
from knowledge.index.opensearch_client import opensearch_client
from knowledge.sentence_vectors import vectors_of
from tests.knowledge.index.asked import by_sounds, by_vector, by_words
from tests.knowledge.index.fake import DIMENSIONS, FakeEmbedder, FakePassageIndex
from tests.knowledge.index.opensearch_server import cluster
from tests.knowledge.index.opensearch_store import Store
from tests.knowledge.index.passages import passages

Found = Callable[[str, Within], list[str]]


@pytest.fixture(scope="module")
def node() -> Iterator[tuple[str, Store]]:
    with cluster() as running:
        yield running


@pytest.fixture(params=["fake", "lance", "opensearch"])
def index(request: pytest.FixtureRequest, tmp_path: Path, node: tuple[str, Store]) -> PassageIndex:
    if request.param == "fake":
        return FakePassageIndex()
    if request.param == "opensearch":
        node[1].clear()
        client = opensearch_client(node[0])
        return OpenSearchPassageIndex(client, alias="passages", model="fake", dimensions=DIMENSIONS)
    return LancePassageIndex(tmp_path, model="fake", dimensions=DIMENSIONS)


@pytest.fixture
def found(index: PassageIndex) -> Found:
    def look(word: str, within: Within) -> list[str]:
        return sorted(hit.chunk.text for hit in by_words(index, [word], within, 10))

    return look


def test_what_was_stored_is_found_at_once_and_comes_back_whole(index: PassageIndex) -> None:
    (chunk,) = passages(
        "किताब उधार",
        language="hi",
        sku_ids=("A",),
        readers=("asha",),
        effective_from=date(2026, 1, 1),
        uploaded_at=datetime(2026, 5, 4, 3, tzinfo=UTC),
        confidence=0.8,
        content_hash="h",
        warnings=("w",),
    )
    index.replace("s", "shop", [chunk])
    (hit,) = by_words(index, ["किताब"], Within("shop"), 5)
    assert hit.chunk.section == chunk.section
    assert hit.chunk.chunk_id == chunk.chunk_id
    assert {**vars(hit.chunk.source), "sections": ()} == {**vars(chunk.source), "sections": ()}
    assert "किताब" in hit.words
    assert hit.vector is None


def test_words_find_what_has_no_vector_yet_however_often_it_is_asked(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("किताब उधार"))
    meaning = FakeEmbedder().query("किताब")
    for _ in range(3):  # vectors are held in memory from the second search on
        assert not by_vector(index, meaning, Within("shop"), 5)
        assert [hit.vector for hit in by_words(index, ["किताब"], Within("shop"), 5)] == [None]


def test_storing_a_source_twice_leaves_it_there_once(index: PassageIndex, found: Found) -> None:
    index.replace("s", "shop", passages("apple", "pear"))
    index.replace("s", "shop", passages("apple", "pear"))
    assert index.count("shop") == 2
    assert found("appl", Within("shop")) == ["apple"]


def test_a_new_version_of_a_source_removes_what_is_no_longer_in_it(index: PassageIndex, found: Found) -> None:
    index.replace("s", "shop", passages("apple", "pear"))
    index.replace("s", "shop", passages("apple", "plum"))
    assert found("pear", Within("shop")) == []
    assert found("plum", Within("shop")) == ["plum"]


def test_a_source_without_passages_is_gone(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("apple"))
    index.replace("s", "shop", [])
    assert index.count("shop") == 0


def test_passages_of_another_source_are_refused(index: PassageIndex) -> None:
    with pytest.raises(InputError):
        index.replace("other", "shop", passages("apple"))
    with pytest.raises(InputError):
        index.replace("s", "else", passages("apple"))


def test_sources_of_one_name_in_two_tenants_do_not_touch(index: PassageIndex, found: Found) -> None:
    index.replace("s", "one", passages("apple red", tenant="one"))
    index.replace("s", "two", passages("apple green", tenant="two"))
    assert found("appl", Within("one")) == ["apple red"]
    index.delete_source("s", "one")
    assert found("appl", Within("one")) == []
    assert found("appl", Within("two")) == ["apple green"]


def test_a_tenant_is_deleted_whole_and_alone(index: PassageIndex) -> None:
    for tenant in ("one", "two"):
        index.replace("s", tenant, passages("apple", tenant=tenant))
        index.replace("t", tenant, passages("pear", tenant=tenant, source_id="t"))
    index.delete_tenant("one")
    index.delete_source("never", "two")
    assert (index.count("one"), index.count("two")) == (0, 2)


def test_what_holds_for_everyone_is_found_by_everyone(index: PassageIndex, found: Found) -> None:
    index.replace("law", EVERY_TENANT, passages("apple", tenant=EVERY_TENANT, source_id="law"))
    assert found("appl", Within("one")) == ["apple"]
    assert index.content_hashes("one") == {}


def test_a_persons_document_is_found_by_that_person_only(index: PassageIndex, found: Found) -> None:
    index.replace("s", "shop", passages("apple mine", readers=("asha",)))
    index.replace("t", "shop", passages("apple all", source_id="t"))
    assert found("appl", Within("shop", reader="asha")) == ["apple all", "apple mine"]
    assert found("appl", Within("shop", reader="ravi")) == ["apple all"]
    assert found("appl", Within("shop")) == ["apple all", "apple mine"]


def test_only_what_is_in_force_on_the_day_is_found(index: PassageIndex, found: Found) -> None:
    old = passages("apple old", source_id="old", effective_to=date(2026, 6, 30))
    new = passages("apple new", source_id="new", effective_from=date(2026, 7, 1))
    index.replace("old", "shop", old)
    index.replace("new", "shop", new)
    assert found("appl", Within("shop", on=date(2026, 6, 30))) == ["apple old"]
    assert found("appl", Within("shop", on=date(2026, 7, 1))) == ["apple new"]
    assert found("appl", Within("shop")) == ["apple new", "apple old"]


@pytest.mark.parametrize(
    "within",
    [
        Within("shop", doc_types=("sop", "x")),
        Within("shop", sku_ids=("B", "C")),
        Within("shop", uploaded_from=date(2026, 5, 1), uploaded_to=date(2026, 5, 4)),
        Within("shop", min_confidence=0.9),
    ],
)
def test_the_other_limits_hold(index: PassageIndex, found: Found, within: Within) -> None:
    right = passages(
        "apple right", doc_type="sop", sku_ids=("B",), uploaded_at=datetime(2026, 5, 4, tzinfo=UTC)
    )
    wrong = passages(
        "apple wrong",
        source_id="t",
        sku_ids=("A",),
        uploaded_at=datetime(2026, 5, 5, tzinfo=UTC),
        confidence=0.5,
    )
    index.replace("s", "shop", right)
    index.replace("t", "shop", wrong)
    assert found("appl", within) == ["apple right"]


def test_vectors_are_waited_for_given_and_kept_while_the_words_stay(index: PassageIndex) -> None:
    embedder = FakeEmbedder()
    index.replace("s", "shop", passages("apple", "pear"))
    waiting = index.without_vector(10)
    assert sorted(chunk.text for chunk in waiting) == ["apple", "pear"]
    vectors, sentences = vectors_of(waiting, embedder)
    ids = [*(chunk.chunk_id for chunk in waiting), "gone"]
    index.add_vectors(ids, np.vstack([vectors, vectors[:1]]), [*sentences, b""])
    assert index.without_vector(10) == []
    index.replace("s", "shop", passages("apple", "plum"))
    assert [chunk.text for chunk in index.without_vector(10)] == ["plum"]


def test_the_nearest_vector_comes_first_each_time_it_is_asked_for(index: PassageIndex) -> None:
    made = passages("apple", "pear")
    index.replace("s", "shop", made)
    vectors = np.eye(DIMENSIONS, dtype=np.float32)[:2]
    index.add_vectors([chunk.chunk_id for chunk in made], vectors, [b""] * len(made))
    asked = np.zeros(DIMENSIONS, np.float32)
    asked[:2] = 0.6, 0.8
    for _ in range(2):  # the second search may be another way, over vectors that the first one loaded
        hits = by_vector(index, asked, Within("shop"), 2)
        assert [hit.chunk.text for hit in hits] == ["pear", "apple"]
        assert [float(hit.vector @ asked) for hit in hits if hit.vector is not None] == pytest.approx(
            [0.8, 0.6]
        )
        assert by_vector(index, asked, Within("else"), 2) == []
    index.replace("t", "shop", passages("plum", source_id="t"))
    assert [hit.chunk.text for hit in by_vector(index, asked, Within("shop"), 9)] == ["pear", "apple"]
    index.delete_source("s", "shop")
    for _ in range(2):
        assert by_vector(index, asked, Within("shop"), 9) == []


def test_vectors_of_other_lengths_are_refused(index: PassageIndex) -> None:
    with pytest.raises(InputError):
        index.add_vectors(["x"], np.zeros((1, DIMENSIONS + 1), np.float32), [b""])
    with pytest.raises(InputError):
        index.add_vectors(["x"], np.zeros((1, DIMENSIONS), np.float32), [bytes(DIMENSIONS + 1)])


def test_vectors_of_sentences_come_back_with_the_passage_and_stay_while_its_words_do(
    index: PassageIndex,
) -> None:
    made = passages("An apple is red. A pear is green.", "plum")
    index.replace("s", "shop", made)
    waiting = index.without_vector(10)
    index.add_vectors([chunk.chunk_id for chunk in waiting], *vectors_of(waiting, FakeEmbedder()))
    index.replace("s", "shop", made)
    for _ in range(2):  # the second search may be another way
        hits = by_vector(index, np.ones(DIMENSIONS, np.float32), Within("shop"), 2)
        assert {hit.chunk.text: len(hit.sentences) for hit in hits} == {
            "An apple is red. A pear is green.": 2 * DIMENSIONS,
            "plum": 0,
        }


def test_passages_are_found_by_sound_across_scripts(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("रिटर्न की अवधि", language="hi"))
    assert [hit.chunk.text for hit in by_sounds(index, ["~rtrn"], Within("shop"), 5)] == ["रिटर्न की अवधि"]


def test_nothing_is_found_by_no_words(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("apple"))
    assert by_words(index, [], Within("shop"), 5) == []
    assert by_sounds(index, [], Within("shop"), 5) == []


def test_statistics_count_what_a_tenant_may_read(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("apple apple", "pear"))
    index.replace("law", EVERY_TENANT, passages("apple", tenant=EVERY_TENANT, source_id="law"))
    index.replace("s", "else", passages("apple", tenant="else"))
    statistics = index.statistics("shop")
    assert (statistics.passages, statistics.words["appl"], statistics.words["pear"]) == (3, 2, 1)
    assert statistics.centres == {}
    waiting = [chunk for chunk in index.without_vector(10) if chunk.source.tenant_id == "shop"]
    index.add_vectors(
        [chunk.chunk_id for chunk in waiting], np.eye(DIMENSIONS, dtype=np.float32)[:2], [b"", b""]
    )
    assert index.statistics("shop").centred == {"en": 2}
    assert index.statistics("nobody").passages == 1


def test_content_hashes_tell_what_is_there(index: PassageIndex) -> None:
    index.replace("s", "shop", passages("apple", content_hash="h1"))
    assert index.content_hashes("shop") == {"s": "h1"}
