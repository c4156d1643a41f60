"""The demo shop, served for real: the same question gets the same answer at every door.

One server in its own processes, loopback servers where Twilio and Slack would be, a home of
its own with the whole demo shop. Built once for this file.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier
from twilio.request_validator import RequestValidator

from app.demo.people import DEMO_QUESTIONS
from core.clock import SystemClock, local_date
from tests.channels.loopback import Answer, Request, provider
from tests.channels.whatsapp.twilio import Twilio
from tests.jobs.crash_rig import children

SMARTRETAIL = str(Path(sys.executable).parent / "smartretail")
PUBLIC_URL = "https://copilot.example.com"
TOKEN, SECRET = "twilio-secret-token", "slack-signing-secret"
NUMBER, MEENA = "+14155238886", "+919811000009"
ASHA = "+919811000001"
PATIENCE_S = 150.0


@dataclass
class Shop:
    """The served demo shop and what its providers were sent."""

    environment: dict[str, str]
    address: str
    twilio: list[Request]
    slack: list[Request]
    providers: Providers
    server: int
    tokens: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, *arguments: str) -> Any:
        done = self.ended(*arguments)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def ended(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SMARTRETAIL, *arguments, "--json"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def token(self, user: str) -> str:
        if user not in self.tokens:
            self.tokens[user] = str(self.run("users", "token", user)["token"])
        return self.tokens[user]

    def dies_at(self, place: str, words: str) -> None:
        """Have a provider take the next message of these words, and the worker killed before it hears so."""

        def fail(request: Request) -> Answer | None:
            if not request.path.endswith(place) or request.method != "POST" or words not in _all_of(request):
                return None
            self.providers.fail = lambda _: None
            self.providers.answer(request)
            for pid in children(self.server):
                if b"run_worker_process" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
            return 0, None

        self.providers.fail = fail


class Providers:
    """Where Twilio and Slack would be: they take messages, list what they took, and fail as told."""

    def __init__(self) -> None:
        self.fail: Callable[[Request], Answer | None] = lambda _: None
        self._twilio = Twilio(lambda: datetime.now(UTC))
        self._posts: list[dict[str, Any]] = []

    def answer(self, request: Request) -> Answer:
        if (failure := self.fail(request)) is not None:
            return failure
        if not request.path.startswith("/api/"):
            return self._twilio.answer(request)
        if request.path.endswith("/conversations.open"):
            return 200, {"ok": True, "channel": {"id": "D1"}}
        if request.path.endswith(("/conversations.history", "/conversations.replies")):
            return 200, {"ok": True, "messages": self._posts[::-1]}
        post = {**(request.json or {}), "ts": f"{time.time():.6f}", "bot_id": "B1"}
        if request.path.endswith("/chat.postMessage"):
            self._posts.append(post)
        return 200, {"ok": True, "channel": "D1", "ts": post["ts"], "message": {}}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    home = tmp_path_factory.mktemp("home")
    there = Providers()
    with provider(there.answer) as (twilio, to_twilio), provider(there.answer) as (slack, to_slack):
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SMARTRETAIL_")},
            "SMARTRETAIL_HOME": str(home),
            "SMARTRETAIL_PUBLIC_URL": PUBLIC_URL,
            "SMARTRETAIL_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "SMARTRETAIL_TWILIO_AUTH_TOKEN": TOKEN,
            "SMARTRETAIL_TWILIO_FROM": NUMBER,
            "SMARTRETAIL_TWILIO_BASE_URL": twilio,
            "SMARTRETAIL_SLACK_SIGNING_SECRET": SECRET,
            "SMARTRETAIL_SLACK_BOT_TOKEN": "xoxb-test",
            "SMARTRETAIL_SLACK_BASE_URL": f"{slack}/api/",
        }
        subprocess.run(
            [SMARTRETAIL, "demo", "--build-only"], env=environment, check=True, capture_output=True
        )
        add = ["users", "add", "meena", "--role", "manager", "--whatsapp", MEENA]
        subprocess.run([SMARTRETAIL, *add], env=environment, check=True, capture_output=True)
        with subprocess.Popen(
            [SMARTRETAIL, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
        ) as server:
            try:
                yield Shop(environment, _announced(server), to_twilio, to_slack, there, server.pid)
            finally:
                server.terminate()


def _announced(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise AssertionError("the server announced no address")


def _words(text: str) -> list[str]:
    """The words a person reads, without the markup that differs between channels."""
    return re.findall(r"[\w₹.,%]+", text)


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
    expected = _words(answer)
    _told_in_order(shop, question, expected)
    assert set(expected) <= set(_words(_over_slack(shop, question)))


def _told_in_order(shop: Shop, question: str, expected: list[str]) -> None:
    """Ask in WhatsApp, where alerts may come in between, and wait for these words."""
    before = len(shop.twilio)
    _post_to_whatsapp(shop, question, MEENA)
    _wait_for(
        shop.twilio,
        before,
        lambda request: (
            f"whatsapp:{MEENA}" in request.form.get("To", [])
            and _words(_read(request))[: len(expected)] == expected
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


@pytest.mark.parametrize("suite", ["access", "injection"])
def test_what_must_not_happen_does_not_happen_more_often_than_it_did(shop: Shop, suite: str) -> None:
    found = shop.run("eval", suite)
    assert found["below_threshold"] == []
    assert found["cases"] > 40


def test_a_stranger_learns_nothing(shop: Shop) -> None:
    text = _over_whatsapp(shop, DEMO_QUESTIONS[0], sender="+919999999999")
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
    told = _signed_by_slack(shop, urlencode(command).encode(), "application/x-www-form-urlencoded").json()
    assert told["response_type"] == "ephemeral"
    answered = _wait_for(shop.slack, before, lambda request: request.path.endswith("chat.postMessage"))
    assert answered.json["channel"] == "D1"
    assert {"Dairy", "Delhi"} <= set(_words(answered.json["text"]))
    event = {"type": "app_home_opened", "user": "U0VIKRAM", "tab": "home", "channel": "D1"}
    opened = {"type": "event_callback", "team_id": "T0DEMO", "event_id": "Ev1", "event": event}
    _signed_by_slack(shop, json.dumps(opened).encode(), "application/json")
    published = _wait_for(shop.slack, before, lambda request: request.path.endswith("views.publish"))
    assert "accept recommendation R_" in _shown(published.json["view"]["blocks"])


def test_a_price_asked_for_in_whatsapp_is_approved_in_slack_though_the_worker_is_killed(
    shop: Shop, tmp_path: Path
) -> None:
    to_slack, to_asha = len(shop.slack), len(shop.twilio)
    _told_in_whatsapp(shop, "set the price of Suvarna Atta 5 kg at Delhi 2 to 240", ASHA, "₹240")
    shop.dies_at("/chat.postMessage", "Asha asks")
    _told_in_whatsapp(shop, "yes", ASHA, "waits for your manager")
    asked = _wait_for(shop.slack, to_slack, lambda request: "Asha asks" in _all_of(request))
    approve = re.search(r"approve price change PC_\w+ at ₹240 as shown S_\w+", _all_of(asked))
    assert approve is not None, _all_of(asked)
    shop.dies_at("/chat.postMessage", "is accepted")
    assert "is accepted" in _over_slack(shop, approve.group())
    _wait_for(shop.twilio, to_asha, lambda request: "Vikram approved it" in _all_of(request))
    file, change = tmp_path / "prices.csv", approve.group().split()[3]
    shop.run("export", "price_changes", "--out", str(file))
    [row] = [line for line in file.read_text(encoding="utf-8").splitlines() if change in line]
    assert "240" in row
    # Whatever comes twice has come by the time that what is asked now is answered.
    assert "is accepted" in _over_slack(shop, approve.group())  # pressed twice is pressed once
    _told_in_whatsapp(shop, f"reject {change}", MEENA, "Vikram has decided")
    posted = [_all_of(one) for one in shop.slack[to_slack:] if one.path.endswith("/chat.postMessage")]
    sent = [_all_of(one) for one in shop.twilio[to_asha:] if one.path.endswith("/Messages.json")]
    assert len([one for one in posted if "Asha asks" in one]) == 1
    assert len([one for one in posted if "is accepted" in one]) == 2
    assert len([one for one in sent if "Vikram approved it" in one and change in one]) == 1


def _told_in_whatsapp(shop: Shop, text: str, sender: str, awaited: str) -> None:
    """Say something and wait for words of the answer, in whichever form it leaves."""
    before = len(shop.twilio)
    _post_to_whatsapp(shop, text, sender)
    _wait_for(shop.twilio, before, lambda request: awaited in _all_of(request))


def _all_of(request: Request) -> str:
    """All text of a request: of a form, of JSON, of blocks."""
    posted = request.json or {name: values[0] for name, values in request.form.items()}
    return _shown(posted)


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


def _over_whatsapp(shop: Shop, question: str, sender: str = MEENA) -> str:
    before = len(shop.twilio)
    _post_to_whatsapp(shop, question, sender)
    sent = _wait_for(shop.twilio, before, lambda request: f"whatsapp:{sender}" in request.form.get("To", []))
    return _read(sent)


def _read(sent: Request) -> str:
    """What the person reads: the text, or the words that fill an approved shape, in their order."""
    if "Body" in sent.form:
        return str(sent.form["Body"][0])
    words: dict[str, str] = json.loads(sent.form["ContentVariables"][0])
    return "\n".join(words[place] for place in sorted(words, key=int))


def _post_to_whatsapp(shop: Shop, text: str, sender: str) -> None:
    path = "/channels/whatsapp/inbound"
    form = {
        "MessageSid": "SM" + uuid.uuid4().hex,
        "From": f"whatsapp:{sender}",
        "To": f"whatsapp:{NUMBER}",
        "Body": text,
        "NumMedia": "0",
    }
    signed = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, form)
    answer = httpx.post(shop.address + path, data=form, headers={"X-Twilio-Signature": signed}, timeout=15)
    assert answer.status_code == 200


def _over_slack(shop: Shop, question: str) -> str:
    before = len(shop.slack)
    stamp = f"{time.time():.6f}"
    body = json.dumps(
        {
            "type": "event_callback",
            "team_id": "T0DEMO",
            "event_id": f"Ev{uuid.uuid4().hex}",
            "event": {
                "type": "message",
                "channel_type": "im",
                "channel": "D1",
                "user": "U0VIKRAM",
                "team": "T0DEMO",
                "ts": stamp,
                "text": question,
            },
            "authorizations": [{"team_id": "T0DEMO", "user_id": "UBOT", "is_bot": True}],
        }
    ).encode()
    _signed_by_slack(shop, body, "application/json")
    sent = _wait_for(shop.slack, before, lambda request: request.path.endswith("chat.postMessage"))
    fields: dict[str, Any] = sent.json or {name: values[0] for name, values in sent.form.items()}
    return f"{fields['text']} {_shown(fields['blocks'])}"


def _signed_by_slack(shop: Shop, body: bytes, content_type: str) -> httpx.Response:
    now = str(int(time.time()))
    headers = {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": str(SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)),
    }
    answer = httpx.post(f"{shop.address}/channels/slack/events", content=body, headers=headers, timeout=15)
    assert answer.status_code == 200
    return answer


def _shown(blocks: Any) -> str:
    """All text in the blocks."""
    if isinstance(blocks, str):
        return _shown(json.loads(blocks)) if blocks.startswith("[") else blocks
    if isinstance(blocks, list):
        return " ".join(_shown(block) for block in blocks)
    return " ".join(_shown(value) for value in blocks.values()) if isinstance(blocks, dict) else ""


def _wait_for(requests: list[Request], before: int, wanted: Callable[[Request], bool]) -> Request:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for request in requests[before:]:
            if wanted(request):
                return request
        time.sleep(0.05)
    raise AssertionError("the provider was sent nothing")
