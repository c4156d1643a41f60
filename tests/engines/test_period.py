"""How sure a forecast is of sums of days, learned from backtests whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from engines.forecast.backtest import WINDOW_DAYS, Residuals
from engines.forecast.feature import NAMES, Rows
from engines.forecast.period import LATER_ERRORS, PeriodSpread, learn_period_spreads

SERIES, WINDOWS, MEAN = 300, 3, 200.0


def backtest(correlation: float, *, name: str = "smooth", seed: int = 0, missing: float = 0.0) -> Residuals:
    """Gaussian errors of daily variance 4 · mean, any two days of a window correlated."""
    random = np.random.default_rng(seed)
    shape = (WINDOWS, SERIES, WINDOW_DAYS)
    shared = random.normal(size=(WINDOWS, SERIES, 1)) * np.sqrt(correlation)
    own = random.normal(size=shape) * np.sqrt(1 - correlation)
    sold = np.maximum(MEAN + np.sqrt(4 * MEAN) * (shared + own), 0.0)
    window, series, ahead = (grid.ravel() for grid in np.indices(shape))
    known = random.random(len(window)) >= missing
    rows = len(window)
    return Residuals(
        rows=Rows(
            x=np.zeros((rows, len(NAMES)), dtype=np.float32)[known],
            series=series[known],
            ahead=ahead[known] + 1,
            level=np.full(rows, MEAN, dtype=np.float32)[known],
            lift=np.zeros(rows, dtype=np.float32)[known],
        ),
        mean=np.full(rows, MEAN)[known],
        sold=sold.ravel()[known],
        scale=np.ones(rows)[known],
        classes=np.full(rows, name)[known],
        window=window[known],
        weight=np.ones(rows)[known],
    )


def learned(past: Residuals, variance: float = 4 * MEAN) -> dict[str, PeriodSpread]:
    return learn_period_spreads(past, np.full(len(past.sold), variance))


@pytest.mark.parametrize("correlation", [0.0, 0.1, 0.3])
def test_the_correlation_of_days_is_found_again(correlation: float) -> None:
    found = learned(backtest(correlation))["smooth"]
    assert found.correlation == pytest.approx(correlation, abs=0.05)
    assert found.scale == pytest.approx(LATER_ERRORS)


def test_daily_variances_that_are_too_small_are_scaled_up() -> None:
    assert learned(backtest(0.1), variance=2 * MEAN)["smooth"].scale == pytest.approx(2 * LATER_ERRORS)


def test_days_that_tell_nothing_are_left_out_on_both_sides() -> None:
    assert learned(backtest(0.1, missing=0.2))["smooth"].correlation == pytest.approx(0.1, abs=0.05)


def test_a_class_that_was_not_seen_is_as_all_together() -> None:
    found = learned(backtest(0.3))
    assert found["lumpy"] == found["new"]
    assert found["lumpy"].correlation == pytest.approx(0.3, abs=0.05)


def test_a_sum_s_variance_lies_between_independent_days_and_days_of_one_error() -> None:
    # 7 days of variance 9: 63 apart, 441 together, 0.1 of the way, times 1.1
    spread = PeriodSpread(0.1, 1.1)
    variance = spread.variance(np.array([63.0]), np.array([21.0]))
    assert variance.tolist() == pytest.approx([1.1 * (63 + 0.1 * (441 - 63))])
