"""suggest_price: the price, its limits, and what is not known."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import polars as pl
import pytest

from core.errors import DataError
from tests.tools.conftest import AS_OF, Call, stock_row
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
