from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.web.settings import WebSettings
from tests.channels.fakes import World

DEMO = WebSettings(bound_to_loopback=True, demo_users=("asha", "vikram"), questions=("What sells?",))
LOCAL = ("127.0.0.1", 50_000)
BASE = "http://localhost:8000"


def browser(
    world: World, settings: WebSettings = DEMO, peer: tuple[str, int] = LOCAL, base: str = BASE
) -> TestClient:
    return TestClient(create_app(world.parts(web=settings)), base_url=base, client=peer)


def test_a_token_opens_a_session_that_scripts_cannot_read(world: World) -> None:
    client = browser(world)
    answer = client.post("/web/session", json={"token": " token-asha "})
    assert answer.json()["user"]["name"] == "Asha"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert client.get("/web/session").json()["user"]["user_id"] == "asha"
    assert [(line.action, line.outcome) for line in world.audit.lines] == [("sign_in", "allowed")]


def test_a_store_is_shown_by_its_name_and_by_its_id_where_it_has_none(world: World) -> None:
    def names(_tenant_id: str) -> dict[str, str]:
        return {"DELHI_01": "Delhi 1"}

    settings = replace(DEMO, store_names=names)
    people = browser(world, settings).get("/web/session").json()["demo_users"]
    assert [person["stores"] for person in people] == [["Delhi 1", "DELHI_02"], None]


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(world: World) -> None:
    settings = WebSettings(public_url="https://copilot.example.com")
    client = browser(world, settings, base="https://copilot.example.com")
    cookie = client.post("/web/session", json={"token": "token-asha"}).headers["set-cookie"]
    assert cookie.startswith("__Host-")
    assert "secure" in cookie.lower()
    assert client.get("/web/session").json()["user"]["user_id"] == "asha"


@pytest.mark.parametrize("token", ["", "nonsense", "token-nobody", "é", "x" * 8_193])
def test_a_wrong_token_opens_nothing(world: World, token: str) -> None:
    client = browser(world)
    answer = client.post("/web/session", json={"token": token})
    assert answer.status_code in (401, 422)
    assert "set-cookie" not in answer.headers
    assert client.get("/web/session").json()["user"] is None


def test_a_wrong_token_is_audited_without_the_token(world: World) -> None:
    browser(world).post("/web/session", json={"token": "nonsense"})
    [line] = world.audit.lines
    assert (line.outcome, line.actor) == ("denied", "unknown@web")
    assert "nonsense" not in repr(line)


def test_trying_tokens_is_slowed_down(world: World) -> None:
    client = browser(world)
    statuses = [client.post("/web/session", json={"token": f"guess-{n}"}).status_code for n in range(40)]
    assert statuses.count(401) == 30
    assert statuses[-1] == 429
    assert len(world.audit.lines) == 30


def test_signing_out_forgets_the_session(world: World) -> None:
    client = browser(world)
    client.post("/web/session", json={"token": "token-asha"})
    assert client.delete("/web/session").status_code == 204
    assert client.get("/web/session").json()["user"] is None


def test_a_demo_user_can_be_picked_on_the_demos_own_machine(world: World) -> None:
    client = browser(world)
    offered = client.get("/web/session").json()["demo_users"]
    assert [user["user_id"] for user in offered] == ["asha", "vikram"]
    assert client.post("/web/session", json={"demo_user": "vikram"}).json()["user"]["role"] == "manager"
    assert client.get("/web/session").json()["questions"] == ["What sells?"]


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost"])
def test_every_name_of_this_machine_is_this_machine(world: World, base: str) -> None:
    assert browser(world, base=base).get("/web/session").json()["demo_users"] != []


def _elsewhere(world: World) -> list[tuple[TestClient, dict[str, str]]]:
    return [
        (browser(world, peer=("192.168.1.7", 50_000)), {}),
        (browser(world, peer=("testclient", 50_000)), {}),
        (browser(world, base="http://rebound.example.com:8000"), {}),
        (browser(world, base="http://localhost.example.com"), {}),
        (browser(world), {"x-forwarded-for": "203.0.113.9"}),
        (browser(world), {"forwarded": "for=203.0.113.9"}),
        (browser(world, WebSettings(bound_to_loopback=False, demo_users=("asha",))), {}),
        (browser(world, WebSettings(bound_to_loopback=True)), {}),
    ]


@pytest.mark.parametrize("case", range(8))
def test_from_anywhere_else_no_demo_user_is_offered_or_taken(world: World, case: int) -> None:
    client, headers = _elsewhere(world)[case]
    assert client.get("/web/session", headers=headers).json()["demo_users"] == []
    answer = client.post("/web/session", json={"demo_user": "asha"}, headers=headers)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_a_user_who_is_no_demo_user_cannot_be_picked(world: World) -> None:
    assert browser(world).post("/web/session", json={"demo_user": "admin"}).status_code == 401


@pytest.mark.parametrize("body", [{}, {"token": "token-asha", "demo_user": "asha"}, {"password": "x"}])
def test_signing_in_takes_one_proof(world: World, body: dict[str, str]) -> None:
    assert browser(world).post("/web/session", json=body).status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_another_sites_page_can_change_nothing(world: World, method: str, headers: dict[str, str]) -> None:
    client = browser(world)
    answer = client.request(method, "/web/session", json={"demo_user": "asha"}, headers=headers)
    assert answer.status_code == 403
    chat = {"message": "hi", "conversation_id": "c", "key": "k"}
    client.post("/web/session", json={"token": "token-asha"})
    assert client.post("/web/chat", json=chat, headers=headers).status_code == 403
    assert world.inbox.messages == {}


def test_the_own_page_may(world: World) -> None:
    headers = {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"}
    assert (
        browser(world).post("/web/session", json={"token": "token-asha"}, headers=headers).status_code == 200
    )


def test_behind_a_proxy_the_public_address_is_the_own_site(world: World) -> None:
    settings = WebSettings(public_url="https://copilot.example.com")
    client = browser(world, settings, base="http://10.0.0.5:8000")
    headers = {"origin": "https://copilot.example.com"}
    assert client.post("/web/session", json={"token": "token-asha"}, headers=headers).status_code == 200


def test_a_form_cannot_sign_in(world: World) -> None:
    for media in ("text/plain", "application/x-www-form-urlencoded"):
        answer = browser(world).post(
            "/web/session", content=b'{"demo_user": "asha"}', headers={"content-type": media}
        )
        assert answer.status_code in (415, 422)
        assert "set-cookie" not in answer.headers
