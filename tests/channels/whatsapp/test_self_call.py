"""The doctor's call of our own webhooks, at servers that stand in for ours as they may be set up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from channels.whatsapp.paths import CHALLENGE, INBOUND_PATH
from channels.whatsapp.self_call import call_webhooks
from core.finding import Finding
from tests.channels.loopback import Answer, Request, provider
from tests.channels.whatsapp.signing import SETTINGS, TOKEN


def checks(url: str, request: Request, token: str = TOKEN) -> bool:
    query = f"?{urlencode(request.query, doseq=True)}" if request.query else ""
    fields = {name: values[0] for name, values in request.form.items()}
    signed = request.headers.get("x-twilio-signature", "")
    return bool(RequestValidator(token).validate(f"{url}{request.path}{query}", fields, signed))


def looked(answer: Callable[[str, Request], Answer]) -> tuple[Finding, list[Request]]:
    """Return what is found at a server, which is told the address it is called by."""
    called: list[str] = []
    with provider(lambda request: answer(called[0], request)) as (url, seen):
        called.append(url)
        found = call_webhooks(replace(SETTINGS, public_url=f"{url}/", timeout_s=2.0))
    assert TOKEN not in str(found)
    assert found.ok or found.remedy
    return found, seen


def echo(request: Request) -> Answer:
    return 200, request.form[CHALLENGE][0]


def test_a_sound_server_is_found_sound_and_is_told_no_message() -> None:
    found, seen = looked(lambda url, request: echo(request) if checks(url, request) else (403, {}))
    assert found.ok
    assert {request.path for request in seen} == {INBOUND_PATH, "/channels/whatsapp/status"}
    assert all(set(request.form) == {CHALLENGE} for request in seen)


def _swapped(url: str, request: Request) -> Answer:
    return echo(request) if checks(url.replace("http:", "https:"), request) else (403, {})


def _inside(_: str, request: Request) -> Answer:
    return echo(request) if checks("http://127.0.0.1:8000", request) else (403, {})


def _other_token(url: str, request: Request) -> Answer:
    return echo(request) if checks(url, request, "another") else (403, {})


def _open(_: str, request: Request) -> Answer:
    return echo(request)


def _always(status: int, content: Any, **headers: str) -> Callable[[str, Request], Answer]:
    return lambda _, __: (status, content, headers)


def _drops_query(url: str, request: Request) -> Answer:
    return echo(request) if checks(url, replace(request, query={})) else (403, {})


@pytest.mark.parametrize(
    ("server", "detail", "remedy"),
    [
        (_swapped, "takes itself to be https://", "SMARTRETAIL_PUBLIC_URL=http://"),
        (_inside, "takes itself to be http://127.0.0.1:8000", "SMARTRETAIL_PUBLIC_URL=http://"),
        (_other_token, "refuses what Twilio signs (403)", "another auth token"),
        (_drops_query, "/status?key=doctor refuses", "query"),
        (_open, "200 to what is wrongly signed", "proxy"),
        (_always(404, {}), "answers 404", "proxy"),
        (_always(200, "<html>"), "answers 200", "proxy"),
        (_always(301, {}, location="https://www.x"), "leads on to https://www.x", "leads"),
        (_always(0, {}), "does not answer", "certificate"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(
    server: Callable[[str, Request], Answer], detail: str, remedy: str
) -> None:
    found, _ = looked(server)
    assert (found.ok, detail in found.detail, remedy in found.remedy) == (False, True, True)


def test_where_nobody_listens_it_says_so() -> None:
    found = call_webhooks(replace(SETTINGS, public_url="http://127.0.0.1:9", timeout_s=1.0))
    assert (found.ok, "does not answer" in found.detail) == (False, True)
