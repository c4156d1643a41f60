"""Demand over some days: its quantiles, its tail and its loss, against tables and sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from engines.inventory import DailyDemand, Demand, EitherDemand

MEANS, DEVIATIONS = st.floats(0, 1000), st.floats(0, 300)


@pytest.mark.parametrize("probability", [0.5, 0.9, 0.95, 0.98, 0.99])
@pytest.mark.parametrize(("mean", "sigma"), [(0.05, 0.3), (2.0, 3.0), (100.0, 20.0), (5000.0, 900.0)])
def test_counts_that_scatter_have_the_negative_binomial_s_quantiles(
    mean: float, sigma: float, probability: float
) -> None:
    size = mean**2 / (sigma**2 - mean)
    expected = nbinom.ppf(probability, size, size / (size + mean))
    assert Demand(mean, sigma).quantile(probability) == expected


@pytest.mark.parametrize("units", [0.0, 1.0, 2.5, 7.0])
def test_the_loss_of_counts_is_the_sum_over_what_is_lacking(units: float) -> None:
    counts = np.arange(400)
    chance = nbinom.pmf(counts, 4 / 7, 2 / 9)  # mean 2, variance 9
    lacking = float((chance * np.maximum(counts - units, 0)).sum())
    assert Demand(2.0, 3.0).shortage(units) == pytest.approx(lacking, abs=1e-9)


def test_what_hardly_scatters_has_the_unit_normal_loss() -> None:
    # Silver, Pyke & Thomas, appendix II: G(0) = 0.3989, G(1) = 0.08332
    assert Demand(500, 20).shortage(500) == pytest.approx(20 * 0.3989, abs=0.01)
    assert Demand(500, 20).shortage(520) == pytest.approx(20 * 0.08332, abs=0.01)


def test_certain_demand_is_its_mean() -> None:
    certain = Demand(10.0, 0.0)
    assert (certain.quantile(0.99), certain.above(9), certain.above(10), certain.shortage(4)) == (10, 1, 0, 6)


def test_where_nothing_is_wanted_nothing_is_lacking() -> None:
    nothing = Demand(0.0, 0.0)
    assert (nothing.quantile(0.99), nothing.above(0), nothing.shortage(0)) == (0, 0, 0)


@given(MEANS, DEVIATIONS, st.floats(0, 2000))
def test_risk_and_loss_fall_with_stock(mean: float, sigma: float, stock: float) -> None:
    demand = Demand(mean, sigma)
    assert 0 <= demand.above(stock + 10) <= demand.above(stock) + 1e-12 <= 1 + 1e-9
    assert -1e-6 <= demand.shortage(stock + 10) <= demand.shortage(stock) + 1e-6 <= mean + 2e-6


@given(st.floats(0.01, 1000), st.floats(0.01, 300), st.floats(0.5, 0.99))
def test_a_quantile_holds_its_probability_and_one_unit_less_does_not(
    mean: float, sigma: float, probability: float
) -> None:
    demand = Demand(mean, sigma)
    stock = demand.quantile(probability)
    assert demand.at_most(stock) >= probability - 1e-6
    assert stock == 0 or demand.at_most(stock - 1) < probability


@given(st.floats(0.1, 200), st.floats(0.1, 60), st.floats(0.5, 0.99), st.floats(0, 1))
def test_either_of_two_demands_lies_between_them(
    mean: float, sigma: float, probability: float, weight: float
) -> None:
    one, other = Demand(mean, sigma), Demand(mean * 2, sigma * 1.5)
    either = EitherDemand(((weight, one), (1 - weight, other)))
    low, high = sorted((one.quantile(probability), other.quantile(probability)))
    assert np.floor(low) <= either.quantile(probability) <= np.ceil(high)
    assert either.mean == pytest.approx(weight * one.mean + (1 - weight) * other.mean)


def test_a_learned_scale_widens_the_sum() -> None:
    # 4 days of σ 3, correlated by a half: 36 + 0.5 (144 − 36) = 90, times 1.2
    assert DailyDemand([1.0] * 4, [3.0] * 4, 0.5, 1.2).over(4).sigma == pytest.approx(108**0.5)


@given(st.floats(0.05, 40), st.floats(1.05, 3), st.floats(0.5, 0.99))
def test_the_stock_for_a_service_level_is_the_whole_number_that_comes_nearest_to_it(
    mean: float, overdispersion: float, level: float
) -> None:
    demand = Demand(mean, (mean * overdispersion) ** 0.5)
    stock = demand.stock_for(level)
    missed = abs(demand.at_most(stock) - level)
    assert missed <= abs(demand.at_most(stock + 1) - level) + 1e-9
    assert stock == 0 or missed <= abs(demand.at_most(stock - 1) - level) + 1e-9


def test_over_many_slow_items_the_service_promised_is_given() -> None:
    items = [Demand(mean, (1.4 * mean) ** 0.5) for mean in np.linspace(0.1, 6, 400)]
    held = float(np.mean([item.at_most(item.stock_for(0.9)) for item in items]))
    by_quantile = float(np.mean([item.at_most(item.quantile(0.9)) for item in items]))
    assert held == pytest.approx(0.9, abs=0.01)
    assert by_quantile > 0.92
