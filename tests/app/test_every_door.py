"""The demo shop, served for real: the same question gets the same answer at every door."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Generator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from app.demo.people import DEMO_QUESTIONS
from core.clock import SystemClock, local_date
from tests.app.served_shop import (
    MEENA,
    PATIENCE_S,
    PUBLIC_URL,
    Shop,
    over_slack,
    over_whatsapp,
    post_to_whatsapp,
    read,
    served_shop,
    shown,
    signed_by_slack,
    wait_for,
    words,
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    with served_shop(tmp_path_factory) as shop:
        yield shop


def _checked(reply: dict[str, Any]) -> dict[str, Any]:
    assert reply["outcome"] == "answered", reply["answer"]
    assert reply["verified"] is True
    assert reply["tool_calls"]
    assert reply["facts"]
    for fact in reply["facts"]:
        assert fact["source"]["tables"], fact
        assert fact["source"]["as_of"], fact
    assert reply["citations"]
    return reply


@pytest.mark.parametrize("question", DEMO_QUESTIONS)
def test_a_question_gets_the_same_answer_at_every_door(shop: Shop, question: str) -> None:
    day = local_date(SystemClock(), "Asia/Kolkata")
    try:
        _ask_everywhere(shop, question)
    except AssertionError:
        if local_date(SystemClock(), "Asia/Kolkata") == day:
            raise
        _ask_everywhere(shop, question)  # midnight in India came in between: data is a day older now


def _ask_everywhere(shop: Shop, question: str) -> None:
    answer = _checked(_over_rest(shop, question))["answer"]
    if question == DEMO_QUESTIONS[0]:  # the terminal loads all anew for each question: one tells
        picture = Path(shop.environment["SMARTRETAIL_HOME"]) / "none.svg"
        done = shop.ended("ask", question, "--as", "vikram", "--chart", str(picture))
        assert _checked(json.loads(done.stdout))["answer"] == answer
        assert (done.returncode, picture.exists()) == (1, False)
        assert "no chart" in done.stderr  # and the missing picture is said
    assert _over_web(shop, question)["answer"] == answer
    expected = words(answer)
    _told_in_order(shop, question, expected)
    assert set(expected) <= set(words(over_slack(shop, question)))


def _told_in_order(shop: Shop, question: str, expected: list[str]) -> None:
    """Ask in WhatsApp, where alerts may come in between, and wait for these words."""
    before = len(shop.twilio)
    post_to_whatsapp(shop, question, MEENA)
    wait_for(
        shop.twilio,
        before,
        lambda request: (
            f"whatsapp:{MEENA}" in request.form.get("To", [])
            and words(read(request))[: len(expected)] == expected
        ),
    )


FORECAST = "How many Mohini Toned Milk 500 ml will DELHI_01 sell in the next two weeks?"


def test_a_forecast_comes_with_its_chart_at_the_doors_that_can_show_one(shop: Shop, tmp_path: Path) -> None:
    picture = tmp_path / "milk.png"
    [chart] = shop.run("ask", FORECAST, "--as", "vikram", "--chart", str(picture))["charts"]
    assert picture.read_bytes().startswith(b"\x89PNG")
    for reply in (_over_rest(shop, FORECAST), _over_web(shop, FORECAST)):
        [same] = reply["charts"]
        assert (same["title"], same["alt"]) == (chart["title"], chart["alt"])
        assert same["spec"]["datasets"] == chart["spec"]["datasets"]


def test_a_stranger_learns_nothing(shop: Shop) -> None:
    text = over_whatsapp(shop, DEMO_QUESTIONS[0], sender="+919999999999")
    assert not re.search(r"\d", text)
    assert "Delhi" not in text


def test_a_seller_is_refused_what_lies_outside_the_own_stores(shop: Shop) -> None:
    reply = shop.run("ask", "What will stock out next week in Mumbai?", "--as", "asha")
    assert reply["outcome"] == "refused"
    assert reply["facts"] == []
    denied = [record for record in shop.run("audit", "list")["records"] if record["outcome"] == "denied"]
    assert any(record["actor"] == "asha" for record in denied)
    assert shop.run("audit", "verify")["ok"] is True


def test_slack_answers_a_command_in_private_and_its_home_tab_says_what_to_do(shop: Shop) -> None:
    before = len(shop.slack)
    command = {
        "team_id": "T0DEMO",
        "user_id": "U0VIKRAM",
        "channel_id": "C1",
        "command": "/stock",
        "text": "dairy in Delhi",
        "trigger_id": uuid.uuid4().hex,
    }
    told = signed_by_slack(shop, urlencode(command).encode(), "application/x-www-form-urlencoded").json()
    assert told["response_type"] == "ephemeral"
    answered = wait_for(shop.slack, before, lambda request: request.path.endswith("chat.postMessage"))
    assert answered.json["channel"] == "D1"
    assert {"Dairy", "Delhi"} <= set(words(answered.json["text"]))
    event = {"type": "app_home_opened", "user": "U0VIKRAM", "tab": "home", "channel": "D1"}
    opened = {"type": "event_callback", "team_id": "T0DEMO", "event_id": "Ev1", "event": event}
    signed_by_slack(shop, json.dumps(opened).encode(), "application/json")
    published = wait_for(shop.slack, before, lambda request: request.path.endswith("views.publish"))
    assert "accept recommendation R_" in shown(published.json["view"]["blocks"])


def _over_rest(shop: Shop, question: str) -> dict[str, Any]:
    answer = httpx.post(
        f"{shop.address}/copilot/chat",
        json={"conversation_id": uuid.uuid4().hex, "message": question},
        headers={"Authorization": f"Bearer {shop.token('vikram')}"},
        timeout=PATIENCE_S,
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _over_web(shop: Shop, question: str) -> dict[str, Any]:
    headers = {"Origin": PUBLIC_URL, "Host": "copilot.example.com"}
    with httpx.Client(base_url=shop.address, headers=headers, timeout=PATIENCE_S) as page:
        signed_in = page.post("/web/session", json={"token": shop.token("vikram")})
        assert signed_in.status_code == 200, signed_in.text
        # The cookie is for https only; TLS ends before this server, so it is carried by hand.
        page.headers["Cookie"] = signed_in.headers["Set-Cookie"].split(";")[0]
        asked = {"message": question, "conversation_id": uuid.uuid4().hex, "key": uuid.uuid4().hex}
        streamed = page.post("/web/chat", json=asked)
    assert streamed.status_code == 200, streamed.text
    events = [
        json.loads(line.removeprefix("data: "))
        for line in streamed.text.splitlines()
        if line.startswith("data: ")
    ]
    types = [event["type"] for event in events]
    assert types[0] == "RUN_STARTED"
    assert types[-1] == "RUN_FINISHED"
    assert "TOOL_CALL_START" in types
    [charts] = [event["value"] for event in events if event.get("name") == "charts"]
    answer = "".join(event["delta"] for event in events if event["type"] == "TEXT_MESSAGE_CONTENT")
    return {"answer": answer, "charts": charts}
