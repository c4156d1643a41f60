"""Forecasts set by hand: what they change, how their range looks, and who was right."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.forecast.override import (
    OVERRIDE,
    OVERRIDES,
    apply,
    covered_days,
    days_answered_for,
    score,
    score_in_total,
)

CUTOFF = date(2026, 11, 21)
FIRST = date(2026, 11, 22)
BOUNDS = ("yhat_lo_95", "yhat_lo_80", "yhat", "yhat_hi_80", "yhat_hi_95")
SCHEMA = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "date": pl.Date(),
        "cutoff": pl.Date(),
        "model": pl.String(),
        **dict.fromkeys(("yhat", "yhat_lo_80", "yhat_hi_80", "yhat_lo_95", "yhat_hi_95"), pl.Float64()),
    }
)


def day(offset: int) -> date:
    """The nth day of the forecast; 1 is the first."""
    return CUTOFF + timedelta(days=offset)


def model(
    yhat: float = 10.0, *, days: int = 7, sku: str = "MILK", spread: float = 0.2, **more: float
) -> pl.DataFrame:
    rows = pl.DataFrame(
        {
            "sku_id": sku,
            "store_id": "DELHI_01",
            "date": [day(n) for n in range(1, days + 1)],
            "cutoff": CUTOFF,
            "model": "AutoETS",
            "yhat": yhat,
            "yhat_lo_80": yhat * (1 - spread),
            "yhat_hi_80": yhat * (1 + spread),
            "yhat_lo_95": yhat * (1 - 2 * spread),
            "yhat_hi_95": yhat * (1 + 2 * spread),
        },
        schema=SCHEMA,
    )
    return rows.with_columns(pl.lit(value).alias(name) for name, value in more.items())


def by_hand(units: float, first: int, last: int, **changed: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "override_id": "OV_1",
        "sequence": 1,
        "sku_id": "MILK",
        "store_id": "DELHI_01",
        "start": day(first),
        "end": day(last),
        "units_per_day": units,
        "cutoff": CUTOFF,
        "withdrawn_cutoff": None,
    }
    return {**row, **changed}


def overrides(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=OVERRIDES)


def applied(daily: pl.DataFrame, *rows: dict[str, Any], days: int = 7) -> pl.DataFrame:
    return apply(daily, overrides(*rows), start=FIRST, end=day(days), cutoff=CUTOFF)


def actuals(units: dict[int, float | None], *, sold_out: tuple[int, ...] = ()) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "sku_id": "MILK",
            "store_id": "DELHI_01",
            "date": [day(n) for n in units],
            "units": list(units.values()),
            "sold_out": [n in sold_out for n in units],
        },
        schema={
            "sku_id": pl.String,
            "store_id": pl.String,
            "date": pl.Date,
            "units": pl.Float64,
            "sold_out": pl.Boolean,
        },
    )


# --- on top of the model --------------------------------------------------------------


def test_the_covered_days_say_the_person_s_figure_and_the_others_the_model_s() -> None:
    frame = applied(model(), by_hand(40, 3, 5))
    assert frame["yhat"].to_list() == [10, 10, 40, 40, 40, 10, 10]
    assert frame["model"].to_list() == ["AutoETS"] * 2 + [OVERRIDE] * 3 + ["AutoETS"] * 2


def test_the_range_keeps_the_model_s_shape() -> None:
    (row,) = applied(model(10), by_hand(40, 2, 2)).filter(pl.col("model") == OVERRIDE).to_dicts()
    assert [row[bound] for bound in BOUNDS] == pytest.approx([24, 32, 40, 48, 56])


def test_every_other_quantile_is_scaled_too() -> None:
    frame = applied(model(10, q25=8.0, sigma=2.0), by_hand(40, 1, 1))
    assert frame["q25"].to_list() == [32.0] + [8.0] * 6
    assert frame["sigma"].to_list() == [8.0] + [2.0] * 6


def test_what_the_model_left_unknown_stays_unknown() -> None:
    daily = model().with_columns(
        pl.lit(None, dtype=pl.Float64).alias("q975"), pl.lit("smooth").alias("demand_class")
    )
    frame = applied(daily, by_hand(40, 1, 7))
    assert frame["q975"].to_list() == [None] * 7
    assert frame["demand_class"].to_list() == ["smooth"] * 7


def test_where_the_model_says_nothing_the_range_is_a_poisson_count_s() -> None:
    (row, *_) = applied(model(0.0, q10=0.0, sigma=0.0), by_hand(25, 1, 1)).to_dicts()
    assert row["yhat_hi_80"] == pytest.approx(25 + 1.2816 * 5, abs=0.01)
    assert row["yhat_lo_95"] == pytest.approx(25 - 1.96 * 5, abs=0.01)
    assert row["q10"] == pytest.approx(row["yhat_lo_80"])
    assert row["sigma"] == 5


def test_a_figure_of_many_times_the_model_s_is_not_given_a_range_as_many_times_as_wide() -> None:
    (row, *_) = applied(model(0.1, spread=5), by_hand(40, 1, 1)).to_dicts()
    assert row["yhat_hi_95"] == pytest.approx(40 + 1.96 * 40**0.5, abs=0.01)


def test_nothing_will_sell_is_said_without_a_range() -> None:
    (row, *_) = applied(model(10), by_hand(0, 1, 1)).to_dicts()
    assert [row[bound] for bound in BOUNDS] == [0, 0, 0, 0, 0]


def test_the_newer_override_wins_on_the_days_both_cover() -> None:
    older = by_hand(40, 1, 5)
    newer = by_hand(20, 4, 6, override_id="OV_2", sequence=2)
    for rows in ((older, newer), (newer, older)):
        assert applied(model(), *rows)["yhat"].to_list() == [40, 40, 40, 20, 20, 20, 10]


def test_an_expired_override_changes_nothing() -> None:
    frame = applied(model(), by_hand(40, -10, 0))
    assert frame.equals(model())


def test_another_product_s_override_changes_nothing_of_this_one() -> None:
    frame = applied(model(), by_hand(40, 1, 7, sku_id="ATTA"))
    assert frame.filter(pl.col("sku_id") == "MILK").equals(model())


def test_a_product_without_a_forecast_gets_the_override_s_and_zero_around_it() -> None:
    frame = applied(model(), by_hand(5, 2, 3, sku_id="NEW")).filter(pl.col("sku_id") == "NEW")
    assert frame["yhat"].to_list() == [0, 5, 5, 0, 0, 0, 0]
    assert frame["date"].to_list() == [day(n) for n in range(1, 8)]
    assert frame.schema == SCHEMA


def test_an_override_that_does_not_touch_the_days_asked_about_adds_no_product() -> None:
    frame = applied(model(), by_hand(5, 20, 25, sku_id="NEW"))
    assert frame["sku_id"].unique().to_list() == ["MILK"]


def test_the_days_covered_are_told_with_the_override_that_counts() -> None:
    rows = (by_hand(40, 0, 3), by_hand(20, 3, 9, override_id="OV_2", sequence=2))
    found = covered_days(overrides(*rows), start=FIRST, end=day(4))
    assert list(zip(found["date"], found["override_id"], strict=True)) == [
        (day(1), "OV_1"),
        (day(2), "OV_1"),
        (day(3), "OV_2"),
        (day(4), "OV_2"),
    ]


FIGURES = st.floats(min_value=0, max_value=1e6)


@given(units=FIGURES, yhat=FIGURES, spread=st.floats(min_value=0, max_value=1))
def test_bounds_never_cross_and_none_is_negative(units: float, yhat: float, spread: float) -> None:
    daily = model(yhat, spread=spread / 2)
    for row in applied(daily, by_hand(units, 1, 7)).to_dicts():
        bounds = [row[bound] for bound in BOUNDS]
        slack = 1e-9 * (1 + units)
        assert all(low <= high + slack for low, high in pairwise(bounds))
        assert bounds[0] >= 0
        assert row["yhat"] == units


QUANTILES = ("q025", "q10", "q25", "q50", "q75", "q90", "q975")


@given(
    units=FIGURES,
    yhat=FIGURES,
    said=st.lists(FIGURES, min_size=7, max_size=7).map(sorted),
    sigma=FIGURES,
)
def test_quantiles_keep_their_order(units: float, yhat: float, said: list[float], sigma: float) -> None:
    daily = model(yhat, sigma=sigma, **dict(zip(QUANTILES, said, strict=True)))
    for row in applied(daily, by_hand(units, 1, 7)).to_dicts():
        quantiles = [row[name] for name in QUANTILES]
        assert all(low <= high for low, high in pairwise(quantiles))
        assert quantiles[0] >= 0
        assert row["sigma"] >= 0


@given(
    spans=st.lists(
        st.tuples(st.integers(-3, 12), st.integers(0, 6), st.integers(0, 50)), min_size=1, max_size=6
    )
)
def test_each_day_says_what_the_last_override_of_that_day_says(spans: list[tuple[int, int, int]]) -> None:
    rows = [
        by_hand(float(units), first, first + length, override_id=f"OV_{n}", sequence=n)
        for n, (first, length, units) in enumerate(spans)
    ]
    expected = {day(n): 10.0 for n in range(1, 8)}
    for first, length, units in spans:
        for n in range(first, first + length + 1):
            if day(n) in expected:
                expected[day(n)] = float(units)
    frame = applied(model(), *rows)
    assert dict(zip(frame["date"], frame["yhat"], strict=True)) == expected


@given(units=FIGURES, first=st.integers(1, 7), length=st.integers(0, 6))
def test_applying_twice_is_applying_once(units: float, first: int, length: int) -> None:
    row = by_hand(units, first, first + length)
    once = applied(model(), row)
    assert applied(once, row).select(*BOUNDS).to_numpy() == pytest.approx(once.select(*BOUNDS).to_numpy())


# --- who was right --------------------------------------------------------------------


def answered(*rows: dict[str, Any], model_units: float | None = 10.0) -> pl.DataFrame:
    return days_answered_for(overrides(*rows)).with_columns(
        pl.lit(model_units, dtype=pl.Float64).alias("model_units")
    )


def test_absolute_errors_of_both_are_summed_over_the_days() -> None:
    (row,) = score(answered(by_hand(40, 1, 3)), actuals({1: 38, 2: 45, 3: 36})).to_dicts()
    assert row == {
        "override_id": "OV_1",
        "days": 3,
        "days_scored": 3,
        "days_sold_out": 0,
        "days_unknown": 0,
        "days_without_model": 0,
        "sold": 119.0,
        "person_error": 11.0,  # 2 + 5 + 4
        "model_error": 89.0,  # 28 + 35 + 26
        "verdict": "better",
    }


@pytest.mark.parametrize(("sold", "verdict"), [(40, "better"), (10, "worse"), (25, "same")])
def test_who_was_nearer_is_the_better(sold: float, verdict: str) -> None:
    (row,) = score(answered(by_hand(40, 1, 1)), actuals({1: sold})).to_dicts()
    assert row["verdict"] == verdict


def test_a_day_on_which_the_shelf_was_empty_is_not_scored() -> None:
    (row,) = score(answered(by_hand(40, 1, 2)), actuals({1: 38, 2: 3}, sold_out=(2,))).to_dicts()
    assert (row["days_scored"], row["days_sold_out"], row["person_error"]) == (1, 1, 2)


def test_a_day_that_has_not_come_is_unknown() -> None:
    (row,) = score(answered(by_hand(40, 1, 3)), actuals({1: 38})).to_dicts()
    assert (row["days"], row["days_scored"], row["days_unknown"]) == (3, 1, 2)


def test_without_any_day_to_score_there_is_no_verdict() -> None:
    (row,) = score(answered(by_hand(40, 1, 3)), actuals({})).to_dicts()
    assert row["verdict"] is None


def test_without_a_figure_of_the_model_there_is_nothing_to_compare() -> None:
    (row,) = score(answered(by_hand(40, 1, 1), model_units=None), actuals({1: 40})).to_dicts()
    assert (row["days_without_model"], row["days_scored"], row["verdict"]) == (1, 0, None)


def test_days_that_were_over_when_it_was_made_do_not_count() -> None:
    days = days_answered_for(overrides(by_hand(40, 1, 4, cutoff=day(2))))
    assert days["date"].to_list() == [day(3), day(4)]


def test_after_it_was_withdrawn_it_answers_for_no_day() -> None:
    days = days_answered_for(overrides(by_hand(40, 1, 4, withdrawn_cutoff=day(2))))
    assert days["date"].to_list() == [day(1), day(2)]


def test_a_replaced_override_answers_for_the_days_before_it_was_replaced() -> None:
    older = by_hand(40, 1, 4)
    newer = by_hand(20, 1, 4, override_id="OV_2", sequence=2, cutoff=day(2))
    days = days_answered_for(overrides(older, newer))
    assert list(zip(days["date"], days["override_id"], strict=True)) == [
        (day(1), "OV_1"),
        (day(2), "OV_1"),
        (day(3), "OV_2"),
        (day(4), "OV_2"),
    ]


def test_a_withdrawn_correction_gives_the_days_back_to_the_override_before_it() -> None:
    older = by_hand(40, 1, 3)
    newer = by_hand(20, 1, 3, override_id="OV_2", sequence=2, withdrawn_cutoff=day(1))
    days = days_answered_for(overrides(older, newer))
    assert days["override_id"].to_list() == ["OV_2", "OV_1", "OV_1"]


def test_the_total_weighs_every_day_alike() -> None:
    rows = (by_hand(40, 1, 1), by_hand(20, 2, 3, override_id="OV_2", sequence=2))
    scores = score(answered(*rows), actuals({1: 40, 2: 12, 3: 12}))
    (total,) = score_in_total(scores).to_dicts()
    assert scores["verdict"].to_list() == ["better", "worse"]
    assert (total["days_scored"], total["person_error"], total["model_error"]) == (3, 16, 34)
    assert total["verdict"] == "better"


def test_no_overrides_are_scored_as_nothing() -> None:
    scores = score(answered(), actuals({}))
    assert scores.height == 0
    assert score_in_total(scores)["verdict"].to_list() == [None]
