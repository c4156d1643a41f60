"""Products learn from each other as far as they are alike."""

from __future__ import annotations

import numpy as np
import pytest

from engines.pricing.pooling import USUAL, pool, spread_between_stores


def covariances(*of_price: float) -> np.ndarray:
    return np.array([np.diag([variance, 0.01]) for variance in of_price])


def estimates(*of_price: float) -> np.ndarray:
    return np.array([[value, 0.2] for value in of_price])


def test_a_sure_product_keeps_what_it_says_and_an_unsure_one_takes_the_others() -> None:
    rng = np.random.default_rng(2)
    true = rng.normal(-1.5, 0.3, 60)
    variance = np.array([1e-4, 400.0, *([0.04] * 58)])
    drawn = true + rng.normal(0, 1, 60) * np.sqrt(variance)
    pooled = pool(estimates(*drawn), covariances(*variance), np.zeros(60, dtype=np.int64))
    assert pooled.mean[0, 0] == pytest.approx(drawn[0], abs=0.01)
    assert pooled.mean[1, 0] == pytest.approx(true.mean(), abs=0.15)
    assert np.sqrt(pooled.covariance[1, 0, 0]) == pytest.approx(0.3, abs=0.1)
    assert pooled.covariance[0, 0, 0] < 2e-4


def test_categories_differ() -> None:
    rng = np.random.default_rng(3)
    drawn = np.concatenate([rng.normal(-0.8, 0.2, 40), rng.normal(-2.4, 0.2, 40)])
    category = np.repeat([0, 1], 40)
    variance = np.full(80, 0.09)
    variance[[0, 40]] = 100.0
    pooled = pool(estimates(*drawn), covariances(*variance), category)
    assert pooled.mean[0, 0] == pytest.approx(-0.8, abs=0.3)
    assert pooled.mean[40, 0] == pytest.approx(-2.4, abs=0.3)


def test_one_product_that_tells_nothing_leaves_the_belief_of_before() -> None:
    pooled = pool(estimates(-9.0), covariances(1e6), np.zeros(1, dtype=np.int64))
    assert pooled.mean[0, 0] == pytest.approx(USUAL[0], abs=0.1)
    assert np.sqrt(pooled.covariance[0, 0, 0]) > 1.4


def test_what_a_product_says_of_promotion_helps_to_tell_its_price() -> None:
    # Price and promotion come together: their errors are almost the same error, in opposite directions.
    tied = np.array([[1.0, 0.29], [0.29, 0.09]])
    alone = np.diag([1.0, 0.09])
    estimate = np.array([[-1.0, 0.5], *([[-2.0, 0.2]] * 50)])
    rest = [np.diag([0.01, 0.001])] * 50
    category = np.zeros(51, dtype=np.int64)
    together = pool(estimate, np.array([tied, *rest]), category)
    apart = pool(estimate, np.array([alone, *rest]), category)
    assert together.covariance[0, 0, 0] < apart.covariance[0, 0, 0]


def test_stores_that_agree_have_no_spread_and_others_theirs() -> None:
    item = np.repeat(np.arange(200), 4)
    rng = np.random.default_rng(4)
    noise = rng.normal(0, 0.2, 800)
    variance = np.full(800, 0.04)
    assert spread_between_stores(-2 + noise, variance, item) < 0.005
    apart = rng.normal(0, 0.5, 800)
    assert spread_between_stores(-2 + noise + apart, variance, item) == pytest.approx(0.25, rel=0.2)


def test_a_single_store_each_tells_nothing_of_stores() -> None:
    assert spread_between_stores(np.array([-1.0, -3.0]), np.array([0.1, 0.1]), np.array([0, 1])) == 0.0
