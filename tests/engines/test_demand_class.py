"""Demand classes, against examples worked out by hand."""

from __future__ import annotations

import doctest
from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl
import pytest

import engines.forecast.demand_class as module
from engines.forecast.demand_class import DEMAND_CLASSES, demand_class

CUTOFF = date(2026, 6, 30)


def history(units: Sequence[float | None], *, sku: str = "A", last: date = CUTOFF) -> pl.DataFrame:
    days = [last - timedelta(days=offset) for offset in reversed(range(len(units)))]
    columns = {"sku_id": sku, "store_id": "S", "date": days, "y": units}
    return pl.DataFrame(columns, schema_overrides={"date": pl.Date, "y": pl.Float64})


def class_of(frame: pl.DataFrame) -> str:
    (name,) = demand_class(frame, cutoff=CUTOFF)["demand_class"].to_list()
    return str(name)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ([5.0, 5, 5, 5], "smooth"),  # ADI 1, CV² 0
        ([1.0, 1, 1, 9], "erratic"),  # ADI 1; mean 3, variance 12, CV² 1.33
        ([2.0, 0, 3, 0], "intermittent"),  # ADI 2; mean 2.5, variance 0.25, CV² 0.04
        ([1.0, 0, 9, 0], "lumpy"),  # ADI 2; mean 5, variance 16, CV² 0.64
        ([0.0, 0, 0, 0], "intermittent"),  # never sold
    ],
)
def test_each_class_by_hand(pattern: list[float], expected: str) -> None:
    assert class_of(history([float(value) for value in pattern * 15])) == expected


def test_the_limit_of_frequency_is_where_the_paper_has_it() -> None:
    assert class_of(history([1.0] * 50 + [0.0] * 15)) == "smooth"  # 65 ÷ 50 = 1.30
    assert class_of(history([1.0] * 50 + [0.0] * 16)) == "intermittent"  # 66 ÷ 50 = 1.32


def test_the_limit_of_variation_is_where_the_paper_has_it() -> None:
    assert class_of(history([3.0, 17.0] * 30)) == "erratic"  # mean 10, variance 49, CV² 0.49
    assert class_of(history([3.1, 16.9] * 30)) == "smooth"  # mean 10, variance 47.61


def test_a_series_is_new_for_fifty_six_days() -> None:
    assert class_of(history([5.0] * 55)) == "new"
    assert class_of(history([5.0] * 56)) == "smooth"


def test_days_without_a_row_sold_nothing() -> None:
    every_other_day = history([2.0] * 80).gather_every(2)
    assert class_of(every_other_day) == "intermittent"


def test_an_unknown_day_is_no_demand() -> None:
    assert class_of(history([2.0, None] * 40)) == "intermittent"


def test_nothing_after_the_cutoff_counts() -> None:
    past = history([5.0] * 60)
    future = history([900.0] * 9, last=CUTOFF + timedelta(days=9))
    launched_later = history([3.0] * 5, sku="B", last=CUTOFF + timedelta(days=5))
    classes = demand_class(pl.concat([past, future, launched_later]), cutoff=CUTOFF)
    assert classes.rows() == [("A", "S", "smooth")]


def test_each_series_is_classified_by_itself_and_rows_come_sorted() -> None:
    frame = pl.concat([history([4.0] * 60, sku="B"), history([1.0, 0, 9, 0] * 15, sku="A")])
    classes = demand_class(frame, cutoff=CUTOFF)
    assert classes.rows() == [("A", "S", "lumpy"), ("B", "S", "smooth")]
    assert set(classes["demand_class"]) <= set(DEMAND_CLASSES)


def test_no_rows_have_no_classes() -> None:
    assert demand_class(history([]), cutoff=CUTOFF).rows() == []


def test_the_example_in_the_docstring_comes_out() -> None:
    found = doctest.testmod(module)
    assert (found.attempted, found.failed) == (3, 0)
