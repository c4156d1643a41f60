"""The measurement of elasticities: its shops are what they say, and ours beats the baselines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import pytest

from evals.decisions.pricing import CONTESTANTS, PricedShop, measure, shops
from evals.decisions.table import Table

LAST_DAY = date(2026, 11, 21)
DAYS = 150


@pytest.fixture(scope="module")
def drawn() -> Sequence[PricedShop]:
    return shops(1, days=DAYS, last_day=LAST_DAY)


@pytest.fixture(scope="module")
def table() -> Table:
    return measure((1,), days=DAYS, last_day=LAST_DAY)


def test_the_second_shop_runs_out_far_more_often(drawn: Sequence[PricedShop]) -> None:
    usual, short, _ = (shop.sales["stockout"].sum() / shop.sales.height for shop in drawn)
    assert usual < 0.06
    assert short > 0.12


def test_nobody_sells_more_than_was_wanted(drawn: Sequence[PricedShop]) -> None:
    short = drawn[1].sales
    assert short.filter(pl.col("units") > pl.col("demand")).height == 0
    assert short.filter((pl.col("units") < pl.col("demand")) & (pl.col("on_hand") > 0)).height == 0


def test_prices_creep_up_in_the_third(drawn: Sequence[PricedShop]) -> None:
    usual, _, drifting = (shop.sales.sort("date")["price"] for shop in drawn)
    early, late = usual.head(1000), usual.tail(1000)
    assert drifting.tail(1000).to_numpy().mean() / late.to_numpy().mean() > 1.01
    assert drifting.head(1000).to_numpy().mean() == pytest.approx(early.to_numpy().mean(), rel=1e-6)


def test_every_contestant_has_its_figures_in_every_shop(table: Table) -> None:
    names = {"usual", "short of stock", "drifting"}
    assert {row.name for row in table.rows} == {f"{shop}: {name}" for shop in names for name in CONTESTANTS}
    assert all(set(row.figures) == set(table.rows[0].figures) for row in table.rows)


def test_ours_is_nearer_to_the_truth_than_any_regression(table: Table) -> None:
    rmse = {row.name: row.figures["rmse"] for row in table.rows}
    for shop in ("usual", "short of stock", "drifting"):
        ours = rmse.pop(f"{shop}: ours")
        assert ours < 0.5
        assert all(ours < other / 3 for name, other in rmse.items() if name.startswith(shop))
