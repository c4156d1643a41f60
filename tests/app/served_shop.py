"""The demo shop, served for real, with loopback servers where Twilio and Slack would be.

One server in its own processes and a home of its own. What the demo builds is built once for all files of a
run and copied. Whatever leaves is held against the providers' own descriptions.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier
from twilio.request_validator import RequestValidator

from app.cli import main
from tests.channels.loopback import Answer, Request, provider
from tests.channels.slack.contract import faults_of
from tests.channels.whatsapp.twilio import Twilio
from tests.jobs.crash_rig import children

SMARTRETAIL = str(Path(sys.executable).parent / "smartretail")
PUBLIC_URL = "https://copilot.example.com"
TOKEN, SECRET = "twilio-secret-token", "slack-signing-secret"
NUMBER, MEENA = "+14155238886", "+919811000009"
ASHA = "+919811000001"
DAYS = 130
"""Of trade: enough to train on, and built in half the time that two years take."""
PATIENCE_S = 420.0
"""The worker steps back where others want the processor. One that was killed needs some 15 s of it until it
answers again, and has got a twentieth of it in a suite that ran beside other work."""


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
        """Run a command in this process, which has loaded by now what each command loads anew."""
        return json.loads(_printed(self.environment, *arguments, "--json"))

    def ended(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a person does, in a process of its own."""
        command = [SMARTRETAIL, *arguments, "--json"]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def token(self, user: str) -> str:
        if user not in self.tokens:
            self.tokens[user] = str(self.run("users", "token", user)["token"])
        return self.tokens[user]

    def dies_at(self, place: str, words: str) -> threading.Event:
        """Have a provider take the next request of these words, and the worker killed before it hears so.

        The event tells that it came to that.
        """
        killed = threading.Event()

        def fail(request: Request) -> Answer | None:
            if not request.path.endswith(place) or words not in all_of(request):
                return None
            self.providers.fail = lambda _: None
            self.providers.answer(request)
            for pid in children(self.server):
                if b"run_worker_process" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
                    killed.set()
            return 0, None

        self.providers.fail = fail
        return killed


class Providers:
    """Where Twilio and Slack would be: they take messages, list what they took, and fail as told."""

    def __init__(self) -> None:
        self.fail: Callable[[Request], Answer | None] = lambda _: None
        self.twilio = Twilio(lambda: datetime.now(UTC))
        self.slack_faults: list[str] = []
        self._posts: list[dict[str, Any]] = []

    def answer(self, request: Request) -> Answer:
        if (failure := self.fail(request)) is not None:
            return failure
        is_slacks = request.path.startswith(("/api/", "/upload/"))
        return self._slack(request) if is_slacks else self.twilio.answer(request)

    def _slack(self, request: Request) -> Answer:
        self.slack_faults += faults_of(request)
        if request.path.startswith("/upload/"):
            return 200, "OK"
        if request.path.endswith("/files.getUploadURLExternal"):
            there = f"http://{request.headers['host']}/upload/{len(self._posts)}"
            return 200, {"ok": True, "upload_url": there, "file_id": f"F{time.time_ns()}"}
        if request.path.endswith("/conversations.open"):
            return 200, {"ok": True, "channel": {"id": "D1"}}
        if request.path.endswith(("/conversations.history", "/conversations.replies")):
            return 200, {"ok": True, "messages": self._posts[::-1]}
        post = {**(request.json or {}), "ts": f"{time.time():.6f}", "bot_id": "B1"}
        if request.path.endswith("/chat.postMessage"):
            self._posts.append(post)
        return 200, {"ok": True, "channel": "D1", "ts": post["ts"], "message": {}}


def built_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the whole demo shop, built by whichever of the run's processes comes first."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    home, done = shared / "demo_shop", shared / "demo_shop.done"
    with (shared / "demo_shop.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            environment = {**_without_settings(), "SMARTRETAIL_HOME": str(home)}
            # Indexed to the end here: each worker, and each after one that was killed, would begin with it.
            for command in (["demo", "--build-only", "--days", str(DAYS)], ["knowledge", "index"]):
                subprocess.run([SMARTRETAIL, *command], env=environment, check=True, capture_output=True)
            done.touch()
    return home


def _printed(environment: dict[str, str], *arguments: str) -> str:
    with mock.patch.dict(os.environ, environment, clear=True), redirect_stdout(io.StringIO()) as told:
        assert main(arguments) == 0, told.getvalue()
    return told.getvalue()


def _without_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("SMARTRETAIL_")}


