"""The data set of a home is what its lake knows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import polars as pl
import pytest

from core.errors import DataError
from core.fact import Source
from core.identity import Scope
from core.ports import Answer, Lake
from core.table import HOLIDAYS, PRODUCTS, PROMOTIONS, STORES, Table
from evals.forecast.dataset import SALES_SCHEMA
from evals.forecast.reading import empty_table
from evals.forecast.shop import read_shop
from tests.evals.forecast.small import LAST_DAY, sales

MONEY = pl.Decimal(18, 4)


class FakeLake:
    """Answers the five questions that are asked."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self.rows = rows

    def sales_history(self, scope: Scope) -> Answer:
        return self._answer(self.rows)

    def products(self, scope: Scope) -> Answer:
        return self._answer(empty_table(PRODUCTS).cast({"mrp": MONEY}))

    def stores(self, scope: Scope) -> Answer:
        return self._answer(empty_table(STORES))

    def holidays(self, scope: Scope, start: Any, end: Any) -> Answer:
        assert start < LAST_DAY < LAST_DAY + timedelta(days=365) < end
        return self._answer(empty_table(HOLIDAYS))

    def promotions(self, scope: Scope, start: Any, end: Any) -> Answer:
        return self._answer(self._rows(PROMOTIONS))

    def _answer(self, frame: pl.DataFrame) -> Answer:
        return Answer(frame, Source())

    def _rows(self, table: Table) -> pl.DataFrame:
        return empty_table(table)


def lake(rows: pl.DataFrame) -> Lake:
    return cast("Lake", FakeLake(rows))


def test_units_are_the_raw_ones_and_money_is_a_float() -> None:
    rows = sales({"A": [1.0, 900, 3]})
    history = rows.rename({"y": "units"}).with_columns(
        pl.col("units").cast(pl.Int64), pl.col("price").cast(MONEY), units_winsorised=pl.lit(3.0)
    )
    dataset = read_shop(lake(history), "shop")
    assert dataset.sales.schema == SALES_SCHEMA
    assert dataset.sales["y"].to_list() == [1.0, 900.0, 3.0]
    assert dataset.products.schema["mrp"] == pl.Float64


def test_a_home_without_sales_has_nothing_to_forecast() -> None:
    with pytest.raises(DataError, match="no sales"):
        read_shop(lake(pl.DataFrame()), "shop")
