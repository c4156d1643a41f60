"""`doctor`: what is not set up is off, what is set up and broken is told with its remedy, and exits 1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Home
from app.cli import main
from app.doctor import examine
from app.settings import Settings
from core.finding import Finding
from core.message import OutboundMessage

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    found = Home(Settings(home=tmp_path))
    yield found
    found.close()


def named(home: Home) -> dict[str, Finding]:
    return {one.name: one for one in examine(home)}


def test_a_fresh_home_works_and_what_is_not_set_up_is_off(home: Home) -> None:
    found = named(home)
    assert found["database"].ok
    assert found["data"].ok is None
    assert [one.name for one in found.values() if one.ok is False] == []
    assert all(one.remedy for one in found.values() if one.name in {"WhatsApp", "Slack", "email", "data"})


def test_what_is_set_up_and_does_not_answer_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "y")
    home = Home(
        Settings(
            home=tmp_path,
            s3_bucket_docs="papers",
            s3_endpoint_url=NOWHERE,
            opensearch_endpoint=NOWHERE,
            alert_email_from="shop@example.com",
            mail_by="smtp",
            smtp_host="127.0.0.1",
            smtp_port=9,
            smtp_security="none",
            model="bedrock",
            bedrock_model_id="",
        )
    )
    broken = {one.name.split(":")[0]: one for one in examine(home) if one.ok is False}
    home.close()
    assert sorted(broken) == ["OpenSearch", "S3 bucket papers", "chat model", "email"]
    assert all(one.remedy for one in broken.values())


@pytest.mark.parametrize(
    ("held", "name", "lacks"),
    [
        ({"twilio_auth_token": "t"}, "WhatsApp", "SMARTRETAIL_TWILIO_ACCOUNT_SID"),
        ({"twilio_account_sid": "AC1"}, "WhatsApp", "SMARTRETAIL_TWILIO_AUTH_TOKEN"),
        ({"slack_bot_token": "xoxb-1"}, "Slack", "SMARTRETAIL_SLACK_SIGNING_SECRET"),
        ({"slack_client_id": "1", "slack_client_secret": "s"}, "Slack", "SMARTRETAIL_SLACK_SIGNING_SECRET"),
        ({"slack_signing_secret": "s"}, "Slack", "SMARTRETAIL_SLACK_BOT_TOKEN"),
        ({"slack_signing_secret": "s", "slack_client_id": "1"}, "Slack", "SMARTRETAIL_SLACK_CLIENT_SECRET"),
    ],
)
def test_a_channel_that_is_half_set_up_says_what_lacks(
    tmp_path: Path, held: dict[str, Any], name: str, lacks: str
) -> None:
    home = Home(Settings(home=tmp_path, **held))
    [broken] = [one for one in examine(home) if one.ok is False]
    home.close()
    assert broken.name == name
    assert lacks in broken.detail + broken.remedy


def test_the_command_says_so_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMARTRETAIL_HOME", str(tmp_path))
    assert main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert {"name", "state", "ok", "detail", "remedy"} == set(told["findings"][0])
    monkeypatch.setenv("SMARTRETAIL_OPENSEARCH_ENDPOINT", NOWHERE)
    assert main(["doctor"]) == 1
    assert "✗ OpenSearch" in capsys.readouterr().out


def test_what_a_fault_of_ours_kept_back_is_told_until_it_is_tried_anew(home: Home) -> None:
    key = "whatsapp:SM1:1"
    kept = OutboundMessage(channel="whatsapp", conversation_id="c", idempotency_key=key, payload={})
    home.deliveries.record(kept, home.clock.now())
    home.deliveries.failed(kept.idempotency_key, "provider_undelivered_63003")
    assert named(home)["deliveries"].ok
    home.deliveries.failed(kept.idempotency_key, "fault: KeyError at jobs/x.py:1")
    found = named(home)["deliveries"]
    assert found.ok is False
    assert "1 of them" in found.detail
    assert "resend" in found.remedy
