from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.event_id import Occurrences
from tests.ingest.conftest import read, sales

ROW = "2026-03-31,A,S,1,,1,,"


def ids(*lines: str) -> list[str]:
    return [row["source_event_id"] for row in read(sales(*lines)).rows]


def test_the_same_file_gives_the_same_ids() -> None:
    assert ids(ROW, ROW, "2026-03-31,B,S,1,,1,,") == ids(ROW, ROW, "2026-03-31,B,S,1,,1,,")


def test_an_id_never_changes_between_versions() -> None:
    # Data that is already in was named so: a new way to make ids would count it twice.
    assert ids("2026-03-31,A,S,1,2.5,2.50,yes,pos") == ["c9dfbe75ae2ed90e6f0e36f78f3ed228-1"]


def test_two_identical_rows_are_two_events() -> None:
    assert len(set(ids(ROW, ROW, ROW))) == 3


def test_how_a_row_is_written_does_not_change_its_id() -> None:
    assert ids(ROW) == ids("31-03-2026, a,s ,1.0,,₹1.00,,")


def test_each_part_of_a_row_counts() -> None:
    others = [
        "2026-03-30,A,S,1,,1,,",
        "2026-03-31,A,S,2,,1,,",
        "2026-03-31,A,S,1,1,,,",
        "2026-03-31,A,S,1,,1,,pos",
    ]
    assert len({*ids(ROW), *ids(*others)}) == 5


def test_an_id_of_the_files_own_stays() -> None:
    text = (
        "date,sku_id,store_id,units_sold,price,source_event_id\n2026-03-31,A,S,1,1,e7\n2026-03-31,A,S,1,1,\n"
    )
    first, second = (row["source_event_id"] for row in read(text).rows)
    assert first == "e7"
    assert second.endswith("-1")


def test_kinds_without_events_have_none() -> None:
    assert "source_event_id" not in read("date,event\n2026-01-26,x\n").rows[0]


def test_repeats_are_counted_across_batches() -> None:
    lines = [f"2026-03-31,SKU{n % 7},S,1,,1,,{'x' * 90}" for n in range(100_000)]
    made = ids(*lines)
    assert len(set(made)) == len(made)
    counts = Counter(name.rpartition("-")[0] for name in made)
    assert sorted(counts.values()) == sorted(Counter(n % 7 for n in range(100_000)).values())


@given(st.lists(st.lists(st.integers(0, 5), max_size=20), max_size=12))
def test_counting_in_runs_agrees_with_counting_one_by_one(batches: list[list[int]]) -> None:
    seen: Counter[int] = Counter()
    counter = Occurrences()
    for batch in batches:
        expected: list[int] = []
        for key in batch:
            expected.append(seen[key])
            seen[key] += 1
        assert counter.count(np.array(batch, dtype=np.uint64)).tolist() == expected
