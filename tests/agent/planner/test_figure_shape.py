"""How figures are to be told: rows of some size, a share, by day of the week; and what only sounds so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.planner.conftest import Ask

OCTOBER = {"start": "2026-10-01", "end": "2026-10-31"}


def shape(ask: Ask, text: str) -> dict[str, Any]:
    ((tool, arguments),) = ask(text)
    assert tool == "query_kpi"
    assert arguments["period"] == OCTOBER
    return {name: arguments[name] for name in arguments if name not in {"period", "store_id", "city"}}


@pytest.mark.parametrize(
    "text",
    [
        "which products did not sell in October",
        "items with no sales in October",
        "October me kaun se product ek bhi nahi bike",
        "अक्टूबर में कौन से सामान नहीं बिके",
    ],
)
def test_goods_that_sold_nothing(ask: Ask, text: str) -> None:
    assert shape(ask, text) == {"metrics": ["units"], "dimensions": ["sku"], "at_most": 0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which products sold less than 10 pieces in October in Delhi 1", {"at_most": 9}),
        ("October me Delhi 1 me kaun se product 10 piece se kam bike", {"at_most": 9}),
        ("अक्टूबर में दिल्ली 1 में 10 पीस से कम कौन से सामान बिके", {"at_most": 9}),
        ("which products sold at least 100 pieces in October", {"at_least": 100}),
    ],
)
def test_goods_of_which_so_many_were_sold(ask: Ask, text: str, expected: dict[str, float]) -> None:
    assert shape(ask, text) == {"metrics": ["units"], "dimensions": ["sku"], **expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which brands made less than 20000 profit in October", ("margin", "brand", {"at_most": 20000})),
        ("products with revenue above 1 lakh in October", ("revenue", "sku", {"at_least": 100000})),
        ("October me 1 lakh se zyada bikri wale product", ("revenue", "sku", {"at_least": 100000})),
        ("कौन से दिन बिक्री 5 लाख से ज़्यादा हुई अक्टूबर में", ("revenue", "date", {"at_least": 500000})),
    ],
)
def test_rows_of_so_much_money(ask: Ask, text: str, expected: tuple[str, str, dict[str, float]]) -> None:
    metric, cut, size = expected
    assert shape(ask, text) == {"metrics": [metric], "dimensions": [cut], **size}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which products had a margin of 8% or less in October?", {"at_most": 8}),
        ("October me kin products ka margin 10 percent se kam tha", {"at_most": 10}),
        ("अक्टूबर में किन प्रोडक्ट का मार्जिन 15% से ज़्यादा था", {"at_least": 15}),
    ],
)
def test_a_margin_held_against_percent_is_a_share(ask: Ask, text: str, expected: dict[str, float]) -> None:
    assert shape(ask, text) == {"metrics": ["margin_pct"], "dimensions": ["sku"], **expected}


def test_which_of_a_kind_of_goods_are_its_products(ask: Ask) -> None:
    wanted = {"category": "BEVERAGES", "metrics": ["margin_pct"], "dimensions": ["sku"], "at_least": 25}
    assert shape(ask, "Which beverages had a margin of at least 25 percent in October?") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "what share of October revenue came from dairy",
        "October ki bikri me dairy ka kitna hissa hai",
        "अक्टूबर की बिक्री में डेयरी का कितना हिस्सा है",
    ],
)
def test_a_share_of_the_sales(ask: Ask, text: str) -> None:
    assert shape(ask, text)["metrics"] == ["revenue", "revenue_share"]


@pytest.mark.parametrize(
    "text",
    [
        "what percentage of sales is on promotion in October",
        "October me kitni bikri offer pe hui",
        "how much of October sales was on discount",
    ],
)
def test_what_was_sold_on_promotion(ask: Ask, text: str) -> None:
    assert shape(ask, text) == {"metrics": ["promo_share"]}


@pytest.mark.parametrize(
    "text",
    [
        "weekend vs weekday sales in October",
        "which day of the week is busiest in October",
        "sales by day of the week in October",
    ],
)
def test_days_of_the_week(ask: Ask, text: str) -> None:
    assert shape(ask, text) == {"metrics": ["revenue"], "dimensions": ["weekday"]}


def test_what_is_usual_on_a_day_of_the_week_needs_no_days(ask: Ask) -> None:
    ((tool, arguments),) = ask("which weekday sells best")
    assert (tool, arguments["dimensions"]) == ("query_kpi", ["weekday"])


def test_the_number_of_different_products_sold(ask: Ask) -> None:
    assert shape(ask, "how many different products sold in October") == {"metrics": ["products_sold"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("top 10 by profit in October", {"metrics": ["margin"], "dimensions": ["sku"]}),
        ("sales of the best 3 stores in October", {"metrics": ["revenue"], "dimensions": ["store"]}),
        ("revenue by store in October", {"metrics": ["revenue"], "dimensions": ["store"]}),
        ("October sales by product, 5 more items", {"metrics": ["revenue"], "dimensions": ["sku"]}),
        ("share October sales by store with me", {"metrics": ["revenue"], "dimensions": ["store"]}),
        ("sales last weekend", None),
    ],
)
def test_what_only_sounds_so(ask: Ask, text: str, expected: dict[str, Any] | None) -> None:
    if expected is None:
        ((tool, arguments),) = ask(text)
        assert (tool, arguments["period"]) == ("query_kpi", {"start": "2026-11-21", "end": "2026-11-22"})
        assert "dimensions" not in arguments
    else:
        assert shape(ask, text) == expected
