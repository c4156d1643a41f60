"""Quantiles of counts: those of the library, found in fewer steps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from engines.forecast.count_quantile import quantile


@given(
    mean=st.floats(0.001, 300.0),
    excess=st.floats(0.02, 50.0),
    probability=st.floats(0.001, 0.9999),
)
def test_a_quantile_is_the_smallest_count_that_holds_the_probability(
    mean: float, excess: float, probability: float
) -> None:
    size = mean / excess
    success = size / (size + mean)
    found = quantile(probability, np.array([size]), np.array([success]))[0]
    assert nbinom.cdf(found, size, success) >= probability - 1e-9
    assert found == 0 or nbinom.cdf(found - 1, size, success) < probability + 1e-9


def test_rows_small_and_large_are_found_together_each_at_its_own_probability() -> None:
    mean = np.array([0.2, 500.0, 3.0, 59.0, 61.0])
    size = mean / 0.5
    success = size / (size + mean)
    probability = np.array([0.975, 0.1, 0.5, 0.9, 0.9])
    assert quantile(probability, size, success).tolist() == nbinom.ppf(probability, size, success).tolist()


def test_a_tail_longer_than_the_walk_is_searched() -> None:
    size, success = np.array([0.001]), np.array([1e-4])
    assert quantile(0.9999, size, success)[0] == pytest.approx(nbinom.ppf(0.9999, size[0], success[0]))
