"""The doctor's look at WhatsApp: what is wrong is named, with its remedy."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import pytest

from channels.whatsapp.checkup import checkup
from channels.whatsapp.settings import WhatsAppSettings
from channels.whatsapp.templates import KINDS, Template, Templates
from core.finding import Finding
from tests.channels.loopback import provider
from tests.channels.whatsapp.signing import PUBLIC_URL, SETTINGS
from tests.channels.whatsapp.twilio import Twilio

SID = "HX" + "1" * 32
ALL = Templates({(kind, "en"): Template(SID) for kind in KINDS})
SENDER = {
    "sid": "XE" + "0" * 32,
    "sender_id": "whatsapp:+14155238886",
    "status": "ONLINE",
    "webhook": {"callback_url": f"{PUBLIC_URL}/channels/whatsapp/inbound"},
}


@pytest.fixture
def twilio() -> Twilio:
    twilio = Twilio()
    twilio.senders = [SENDER]
    twilio.approvals[SID] = {"status": "approved"}
    return twilio


@pytest.fixture
def settings(twilio: Twilio) -> Generator[WhatsAppSettings]:
    with provider(twilio.answer) as (url, _):
        yield replace(SETTINGS, base_url=url, timeout_s=2.0, templates=ALL)


def broken(settings: WhatsAppSettings) -> list[Finding]:
    sound = Finding("WhatsApp: webhook", True, "sound")
    return [one for one in checkup(settings, lambda _: sound) if not one.ok]


def test_where_all_is_well_nothing_is_to_be_done(settings: WhatsAppSettings) -> None:
    assert broken(settings) == []


def test_wrong_credentials_are_the_first_thing_to_mend(twilio: Twilio, settings: WhatsAppSettings) -> None:
    twilio.fail = lambda request: (401, {"code": 20003, "message": "Authenticate", "status": 401})
    [found] = broken(settings)
    assert found.name == "WhatsApp: account"
    assert "auth token" in found.remedy
    assert settings.auth_token not in str(found)


def test_where_twilio_is_not_reached_the_network_is_to_be_mended(settings: WhatsAppSettings) -> None:
    [found] = broken(replace(settings, base_url="http://127.0.0.1:9"))
    assert found.name == "WhatsApp: account"
    assert "network" in found.remedy
    assert "token" not in found.remedy


@pytest.mark.parametrize(
    ("senders", "said"),
    [
        ([], "no WhatsApp sender"),
        ([{**SENDER, "status": "OFFLINE"}], "OFFLINE"),
        ([{**SENDER, "webhook": {"callback_url": "https://elsewhere.example.com"}}], "elsewhere"),
        ([{**SENDER, "webhook": None}], "no webhook"),
    ],
)
def test_a_number_that_does_not_reach_us_is_told(
    twilio: Twilio, settings: WhatsAppSettings, senders: list[dict[str, Any]], said: str
) -> None:
    twilio.senders = senders
    [found] = broken(settings)
    assert said in found.detail
    assert found.remedy


def test_the_webhooks_are_called_where_there_is_an_address(settings: WhatsAppSettings) -> None:
    def call(_: WhatsAppSettings) -> Finding:
        return Finding("WhatsApp: webhook", False, "refuses", "mend it")

    assert [one.detail for one in checkup(settings, call) if not one.ok] == ["refuses"]
    named = [one.name for one in checkup(replace(settings, public_url=None), call)]
    assert "WhatsApp: webhook" not in named


def test_a_template_that_is_not_approved_is_told_with_the_reason(
    twilio: Twilio, settings: WhatsAppSettings
) -> None:
    twilio.approvals[SID] = {"status": "rejected", "rejection_reason": "too many variables"}
    found = broken(replace(settings, templates=Templates({("alert", "hi"): Template(SID)})))
    assert found[0].name == "WhatsApp: template alert, hi"
    assert "too many variables" in found[0].detail
    assert "brief" in found[1].detail  # no template at all


def test_without_an_address_the_doctor_says_what_is_left_out(settings: WhatsAppSettings) -> None:
    found = broken(replace(settings, public_url=None))
    assert "SMARTRETAIL_PUBLIC_URL" in found[0].remedy
