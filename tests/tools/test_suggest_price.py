"""suggest_price: the price, its limits, and what is not known."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import polars as pl
import pytest

from core.errors import DataError
from core.fact import Fact
from core.tenant import TenantSettings
from tests.tools.conftest import AS_OF, Call, FakeDirectory, stock_row
from tests.tools.fake_lake import FakeLake
from tools.suggest_price import SuggestPriceResult


def suggest(
    call: Call, sku_id: str = "ATTA", store_id: str = "DELHI_01", **more: object
) -> SuggestPriceResult:
    result = call("suggest_price", sku_id=sku_id, store_id=store_id, **more).result
    assert isinstance(result, SuggestPriceResult)
    return result


def codes(result: SuggestPriceResult) -> set[str]:
    return {note.code for note in result.notes}


def binding(result: SuggestPriceResult) -> set[str]:
    return {check.name for check in result.guardrails if check.binding}


def test_a_price_goes_to_the_competitors_weighted_price(call: Call) -> None:
    result = suggest(call)
    # 259 today and 271 a week ago, the older at half the weight
    assert result.recommended_price.value == Decimal("263.00")
    assert (result.action, result.reason) == ("lower", "parity")
    assert result.current_price.value == Decimal("265.00")
    assert result.change_pct.value == pytest.approx(-0.75)
    assert result.price_index is not None
    assert result.price_index.value == pytest.approx(1.008)
    assert all(check.passed for check in result.guardrails)
    assert {offer.competitor for offer in result.series} == {"BazaarNow", "KiranaKart"}


def test_margins_are_after_gst(call: Call) -> None:
    result = suggest(call)
    net = 263 / 1.05
    assert result.margin_pct.value == pytest.approx((net - 200) / net * 100, abs=0.01)


def test_a_given_price_replaces_the_last_one_sold_at(call: Call) -> None:
    result = suggest(call, current_price=230)
    assert result.current_price.value == Decimal("230.00")
    assert result.recommended_price.value == Decimal("248.00")  # 8 % a day: 248.40
    assert binding(result) == {"max_delta"}


def test_the_product_s_own_policy_wins_over_the_tenant_s(call: Call, lake: FakeLake) -> None:
    lake.policy_rows = [{"sku_id": "ATTA", "map_price": 264.0, "max_delta_pct": 2.0}]
    result = suggest(call)
    assert result.recommended_price.value == Decimal("264.00")
    assert binding(result) == {"map_price"}
    assert result.max_delta_pct.value == 2.0


def test_the_price_is_not_cut_when_stock_is_below_safety_stock(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("ATTA", "DELHI_01", 1)]
    result = suggest(call)
    assert (result.action, binding(result)) == ("hold", {"low_stock"})


def test_the_price_is_not_cut_when_stock_is_unknown_and_that_is_said(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = []
    result = suggest(call)
    assert (result.action, binding(result)) == ("hold", {"stock_unknown"})
    assert "price_stock_unknown" in codes(result)


def test_without_a_cost_nothing_is_recommended(call: Call) -> None:
    with pytest.raises(DataError) as wrong:
        suggest(call, sku_id="SOAP")
    assert wrong.value.code == "cost_unknown"
    assert wrong.value.details["product"] == "SOAP"


def test_without_competitors_the_price_holds_and_says_why(call: Call, lake: FakeLake) -> None:
    lake.competitor_rows = []
    result = suggest(call)
    assert (result.action, result.reason) == ("hold", "fixed_margin")
    assert "no_competitor_prices" in codes(result)
    assert result.competitor_low is None


def test_old_offers_do_not_count(call: Call, lake: FakeLake) -> None:
    for row in lake.competitor_rows:
        row["date"] = AS_OF - timedelta(days=30)
    assert "no_competitor_prices" in codes(suggest(call))


def test_limits_that_contradict_each_other_give_no_price(call: Call) -> None:
    result = suggest(call, current_price=400)  # MRP 280 is more than 8 % away
    assert result.recommended_price.value is None
    assert (result.action, result.reason) == ("hold", "conflict")
    assert {"price_conflict", "price_above_mrp"} <= codes(result)
    assert binding(result) == {"max_delta", "mrp"}


def test_the_price_now_is_the_last_regular_one(call: Call, lake: FakeLake) -> None:
    offer = (pl.col("sku_id") == "ATTA") & (pl.col("date") > AS_OF - timedelta(days=3))
    lake.sales = lake.sales.with_columns(
        pl.when(offer).then(200.0).otherwise("price").alias("price"),
        pl.when(offer).then(True).otherwise("promo_flag").alias("promo_flag"),
    )
    assert suggest(call).current_price.value == Decimal("265.00")


def test_an_unknown_price_is_asked_for(call: Call, lake: FakeLake) -> None:
    lake.sales = lake.sales.with_columns(pl.lit(None, dtype=pl.Float64).alias("price"))
    with pytest.raises(DataError) as wrong:
        suggest(call)
    assert wrong.value.code == "price_unknown"
    assert suggest(call, current_price=265).recommended_price.value == Decimal("263.00")


def test_unknown_gst_and_mrp_are_said(call: Call, lake: FakeLake) -> None:
    lake.products_rows[1] |= {"gst_rate_pct": None, "mrp": None}
    result = suggest(call)
    assert {"gst_unknown", "mrp_unknown"} <= codes(result)
    assert result.mrp is None


def test_the_uplift_is_per_unit_and_says_so(call: Call) -> None:
    result = suggest(call)
    assert result.margin_uplift_pct is not None
    assert "at unchanged sales" in result.margin_uplift_pct.label
    # (250.476 − 252.381) / (252.381 − 200)
    assert result.margin_uplift_pct.value == pytest.approx(-3.64, abs=0.01)
    assert "elasticity_unknown" in codes(result)


KNOWN: dict[str, object] = {
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


@pytest.fixture
def known(lake: FakeLake) -> FakeLake:
    lake.elasticity_rows = [{**KNOWN}]
    return lake


@pytest.mark.usefixtures("known")
def test_where_buyers_reaction_is_known_the_price_is_the_best_one(call: Call) -> None:
    result = suggest(call)
    # cost 200 · 1.05 · 2 / 1 = 420 would be best; competitors at 259 to 271 hold it
    assert (result.method, result.reason, result.action) == ("optimum", "best_profit", "raise")
    assert result.recommended_price.value == Decimal("271.00")
    assert binding(result) == {"competitor_band"}
    assert "elasticity_unknown" not in codes(result)


@pytest.mark.usefixtures("known")
def test_what_a_week_brings_now_and_then_is_told_with_the_gain(call: Call) -> None:
    result = suggest(call)
    assert result.now is not None
    assert result.proposed is not None
    gain = value(result.proposed.profit) - value(result.now.profit)
    assert value(result.gain) == pytest.approx(gain, abs=0.05)
    assert 0 < value(result.gain_low) < value(result.gain) < value(result.gain_high)
    assert value(result.chance_of_gain) > 90
    assert value(result.margin_uplift_pct) == pytest.approx(gain / value(result.now.profit) * 100, abs=0.05)
    assert (value(result.elasticity), value(result.elasticity_low)) == (-2.0, -2.256)


def test_a_gain_that_is_not_sure_is_not_recommended(call: Call, known: FakeLake) -> None:
    known.elasticity_rows[0] |= {"elasticity": -4.8, "elasticity_sd": 0.7}
    result = suggest(call)
    assert (result.action, result.proposed) == ("hold", None)
    assert result.reason in {"gain_uncertain", "already_best"}
    assert result.now is not None


@pytest.mark.usefixtures("known")
def test_each_objective_counts_something_else(call: Call) -> None:
    revenue = suggest(call, objective="maximize_revenue")
    clear = suggest(call, objective="clear_stock")
    parity = suggest(call, objective="match_competitor")
    assert (revenue.action, revenue.reason) == ("lower", "best_revenue")
    assert (clear.action, clear.reason) == ("lower", "clears_stock")
    assert clear.gain is not None
    assert clear.gain.unit == "units"
    assert (parity.recommended_price.value, parity.reason) == (Decimal("263.00"), "parity")
    assert parity.method == "optimum"
    assert value(parity.gain) < 0


def test_a_reaction_nobody_can_tell_falls_back_to_competitors_and_says_why(
    call: Call, known: FakeLake
) -> None:
    known.elasticity_rows[0] |= {"elasticity": None, "reason": "too_uncertain", "basis": "none"}
    result = suggest(call)
    assert (result.method, result.why_no_elasticity) == ("parity", "too_uncertain")
    assert "elasticity_unknown" in codes(result)
    assert (result.now, result.elasticity) == (None, None)
    [chart] = result.charts
    assert chart.title == "Suvarna Atta 5kg, Delhi 1: price against competitors"
    sellers = chart.spec["datasets"]["prices"]
    assert [one["seller"] for one in sellers if one["own"]] == ["You"]
    assert {one["seller"]: one["price"] for one in sellers if not one["own"]} == {
        offer.competitor: float(offer.price) for offer in result.series
    }


def test_evidence_of_one_competitor_or_an_old_one_is_said_to_be(call: Call, lake: FakeLake) -> None:
    lake.competitor_rows = [
        {**lake.competitor_rows[1], "date": AS_OF - timedelta(days=9), "url": "https://k.example/1"}
    ]
    result = suggest(call)
    assert {"one_competitor_only"} <= codes(result)
    lake.competitor_rows[0]["date"] = AS_OF - timedelta(days=9)
    assert result.series[0].url == "https://k.example/1"
    assert "competitor_prices_old" in codes(suggest(call))


def test_each_offer_says_when_and_where_it_was_seen(call: Call) -> None:
    seen = {offer.competitor: offer.seen_on for offer in suggest(call).series}
    assert seen == {"BazaarNow": AS_OF, "KiranaKart": AS_OF - timedelta(days=7)}


def test_an_offer_planned_for_the_week_is_said(call: Call, lake: FakeLake) -> None:
    lake.promotion_rows = [
        {
            "promo_id": "P",
            "sku_id": "ATTA",
            "start_date": AS_OF + timedelta(days=3),
            "end_date": AS_OF + timedelta(days=5),
            "discount_pct": 10.0,
        }
    ]
    assert "offer_planned" in codes(suggest(call))


def test_a_marketplaces_fee_lowers_the_margin(call: Call, directory: FakeDirectory) -> None:
    directory.settings = TenantSettings("demo", selling_fee_pct=5.0)
    result = suggest(call)
    price = value(result.current_price)
    assert value(result.current_margin_pct) == pytest.approx(
        (price / 1.05 - price * 0.05 - 200) / (price / 1.05) * 100, abs=0.01
    )


@pytest.mark.usefixtures("known")
def test_it_draws_the_prices_around_today_s(call: Call) -> None:
    [chart] = suggest(call).charts
    assert {row["name"] for row in chart.spec["datasets"]["marked"]} == {"Price now", "New price"}
