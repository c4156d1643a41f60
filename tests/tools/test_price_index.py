"""price_index of query_kpi: our prices in force beside the band that suggest_price goes by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.errors import InputError
from tests.tools.conftest import AS_OF, SELLER, Call
from tests.tools.fake_lake import FakeLake
from tools.kpi import QueryKpiResult
from tools.suggest_price import SuggestPriceResult

DAYS = {"start": (AS_OF - timedelta(days=13)).isoformat(), "end": AS_OF.isoformat()}


def index(call: Call, **arguments: object) -> QueryKpiResult:
    who = arguments.pop("who", None)
    asked = {"metrics": ["price_index"], "period": DAYS, **arguments}
    result = (call("query_kpi", **asked) if who is None else call("query_kpi", who=who, **asked)).result
    assert isinstance(result, QueryKpiResult)
    return result


def test_it_is_the_price_in_force_against_what_suggest_price_goes_by(call: Call) -> None:
    result = index(call, sku_ids=["ATTA"], store_id="DELHI_01")
    advice = call("suggest_price", sku_id="ATTA", store_id="DELHI_01").result
    assert isinstance(advice, SuggestPriceResult)
    assert advice.price_index is not None
    (total,) = result.totals
    assert total.value.unit == "pct"
    expected = (float(str(advice.price_index.value)) - 1) * 100
    assert float(str(total.value.value)) == pytest.approx(expected, abs=0.06)
    assert result.band is not None
    assert (result.band.low.value, result.band.high.value) == (
        advice.competitor_low and advice.competitor_low.value,
        advice.competitor_high and advice.competitor_high.value,
    )


def test_one_product_comes_with_a_picture_of_all_sellers(call: Call, lake: FakeLake) -> None:
    [chart] = index(call, sku_ids=["ATTA"]).charts
    sellers = [(one["seller"], one["own"]) for one in chart.spec["datasets"]["prices"]]
    assert {("KiranaKart", False), ("BazaarNow", False)} < set(sellers)
    assert any(own for _, own in sellers)
    assert all(str(name) in chart.alt for name, _ in sellers)
    lake.competitor_rows = lake.competitor_rows[:1]
    assert index(call, sku_ids=["ATTA"]).charts == ()  # one competitor is said in a sentence


def test_rows_come_dearest_first_and_only_where_others_are_known(call: Call, lake: FakeLake) -> None:
    lake.competitor_rows.append({**lake.competitor_rows[0], "sku_id": "MILK", "competitor_price": 20.0})
    result = index(call, dimensions=["sku"], store_id="DELHI_01")
    assert [row.keys[0].subject["sku_id"] for row in result.rows] == ["MILK", "ATTA"]
    values = [float(str(row.values[0].value.value)) for row in result.rows]
    assert values == sorted(values, reverse=True)
    assert values[0] == pytest.approx(40.0)  # sold at 28 where others ask 20
    assert result.band is None


@pytest.mark.parametrize("dimension", ["store", "category", "city", "brand"])
def test_it_is_cut_by_place_and_kind(call: Call, dimension: str) -> None:
    result = index(call, dimensions=[dimension], sku_ids=["ATTA"])
    assert result.rows
    assert all(row.values[0].value.value is not None for row in result.rows)


def test_beside_other_figures_it_stands_in_their_rows(call: Call) -> None:
    result = index(call, metrics=["revenue", "price_index"], dimensions=["sku"])
    told = {row.keys[0].subject["sku_id"]: row.values[1].value.value for row in result.rows}
    assert told.pop("ATTA") is not None
    assert set(told.values()) == {None}


def test_where_no_competitor_is_known_it_is_unknown_and_said_to_be(call: Call, lake: FakeLake) -> None:
    lake.competitor_rows = []
    result = index(call)
    assert result.totals[0].value.value is None
    assert {note.code for note in result.notes} == {"no_competitor_prices"}


def test_of_days_long_gone_nothing_is_known(call: Call) -> None:
    long_ago = {"start": "2026-08-01", "end": "2026-08-31"}
    assert index(call, period=long_ago).totals[0].value.value is None


def test_it_is_not_cut_by_time(call: Call) -> None:
    with pytest.raises(InputError, match="price_index"):
        index(call, dimensions=["date"])


def test_a_seller_sees_the_own_stores(call: Call) -> None:
    rows = index(call, who=SELLER, dimensions=["store"]).rows
    assert {row.keys[0].subject["store_id"] for row in rows} <= {"DELHI_01", "DELHI_02"}


def test_it_is_of_now_and_never_told_beside_itself(call: Call) -> None:
    both = index(call, metrics=["price_index", "revenue"], compare_to="previous_period", sku_ids=["ATTA"])
    told = {total.metric: total for total in both.totals}
    assert (told["price_index"].previous, told["price_index"].direction) == (None, None)
    assert told["revenue"].previous is not None
