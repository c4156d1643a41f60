from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.routing import Match

from app.http import create_app
from channels.api.settings import ApiSettings
from channels.web.settings import WebSettings
from tests.channels.fakes import World
from tests.channels.slack.signing import SETTINGS as SLACK
from tests.channels.whatsapp.signing import SETTINGS as WHATSAPP


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_a_door_that_is_not_configured_is_absent(world: World) -> None:
    client = TestClient(create_app(world.parts()))
    assert client.get("/").status_code == 404
    assert client.post("/channels/whatsapp/inbound").status_code == 404
    assert client.post("/channels/slack/events").status_code == 404


def test_a_door_that_is_configured_is_there(world: World) -> None:
    app = create_app(world.parts(web=WebSettings(), whatsapp=WHATSAPP, slack=SLACK))
    client = TestClient(app)
    assert client.get("/").status_code == 200
    assert client.post("/channels/whatsapp/inbound").status_code == 403
    assert client.post("/channels/slack/events").status_code == 403


@pytest.mark.parametrize("path", ["/channels/whatsapp/inbound", "/channels/slack/events"])
def test_a_webhook_is_found_before_the_many_routes_of_the_api_are_tried(world: World, path: str) -> None:
    app = create_app(world.parts(web=WebSettings(), whatsapp=WHATSAPP, slack=SLACK))
    called = {"type": "http", "method": "POST", "path": path, "root_path": "", "headers": []}
    found = [route.matches(dict(called))[0] is Match.FULL for route in app.router.routes]
    assert found.index(True) <= 2


@pytest.mark.parametrize("path", ["/", "/healthz", "/web/assets/main.js", "/nowhere", "/web/session"])
def test_every_response_carries_the_security_headers(world: World, path: str) -> None:
    headers = TestClient(create_app(world.parts(web=WebSettings()))).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "cache-control" in headers
    assert "strict-transport-security" not in headers


def test_browsers_are_told_to_stay_on_https_where_it_is_https(world: World) -> None:
    api = ApiSettings(public_url="https://copilot.example.com")
    headers = TestClient(create_app(world.parts(api))).get("/healthz").headers
    assert "max-age=" in headers["strict-transport-security"]


@pytest.mark.parametrize("path", ["/copilot/chat", "/channels/whatsapp/inbound", "/channels/slack/events"])
def test_a_body_of_more_than_a_megabyte_is_refused(world: World, path: str) -> None:
    client = TestClient(create_app(world.parts(whatsapp=WHATSAPP, slack=SLACK)))
    answer = client.post(path, content=b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert "content-security-policy" in answer.headers


def test_an_unknown_path_and_a_wrong_method_are_problems(world: World) -> None:
    client = TestClient(create_app(world.parts()))
    assert client.get("/nowhere").json()["code"] == "not_found"
    wrong = client.get("/forecast")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")


def test_a_file_outside_the_pages_folder_is_not_served(world: World) -> None:
    client = TestClient(create_app(world.parts(web=WebSettings())))
    for path in ("/web/assets/../page.py", "/web/assets/%2e%2e/page.py", "/web/assets/..%2f..%2fproblem.py"):
        assert client.get(path).status_code == 404
