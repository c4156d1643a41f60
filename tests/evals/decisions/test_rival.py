"""The rules ours is measured against see what they are made to see, or the contest says nothing."""

from __future__ import annotations

import numpy as np
import pytest

from evals.decisions.rival import rivals
from tests.engines.test_sales_anomaly import REFERENCE, shop

RULES = ("z-score of residuals", "seasonal hybrid ESD", "isolation forest")


@pytest.mark.parametrize("rule", RULES)
def test_a_huge_spike_is_the_furthest_out(rule: str) -> None:
    grid = shop(items=40)
    steady = int(np.argmin(np.abs(grid.mean[:, 0] - 8)))
    grid.units[steady, REFERENCE + 4] = 40 * grid.mean[steady, 0]
    (found,) = [one for one in rivals(grid, 7) if one.name == rule]
    assert found.score.shape == (grid.n, 7)
    assert np.unravel_index(np.argmax(found.score), found.score.shape) == (steady, 4)
    assert found.score.max() > found.customary


@pytest.mark.parametrize("rule", RULES)
def test_days_on_promotion_and_with_an_empty_shelf_are_left_out(rule: str) -> None:
    grid = shop(items=40)
    grid.units[:2, REFERENCE + 4] = 500.0
    grid.promo[0, REFERENCE + 4] = True
    grid.out[1, REFERENCE + 4] = True
    (found,) = [one for one in rivals(grid, 7) if one.name == rule]
    assert found.score[0, 4] == 0.0
    assert found.score[1, 4] == 0.0


def test_a_series_that_hardly_sells_has_no_spread_and_no_outlier() -> None:
    grid = shop(items=10)
    grid.units[0] = 0.0
    (esd,) = [one for one in rivals(grid, 7) if one.name == "seasonal hybrid ESD"]
    assert esd.score[0].max() == 0.0
