"""Festivals remembered: by name, a year on, wherever they moved to, and nothing of the future."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from engines.forecast.boosting import Training, festival_response
from engines.forecast.feature import NAMES
from engines.forecast.festival import ALL, FestivalMemory, groups_of, remember
from engines.forecast.panel import History, Panel, build_panel

CUTOFF = date(2026, 10, 25)
LAST_YEAR, THIS_YEAR = date(2025, 10, 20), date(2026, 11, 8)
HOLIDAYS = pl.DataFrame(
    {"date": [LAST_YEAR, THIS_YEAR], "name": ["Diwali", "Diwali"], "region": [None, None]},
    schema_overrides={"region": pl.String},
)
PRODUCTS = pl.DataFrame({"sku_id": ["SWEETS", "PENS"], "category": ["SNACKS", "STATIONERY"]})


def shop(holidays: pl.DataFrame = HOLIDAYS, *, days: int = 500) -> Panel:
    """Sweets sell three times as much in the week up to Diwali; pens do not care."""
    span = [CUTOFF - timedelta(days=days - 1 - n) for n in range(days)]
    rush = np.array([0 <= (LAST_YEAR - day).days < 7 for day in span])
    frames = [
        pl.DataFrame({"date": span, "sku_id": sku, "store_id": "S", "y": 30.0 * np.where(rush, lift, 1.0)})
        for sku, lift in (("SWEETS", 3.0), ("PENS", 1.0))
    ]
    return build_panel(History(pl.concat(frames), CUTOFF, products=PRODUCTS, holidays=holidays), 28)


def recalled(memory: FestivalMemory, panel: Panel, category: str, day: date) -> float:
    largest, _ = memory.recalled(panel)
    groups, _ = groups_of(panel)
    return float(largest[groups.index((category, "")), (day - panel.first).days])


def test_a_day_before_this_year_s_festival_recalls_the_same_day_before_last_year_s() -> None:
    panel = shop()
    memory = remember(panel)
    assert recalled(memory, panel, "SNACKS", THIS_YEAR - timedelta(days=3)) == pytest.approx(np.log(95 / 35))
    assert recalled(memory, panel, "SNACKS", THIS_YEAR - timedelta(days=12)) == pytest.approx(0, abs=1e-6)
    assert recalled(memory, panel, "STATIONERY", THIS_YEAR - timedelta(days=3)) == pytest.approx(0, abs=1e-6)


def test_a_day_far_from_any_festival_recalls_nothing() -> None:
    panel = shop()
    assert np.isnan(recalled(remember(panel), panel, "SNACKS", THIS_YEAR + timedelta(days=10)))


def test_another_name_recalls_nothing() -> None:
    renamed = HOLIDAYS.with_columns(name=pl.Series(["Holi", "Diwali"]))
    panel = shop(renamed)
    assert np.isnan(recalled(remember(panel), panel, "SNACKS", THIS_YEAR))


def test_all_categories_together_are_remembered_for_sums() -> None:
    assert (ALL, "") in remember(shop()).groups


def test_what_never_sold_recalls_nothing_and_breaks_nothing() -> None:
    unsold = shop().rows(np.array([], dtype=np.intp))
    largest, mean = remember(shop()).recalled(unsold)
    assert len(largest) == len(mean) == 0


def test_a_model_keeps_only_what_can_still_be_recalled_and_reads_it_back() -> None:
    panel = shop()
    kept = remember(panel).latest(CUTOFF)
    again = FestivalMemory.load(kept.dump())
    assert [name for name, _ in again.festivals] == ["Diwali"]
    np.testing.assert_allclose(again.recalled(panel)[0], kept.recalled(panel)[0], atol=1e-3)
    assert remember(panel).latest(CUTOFF + timedelta(days=100)).festivals == ()


def test_sales_of_less_than_ten_months_ago_are_never_recalled() -> None:
    panel = shop()
    changed = shop()
    changed.level[:, -299:] = 999.0
    for one, other in zip(remember(panel).recalled(panel), remember(changed).recalled(changed), strict=True):
        np.testing.assert_array_equal(one, other)


def test_how_much_of_last_year_comes_again_is_measured() -> None:
    random = np.random.default_rng(0)
    lift = random.normal(0, 0.5, 4000).astype(np.float32)
    level = np.full(4000, 10.0, dtype=np.float32)
    x = np.zeros((4000, len(NAMES)), dtype=np.float32)
    ones, codes = np.ones(4000, dtype=np.float32), np.zeros(4000, dtype=np.int32)
    for share in (0.0, 0.5, 1.0):
        sold = random.poisson(10 * np.exp(share * lift)).astype(np.float32)
        training = Training(x, sold, level, lift, ones, codes)
        assert festival_response(training) == pytest.approx(share, abs=0.05)
