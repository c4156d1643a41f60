from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.api.settings import ApiSettings
from tests.channels.fakes import World

GUARDED = [
    ("POST", "/forecast"),
    ("POST", "/recommendations"),
    ("POST", "/pricing-suggest"),
    ("POST", "/copilot/chat"),
    ("GET", "/conversations/c"),
    ("POST", "/ingest/sales"),
    ("GET", "/imports/i"),
    ("POST", "/imports/i/undo"),
    ("GET", "/tools"),
    ("POST", "/tools/forecast_demand"),
    ("GET", "/audit"),
]


@pytest.mark.parametrize(("method", "path"), GUARDED)
@pytest.mark.parametrize(
    "token", [None, "", "Bearer ", "Bearer nonsense", "Basic dTpw", "Bearer token-nobody"]
)
def test_nothing_is_told_without_a_valid_token(
    client: TestClient, world: World, method: str, path: str, token: str | None
) -> None:
    headers = {} if token is None else {"Authorization": token}
    answer = client.request(method, path, json={} if method == "POST" else None, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    problem = answer.json()
    assert set(problem) >= {"type", "title", "status", "detail", "code", "instance"}
    assert (problem["status"], problem["code"], problem["instance"]) == (401, "unknown_identity", path)
    assert world.catalog.calls == []
    assert world.inbox.messages == {}


def test_a_session_cookie_is_no_bearer_token(client: TestClient) -> None:
    client.cookies.set("smartretail", "token-asha")
    assert client.get("/tools").status_code == 401


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/metrics", "/.well-known/jwks.json", "/openapi.json"]
)
def test_operators_need_no_token(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_user_who_asks_too_often_is_told_when_to_come_back(world: World) -> None:
    client = TestClient(create_app(world.parts(ApiSettings(rate_limit_per_minute=2))))
    asha, vikram = {"Authorization": "Bearer token-asha"}, {"Authorization": "Bearer token-vikram"}
    assert [client.get("/tools", headers=asha).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/tools", headers=asha)
    assert refused.headers["retry-after"] == "30"
    assert refused.json()["code"] == "rate_limited"
    assert client.get("/tools", headers=vikram).status_code == 200
    world.clock.advance(31)
    assert client.get("/tools", headers=asha).status_code == 200
    assert world.audit.denied() == []
