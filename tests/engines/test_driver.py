"""Drivers: exact, adding up, and in the right direction."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from engines.forecast.candidate import boosted, panel_rows
from engines.forecast.driver import DRIVERS, OTHER, Explanation, explain
from engines.forecast.panel import History, build_panel
from engines.forecast.serving import serve
from tests.engines.test_forecast_model import PRODUCTS, fitted


def explanations(*, promo: bool = False, skus: int = 5) -> list[Explanation]:
    history, _, trained = fitted()
    sales = history.sales.filter(pl.col("sku_id") < f"SKU_{skus:03}")
    assert history.planned is not None
    plan = history.planned.with_columns(promo_flag=pl.lit(promo), price=pl.lit(8.0 if promo else 10.0))
    part = History(sales, history.cutoff, planned=plan, products=PRODUCTS)
    panel = build_panel(part, 14)
    return explain(trained.model, panel, serve(trained.model, part, panel, reconciled=False))


def test_the_usual_day_and_the_drivers_add_up_to_the_forecast() -> None:
    found = explanations()
    assert len(found) == 5
    for one in found:
        assert one.usual + sum(units for _, units in one.drivers) == pytest.approx(one.expected)
        assert {name for name, _ in one.drivers} == {*DRIVERS, OTHER}


def test_the_drivers_are_exact_they_add_up_to_the_geometric_mean_of_the_two_kinds_of_trees() -> None:
    history, _, trained = fitted()
    part = History(history.sales.filter(pl.col("sku_id") < "SKU_005"), history.cutoff, products=PRODUCTS)
    panel = build_panel(part, 14)
    found = explain(trained.model, panel, serve(trained.model, part, panel, reconciled=False))
    coded = panel.coded(trained.model.categories, trained.model.stores)
    trees = boosted(trained.model.boosters, coded, panel_rows(coded, trained.model.memory))
    expected = np.sqrt(trees["pooled"] * trees["by_category"]).mean(axis=1)
    for one, both in zip(found, expected, strict=True):
        told = one.usual + sum(units for name, units in one.drivers if name != OTHER)
        assert told == pytest.approx(both, rel=1e-5)


def test_drivers_are_ranked_by_size() -> None:
    sizes = [abs(units) for _, units in explanations()[0].drivers]
    assert sizes == sorted(sizes, reverse=True)


def test_a_promotion_that_lifts_demand_shows_as_a_driver() -> None:
    plain = {one.sku_id: dict(one.drivers) for one in explanations()}
    for one in explanations(promo=True):
        with_offer = dict(one.drivers)
        lift = with_offer["promotion"] + with_offer["price"]
        assert lift > plain[one.sku_id]["promotion"] + plain[one.sku_id]["price"]
        assert lift > 0
