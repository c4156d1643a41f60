"""Demand over some days: its quantiles, its tail and its loss, against tables and sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from engines.inventory import DailyDemand
from engines.inventory.demands import DailyDemands, Demands
from engines.inventory.distribution import Floats, at_most, quantile, shortage

MEANS, DEVIATIONS = st.floats(0, 1000), st.floats(0, 300)


def surely(mean: Floats, sigma: Floats) -> Demands:
    return Demands(mean[..., None], sigma[..., None], np.ones((*mean.shape, 1)))


@pytest.mark.parametrize("probability", [0.5, 0.9, 0.95, 0.98, 0.99])
@pytest.mark.parametrize(("mean", "sigma"), [(0.05, 0.3), (2.0, 3.0), (100.0, 20.0), (5000.0, 900.0)])
def test_counts_that_scatter_have_the_negative_binomial_s_quantiles(
    mean: float, sigma: float, probability: float
) -> None:
    size = mean**2 / (sigma**2 - mean)
    expected = nbinom.ppf(probability, size, size / (size + mean))
    assert quantile(mean, sigma, probability) == expected


@pytest.mark.parametrize("units", [0.0, 1.0, 2.5, 7.0])
def test_the_loss_of_counts_is_the_sum_over_what_is_lacking(units: float) -> None:
    counts = np.arange(400)
    chance = nbinom.pmf(counts, 4 / 7, 2 / 9)  # mean 2, variance 9
    lacking = float((chance * np.maximum(counts - units, 0)).sum())
    assert shortage(2.0, 3.0, units) == pytest.approx(lacking, abs=1e-9)


def test_what_hardly_scatters_has_the_unit_normal_loss() -> None:
    # Silver, Pyke & Thomas, appendix II: G(0) = 0.3989, G(1) = 0.08332
    assert shortage(500, 20, [500, 520]) == pytest.approx([20 * 0.3989, 20 * 0.08332], abs=0.01)


def test_certain_demand_is_its_mean() -> None:
    assert (quantile(10, 0, 0.99), shortage(10, 0, 4)) == (10, 6)
    assert at_most(10, 0, [9, 10]).tolist() == [0, 1]


def test_where_nothing_is_wanted_nothing_is_lacking() -> None:
    assert (quantile(0, 0, 0.99), at_most(0, 0, 0), shortage(0, 0, 0)) == (0, 1, 0)


@given(MEANS, DEVIATIONS, st.floats(0, 2000))
def test_risk_and_loss_fall_with_stock(mean: float, sigma: float, stock: float) -> None:
    less, more = at_most(mean, sigma, [stock, stock + 10])
    assert -1e-9 <= less <= more + 1e-12 <= 1 + 1e-9
    lacking, lacking_less = shortage(mean, sigma, [stock, stock + 10])
    assert -1e-6 <= lacking_less <= lacking + 1e-6 <= mean + 2e-6


@given(st.floats(0.01, 1000), st.floats(0.01, 300), st.floats(0.5, 0.99))
def test_a_quantile_holds_its_probability_and_one_unit_less_does_not(
    mean: float, sigma: float, probability: float
) -> None:
    stock = quantile(mean, sigma, probability)
    less, held = at_most(mean, sigma, [stock - 1, stock])
    assert held >= probability - 1e-6
    assert stock == 0 or less < probability


@given(st.floats(0.1, 200), st.floats(0.1, 60), st.floats(0.5, 0.99), st.floats(0, 1))
def test_either_of_two_demands_lies_between_them(
    mean: float, sigma: float, probability: float, weight: float
) -> None:
    means, sigmas = np.array([mean, mean * 2]), np.array([sigma, sigma * 1.5])
    either = Demands(means, sigmas, np.array([weight, 1 - weight]))
    low, high = sorted(quantile(means, sigmas, probability))
    assert np.floor(low) <= either.quantile(probability) <= np.ceil(high)
    assert either.expected == pytest.approx(weight * mean + (1 - weight) * mean * 2)


def test_a_learned_scale_widens_the_sum() -> None:
    # 4 days of σ 3, correlated by a half: 36 + 0.5 (144 − 36) = 90, times 1.2
    assert DailyDemand([1.0] * 4, [3.0] * 4, 0.5, 1.2).over(4).sigma == pytest.approx(108**0.5)


@given(st.floats(0.05, 40), st.floats(1.05, 3), st.floats(0.5, 0.99))
def test_the_stock_for_a_service_level_is_the_whole_number_that_comes_nearest_to_it(
    mean: float, overdispersion: float, level: float
) -> None:
    demand = surely(np.array(mean), np.array((mean * overdispersion) ** 0.5))
    stock = demand.stock_for(level)
    missed = abs(demand.at_most(stock) - level)
    assert missed <= abs(demand.at_most(stock + 1) - level) + 1e-9
    assert stock == 0 or missed <= abs(demand.at_most(stock - 1) - level) + 1e-9


def test_over_many_slow_items_the_service_promised_is_given() -> None:
    means = np.linspace(0.1, 6, 400)
    items = surely(means, (1.4 * means) ** 0.5)
    assert items.at_most(items.stock_for(0.9)).mean() == pytest.approx(0.9, abs=0.01)
    assert items.at_most(items.quantile(0.9)).mean() > 0.92


@given(
    st.lists(st.tuples(st.lists(st.floats(0, 20), max_size=9), st.floats(0, 5)), min_size=1, max_size=4),
    st.integers(0, 20),
)
def test_of_many_shelves_each_is_asked_for_what_it_is_asked_for_alone(
    shelves: list[tuple[list[float], float]], days: int
) -> None:
    each = [DailyDemand(mean, [sigma] * len(mean), 0.2, 1.3) for mean, sigma in shelves]
    mean, sigma = DailyDemands.of(each).over(np.arange(len(each)), days)
    alone = [one.over(days) for one in each]
    assert mean == pytest.approx([one.mean for one in alone])
    assert sigma == pytest.approx([one.sigma for one in alone])
