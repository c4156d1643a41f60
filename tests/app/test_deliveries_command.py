"""`deliveries`: what was given up is seen, and sent anew by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import open_home
from app.cli import main
from core.message import InboundMessage, OutboundMessage
from tests.jobs.fakes import NOON

KEY = "whatsapp:SM1:1"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home where a message was given up, and one waits."""
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with open_home() as opened:
        for name in ("SM1", "SM2"):
            said = InboundMessage(
                channel="whatsapp",
                message_id=name,
                conversation_id="c",
                address="+911",
                text="?",
                received_at=NOON,
            )
            opened.messages.store(said)
            outbound = OutboundMessage(
                channel="whatsapp",
                conversation_id="c",
                idempotency_key=f"whatsapp:{name}:1",
                payload={"Body": "x"},
            )
            opened.deliveries.record(outbound, NOON)
        opened.deliveries.failed(KEY, "provider_undelivered_63003")
        opened.deliveries.hold("whatsapp:SM2:1", "window_closed", NOON)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["deliveries", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_what_was_given_up_says_why_and_can_be_sent_anew(capsys: pytest.CaptureFixture[str]) -> None:
    assert "the number is not on WhatsApp" in shown(capsys, "list", "--status", "failed")
    assert "held" in shown(capsys, "show", "whatsapp:SM2:1")
    assert json.loads(shown(capsys, "resend", KEY, "--json")) == {"resent": [KEY]}
    listed = json.loads(shown(capsys, "list", "--json"))["deliveries"]
    assert {one["key"]: one["status"] for one in listed} == {KEY: "pending", "whatsapp:SM2:1": "held"}


@pytest.mark.usefixtures("home")
def test_what_was_not_given_up_is_not_sent_anew(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deliveries", "resend", "whatsapp:SM2:1"]) == 2
    assert "held" in capsys.readouterr().err
    assert main(["deliveries", "show", "nothing"]) == 2


@pytest.mark.parametrize(
    ("code", "says"),
    [("slack_token_revoked", "install the app again"), ("slack_not_in_channel", "/invite @SmartRetail")],
)
@pytest.mark.usefixtures("home")
def test_what_slack_refused_says_what_to_do(capsys: pytest.CaptureFixture[str], code: str, says: str) -> None:
    with open_home() as opened:
        outbound = OutboundMessage(
            channel="slack", conversation_id="c", idempotency_key="slack:M1:1", payload={"channel": "C1"}
        )
        opened.deliveries.record(outbound, NOON)
        opened.deliveries.failed("slack:M1:1", code)
    assert says in shown(capsys, "list", "--status", "failed")
