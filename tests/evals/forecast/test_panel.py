"""Sales become dense daily series."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from evals.forecast.panel import dense, with_id, without_id
from tests.evals.forecast.small import LAST_DAY, sales


def values(frame: pl.DataFrame, sku: str = "A") -> list[float]:
    return without_id(frame).filter(sku_id=sku).sort("ds")["y"].to_list()


def test_an_id_goes_there_and_back() -> None:
    rows = pl.DataFrame({"sku_id": ["A_1", "A"], "store_id": ["S", "1_S"]})
    assert with_id(rows)["unique_id"].n_unique() == 2
    assert without_id(with_id(rows).select("unique_id")).equals(rows)


def test_dense_sales_stay_as_they_are() -> None:
    assert values(dense(sales({"A": [1.0, 0, 3]}), LAST_DAY)) == [1.0, 0.0, 3.0]


def test_a_series_starts_with_its_first_row_and_ends_at_the_cutoff() -> None:
    rows = sales({"A": [1.0, 2, 3, 4], "B": [9.0, 9]})
    frame = dense(rows, LAST_DAY - timedelta(days=1))
    assert (values(frame), values(frame, "B")) == ([1.0, 2.0, 3.0], [9.0])


def test_a_day_without_a_row_sold_nothing_also_at_the_end() -> None:
    rows = sales({"A": [1.0, 0, 3, 0], "B": [5.0] * 4}).filter(pl.col("y") > 0)
    assert values(dense(rows, LAST_DAY)) == [1.0, 0.0, 3.0, 0.0]


def test_a_day_on_which_the_store_was_closed_repeats_the_last_same_weekday() -> None:
    rows = sales({"A": [float(day) for day in range(1, 15)]})
    closed = rows.filter(pl.col("date") != LAST_DAY - timedelta(days=2))
    assert values(dense(closed, LAST_DAY))[11] == 5.0  # the twelfth day repeats the fifth
