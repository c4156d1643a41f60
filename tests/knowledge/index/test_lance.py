"""What only the LanceDB index has: a folder that outlives its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import InputError
from knowledge.index import Within
from knowledge.index.condition import condition
from knowledge.index.lance import LancePassageIndex
from knowledge.sentence_vectors import vectors_of
from knowledge.terms import words_of
from tests.knowledge.index.asked import by_sounds, by_vector, by_words
from tests.knowledge.index.fake import DIMENSIONS, FakeEmbedder
from tests.knowledge.index.passages import passages

HOSTILE = [
    "x' OR '1'='1",
    "x'; DELETE FROM passages; --",
    "') OR tenant_id IN ('other",
    "x\\' OR 1=1 --",
    "shop' /*",
    "*/ OR true --",
    "\x00' OR true",
    "‘ OR ’1’=’1",
    "%",
    "_",
]
VALUES = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))


def opened(folder: Path, model: str = "fake", dimensions: int = DIMENSIONS, **more: int) -> LancePassageIndex:
    return LancePassageIndex(folder, model=model, dimensions=dimensions, **more)


def test_many_passages_at_once_are_found_as_if_written_one_by_one(tmp_path: Path) -> None:
    index, embedder = opened(tmp_path), FakeEmbedder()
    runs = [passages("apple red", source_id="a"), passages("milk cool", "pear green", source_id="b")]
    index.fill((run, *vectors_of(run, embedder)) for run in runs)
    assert index.count("shop") == 3
    assert not index.without_vector(1)
    assert [hit.chunk.text for hit in by_words(index, ["milk"], Within("shop"), 5)] == ["milk cool"]
    index.replace("b", "shop", passages("milk warm", source_id="b"))
    assert [hit.chunk.text for hit in by_words(index, ["milk"], Within("shop"), 5)] == ["milk warm"]
    with pytest.raises(InputError, match="holds 2 passages"):
        index.fill([])


@pytest.fixture(scope="module")
def two_tenants(tmp_path_factory: pytest.TempPathFactory) -> LancePassageIndex:
    index = opened(tmp_path_factory.mktemp("two"))
    embedder = FakeEmbedder()
    index.replace("s", "mine", passages("apple or true delete", tenant="mine", sku_ids=("A",)))
    index.replace("p", "mine", passages("apple private", tenant="mine", source_id="p", readers=("asha",)))
    index.replace("s", "other", passages("apple or true delete secret", tenant="other", sku_ids=("A",)))
    waiting = index.without_vector(10)
    index.add_vectors(
        [chunk.chunk_id for chunk in waiting],
        *vectors_of(waiting, embedder),
    )
    return index


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(tenant=VALUES, doc_type=VALUES, sku=VALUES, reader=VALUES, asked=VALUES)
def test_no_hostile_value_widens_what_is_found(
    two_tenants: LancePassageIndex, *, tenant: str, doc_type: str, sku: str, reader: str, asked: str
) -> None:
    embedder = FakeEmbedder()
    words = [*words_of(asked), "appl"]
    for within in (
        Within("mine", reader=reader),
        Within("mine", reader=reader, doc_types=(doc_type,)),
        Within("mine", reader=reader, sku_ids=(sku,)),
        Within(tenant),
    ):
        hits = [
            *by_words(two_tenants, words, within, 10),
            *by_sounds(two_tenants, words, within, 10),
            *by_vector(two_tenants, embedder.query(asked), within, 10),
        ]
        for hit in hits:
            source = hit.chunk.source
            assert source.tenant_id == within.tenant_id
            assert within.reader is None or not source.readers or reader in source.readers
            assert not within.doc_types or source.doc_type == doc_type
            assert not within.sku_ids or sku in source.sku_ids


@given(tenant=VALUES, reader=VALUES, doc_type=VALUES, sku=VALUES)
def test_values_stay_inside_their_quotes(tenant: str, reader: str, doc_type: str, sku: str) -> None:
    import sqlglot
    from sqlglot import exp

    within = Within(tenant, reader, date(2026, 1, 1), (doc_type,), (sku,))
    tree = sqlglot.parse_one(f"SELECT 1 WHERE {condition(within)}", dialect="postgres")
    literals = {each.this for each in tree.find_all(exp.Literal) if each.is_string}
    assert {tenant, reader, doc_type, sku, "*", "2026-01-01"} <= literals | {"2026-01-01"}
    assert len(list(tree.find_all(exp.Or))) == 3  # the readers, and both ends of the time
    assert isinstance(tree, exp.Select)


def test_deletion_by_a_hostile_name_deletes_nothing_else(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.replace("s", "mine", passages("apple", tenant="mine"))
    for value in HOSTILE:
        index.delete_source(value, "mine")
        index.delete_source("s", value)
        index.delete_tenant(value)
    assert index.count("mine") == 1


def test_another_process_sees_what_was_written(tmp_path: Path) -> None:
    writer, reader = opened(tmp_path), opened(tmp_path)
    writer.replace("s", "shop", passages("apple"))
    assert len(by_words(reader, ["appl"], Within("shop"), 5)) == 1
    writer.delete_source("s", "shop")
    assert by_words(reader, ["appl"], Within("shop"), 5) == []


def test_another_model_builds_the_vectors_anew_while_words_go_on(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.replace("s", "shop", passages("apple"))
    first.add_vectors([first.without_vector(1)[0].chunk_id], np.ones((1, DIMENSIONS), np.float32), [b""])
    second = opened(tmp_path, "Other Model/2", 4)
    assert len(by_words(second, ["appl"], Within("shop"), 5)) == 1
    assert by_vector(second, np.ones(4, np.float32), Within("shop"), 5) == []
    second.add_vectors([second.without_vector(1)[0].chunk_id], np.ones((1, 4), np.float32), [b""])
    assert len(by_vector(second, np.ones(4, np.float32), Within("shop"), 5)) == 1
    assert opened(tmp_path, "Other Model/2", 4).without_vector(5) == []


def test_the_approximate_index_finds_what_the_exact_search_finds(tmp_path: Path) -> None:
    index = opened(tmp_path, ann_above=300)
    made = passages(*(f"text {number}" for number in range(400)))
    index.replace("s", "shop", made)
    vectors = np.random.default_rng(1).normal(size=(400, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index.add_vectors([chunk.chunk_id for chunk in made], vectors, [b""] * 400)
    index.compacted()
    assert index.is_approximate
    place = {chunk.chunk_id: at for at, chunk in enumerate(made)}
    for asked in vectors[::40]:
        exact = set(np.argsort(-(vectors @ asked))[:5].tolist())
        found = {place[hit.chunk.chunk_id] for hit in by_vector(index, asked, Within("shop"), 5)}
        assert len(exact & found) >= 4


def test_old_versions_do_not_pile_up(tmp_path: Path) -> None:
    index = opened(tmp_path)
    for number in range(12):
        index.replace("s", "shop", passages(f"apple {number}"))
    assert index.count("shop") == 1
    assert index.fragments == 1


def test_a_large_index_is_searched_at_once_and_compacted_behind_the_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.index.lance_upkeep.SMALL", 10)
    monkeypatch.setattr("knowledge.index.lance_upkeep.PENDING", 20)
    monkeypatch.setattr("knowledge.index.lance_upkeep.QUIET_S", 0.01)
    index = opened(tmp_path)
    for number in range(12):
        name = f"s{number}"
        index.replace(
            name, "shop", passages(*(f"apple {number} {each}" for each in range(4)), source_id=name)
        )
        assert len(by_words(index, ["appl"], Within("shop"), 100)) == 4 * (number + 1)
    index.delete_source("s3", "shop")
    index.replace("s4", "shop", passages("pear", source_id="s4"))
    index.compacted()
    assert len(by_words(index, ["appl"], Within("shop"), 100)) == index.count("shop") - 1 == 40
    assert index.fragments < 12


def test_a_search_reads_what_it_found_although_the_table_is_rewritten_meanwhile(tmp_path: Path) -> None:
    index = opened(tmp_path)
    for number in range(3):
        index.replace(f"s{number}", "shop", passages(f"apple {number}", source_id=f"s{number}"))
    search = index.search(Within("shop"))
    keys = search.by_words(["appl"], 10)
    index.replace("s0", "shop", passages("apple anew", source_id="s0"))
    index.delete_source("s1", "shop")
    assert [hit.chunk.text for hit in search.hits(keys[::-1])] == [
        hit.chunk.text for hit in reversed(search.hits(keys))
    ]
    assert sorted(hit.chunk.text for hit in search.hits(keys)) == ["apple 0", "apple 1", "apple 2"]
    later = by_words(index, ["appl"], Within("shop"), 10)
    assert sorted(hit.chunk.text for hit in later) == ["apple 2", "apple anew"]


def test_what_is_read_out_of_memory_is_what_the_table_holds(tmp_path: Path) -> None:
    index, embedder = opened(tmp_path), FakeEmbedder()
    ready = passages("apple red. It is sweet.", "milk cool", source_id="ready")
    index.replace("ready", "shop", ready)
    index.add_vectors([chunk.chunk_id for chunk in ready], *vectors_of(ready, embedder))
    index.replace("waits", "shop", passages("apple green", source_id="waits"))
    seen: list[list[tuple[object, ...]]] = []
    for _ in range(3):  # the first reads the table; the second, by its vector, loads what is held
        search = index.search(Within("shop"))
        keys = [*search.by_words(["appl"], 10), *search.by_words(["milk"], 10), 10**9]
        search.by_vector(embedder.query("apple"), 1)
        told = [(vars(hit), None if hit.vector is None else hit.vector.tolist()) for hit in search.hits(keys)]
        seen.append([({**fields, "vector": None}, vector) for fields, vector in told])
    assert len(seen[0]) == 3
    assert seen[0] == seen[1] == seen[2]


def test_a_table_of_an_earlier_form_is_made_anew(tmp_path: Path) -> None:
    import lancedb

    lancedb.connect(str(tmp_path)).create_table("passages", [{"chunk_id": "a", "owner": "asha"}])
    index = opened(tmp_path)
    assert index.count("shop") == 0
    index.replace("s", "shop", passages("apple"))
    assert opened(tmp_path).count("shop") == 1


def test_vectors_of_a_version_without_those_of_sentences_are_made_anew_while_words_go_on(
    tmp_path: Path,
) -> None:
    import lancedb

    first = opened(tmp_path)
    first.replace("s", "shop", passages("apple"))
    first.add_vectors([first.without_vector(1)[0].chunk_id], np.ones((1, DIMENSIONS), np.float32), [b""])
    lancedb.connect(str(tmp_path)).open_table("passages").drop_columns(["sentences_fake"])
    later = opened(tmp_path)
    assert len(by_words(later, ["appl"], Within("shop"), 5)) == 1
    later.add_vectors([later.without_vector(1)[0].chunk_id], np.ones((1, DIMENSIONS), np.float32), [b""])
    assert len(by_vector(later, np.ones(DIMENSIONS, np.float32), Within("shop"), 5)) == 1
    assert opened(tmp_path).without_vector(5) == []


def test_readers_go_on_while_a_writer_writes(tmp_path: Path) -> None:
    index = opened(tmp_path)
    index.replace("s", "shop", passages("apple always"))
    stop = threading.Event()
    faults: list[BaseException | str] = []

    def read() -> None:
        reader = opened(tmp_path)
        try:
            while not stop.is_set():
                texts = [hit.chunk.text for hit in by_words(reader, ["alwai"], Within("shop"), 5)]
                if texts != ["apple always"]:
                    faults.append(repr(texts))
        except Exception as error:  # noqa: BLE001 - any is a fault, told below
            faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(6):
        index.replace("t", "shop", passages(f"pear {number}", "plum", source_id="t"))
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []


_WRITER = """
import sys
from pathlib import Path
from knowledge.index.lance import LancePassageIndex
from tests.knowledge.index.fake import DIMENSIONS
from tests.knowledge.index.passages import passages

index = LancePassageIndex(Path(sys.argv[1]), model="fake", dimensions=DIMENSIONS)
print("ready", flush=True)
for number in range(10_000):
    index.replace("s", "shop", passages(*(f"apple v{number} p{each}" for each in range(8))))
"""


@pytest.mark.slow
def test_a_process_killed_while_it_writes_leaves_one_whole_version(tmp_path: Path) -> None:
    for delay in (0.15, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        index = opened(tmp_path)
        texts = [hit.chunk.text for hit in by_words(index, ["appl"], Within("shop"), 50)]
        versions = {text.split()[1] for text in texts}
        assert len(texts) == index.count("shop")
        assert len(texts) in {0, 8}
        assert len(versions) <= 1
        index.replace("s", "shop", passages("apple after"))
        assert [hit.chunk.text for hit in by_words(index, ["appl"], Within("shop"), 50)] == ["apple after"]
