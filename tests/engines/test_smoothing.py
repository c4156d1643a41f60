"""Exponential smoothing: by hand, and that each series is smoothed at the speed that suits it."""

from __future__ import annotations

import numpy as np
import pytest

from engines.forecast.smoothing import SPEEDS, OwnSpeeds, Smoothed


def test_newer_values_weigh_more_and_unknown_ones_nothing() -> None:
    values = np.array([[4.0, np.nan, 8.0]], dtype=np.float32)
    # weights: 1 for the newest, 1 - 0.5 for the one before
    assert Smoothed((0.5,), values).at(2)[0, 0] == pytest.approx((8 + 0.5 * 4) / 1.5)


def test_before_the_first_value_nothing_is_known() -> None:
    values = np.array([[np.nan, 3.0]], dtype=np.float32)
    assert np.isnan(Smoothed((0.5,), values).at(0)[0, 0])
    assert np.isnan(OwnSpeeds(values).at(0)[0]).all()


def speed_of(values: list[float]) -> float:
    series = np.array([values], dtype=np.float32)
    _, trust = OwnSpeeds(series).at(len(values) - 1)
    assert trust.sum() == pytest.approx(1, abs=1e-5)
    return float(np.array(SPEEDS) @ trust[:, 0])


def test_steady_demand_is_smoothed_slowly_and_moving_demand_fast() -> None:
    random = np.random.default_rng(0)
    steady = random.poisson(5, 200).astype(float)
    moving = random.poisson(np.exp(2 + np.cumsum(random.normal(0, 0.25, 200)).clip(-2, 2))).astype(float)
    assert speed_of(steady.tolist()) < 0.05 < speed_of(moving.tolist())


def test_a_series_that_never_sells_trusts_all_speeds_alike() -> None:
    _, trust = OwnSpeeds(np.zeros((1, 60), dtype=np.float32)).at(59)
    np.testing.assert_allclose(trust[:, 0], 1 / len(SPEEDS), rtol=1e-5)


def test_days_may_be_asked_in_any_order() -> None:
    values = np.random.default_rng(1).poisson(2, (3, 80)).astype(np.float32)
    together, one_by_one = OwnSpeeds(values), OwnSpeeds(values)
    together.keep(frozenset({20, 79}))
    one_by_one.at(79)
    for day in (79, 20):
        np.testing.assert_array_equal(together.at(day)[0], one_by_one.at(day)[0])
        np.testing.assert_array_equal(together.at(day)[1], one_by_one.at(day)[1])
