"""The panel of alerts: what `GET /alerts` tells, by the session's cookie, and what is done about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.web.settings import WebSettings
from core.errors import ScopeError
from core.identity import Principal
from core.tool import ToolOutcome
from tests.channels.api.test_alerts import Line, Listing
from tests.channels.fakes import World

ALERT = "/web/alerts/AL_12ab34cd56"


@dataclass
class Desk:
    """Knows one alert, and what was asked."""

    status: str = "open"
    asked: list[tuple[str, str, Mapping[str, Any]]] = field(
        default_factory=list[tuple[str, str, Mapping[str, Any]]]
    )

    def call(self, name: str, arguments: Mapping[str, Any], principal: Principal) -> ToolOutcome:
        self.asked.append((name, principal.user_id, arguments))
        if arguments.get("alert_id", "AL_12ab34cd56") != "AL_12ab34cd56":
            raise ScopeError("There is no alert AL_9 on your account.", code="alert_not_yours")
        done = {"acknowledge": "acknowledged", "snooze": "snoozed", "resolve": "resolved"}
        self.status = done.get(arguments.get("action", ""), self.status)
        line = Line(status=self.status, reason="Milk (Delhi 1): 15 left, likely gone by 2026-01-23.")
        return ToolOutcome(name, arguments, Listing(lines=(line,)), ())


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(world.catalog, "call", desk.call)
    return desk


@pytest.fixture
def page(world: World) -> TestClient:
    return TestClient(create_app(world.parts(web=WebSettings())))


@pytest.fixture
def asha(page: TestClient) -> TestClient:
    page.post("/web/session", json={"token": "token-asha"})
    return page


def test_who_is_signed_in_sees_and_settles_the_own_alerts(asha: TestClient, desk: Desk) -> None:
    [shown] = asha.get("/web/alerts").json()["alerts"]
    assert (shown["alert_id"], shown["reason"], shown["status"]) == (
        "AL_12ab34cd56",
        "Milk (Delhi 1): 15 left, likely gone by 2026-01-23.",
        "open",
    )
    [noted] = asha.post(ALERT, json={"action": "acknowledge"}).json()["alerts"]
    assert noted["status"] == "acknowledged"
    asha.post(ALERT, json={"action": "snooze", "until": "2026-02-01"})
    assert [(name, who) for name, who, _ in desk.asked] == [
        ("list_alerts", "asha"),
        ("update_alert", "asha"),
        ("update_alert", "asha"),
    ]
    assert str(desk.asked[-1][2]["until"]) == "2026-02-01"


def test_nobody_else_does(page: TestClient, desk: Desk) -> None:
    assert page.get("/web/alerts").status_code == 401
    assert page.post(ALERT, json={"action": "resolve"}).status_code == 401
    assert desk.asked == []


def test_another_sites_page_settles_nothing(asha: TestClient, desk: Desk) -> None:
    foreign = {"Origin": "https://evil.example"}
    assert asha.post(ALERT, json={"action": "resolve"}, headers=foreign).status_code == 403
    assert asha.post(ALERT, data={"action": "resolve"}).status_code in (403, 415, 422)
    assert desk.asked == []


def test_what_cannot_be_done_is_said(asha: TestClient, desk: Desk) -> None:
    assert asha.post(ALERT, json={"action": "forget"}).status_code == 422
    refused = asha.post("/web/alerts/AL_9", json={"action": "resolve"})
    assert (refused.status_code, refused.json()["code"]) == (403, "alert_not_yours")