@contextmanager
def served_shop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    """Serve the demo shop, with Meena, a manager on WhatsApp, until the block ends."""
    home = tmp_path_factory.mktemp("home") / "shop"
    shutil.copytree(built_shop(tmp_path_factory), home)
    there = Providers()
    with provider(there.answer) as (twilio, to_twilio), provider(there.answer) as (slack, to_slack):
        environment = {
            **_without_settings(),
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
        _printed(environment, "users", "add", "meena", "--role", "manager", "--whatsapp", MEENA)
        with subprocess.Popen(
            [SMARTRETAIL, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
        ) as server:
            try:
                yield Shop(environment, _announced(server), to_twilio, to_slack, there, server.pid)
            finally:
                server.terminate()
        assert there.twilio.faults + there.slack_faults == []


def _announced(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise AssertionError("the server announced no address")


def words(text: str) -> list[str]:
    """The words a person reads, without the markup that differs between channels."""
    return re.findall(r"[\w₹.,%]+", text)


def told_in_whatsapp(shop: Shop, text: str, sender: str, awaited: str) -> None:
    """Say something and wait for words of the answer, in whichever form it leaves."""
    before = len(shop.twilio)
    post_to_whatsapp(shop, text, sender)
    wait_for(shop.twilio, before, lambda request: awaited in all_of(request))


def all_of(request: Request) -> str:
    """All text of a request: of a form, of JSON, of blocks."""
    posted = request.json or {name: values[0] for name, values in request.form.items()}
    return shown(posted)


def over_whatsapp(shop: Shop, question: str, sender: str = MEENA) -> str:
    before = len(shop.twilio)
    post_to_whatsapp(shop, question, sender)
    sent = wait_for(shop.twilio, before, lambda request: f"whatsapp:{sender}" in request.form.get("To", []))
    return read(sent)


def read(sent: Request) -> str:
    """What the person reads: the text, or the words that fill an approved shape, in their order."""
    if "Body" in sent.form:
        return str(sent.form["Body"][0])
    words: dict[str, str] = json.loads(sent.form["ContentVariables"][0])
    return "\n".join(words[place] for place in sorted(words, key=int))


def post_to_whatsapp(shop: Shop, text: str, sender: str, **fields: str) -> None:
    path = "/channels/whatsapp/inbound"
    form = {
        "MessageSid": "SM" + uuid.uuid4().hex,
        "From": f"whatsapp:{sender}",
        "To": f"whatsapp:{NUMBER}",
        "Body": text,
        "NumMedia": "0",
        **fields,
    }
    signed = RequestValidator(TOKEN).compute_signature(PUBLIC_URL + path, form)
    answer = httpx.post(shop.address + path, data=form, headers={"X-Twilio-Signature": signed}, timeout=15)
    assert answer.status_code == 200


def over_slack(shop: Shop, question: str, awaited: str = "") -> str:
    """Say something as Vikram and return the post of these words, where a notice may come in between."""
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
    signed_by_slack(shop, body, "application/json")
    sent = wait_for(
        shop.slack, before, lambda one: one.path.endswith("chat.postMessage") and awaited in all_of(one)
    )
    fields: dict[str, Any] = sent.json or {name: values[0] for name, values in sent.form.items()}
    return f"{fields['text']} {shown(fields['blocks'])}"


def signed_by_slack(shop: Shop, body: bytes, content_type: str) -> httpx.Response:
    now = str(int(time.time()))
    headers = {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": str(SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)),
    }
    answer = httpx.post(f"{shop.address}/channels/slack/events", content=body, headers=headers, timeout=15)
    assert answer.status_code == 200
    return answer


def shown(blocks: Any) -> str:
    """All text in the blocks."""
    if isinstance(blocks, str):
        return shown(json.loads(blocks)) if blocks.startswith("[") else blocks
    if isinstance(blocks, list):
        return " ".join(shown(block) for block in blocks)
    return " ".join(shown(value) for value in blocks.values()) if isinstance(blocks, dict) else ""


def wait_for(requests: list[Request], before: int, wanted: Callable[[Request], bool]) -> Request:
    deadline, looked_at = time.monotonic() + PATIENCE_S, before
    while time.monotonic() < deadline:
        while looked_at < len(requests):
            looked_at += 1
            if wanted(requests[looked_at - 1]):
                return requests[looked_at - 1]
        time.sleep(0.05)
    raise AssertionError("the provider was sent nothing")
