"""Whoever knows the true demand finds what can be found, and tells as little else as was promised."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from engines.decision.grid import Grid
from evals.decisions.oracle import found_at_best
from tests.engines.test_sales_anomaly import REFERENCE, shop

PROMISED = 4.0


def truth_of(grid: Grid) -> pl.DataFrame:
    """The means and the size that `shop` draws from."""
    return pl.DataFrame(
        {
            "date": np.tile(np.array(grid.days, dtype="datetime64[D]"), grid.n),
            "sku_id": np.repeat(grid.sku, len(grid.days)),
            "store_id": np.repeat(grid.store, len(grid.days)),
            "expected": grid.mean.ravel().copy(),
            "dispersion": 6.0,
        }
    )


def test_false_alarms_are_about_as_rare_as_promised() -> None:
    told = cells = 0
    for seed in range(6):
        grid = shop(seed=seed)
        week = grid.part(slice(REFERENCE, None))
        told += len(found_at_best(week, truth_of(grid), per_thousand=PROMISED))
        cells += week.units.size
    assert PROMISED / 4 <= 1000 * told / cells <= 1.5 * PROMISED


@pytest.mark.parametrize("times", [0.0, 6.0])
def test_it_knows_what_sold_and_not_what_was_forecast(times: float) -> None:
    grid = shop()
    truth, steady = truth_of(grid), int(np.argmin(np.abs(grid.mean[:, 0] - 8)))
    grid.mean[:] = 1.0  # a forecast that knows nothing
    grid.units[steady, REFERENCE + 1 : REFERENCE + 5] = round(8 * times)
    found = found_at_best(grid.part(slice(REFERENCE, None)), truth, per_thousand=0.5)
    (one,) = [one for one in found if (one.sku_id, one.store_id) == (grid.sku[steady], grid.store[steady])]
    assert one.kind == ("sales_spike" if times else "sales_drop")
    assert len(found) <= 3


def test_days_on_promotion_are_left_out() -> None:
    grid = shop()
    grid.units[0, REFERENCE + 3] = 50 * grid.mean[0, 0]
    grid.promo[0, REFERENCE + 3] = True
    found = found_at_best(grid.part(slice(REFERENCE, None)), truth_of(grid), per_thousand=0.5)
    assert not [one for one in found if (one.sku_id, one.store_id) == (grid.sku[0], grid.store[0])]
