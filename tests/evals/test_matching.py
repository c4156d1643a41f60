"""Two calls are the same by what they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.message import ToolCall
from evals.case import ExpectedCall
from evals.days import Calendar
from evals.matching import Ground, same_call, same_calls
from tests.agent.shop import MANAGER, SELLER
from tests.evals.catalog import CATALOG

STORES = {
    "DELHI_01": "Delhi",
    "DELHI_02": "Delhi",
    "MUMBAI_01": "Mumbai",
    "MUMBAI_02": "Mumbai",
    "JAIPUR_01": "Jaipur",
}
GROUND = Ground(
    Calendar(today=date(2026, 10, 14), as_of=date(2026, 10, 13)),
    {spec.name: spec for spec in CATALOG.specs()},
    STORES,
)
LAST_WEEK = {"start": "2026-10-05", "end": "2026-10-11"}


def same(tool: str, wanted: dict[str, Any], given: dict[str, Any], person: Any = MANAGER) -> bool:
    return same_call(
        ExpectedCall(tool=tool, arguments=wanted), ToolCall(tool=tool, arguments=given), GROUND, person
    )


@pytest.mark.parametrize(
    ("tool", "wanted", "given"),
    [
        ("assess_stockout_risk", {}, {"horizon_days": 7}),
        ("assess_stockout_risk", {"city": "Jaipur"}, {"store_id": "JAIPUR_01"}),
        ("assess_stockout_risk", {"store_id": "DELHI_01"}, {"store_id": "DELHI_01", "city": "Delhi"}),
        ("assess_stockout_risk", {"horizon_days": "tomorrow"}, {"horizon_days": 1}),
        (
            "forecast_demand",
            {"sku_ids": ["SKU_101..SKU_103"]},
            {"sku_ids": ["SKU_103", "SKU_101", "SKU_102"]},
        ),
        ("plan_reorder", {"budget": 50000}, {"budget": "50,000"}),
        ("propose_price_change", {"price": 61.5}, {"price": "61.50"}),
        ("correct_document", {"value": {"like": "^8496$"}}, {"value": "8,496"}),
        ("correct_document", {"field": "invoice_number"}, {"field": "Invoice number"}),
        ("decide_recommendation", {"recommendation_id": "R_ab"}, {"recommendation_id": "R_AB"}),
        (
            "query_kpi",
            {"metrics": ["units", "revenue"], "period": "last_week"},
            {"metrics": ["revenue", "units"], "period": LAST_WEEK},
        ),
        (
            "query_kpi",
            {"metrics": ["units"], "period": "last_week", "compare_to": "week_before_last"},
            {"metrics": ["units"], "period": LAST_WEEK, "compare_to": "previous_period"},
        ),
        (
            "explain_change",
            {"metric": "margin", "period": "last_week"},
            {
                "metric": "margin",
                "period": LAST_WEEK,
                "compare_to": {"start": "2026-09-28", "end": "2026-10-04"},
            },
        ),
        (
            "search_knowledge",
            {"query": {"like": "return"}},
            {"query": "Return of milk?", "doc_type": "policy"},
        ),
    ],
)
def test_said_otherwise_it_is_the_same(tool: str, wanted: dict[str, Any], given: dict[str, Any]) -> None:
    assert same(tool, wanted, given)


@pytest.mark.parametrize(
    ("tool", "wanted", "given"),
    [
        ("assess_stockout_risk", {}, {"horizon_days": 8}),
        ("assess_stockout_risk", {"city": "Delhi"}, {"store_id": "DELHI_01"}),
        ("assess_stockout_risk", {}, {"city": "Delhi"}),
        ("simulate_price", {"change_pct": -5}, {"change_pct": 5}),
        (
            "query_kpi",
            {"metrics": ["units"], "period": "last_week"},
            {"metrics": ["units"], "period": LAST_WEEK, "dimensions": ["sku"]},
        ),
        (
            "query_kpi",
            {"metrics": ["units"], "period": "last_week"},
            {"metrics": ["units"], "period": {"start": "last", "end": "week"}},
        ),
        (
            "query_kpi",
            {"metrics": ["units"], "period": "last_week"},
            {"metrics": ["units"], "period": LAST_WEEK, "compare_to": "previous_year"},
        ),
        ("detect_anomalies", {}, {"period": LAST_WEEK}),
        ("detect_anomalies", {"period": "last_week"}, {}),
        ("override_forecast", {"start": "tomorrow"}, {"start": "soon"}),
    ],
)
def test_another_meaning_is_another_call(tool: str, wanted: dict[str, Any], given: dict[str, Any]) -> None:
    assert not same(tool, wanted, given)


def test_the_only_city_of_a_seller_goes_without_saying() -> None:
    assert same("assess_stockout_risk", {"city": "Delhi"}, {}, SELLER)
    assert not same("assess_stockout_risk", {"city": "Mumbai"}, {}, SELLER)


def test_every_call_counts_once() -> None:
    one = ToolCall(tool="rank_actions", arguments={})
    wanted = ExpectedCall(tool="rank_actions")
    assert same_calls([wanted], [one], GROUND, MANAGER)
    assert not same_calls([wanted], [one, one], GROUND, MANAGER)
    assert not same_calls([wanted, wanted], [one], GROUND, MANAGER)
