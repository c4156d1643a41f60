"""What a caller may see, and how little a refusal tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import InputError, PolicyError, ScopeError, SmartRetailError
from core.identity import Principal
from tests.tools.conftest import MANAGER, SELLER, Call
from tests.tools.fake_lake import FakeLake
from tools.forecast import ForecastDemandResult

MILK_ONLY = replace(SELLER, sku_ids=frozenset({"MILK"}))


def stores_of(result: object) -> set[str]:
    assert isinstance(result, ForecastDemandResult)
    return {line.store_id for line in result.series}


def skus_of(result: object) -> set[str]:
    assert isinstance(result, ForecastDemandResult)
    return {line.sku_id for line in result.series}


def test_without_a_place_a_caller_sees_the_own_stores(call: Call) -> None:
    assert stores_of(call("forecast_demand", SELLER).result) == {"DELHI_01", "DELHI_02"}
    assert stores_of(call("forecast_demand").result) == {"DELHI_01", "DELHI_02", "MUMBAI_01"}


def test_without_products_a_caller_sees_the_own_products(call: Call) -> None:
    assert skus_of(call("forecast_demand", MILK_ONLY).result) == {"MILK"}


@pytest.mark.parametrize("city", ["Delhi", "DELHI", " delhi "])
def test_a_city_is_all_of_its_stores_however_written(call: Call, city: str) -> None:
    assert stores_of(call("forecast_demand", city=city).result) == {"DELHI_01", "DELHI_02"}


def test_a_city_partly_the_caller_s_answers_for_that_part_and_says_so(call: Call) -> None:
    outcome = call("forecast_demand", replace(SELLER, store_ids=frozenset({"DELHI_02"})), city="Delhi")
    assert stores_of(outcome.result) == {"DELHI_02"}
    (partial,) = [note for note in outcome.result.notes if note.code == "partial_scope"]
    assert partial.values == {"stores": "Delhi 2"}


def test_a_whole_city_is_not_said_to_be_partial(call: Call) -> None:
    assert "partial_scope" not in {
        note.code for note in call("forecast_demand", SELLER, city="Delhi").result.notes
    }


@pytest.mark.parametrize(
    ("who", "arguments", "code"),
    [
        (SELLER, {"store_id": "MUMBAI_01"}, "store_out_of_scope"),
        (SELLER, {"city": "Mumbai"}, "city_out_of_scope"),
        (MILK_ONLY, {"sku_ids": ["ATTA"]}, "sku_out_of_scope"),
        (MILK_ONLY, {"sku_ids": ["MILK", "ATTA"]}, "sku_out_of_scope"),
        (MILK_ONLY, {"category": "STAPLES"}, "category_out_of_scope"),
        (replace(SELLER, store_ids=frozenset[str]()), {}, "no_stores"),
        (replace(SELLER, sku_ids=frozenset[str]()), {}, "no_products"),
    ],
)
def test_what_is_not_the_caller_s_is_refused_never_replaced(
    call: Call, who: Principal, arguments: dict[str, object], code: str
) -> None:
    with pytest.raises(ScopeError) as refused:
        call("forecast_demand", who, **arguments)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("foreign", "unknown"),
    [
        ({"store_id": "MUMBAI_01"}, {"store_id": "PUNE_77"}),
        ({"city": "Mumbai"}, {"city": "Pune"}),
        ({"sku_ids": ["ATTA"]}, {"sku_ids": ["NO_SUCH"]}),
        ({"category": "STAPLES"}, {"category": "NO_SUCH"}),
    ],
)
@pytest.mark.parametrize("tool", ["forecast_demand", "assess_stockout_risk", "plan_reorder"])
def test_a_limited_caller_cannot_tell_foreign_from_unknown(
    call: Call, tool: str, foreign: dict[str, object], unknown: dict[str, object]
) -> None:
    def refusal(arguments: dict[str, object]) -> tuple[str, str]:
        with pytest.raises(PolicyError) as refused:
            call(tool, MILK_ONLY, **arguments)
        (asked,) = arguments.values()
        name = str(asked[0] if isinstance(asked, list) else asked)  # pyright: ignore[reportUnknownArgumentType]  - str
        return refused.value.code, refused.value.message.replace(name, "<it>")

    assert refusal(foreign) == refusal(unknown)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"store_id": "PUNE_77"}, "unknown_store"),
        ({"city": "Pune"}, "unknown_city"),
        ({"sku_ids": ["NO_SUCH"]}, "unknown_sku"),
        ({"category": "NO_SUCH"}, "unknown_category"),
        ({"store_id": "MUMBAI_01", "city": "Delhi"}, "store_not_in_city"),
        ({"sku_ids": ["MILK"], "category": "STAPLES"}, "sku_not_in_category"),
    ],
)
def test_a_manager_is_told_what_does_not_exist(call: Call, arguments: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as wrong:
        call("forecast_demand", MANAGER, **arguments)
    assert wrong.value.code == code


def test_a_price_question_is_held_to_the_scope_too(call: Call) -> None:
    with pytest.raises(ScopeError):
        call("suggest_price", SELLER, sku_id="MILK", store_id="MUMBAI_01")


def test_a_kpi_question_is_held_to_the_scope_too(call: Call) -> None:
    period = {"start": "2026-11-01", "end": "2026-11-07"}
    with pytest.raises(ScopeError):
        call("query_kpi", SELLER, metrics=["revenue"], period=period, city="Mumbai")


def test_a_store_without_a_city_takes_it_from_its_id(call: Call, lake: FakeLake) -> None:
    for row in lake.stores_rows:
        row["city"] = None
    assert stores_of(call("forecast_demand", city="delhi").result) == {"DELHI_01", "DELHI_02"}


@pytest.mark.parametrize("tool", ["forecast_demand", "assess_stockout_risk", "plan_reorder"])
def test_an_empty_home_says_that_there_are_no_sales(call: Call, lake: FakeLake, tool: str) -> None:
    lake.sales = lake.sales.head(0)
    lake.stores_rows, lake.products_rows, lake.stock_rows = [], [], []
    with pytest.raises(SmartRetailError) as wrong:
        call(tool)
    assert wrong.value.code == "no_sales"
