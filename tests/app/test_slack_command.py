"""`smartretail slack manifest` and `feedback`: what an app is made from, what people thought of answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from app.bootstrap import open_home
from app.cli import parser
from core.message import InboundMessage, Outcome, Reply

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SMARTRETAIL_SLACK_SIGNING_SECRET", "secret")
    monkeypatch.setenv("SMARTRETAIL_SLACK_BOT_TOKEN", "xoxb-1")


def run(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    arguments = parser().parse_args(list(command))
    assert arguments.run(arguments) == 0
    return capsys.readouterr().out


def test_the_manifest_is_yaml_for_the_configured_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMARTRETAIL_PUBLIC_URL", "https://shop.example")
    made = yaml.safe_load(run(capsys, "slack", "manifest"))
    events = "https://shop.example/channels/slack/events"
    assert made["settings"]["interactivity"]["message_menu_options_url"] == events
    assert {command["url"] for command in made["features"]["slash_commands"]} == {events}
    assert "https" not in run(capsys, "slack", "manifest", "--socket-mode")


def test_thumbs_are_listed_with_what_was_asked_and_answered(capsys: pytest.CaptureFixture[str]) -> None:
    asked = InboundMessage(
        channel="slack",
        message_id="T1:D1:1.0",
        conversation_id="slack:T1:D1",
        address="T1:U1",
        text="price of butter",
        received_at=NOON,
    )
    answered = Reply(
        conversation_id="slack:T1:D1",
        message_id="T1:D1:1.0",
        answer="₹58.",
        outcome=Outcome.ANSWERED,
    )
    with open_home() as home:
        assert home.slack is not None
        home.conversations.log(asked, answered, home.owner())
        assert home.slack.feedback.keep("slack", "T1:D1:1.0", home.owner(), "bad", NOON)
    [given] = json.loads(run(capsys, "feedback", "--json"))["feedback"]
    assert (given["verdict"], given["question"], given["answer"]) == ("bad", "price of butter", "₹58.")
    assert "👎 owner" in run(capsys, "feedback", "--bad")
