from __future__ import annotations

import io
import json
import logging
from collections.abc import Generator

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.observation import JsonLogFormatter
from core.message import OutboundMessage
from tests.channels.fakes import World

ASHA_HEADERS = {"Authorization": "Bearer token-asha"}


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts()), raise_server_exceptions=False)


@pytest.fixture
def lines() -> Generator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLogFormatter())
    logger = logging.getLogger("smartretail")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_a_request_keeps_the_id_it_came_with(client: TestClient) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": "req-1"}).headers["X-Request-Id"] == "req-1"


@pytest.mark.parametrize("bad", ["", "a b", "x" * 65, "<script>"])
def test_an_id_that_could_do_harm_is_replaced(client: TestClient, bad: str) -> None:
    answer = client.get("/healthz", headers={"X-Request-Id": bad})
    assert answer.headers["X-Request-Id"] != bad
    assert len(answer.headers["X-Request-Id"]) == 32


def test_a_request_is_one_line_of_json_without_its_content(client: TestClient, lines: io.StringIO) -> None:
    client.post(
        "/copilot/chat?secret=query",
        json={"message": "secret words", "conversation_id": "conv-98765"},
        headers={**ASHA_HEADERS, "X-Request-Id": "req-1"},
    )
    client.get("/conversations/conv-98765", headers=ASHA_HEADERS)
    logged = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert logged[0]["event"] == "request"
    assert (logged[0]["route"], logged[0]["status"], logged[0]["request_id"]) == (
        "/copilot/chat",
        200,
        "req-1",
    )
    assert logged[1]["route"] == "/conversations/{conversation_id}"
    for hidden in ("secret", "token-asha", "conv-98765", "Mohini"):
        assert hidden not in lines.getvalue()


def test_an_unexpected_error_is_a_plain_500_and_its_message_is_not_logged(
    client: TestClient, world: World, lines: io.StringIO
) -> None:
    world.catalog.fails = RuntimeError("secret row")
    answer = client.post("/forecast", json={}, headers=ASHA_HEADERS)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "RuntimeError" in lines.getvalue()
    assert "secret" not in lines.getvalue()


def test_metrics_count_requests_by_route_and_not_by_path(client: TestClient) -> None:
    client.get("/imports/abc", headers=ASHA_HEADERS)
    client.get("/nowhere/at/all")
    client.request("BREW", "/healthz")
    exposed = client.get("/metrics").text
    assert 'route="/imports/{import_id}",status="404"' in exposed
    assert "abc" not in exposed
    assert "nowhere" not in exposed
    assert "BREW" not in exposed
    assert 'smartretail_http_request_seconds_bucket{le="0.25"' in exposed


def test_metrics_count_what_has_not_left(client: TestClient, world: World) -> None:
    key = "whatsapp:SM1:1"
    kept = OutboundMessage(channel="whatsapp", conversation_id="c", idempotency_key=key, payload={})
    world.deliveries.record(kept)
    world.deliveries.failed("whatsapp:SM1:1", "fault: KeyError at jobs/x.py:1")
    exposed = client.get("/metrics").text
    assert 'smartretail_deliveries{status="failed"} 1.0' in exposed
    assert 'smartretail_deliveries{status="fault"} 1.0' in exposed
