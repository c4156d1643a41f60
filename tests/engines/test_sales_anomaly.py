"""Sales out of their range: false alarms as rare as promised, what moves many told once, causes named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from engines.decision.anomaly import Anomaly
from engines.decision.grid import Grid, lay_out
from engines.decision.rehearsal import rehearse
from engines.decision.sales_anomaly import detect_sales
from engines.decision.scan import scan
from engines.decision.shock import level
from engines.decision.tail import at_least, at_most
from engines.decision.threshold import simulated
from engines.decision.usual import usual_level

START = date(2026, 11, 15)
REFERENCE = 28
DAYS = 7


def shop(
    items: int = 120,
    *,
    stores: tuple[str, ...] = ("S1", "S2"),
    seed: int = 0,
    mean: float = 8.0,
    size: float = 6.0,
) -> Grid:
    """Negative binomial sales around the very means that are forecast."""
    random = np.random.default_rng(seed)
    n, days = items * len(stores), REFERENCE + DAYS
    means = np.repeat(mean * random.lognormal(0, 0.7, n)[:, None], days, axis=1)
    variance = means + means**2 / size
    units = random.poisson(random.gamma(size, means / size)).astype(float)
    nothing = np.zeros((n, days), dtype=bool)
    return Grid(
        sku=tuple(f"I{number // len(stores):03}" for number in range(n)),
        store=tuple(stores[number % len(stores)] for number in range(n)),
        category=tuple(("DAIRY", "SNACKS", "CARE")[number // len(stores) % 3] for number in range(n)),
        days=tuple(START + timedelta(days=number - REFERENCE) for number in range(days)),
        units=units,
        mean=means,
        variance=variance,
        price=np.full((n, days), 50.0),
        usual_price=np.full((n, days), 50.0),
        out=nothing.copy(),
        promo=nothing.copy(),
    )


def found(grid: Grid, **more: object) -> list[Anomaly]:
    return list(detect_sales(grid, start=START, **more).anomalies)  # type: ignore[arg-type]


def of(anomalies: list[Anomaly], sku: str, store: str) -> list[Anomaly]:
    return [one for one in anomalies if (one.sku_id, one.store_id) == (sku, store)]


@given(st.integers(0, 60), st.floats(0.05, 40), st.floats(1.05, 6), st.integers(0, 10))
def test_tails_are_those_of_the_negative_binomial(count: int, mean: float, spread: float, more: int) -> None:
    variance = mean * spread
    size = mean**2 / (variance - mean)
    x, m, v = (np.array([value], dtype=float) for value in (count, mean, variance))
    assert at_least(x, m, v)[0] == pytest.approx(nbinom.sf(count - 1, size, size / (size + mean)), abs=1e-9)
    assert at_most(x, m, v)[0] == pytest.approx(nbinom.cdf(count, size, size / (size + mean)), abs=1e-9)
    assert at_least(x, m, v)[0] >= at_least(x + more, m, v)[0]


@pytest.mark.parametrize("promised", [1.0, 4.0])
def test_false_alarms_are_about_as_rare_as_promised(promised: float) -> None:
    cells = alarms = 0
    for seed in range(6):
        judged = detect_sales(shop(seed=seed), start=START, per_thousand=promised)
        cells += judged.cells
        alarms += len(judged.anomalies)
    expected = promised * cells / 1000
    assert expected / 4 <= alarms <= 1.5 * expected


def test_the_threshold_is_lower_where_real_sales_scatter_more_than_was_forecast() -> None:
    grid, wilder = shop(seed=1), shop(seed=1, size=1.5)
    scattered = grid.units.copy()
    scattered[:, :REFERENCE] = (wilder.units * grid.mean / wilder.mean)[:, :REFERENCE]
    calm = detect_sales(grid, start=START).limits
    wild = detect_sales(replace(grid, units=scattered), start=START).limits
    assert wild.up < calm.up


def test_what_a_promotion_explains_in_the_weeks_before_does_not_blunt_the_threshold() -> None:
    grid = shop(seed=1)
    for week in (1, 2, 3):
        grid.units[10 * week : 10 * week + 10, 7 * week + 3] *= 10
    told = detect_sales(grid, start=START).limits
    grid.promo[:, :REFERENCE] = grid.units[:, :REFERENCE] > 6 * grid.mean[:, :REFERENCE]
    explained = detect_sales(grid, start=START).limits
    assert explained.up > 10 * told.up


def test_every_week_before_but_the_first_is_rehearsed_as_many_days_at_a_time_as_are_asked_about() -> None:
    reference = shop(items=20).part(slice(0, REFERENCE))
    week, day = rehearse(reference, 30), rehearse(reference, 1)
    assert week is not None
    assert day is not None
    assert (week.weeks, day.weeks) == (40 * 3, 40 * 3 * 7)
    assert rehearse(reference.part(slice(0, 13)), 7) is None


def test_a_spike_is_told_with_its_days_units_and_rupees() -> None:
    grid = shop()
    grid.units[10, REFERENCE + 2 : REFERENCE + 4] = 12 * grid.mean[10, 0]
    (one,) = of(found(grid), grid.sku[10], grid.store[10])
    assert (one.kind, one.start, one.end) == (
        "sales_spike",
        START + timedelta(days=2),
        START + timedelta(days=3),
    )
    assert one.actual == pytest.approx(24 * grid.mean[10, 0])
    assert one.rupees == pytest.approx((one.actual - (one.expected or 0)) * 50)
    assert one.cause is None


def test_a_drop_that_no_single_day_shows_is_found_over_several() -> None:
    grid = shop()
    steady = int(np.argmin(np.abs(grid.mean[:, 0] - 8)))
    grid.units[steady, REFERENCE:] = 0
    current = grid.part(slice(REFERENCE, None))
    assert scan(current, windows=(1,)).down[0, steady].min() > 1e-3
    (one,) = of(found(grid), grid.sku[steady], grid.store[steady])
    assert one.kind == "sales_drop"
    assert one.days == DAYS


@pytest.mark.parametrize(("cause", "times"), [("promotion", 12.0), ("price", 3.0), ("stockout", 0.0)])
def test_what_explains_a_finding_is_named(cause: str, times: float) -> None:
    grid = shop()
    biggest = int(np.argmax(grid.mean[:, 0]))
    grid.units[biggest, REFERENCE : REFERENCE + 4] = times * grid.mean[biggest, 0]
    if cause == "promotion":
        grid.promo[biggest, REFERENCE : REFERENCE + 4] = True
    elif cause == "price":
        grid.price[biggest, REFERENCE : REFERENCE + 4] = 40.0
    else:
        grid.out[biggest, REFERENCE : REFERENCE + 4] = True
    (one,) = of(found(grid), grid.sku[biggest], grid.store[biggest])
    assert one.cause == cause


def test_a_small_price_cut_does_not_explain_ten_times_the_sales() -> None:
    grid = shop()
    biggest = int(np.argmax(grid.mean[:, 0]))
    grid.units[biggest, REFERENCE + 1] = 10 * grid.mean[biggest, 0]
    grid.price[biggest, REFERENCE + 1] = 47.0
    (one,) = of(found(grid), grid.sku[biggest], grid.store[biggest])
    assert one.cause is None


def test_a_holiday_explains_what_the_product_did_in_every_store() -> None:
    grid = shop()
    mine = [number for number, sku in enumerate(grid.sku) if sku == grid.sku[int(np.argmax(grid.mean[:, 0]))]]
    grid.units[mine, REFERENCE : REFERENCE + 3] = 4 * grid.mean[mine, :3]
    holidays = {(store, START + timedelta(days=4)) for store in grid.store}
    told = [one for one in found(grid, holidays=holidays) if one.sku_id == grid.sku[mine[0]]]
    assert told
    assert {one.cause for one in told} == {"holiday"}


def test_one_shelf_that_goes_its_own_way_beside_a_holiday_is_news() -> None:
    grid = shop()
    biggest = int(np.argmax(grid.mean[:, 0]))
    grid.units[biggest, REFERENCE : REFERENCE + 3] = 4 * grid.mean[biggest, 0]
    holidays = {(store, START + timedelta(days=4)) for store in grid.store}
    (one,) = of(found(grid, holidays=holidays), grid.sku[biggest], grid.store[biggest])
    assert one.cause is None


def test_a_holiday_explains_a_shelf_that_rose_with_its_whole_store() -> None:
    grid = shop()
    biggest = int(np.argmax(grid.mean[:, 0]))
    ours = np.array(grid.store) == grid.store[biggest]
    grid.units[ours, REFERENCE + 2] = 4 * grid.mean[ours, 0]
    grid.units[biggest, REFERENCE + 2] = 10 * grid.mean[biggest, 0]
    holidays = {(grid.store[biggest], START + timedelta(days=2))}
    (one,) = of(found(grid, holidays=holidays), grid.sku[biggest], grid.store[biggest])
    assert one.cause == "holiday"


def test_a_closed_store_is_told_once_and_not_by_its_products() -> None:
    grid = shop()
    closed = np.array(grid.store) == "S2"
    grid.units[closed, REFERENCE + 3] = 0
    anomalies = found(grid)
    (store,) = [one for one in anomalies if one.kind == "store_drop"]
    assert (store.store_id, store.start, store.actual) == ("S2", START + timedelta(days=3), 0.0)
    day = START + timedelta(days=3)
    drops = [one for one in anomalies if one.kind == "sales_drop" and one.start <= day <= one.end]
    assert len(drops) <= 2  # what chance brings


def test_a_spike_stays_a_spike_in_a_shop_whose_other_store_is_closed() -> None:
    grid = shop()
    grid.units[np.array(grid.store) == "S2", REFERENCE + 3] = 0
    grid.units[0, REFERENCE + 5] = 15 * grid.mean[0, 0]
    assert [one.kind for one in of(found(grid), grid.sku[0], grid.store[0])] == ["sales_spike"]


def test_a_level_that_has_moved_since_the_forecast_is_no_finding() -> None:
    grid = shop(seed=3)
    moved = int(np.argmax(grid.mean[:, 0]))
    before = grid.mean[moved].copy()
    grid.mean[moved] = before / 1.6  # forecast too low; the weeks before the period show it
    factor = level(grid.part(slice(0, REFERENCE))).factor[moved, 0]
    assert 1.15 < factor < 1.7
    assert of(found(grid), grid.sku[moved], grid.store[moved]) == []


@pytest.mark.parametrize("times", [0.0, 6.0])
def test_what_was_strange_and_is_over_is_not_taken_for_the_level(times: float) -> None:
    grid = shop(seed=5)
    touched = np.argsort(-grid.mean[:, 0])[:20]
    grid.units[touched, 8:14] = np.round(grid.mean[touched, 8:14] * times)
    reference = grid.part(slice(0, REFERENCE))
    plain, usual = level(reference).factor[touched, 0], usual_level(reference).factor[touched, 0]
    assert abs(np.log(usual)).mean() < 0.5 * abs(np.log(plain)).mean()


def test_what_is_strange_and_goes_on_is_the_new_level() -> None:
    grid = shop(seed=6)
    touched = np.argsort(-grid.mean[:, 0])[:20]
    grid.units[touched, 10:REFERENCE] = np.round(grid.units[touched, 10:REFERENCE] * 0.2)
    reference = grid.part(slice(0, REFERENCE))
    assert usual_level(reference).factor[touched, 0].mean() < 0.65


def test_a_level_that_fell_some_weeks_ago_is_not_told_again() -> None:
    grid = shop(seed=7)
    touched = np.argsort(-grid.mean[:, 0])[:20]
    grid.units[touched, 14:] = 0
    assert not [one for number in touched for one in of(found(grid), grid.sku[number], grid.store[number])]


def test_levels_that_wander_from_week_to_week_widen_what_is_expected_of_a_week() -> None:
    steady, wandering = shop(seed=4), shop(seed=4)
    weeks = np.repeat(np.random.default_rng(1).lognormal(0, 0.4, (steady.n, 5)), 7, axis=1)
    wandering.units[:] = np.round(wandering.units * weeks)
    calm, wild = (level(grid.part(slice(0, REFERENCE))).wander for grid in (steady, wandering))
    assert calm.max() < 0.15
    assert 0.25 < np.median(wild) < 0.6
    current = steady.part(slice(REFERENCE, None))
    good = 1.8 * current.mean
    of_week = [scan(current, good, windows=(7,), wander=wander).up[0, :, -1] for wander in (calm, wild)]
    assert (of_week[1] > of_week[0]).all(), "a good week surprises less where weeks differ"


def test_nothing_is_found_where_nothing_is_known() -> None:
    empty = shop(items=0)
    assert found(empty) == []
    assert simulated(empty, per_thousand=1).up == 0.0


def test_a_day_without_a_row_sold_nothing_and_a_day_off_says_nothing() -> None:
    days = [START, START + timedelta(days=1)]
    expected = pl.DataFrame(
        {"sku_id": "A", "store_id": "S", "date": days, "yhat": [5.0, 5.0], "sigma": [2.0, 2.0]}
    )
    columns = {"date": pl.Date, "sku_id": pl.String, "store_id": pl.String, "units": pl.Int64}
    actual = pl.DataFrame(
        schema=columns
        | {"price": pl.Float64, "usual_price": pl.Float64, "promo_flag": pl.Boolean, "stockout": pl.Boolean}
    )
    grid = lay_out(
        actual,
        expected,
        start=days[0],
        end=days[1],
        products=pl.DataFrame({"sku_id": ["A"], "category": ["DAIRY"]}),
        closed=pl.DataFrame({"store_id": ["S"], "date": [days[1]]}),
    )
    assert grid.units[0, 0] == 0.0
    assert grid.comparable.tolist() == [[True, False]]
