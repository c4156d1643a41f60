"""The seed's `GET /alerts`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.fact import Fact
from core.identity import Principal
from core.tool import ToolOutcome, ToolResult
from tests.channels.fakes import World, fact


class Line(ToolResult):
    alert_id: str = "AL_12ab34cd56"
    type: str = "stockout_risk"
    severity: str = "high"
    status: str = "open"
    sku_id: str = "SKU_123"
    store_id: str = "DELHI_01"
    created_at: datetime = datetime(2026, 1, 22, 9, 0, 0, 123, tzinfo=UTC)
    news_at: datetime = datetime(2026, 1, 22, 9, 30, tzinfo=UTC)
    snoozed_until: datetime | None = None
    reason: str = "Runs out."
    recommended_action: str = "Order 24."
    worth: Fact | None = None
    reference: Fact | None = None


class Listing(ToolResult):
    lines: tuple[Line, ...]


@pytest.fixture
def asked(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    calls: list[Mapping[str, Any]] = []

    def call(name: str, arguments: Mapping[str, Any], principal: Principal) -> ToolOutcome:
        calls.append({"name": name, "who": principal.user_id, **arguments})
        worth = fact("At stake", Decimal("840.5"), "currency")
        lines = (Line(worth=worth), Line(sku_id="", store_id="", alert_id="AL_2"))
        return ToolOutcome(name, arguments, Listing(lines=lines), ())

    monkeypatch.setattr(world.catalog, "call", call)
    return calls


def test_the_seeds_alerts(asha: TestClient, asked: list[Mapping[str, Any]]) -> None:
    answer = asha.get("/alerts").json()
    assert list(answer) == ["alerts"]
    first, second = answer["alerts"]
    assert {name: first[name] for name in list(first)[:7]} == {
        "alert_id": "AL_12ab34cd56",
        "type": "stockout_risk",
        "severity": "high",
        "sku_id": "SKU_123",
        "store_id": "DELHI_01",
        "created_at": "2026-01-22T09:00:00Z",
        "status": "open",
    }
    assert (first["worth"], first["reason"], first["recommended_action"]) == (840.5, "Runs out.", "Order 24.")
    assert (first["currency"], first["news_at"]) == ("INR", "2026-01-22T09:30:00Z")
    assert (second["sku_id"], second["store_id"], second["worth"]) == (None, None, None)
    assert asked == [{"name": "list_alerts", "who": "asha", "status": "unresolved", "limit": 500}]


def test_they_are_narrowed_by_the_query(asha: TestClient, asked: list[Mapping[str, Any]]) -> None:
    asha.get("/alerts", params={"status": "resolved", "severity": "high", "store_id": "DELHI_01", "limit": 5})
    assert asked[0] == {
        "name": "list_alerts",
        "who": "asha",
        "status": "resolved",
        "severity": "high",
        "store_id": "DELHI_01",
        "limit": 5,
    }
    assert asha.get("/alerts", params={"status": "odd"}).status_code == 422
    assert asha.get("/alerts", params={"colour": "red"}).status_code == 422


def test_a_token_is_needed(client: TestClient) -> None:
    assert client.get("/alerts").status_code == 401
