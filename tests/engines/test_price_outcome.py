"""What a price change did, against controls and against the forecast."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from core.errors import DataError
from engines.pricing.outcome import outcome_against_controls, outcome_against_forecast

START = date(2026, 1, 5)


def planted(
    rng: np.random.Generator,
    effect: float,
    *,
    controls: int = 8,
    before: int = 56,
    after: int = 21,
    drift: float = 0.03,
) -> tuple[pl.DataFrame, date]:
    days = before + after
    mood = rng.normal(0, 0.15, days) + 0.3 * (np.arange(days) % 7 >= 5)
    dates = [START + timedelta(days=day) for day in range(days)]
    frames: list[pl.DataFrame] = []
    for number in range(controls + 1):
        wander = np.cumsum(rng.normal(0, drift / math.sqrt(7), days))
        moved = effect * (np.arange(days) >= before) if number == 0 else 0.0
        mean = 9 * rng.lognormal(0, 0.5) * np.exp(mood + wander + moved)
        units = rng.poisson(rng.gamma(5, mean / 5))
        frames.append(
            pl.DataFrame({"date": dates, "series": f"S{number}", "units": units, "treated": number == 0})
        )
    return pl.concat(frames), START + timedelta(days=before)


def test_by_hand_where_nothing_scatters() -> None:
    # the changed series goes from 10 to 12 a day while the control goes from 20 to 30: 1.2 / 1.5 = 0.8
    days = [START + timedelta(days=day) for day in range(28)]
    changed = days[14]
    rows = pl.concat(
        [
            pl.DataFrame({"date": days, "series": "A", "units": [10] * 14 + [12] * 14, "treated": True}),
            pl.DataFrame({"date": days, "series": "B", "units": [20] * 14 + [30] * 14, "treated": False}),
        ]
    )
    found = outcome_against_controls(rows, changed)
    assert found.change_pct.mid == pytest.approx(-20.0, abs=0.1)
    assert found.change_pct.low < -20 < found.change_pct.high
    assert (found.basis, found.controls, found.days, found.units_per_day) == ("controls", 1, 14, 12.0)
    # 12 a day at 5 each, instead of 15 at 3
    earned = found.profit_per_day(3.0, 5.0)
    assert earned.mid == pytest.approx(60 - 45, abs=0.1)
    assert earned.low < earned.mid < earned.high


def test_planted_effects_lie_in_the_interval_as_often_as_promised() -> None:
    rng = np.random.default_rng(11)
    inside, error = 0, list[float]()
    for trial in range(120):
        effect = (-0.2, 0.0, 0.25)[trial % 3]
        found = outcome_against_controls(*planted(rng, effect))
        inside += found.change_pct.low <= 100 * math.expm1(effect) <= found.change_pct.high
        error.append(math.log1p(found.change_pct.mid / 100) - effect)
    assert 0.7 <= inside / 120 <= 0.92
    assert abs(np.mean(error)) < 0.06


def test_days_sold_out_are_left_out() -> None:
    rng = np.random.default_rng(5)
    rows, changed = planted(rng, 0.0, drift=0.0)
    late = (pl.col("date") >= changed) & (pl.col("date").dt.weekday() > 3) & pl.col("treated")
    emptied = rows.with_columns(units=pl.when(late).then(0).otherwise("units"), stockout=late)
    told = outcome_against_controls(emptied, changed)
    untold = outcome_against_controls(emptied.drop("stockout"), changed)
    assert told.change_pct.low < 0 < told.change_pct.high
    assert untold.change_pct.mid < -30


def test_controls_that_wander_widen_the_interval() -> None:
    widths = [
        np.mean(
            [
                (
                    found := outcome_against_controls(*planted(np.random.default_rng(seed), 0.1, drift=drift))
                ).change_pct.high
                - found.change_pct.low
                for seed in range(15)
            ]
        )
        for drift in (0.0, 0.15)
    ]
    assert widths[1] > 1.3 * widths[0]


def test_without_sales_on_both_sides_or_controls_it_says_so() -> None:
    rows, changed = planted(np.random.default_rng(1), 0.0)
    with pytest.raises(DataError) as caught:
        outcome_against_controls(rows.filter(~pl.col("treated") | (pl.col("date") < changed)), changed)
    assert caught.value.code == "outcome_unknown"
    with pytest.raises(DataError) as caught:
        outcome_against_controls(rows.filter("treated"), changed)
    assert caught.value.code == "no_controls"


def test_against_the_forecast_its_error_is_the_interval() -> None:
    found = outcome_against_forecast([11, 13, 12], [10, 10, 10], sigma=3.0)
    assert found.change_pct.mid == pytest.approx(20.0)
    # log 1.2 ± 1.2816 · 0.1
    assert found.change_pct.low == pytest.approx(100 * math.expm1(math.log(1.2) - 0.12816), abs=0.01)
    assert (found.basis, found.units_per_day) == ("forecast", 12.0)
    with pytest.raises(DataError):
        outcome_against_forecast([0, 0], [10, 10], sigma=3.0)
