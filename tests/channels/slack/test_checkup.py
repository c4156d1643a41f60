from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_sdk.signature import Clock, SignatureVerifier

from channels.slack.checkup import checkup
from channels.slack.manifest import BOT_SCOPES, manifest
from core.ports import Installation
from tests.channels.fakes import NOON, MovableClock
from tests.channels.loopback import Answer, Request, provider
from tests.channels.slack.fakes import MemoryInstallations, pointed_at
from tests.channels.slack.signing import SECRET, SETTINGS


class FixedClock(Clock):
    def now(self) -> float:
        return NOON.timestamp()


def looked(
    answer: dict[str, Any], status: int = 200, *, refuses: bool = True, **changes: Any
) -> dict[str, tuple[bool | None, str]]:
    def slack(request: Request) -> Answer:
        if request.path.endswith("/events"):
            signed = SignatureVerifier(SECRET, FixedClock()).is_valid_request(request.raw, request.headers)
            return (status if signed or not refuses else 403), {"challenge": request.json["challenge"]}
        return 200, answer

    kept = Installation("T7", "Second", "xoxb-7", "UB", BOT_SCOPES, "U7", NOON)
    with provider(slack) as (url, _):
        settings = replace(pointed_at(SETTINGS, url), public_url=url, **changes)
        found = checkup(settings, MemoryInstallations({"T7": kept}), MovableClock())
    assert all(one.remedy for one in found if one.ok is False)
    assert "xoxb" not in repr(found)
    return {one.name: (one.ok, one.detail) for one in found}


def test_a_sound_app_is_found_sound_from_both_ends() -> None:
    found = looked({"ok": True, "team": "Shop", "user": "smartretail"}, app_token="xapp-1")
    assert {name: ok for name, (ok, _) in found.items()} == {
        "Slack: bot token": True,
        "Slack: workspace T7": True,
        "Slack: Socket Mode": True,
        "Slack: request URL": True,
    }


def test_what_is_wrong_is_named_with_its_remedy() -> None:
    found = looked({"ok": False, "error": "token_revoked"}, status=403)
    assert found["Slack: bot token"] == (False, "Slack refused it: token_revoked")
    assert found["Slack: request URL"][0] is False


def test_a_request_url_that_takes_what_is_forged_is_told() -> None:
    found = looked({"ok": True}, refuses=False)
    assert found["Slack: request URL"][0] is False
    assert "wrongly signed" in found["Slack: request URL"][1]


def test_a_request_url_that_leads_elsewhere_is_told() -> None:
    found = looked({"ok": True}, status=301)
    assert (found["Slack: request URL"][0], "leads on" in found["Slack: request URL"][1]) == (False, True)


def test_without_an_address_or_a_socket_slack_cannot_reach_the_server() -> None:
    with provider(lambda request: (200, {"ok": True})) as (url, _):
        found = checkup(pointed_at(SETTINGS, url), MemoryInstallations(), MovableClock())
    assert [one.name for one in found if one.ok is False] == ["Slack: request URL"]


def test_the_manifest_asks_for_what_the_door_listens_to() -> None:
    made = manifest("https://shop.example/")
    assert (
        made["settings"]["event_subscriptions"]["request_url"] == "https://shop.example/channels/slack/events"
    )
    assert {one["command"] for one in made["features"]["slash_commands"]} == {
        "/forecast", "/price", "/stock", "/ask", "/brief",
    }  # fmt: skip
    offline = manifest(None, socket_mode=True)
    assert "http" not in str(offline)
    assert offline["settings"]["socket_mode_enabled"] is True
