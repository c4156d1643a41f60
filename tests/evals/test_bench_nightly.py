"""`smartretail bench nightly` draws a shop the lake can take in, and reports each part of its night."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest

from core.table import TABLE_BY_KIND
from evals.bench import nightly
from evals.bench.nightly import Night, Spent
from evals.forecast.synthetic import LAST_DAY

DAYS = 40


def test_the_tables_have_the_columns_of_the_contract_and_end_with_the_same_day() -> None:
    tables = nightly.tables(25, days=DAYS)
    for kind, frame in tables.items():
        known = {column.name: column.required for column in TABLE_BY_KIND[kind].columns}
        assert set(frame.columns) <= set(known)
        assert {name for name, required in known.items() if required} <= set(frame.columns)
    sales, stock = tables["sales"], tables["inventory"]
    assert sales.height == 25 * DAYS
    assert sales["date"].max() == stock["date"].max() == LAST_DAY
    assert stock["date"].min() == LAST_DAY - timedelta(days=nightly.STOCK_DAYS - 1)
    assert stock["on_hand"].min() >= 1  # pyright: ignore[reportOperatorIssue]
    assert sales.filter(pl.col("units_sold") > 0).height


def test_every_part_is_told_and_growth_is_per_series(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[int] = []

    def fill(folder: str, size: int) -> None:
        filled.append(size)

    def night(folder: str) -> Night:
        size = filled[-1]
        return Night(
            (Spent("train shop", 60.0, size / 10, ""), Spent("anomalies", 30.0, size / 10, "2")), 512.0
        )

    monkeypatch.setattr(nightly, "_fill_apart", fill)
    monkeypatch.setattr(nightly, "_night_apart", night)
    result = nightly.measure((100, 200))
    figures = {figure.label: figure for figure in result.figures}
    assert filled == [100, 200]
    assert figures["100 wall time"].value == 1.5
    assert figures["100 wall time"].aim == nightly.MOST_MINUTES
    assert figures["200   anomalies"].value == 20.0
    assert figures["200 peak memory"].value == 0.5
    assert figures["200 per series, against 100"].value == pytest.approx(1.0)
    assert result.ratio == 2.0
