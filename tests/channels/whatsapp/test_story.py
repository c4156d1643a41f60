"""A day on WhatsApp through real HTTP: a burst, a button, a kill, the closed window, STOP."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Generator, Iterable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from adapters.database import open_database
from adapters.ledgers import SqlDeliveryLedger, SqlMessageLedger
from channels.whatsapp.inbound import conversation_id
from core.message import InboundMessage
from core.notice import Notice, Told
from tests.channels.loopback import Answer, Request, provider
from tests.channels.whatsapp.signing import FIELDS, PUBLIC_URL, signature
from tests.channels.whatsapp.twilio import Twilio
from tests.channels.whatsapp.whatsapp_rig import NUMBER, TEMPLATE, prepare
from tests.jobs.crash_rig import Server

INBOUND = "/channels/whatsapp/inbound"
STATUS = "/channels/whatsapp/status"
PATIENCE_S = 150.0


class Shop:
    """Asha's phone, Twilio, and the server between them."""

    def __init__(self, home: Path, twilio: Twilio, url: str) -> None:
        self.home, self.twilio, self.twilio_url = home, twilio, url
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = int(probe.getsockname()[1])
        environment = {"RIG_HOME": str(home), "RIG_TWILIO": url, "RIG_PORT": str(port)}
        self.server = Server(environment, "tests.channels.whatsapp.whatsapp_rig")
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10, trust_env=False)
        self.messages = SqlMessageLedger(open_database(f"sqlite:///{home / 'inbox.db'}"))
        self.deliveries = SqlDeliveryLedger(open_database(f"sqlite:///{home / 'app.db'}"))
        self._said = 0
        self.heard: list[str] = []

    def say(self, *texts: str, **fields: str) -> None:
        """Have Twilio deliver messages, and all of them again, as it does where it is in doubt."""
        self.say_each([{**fields, "Body": text} for text in texts] or [fields])

    def say_each(self, said: Iterable[dict[str, str]]) -> None:
        """The same, of messages by their fields."""
        sent = [
            {**FIELDS, "MessageSid": f"SM{number:032d}", "From": f"whatsapp:{NUMBER}", **one}
            for number, one in enumerate(said, self._said)
        ]
        self._said += len(sent)
        for one in (*sent, *sent):
            self.post(INBOUND, one)

    def post(self, path: str, fields: dict[str, str]) -> None:
        signed = {"x-twilio-signature": signature(PUBLIC_URL + path, fields)}
        self.http.post(path, data=fields, headers=signed).raise_for_status()

    def notice(self, name: str) -> None:
        """Have the copilot tell something unasked, as `jobs.notices.notifying` does."""
        told = Notice(name, "demo", "asha", Told("alert", "list_alerts", {"alert_ids": [name]}))
        shop = FIELDS["To"].removeprefix("whatsapp:")
        self.messages.store(
            InboundMessage(
                channel="whatsapp",
                message_id=f"notice:{name}:asha",
                conversation_id=conversation_id(shop, NUMBER),
                address=NUMBER,
                text="",
                received_at=datetime.now(UTC),
                route={"to": NUMBER, "from": shop},
                context=told.context,
                asked_by="machine",
            )
        )

    def hours(self, hours: float) -> None:
        (self.home / "hours").write_text(str(hours))

    def until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, f"{what}: {self.twilio.bodies}"
            time.sleep(0.05)

    def hears(self, *bodies: str) -> None:
        """Wait for these to arrive, and see that nothing else did."""
        expected = [*self.heard, *bodies]
        self.until(lambda: len(self.twilio.bodies) >= len(expected), f"waiting for {bodies}")
        time.sleep(0.4)
        assert self.twilio.bodies == expected
        self.heard = expected


@pytest.fixture
def shop(tmp_path: Path) -> Generator[Shop]:
    prepare(tmp_path)
    twilio = Twilio(lambda: datetime.now(UTC))
    twilio.approvals[TEMPLATE] = {"status": "approved"}
    with provider(twilio.answer) as (url, _):
        shop = Shop(tmp_path, twilio, url)
        shop.server.start()
        try:
            shop.server.wait_ready()
            yield shop
        finally:
            shop.server.stop()
            shop.http.close()
    assert twilio.faults == []


def test_a_day_on_whatsapp(shop: Shop) -> None:
    twilio = shop.twilio

    # three messages in quick succession get one reply
    shop.say("what will run out", "in delhi", "next week")
    shop.hears("re: what will run out\nin delhi\nnext week")
    assert len(twilio.typed) == 1

    # a button sends its message, at once
    shop.say(**twilio.pressed("Why?"))
    shop.hears("re: why what will")

    # the worker dies between Twilio's taking a message and hearing so
    twilio.fail = _killing(shop)
    shop.say("order milk")
    shop.hears("re: order milk")

    # photos of two bills are acknowledged once and each is read; the worker dies while it fetches one
    paths = [f"/2010-04-01/Accounts/AC1/Messages/MM{number}/Media/ME1" for number in (1, 2)]
    twilio.media |= {path: path.encode() for path in paths}
    twilio.fail = _killing(shop, paths[0])
    shop.say_each(
        {"NumMedia": "1", "MediaUrl0": shop.twilio_url + path, "MediaContentType0": "image/jpeg"}
        for path in paths
    )
    shop.until(lambda: len(twilio.bodies) == len(shop.heard) + 3, "the acknowledgement and the verdicts")
    assert "Got both" in twilio.bodies[-3]
    assert all(body.endswith("verdict on a document") for body in twilio.bodies[-2:])
    shop.hears(*twilio.bodies[-3:])

    # a day later an alert may not leave freely: a template says so, and the worker dies again
    shop.hours(25)
    twilio.fail = _killing(shop)
    shop.notice("AL_1")
    shop.hears(f"template {TEMPLATE} Asha re: alert.")

    # the tap on it opens the window: what waited leaves, once
    shop.say(Body="Show", ButtonText="Show", ButtonPayload="smartretail:open")
    shop.hears("re: alert")

    # Twilio refuses late what it took: it waits, and a template says so
    shop.notice("AL_2")
    shop.hears("re: alert")
    refused = {"MessageSid": twilio.sent[-1]["sid"], "MessageStatus": "undelivered", "ErrorCode": "63016"}
    shop.post(STATUS, refused)
    shop.hears(f"template {TEMPLATE} Asha re: alert.")
    shop.say("what is it")
    shop.hears("re: alert", "re: what is it")

    # who stops gets the confirmation and nothing more
    shop.say("बंद करो")
    shop.until(lambda: "START" in twilio.bodies[-1], "the confirmation")
    shop.hears(twilio.bodies[-1])
    shop.notice("AL_3")
    shop.until(lambda: _status(shop, "whatsapp:notice:AL_3:asha:1") == "dropped", "nothing unasked")
    shop.hears()


def _status(shop: Shop, key: str) -> str:
    found = shop.deliveries.find(key)
    return found.status if found is not None else ""


def _killing(shop: Shop, path: str = "/Messages.json") -> Callable[[Request], Answer | None]:
    """Take the next message (or hand out the file), kill the worker, and answer nobody."""

    def fail(request: Request) -> Answer | None:
        if not request.path.endswith(path) or (path == "/Messages.json" and request.method != "POST"):
            return None
        shop.twilio.fail = lambda _: None
        shop.twilio.answer(request)
        shop.server.kill("worker")
        return 0, None

    return fail
