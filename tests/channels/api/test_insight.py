from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.errors import ConflictError, DataError, ExternalError
from tests.channels.fakes import World


def test_the_seeds_forecast(asha: TestClient, world: World) -> None:
    body = {"store_id": "DELHI_01", "sku_ids": ["SKU_123"], "horizon_days": 14, "granularity": "day"}
    answer = asha.post("/forecast", json=body).json()
    assert answer["generated_at"] == "2026-11-22T12:00:00+00:00"
    [forecast] = answer["forecasts"]
    assert (forecast["sku_id"], forecast["store_id"]) == ("SKU_123", "DELHI_01")
    assert forecast["drivers"] == [{"feature": "weekday", "impact": "high", "units_per_day": 12.5}]
    assert forecast["series"] == [
        {"date": "2026-11-22", "yhat": 120.0, "yhat_lower": 95.0, "yhat_upper": 150.0}
    ]
    assert answer["facts"][0]["source"]["tables"] == {"sales": "snap-1"}
    assert world.catalog.calls == [("forecast_demand", {**body, "explain": True}, "asha")]


def test_a_forecast_without_its_drivers_is_asked_for_as_such(asha: TestClient, world: World) -> None:
    asha.post("/forecast", json={"explain": False})
    [(_, arguments, _)] = world.catalog.calls
    assert arguments["explain"] is False


def test_the_seeds_recommendations(asha: TestClient, world: World) -> None:
    body = {"store_id": "DELHI_01", "category": "GROCERY", "as_of_date": "2026-11-21"}
    answer = asha.post("/recommendations", json=body).json()
    assert answer["as_of_date"] == "2026-11-21"
    [recommendation] = answer["recommendations"]
    assert recommendation["rec_type"] == "reorder"
    assert recommendation["reorder_qty"] == 500
    assert recommendation["risk"] == "stockout_7d"
    assert "95%" in recommendation["explanation"]
    assert [note["code"] for note in answer["notes"]] == ["stale_data"]
    assert {fact["id"] for fact in answer["facts"]} == {"f1.1", "f2.1"}
    assert [call[1] for call in world.catalog.calls] == [{"store_id": "DELHI_01", "category": "GROCERY"}] * 2


def test_recommendations_as_of_another_day_say_which_day_they_are_of(asha: TestClient) -> None:
    answer = asha.post("/recommendations", json={"as_of_date": "2026-01-22"}).json()
    assert answer["as_of_date"] == "2026-11-21"
    assert answer["notes"][-1] == {
        "code": "as_of_differs",
        "values": {"asked": "2026-01-22", "used": "2026-11-21"},
    }


def test_the_seeds_price_suggestion(asha: TestClient, world: World) -> None:
    body = {
        "sku_id": "SKU_123",
        "store_id": "DELHI_01",
        "current_price": 199.0,
        "objective": "maximize_margin",
    }
    answer = asha.post("/pricing-suggest", json=body).json()
    assert answer["recommended_price"] == 209
    assert answer["expected_margin_uplift_pct"] == 1.8
    assert answer["guardrails"]["min_margin_pct"] == 10
    assert answer["guardrails"]["max_delta_pct"] == 8
    assert answer["evidence"]["competitor_band"] == [205, 215]
    assert answer["evidence"]["elasticity"] is None
    assert Decimal(world.catalog.calls[0][1]["current_price"]) == Decimal("199.0")


