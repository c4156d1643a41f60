"""What a price does, by hand and in general."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.pricing.effect import Outlook, Reaction, effects, empty_day, range_of

SURE = Outlook(100.0, [10.0] * 7, 0.0, Reaction(-2.0, 0.0), unit_cost=60.0, gst_rate_pct=0.0)


def test_units_follow_the_elasticity() -> None:
    found = effects(SURE, [100.0, 80.0])
    # 70 · (80/100)^−2 = 109.375; profit 70 · 40 and 109.375 · 20
    assert found.units.mean(axis=1) == pytest.approx([70.0, 109.375])
    assert found.revenue.mean(axis=1) == pytest.approx([7000.0, 8750.0])
    assert found.profit.mean(axis=1) == pytest.approx([2800.0, 2187.5])


def test_profit_is_after_gst_and_the_marketplaces_fee() -> None:
    outlook = replace(SURE, price=118.0, gst_rate_pct=18.0, selling_fee_pct=10.0)
    # 118 / 1.18 − 11.8 − 60 = 28.2 a unit
    assert effects(outlook, [118.0]).profit.mean() == pytest.approx(70 * 28.2)


def test_without_a_cost_profit_is_unknown_and_the_rest_is_not() -> None:
    found = effects(replace(SURE, unit_cost=None), [90.0])
    assert np.isnan(found.profit).all()
    assert found.units.mean() > 70


def test_no_more_sells_than_is_there() -> None:
    found = effects(replace(SURE, on_hand=35), [100.0, 80.0])
    assert found.units.mean(axis=1) == pytest.approx([35.0, 35.0])
    # 10 a day: day four needs the 31st to 40th; at 15.6 a day it is day three
    assert found.empty_day.min(axis=1).tolist() == [4.0, 3.0]


def test_what_arrives_in_the_evening_sells_from_the_day_after() -> None:
    found = effects(replace(SURE, on_hand=20, arrivals=((3, 100.0),)), [100.0])
    assert found.units.mean() == pytest.approx(60.0)  # two days, none on the third, four more
    assert found.empty_day.min() == 3.0


def test_stock_that_lasts_is_never_empty() -> None:
    found = effects(replace(SURE, on_hand=70), [100.0])
    assert np.isinf(found.empty_day).all()
    assert empty_day(found.empty_day[0]) == (None, None, None)
    assert empty_day(np.array([2.0] * 30 + [3.0] * 40 + [np.inf] * 30)) == (2, 3, None)


def test_a_forecasts_error_and_an_elasticitys_widen_the_range_of_units() -> None:
    outlook = replace(SURE, sigma=14.0)
    now = range_of(effects(outlook, [100.0]).units[0])
    assert now.mid == pytest.approx(70.0)
    # a gamma of mean 70 and deviation 14: 10 % and 90 % at 52.6 and 88.4
    assert (now.low, now.high) == pytest.approx((52.6, 88.4), abs=1.0)
    surer, less_sure = (
        range_of(effects(replace(SURE, reaction=Reaction(-2.0, sd)), [80.0]).units[0]) for sd in (0.1, 0.5)
    )
    assert less_sure.high - less_sure.low > 3 * (surer.high - surer.low)
    assert less_sure.high == pytest.approx(109.375 * 0.8 ** (-0.5 * 1.2816), rel=0.03)


def test_today_s_price_is_met_by_the_same_draws_as_another() -> None:
    found = effects(replace(SURE, sigma=20.0), [100.0, 95.0])
    change = found.units[1] / found.units[0]
    assert change.max() == pytest.approx(change.min())


@given(
    price=st.floats(10, 1000),
    ratio=st.floats(0.5, 1.0),
    elasticity=st.floats(-5, -0.1),
    doubt=st.floats(0, 0.3),
    units=st.floats(0.01, 500),
    spread=st.floats(0, 2),
    on_hand=st.none() | st.integers(0, 4000),
)
def test_a_lower_price_never_sells_less_where_buyers_mind_prices(
    *,
    price: float,
    ratio: float,
    elasticity: float,
    doubt: float,
    units: float,
    spread: float,
    on_hand: int | None,
) -> None:
    reaction = Reaction(elasticity, -doubt * elasticity)
    outlook = Outlook(price, [units] * 7, spread * units, reaction, unit_cost=1.0, on_hand=on_hand)
    found = effects(outlook, [price, price * ratio])
    assert (found.units >= 0).all()
    assert np.isfinite(found.units).all()
    assert found.units[1].mean() >= found.units[0].mean() * (1 - 1e-9) - 1e-9
    if on_hand is not None:
        assert found.units.max() <= on_hand + 1e-6
    assert math.isfinite(range_of(found.profit[0]).mid)
