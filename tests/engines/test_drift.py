"""Drift: the stability index by hand, and what asks for a new model."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from engines.forecast.drift import PSI_LIMIT, reasons_to_retrain, reference, stability
from engines.forecast.panel import History, Panel, build_panel

CUTOFF = date(2026, 11, 22)


def panel(level: float = 4.0, *, price: float = 10.0, promo: float = 0.1, seed: int = 0) -> Panel:
    random = np.random.default_rng(seed)
    frames = [
        pl.DataFrame(
            {
                "date": [CUTOFF - timedelta(days=n) for n in range(70)],
                "sku_id": f"SKU_{item}",
                "store_id": "S",
                "y": random.poisson(level * np.exp(random.normal(0, 0.5)), 70).astype(float),
                "price": [price] * 28 + [10.0] * 42,
                "promo_flag": random.random(70) < promo,
            }
        )
        for item in range(200)
    ]
    return build_panel(History(pl.concat(frames), CUTOFF), 7)


def test_a_shop_compared_with_itself_has_not_moved() -> None:
    now = panel()
    assert stability(reference(now), now) == pytest.approx({"units": 0, "price": 0, "promo_share": 0})


def test_another_draw_of_the_same_shop_stays_below_the_limit() -> None:
    assert max(stability(reference(panel()), panel(seed=1)).values()) < PSI_LIMIT


@pytest.mark.parametrize(
    ("moved", "feature"),
    [(panel(9.0), "units"), (panel(price=13.0), "price"), (panel(promo=0.5), "promo_share")],
)
def test_what_moved_is_named(moved: Panel, feature: str) -> None:
    indices = stability(reference(panel()), moved)
    assert [name for name, index in indices.items() if index > PSI_LIMIT] == [feature]
    assert reasons_to_retrain(indices, baseline_wape=None, recent_wape=()) == [f"psi_{feature}"]


def test_the_index_is_the_sum_over_bins() -> None:
    shop = panel(promo=0.0)
    then = {"promo_share": {"edges": [0.5], "shares": [0.6, 0.4]}}
    expected = (1.0 - 0.6) * np.log(1.0 / 0.6) + (0.001 - 0.4) * np.log(0.001 / 0.4)
    assert stability(then, shop)["promo_share"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("recent", "worse"),
    [((0.45, 0.45), True), ((0.45, 0.43), False), ((0.45,), False), ((0.45, None), False), ((), False)],
)
def test_an_error_worse_by_a_tenth_in_two_windows_asks_for_a_new_model(
    recent: tuple[float | None, ...], worse: bool
) -> None:
    assert reasons_to_retrain({}, baseline_wape=0.4, recent_wape=recent) == (["wape"] if worse else [])
