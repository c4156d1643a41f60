"""simulate_price: a price beside today's, by one model with the recommendation; the law first."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import polars as pl
import pytest

from core.errors import DataError, InputError, ScopeError
from core.fact import Fact
from tests.tools.conftest import AS_OF, SELLER, Call, stock_row
from tests.tools.fake_lake import FakeLake
from tools.simulate_price import SimulatePriceResult
from tools.suggest_price import SuggestPriceResult


def simulate(call: Call, **arguments: object) -> SimulatePriceResult:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_01", **arguments}
    result = call("simulate_price", **asked).result
    assert isinstance(result, SimulatePriceResult)
    return result


def test_a_percentage_ends_on_a_price_for_a_shelf(call: Call) -> None:
    result = simulate(call, change_pct=-5)
    assert result.current_price.value == Decimal("265.00")
    assert result.price.value == Decimal("252.00")
    assert result.direction == "lower"


def test_a_price_above_the_mrp_is_refused_with_the_rule(call: Call) -> None:
    result = simulate(call, price=281)
    assert result.verdict == "above_mrp"
    assert (result.now, result.proposed) == (None, None)
    assert result.citations


def test_limits_that_break_are_named(call: Call) -> None:
    broken = {check.name for check in simulate(call, price=225).guardrails if not check.passed}
    assert {"min_margin", "max_delta"} <= broken


def test_where_the_price_never_moved_nobody_can_tell_and_that_is_said(call: Call) -> None:
    result = simulate(call, price=260)
    assert result.verdict == "unknown"
    assert result.why_no_elasticity is not None
    assert result.break_even_pct is not None
    assert float(str(result.break_even_pct.value)) > 0
    assert "price_effect_unknown" in {note.code for note in result.notes}


@pytest.mark.parametrize("arguments", [{}, {"price": 260, "change_pct": -5}])
def test_either_a_price_or_a_percentage_is_given(call: Call, arguments: dict[str, object]) -> None:
    with pytest.raises(InputError):
        simulate(call, **arguments)


def test_another_s_store_is_refused(call: Call) -> None:
    with pytest.raises(ScopeError):
        simulate(call, who=SELLER, store_id="MUMBAI_01", sku_id="MILK", price=28)


def test_without_a_cost_there_is_no_profit_to_tell(call: Call, lake: FakeLake) -> None:
    result = simulate(call, sku_id="SOAP", price=145)
    assert (result.margin_pct, result.profit_change) == (None, None)


KNOWN = {
    "sku_id": "ATTA",
    "store_id": "DELHI_01",
    "cutoff": AS_OF,
    "elasticity": -2.0,
    "elasticity_sd": 0.2,
    "elasticity_lo_80": -2.26,
    "elasticity_hi_80": -1.74,
    "promo_lift": 0.2,
    "own_share": 0.8,
    "basis": "own",
    "reason": None,
    "price_low": 250.0,
    "price_high": 280.0,
}


def value(fact: Fact | None) -> float:
    assert fact is not None
    return float(str(fact.value))


def codes(result: SimulatePriceResult) -> set[str]:
    return {note.code for note in result.notes}


@pytest.fixture
def known(lake: FakeLake) -> FakeLake:
    lake.elasticity_rows = [{**KNOWN}]
    return lake


@pytest.mark.usefixtures("known")
def test_both_prices_are_told_side_by_side(call: Call) -> None:
    result = simulate(call, price=252)
    assert result.now is not None
    assert result.proposed is not None
    # (252 / 265)^−2 = 1.1058, and a little more for the doubt about the elasticity
    assert value(result.proposed.units) / value(result.now.units) == pytest.approx(1.106, abs=0.002)
    # 252.38 − 200 = 52.38 a unit becomes 240 − 200 = 40: a loss whatever the elasticity within reason
    assert value(result.proposed.profit) / value(result.now.profit) == pytest.approx(
        1.106 * 40 / 52.38, abs=0.01
    )
    assert result.verdict == "loss"
    assert value(result.profit_change_high) < 0
    assert value(result.chance_of_gain) < 10
    assert value(result.break_even_pct) == pytest.approx((52.381 / 40 - 1) * 100, abs=0.1)


@pytest.mark.usefixtures("known")
def test_where_the_change_takes_today_s_figure_is_narrower_than_what_may_come(call: Call) -> None:
    new = simulate(call, price=252).proposed
    assert new is not None
    assert value(new.units_low) < value(new.units_from) < value(new.units)
    assert value(new.units) < value(new.units_to) < value(new.units_high)


@pytest.mark.usefixtures("known")
def test_a_price_nobody_ever_tried_is_said_to_be_one(call: Call) -> None:
    assert "price_untried" not in codes(simulate(call, price=252))
    assert "price_untried" in codes(simulate(call, price=230))


def test_a_reaction_borrowed_from_other_products_is_said_to_be(call: Call, known: FakeLake) -> None:
    known.elasticity_rows[0]["basis"] = "borrowed"
    assert "elasticity_borrowed" in codes(simulate(call, price=252))


def test_stock_that_runs_out_sooner_is_told(call: Call, known: FakeLake) -> None:
    known.stock_rows = [stock_row("ATTA", "DELHI_01", 60)]
    result = simulate(call, price=235)
    assert result.now is not None
    assert result.proposed is not None
    assert result.now.empty_on is not None
    assert result.proposed.empty_on is not None
    assert str(result.proposed.empty_on.value) < str(result.now.empty_on.value)


@pytest.mark.usefixtures("known")
def test_the_suggested_price_is_never_beaten_by_another_that_keeps_the_limits(call: Call) -> None:
    suggested = call("suggest_price", sku_id="ATTA", store_id="DELHI_01").result
    assert isinstance(suggested, SuggestPriceResult)
    assert suggested.proposed is not None
    best = value(suggested.proposed.profit)
    for price in range(244, 281, 3):
        result = simulate(call, price=price)
        if all(check.passed for check in result.guardrails) and result.verdict == "gain":
            assert result.proposed is not None
            assert value(result.proposed.profit) <= best + 0.01


@pytest.mark.usefixtures("known")
def test_it_draws_profit_and_units_over_the_price(call: Call) -> None:
    result = simulate(call, price=252)
    [chart] = result.charts
    assert {row["price"] for row in chart.spec["datasets"]["marked"]} == {252, 265}
    assert max(row["price"] for row in chart.spec["datasets"]["prices"]) <= 280
    assert "At ₹252" in chart.alt


def test_a_product_that_does_not_sell_has_nothing_to_simulate(call: Call, known: FakeLake) -> None:
    known.sales = known.sales.with_columns(
        units=pl.when(pl.col("sku_id") == "ATTA").then(0).otherwise("units"),
        units_winsorised=pl.when(pl.col("sku_id") == "ATTA").then(0.0).otherwise("units_winsorised"),
    )
    with pytest.raises(DataError) as nothing:
        simulate(call, price=252)
    assert nothing.value.code == "no_history"


def test_elasticities_too_old_are_computed_again(call: Call, known: FakeLake) -> None:
    known.elasticity_rows[0]["cutoff"] = AS_OF - timedelta(days=90)
    assert simulate(call, price=252).why_no_elasticity == "little_price_variation"


def test_a_change_in_money_counts_from_the_price_now(call: Call) -> None:
    result = simulate(call, change_by=-5)
    assert (result.current_price.value, result.price.value) == (Decimal("265.00"), Decimal("260.00"))
    assert simulate(call, change_by=3).direction == "raise"


def test_nothing_may_be_left_of_a_price_and_one_way_to_say_it_is_enough(call: Call) -> None:
    with pytest.raises(InputError) as below:
        simulate(call, change_by=-265)
    assert below.value.code == "price_below_zero"
    with pytest.raises(InputError, match="exactly one"):
        simulate(call, change_by=-5, price=260)