def test_what_is_unknown_about_a_price_is_null(asha: TestClient, world: World) -> None:
    world.catalog.uplift = None
    answer = asha.post("/pricing-suggest", json={"sku_id": "S", "store_id": "DELHI_01"}).json()
    assert answer["expected_margin_uplift_pct"] is None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/forecast", {"store_id": "MUMBAI_01"}),
        ("/recommendations", {"store_id": "MUMBAI_01"}),
        ("/pricing-suggest", {"sku_id": "S", "store_id": "MUMBAI_01"}),
        ("/tools/forecast_demand", {"store_id": "MUMBAI_01"}),
    ],
)
def test_a_store_out_of_scope_is_refused_and_left_to_the_tool_to_audit(
    asha: TestClient, world: World, path: str, body: dict[str, Any]
) -> None:
    answer = asha.post(path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "out_of_scope")
    assert world.audit.lines == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/forecast", {"horizon_days": 0}),
        ("/forecast", {"horizon_days": 91}),
        ("/forecast", {"granularity": "hour"}),
        ("/forecast", {"sku_ids": "SKU"}),
        ("/forecast", {"extra": 1}),
        ("/recommendations", {"as_of_date": "yesterday"}),
        ("/pricing-suggest", {}),
        ("/pricing-suggest", {"sku_id": "S", "store_id": "D", "current_price": -1}),
        ("/pricing-suggest", {"sku_id": "S", "store_id": "D", "objective": "luck"}),
        ("/tools/forecast_demand", {"nonsense": 1}),
    ],
)
def test_a_wrong_argument_is_a_problem(asha: TestClient, path: str, body: dict[str, Any]) -> None:
    answer = asha.post(path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_data_that_cannot_tell_is_said(asha: TestClient, world: World) -> None:
    world.catalog.fails = DataError("There are no sales yet; ingest a file.", code="no_sales")
    answer = asha.post("/forecast", json={})
    assert (answer.status_code, answer.json()["code"]) == (422, "no_sales")
    assert "ingest a file" in answer.json()["detail"]


def test_trouble_outside_is_temporary(asha: TestClient, world: World) -> None:
    world.catalog.fails = ExternalError("The lake cannot be reached.")
    assert asha.post("/forecast", json={}).status_code == 503


def test_a_tool_is_called_by_its_name_with_its_arguments(asha: TestClient) -> None:
    answer = asha.post("/tools/plan_reorder", json={"store_id": "DELHI_01"}).json()
    assert answer["arguments"] == {"store_id": "DELHI_01"}
    assert answer["result"]["series"][0]["quantity"] == 500
    assert answer["facts"][0]["value"] == 120.5
    assert asha.post("/tools/plan_reorder").status_code == 200


def test_an_unknown_tool_is_not_found(asha: TestClient, world: World) -> None:
    answer = asha.post("/tools/drop_tables", json={})
    assert answer.status_code == 404
    assert world.catalog.calls == []


def test_the_tools_are_listed_with_their_schemas(asha: TestClient) -> None:
    tools = asha.get("/tools").json()["tools"]
    assert "forecast_demand" in [tool["name"] for tool in tools]
    assert tools[0]["arguments_schema"]["type"] == "object"
    assert tools[0]["result_schema"]["type"] == "object"
    assert {"arguments", "result"}.isdisjoint(tools[0])  # what it is in code is nobody's business


def test_a_change_carries_the_caller_s_own_idempotency_key(asha: TestClient, world: World) -> None:
    for header in ({"Idempotency-Key": "k-1"}, {"Idempotency-Key": "k-1"}, {"Idempotency-Key": "k-2"}, {}):
        assert asha.post("/tools/plan_reorder", json={}, headers=header).status_code == 200
    first, again, other, none = world.catalog.keys
    assert first is not None
    assert first == again != other
    assert "k-1" not in first
    assert none is None


def test_an_idempotency_key_of_another_change_is_a_conflict(asha: TestClient, world: World) -> None:
    world.catalog.fails = ConflictError("This idempotency key was used for another override.")
    answer = asha.post("/tools/plan_reorder", json={}, headers={"Idempotency-Key": "k"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_malformed_idempotency_key_is_refused(asha: TestClient, world: World) -> None:
    answer = asha.post("/tools/plan_reorder", json={}, headers={"Idempotency-Key": "k" * 201})
    assert answer.status_code == 422
    assert world.catalog.calls == []
