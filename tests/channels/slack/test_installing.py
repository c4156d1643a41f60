from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx2 import Response

from channels.slack.adapter import SlackAdapter
from channels.slack.inbound import event_to_message
from channels.slack.manifest import BOT_SCOPES
from core.errors import ExternalError, InputError
from tests.channels.fakes import NOON, MovableClock, reply_to
from tests.channels.slack.conftest import Stage
from tests.channels.slack.fakes import MemoryInstallations
from tests.channels.slack.signing import SETTINGS, event_body, post_event

INSTALL, REDIRECT = "/channels/slack/install", "/channels/slack/oauth_redirect"


def begun(stage: Stage) -> tuple[str, str]:
    answer = stage.client.get(INSTALL, follow_redirects=False)
    assert answer.status_code == 302
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Secure" in cookie
    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert asked["scope"] == [",".join(BOT_SCOPES)]
    assert asked["redirect_uri"] == ["https://copilot.example.com/channels/slack/oauth_redirect"]
    return asked["state"][0], cookie.partition(";")[0].partition("=")[2]


def finished(stage: Stage, state: str, nonce: str, **query: str) -> Response:
    stage.client.cookies.clear()
    return stage.client.get(
        REDIRECT,
        params={"state": state, "code": "granted", **query},
        headers={"cookie": f"smartretail_slack_state={nonce}"},
    )


def test_a_workspace_installs_the_app_and_is_written_to_with_its_own_token(stage: Stage) -> None:
    answer = finished(stage, *begun(stage))
    assert answer.status_code == 200
    assert "installed" in answer.text
    assert "xoxb" not in answer.text
    [exchange] = [call for call in stage.calls if call.path.endswith("oauth.v2.access")]
    assert exchange.form["code"] == ["granted"]
    assert exchange.form["client_secret"] == ["client-secret"]
    assert "authorization" not in exchange.headers
    kept = stage.parts.installations.kept["T7"]
    assert (kept.bot_token, kept.scopes) == ("xoxb-granted", ("chat:write", "commands"))
    assert "xoxb" not in repr(kept)


def test_an_installation_begun_elsewhere_too_long_ago_or_declined_keeps_nothing(stage: Stage) -> None:
    state, nonce = begun(stage)
    _, other = begun(stage)
    assert finished(stage, state, other).status_code == 403
    assert finished(stage, state, "").status_code == 403
    assert finished(stage, "forged", nonce).status_code == 403
    assert finished(stage, state, nonce, code="", error="access_denied").status_code == 400
    stage.world.clock.advance(601)
    assert finished(stage, state, nonce).status_code == 403
    assert stage.parts.installations.kept == {}


def test_a_code_that_slack_does_not_honour_keeps_nothing(stage: Stage) -> None:
    stage.api.refuse["oauth.v2.access"] = "invalid_code"
    assert finished(stage, *begun(stage)).status_code == 502
    assert stage.parts.installations.kept == {}


@pytest.mark.parametrize(
    ("event", "stays"),
    [
        ({"type": "app_uninstalled"}, False),
        ({"type": "tokens_revoked", "tokens": {"bot": ["UBOT7"]}}, False),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U70"]}}, True),
    ],
)
def test_a_workspace_that_took_the_app_away_is_forgotten(
    stage: Stage, event: dict[str, object], stays: bool
) -> None:
    finished(stage, *begun(stage))
    body = event_body(**event, channel=None, user=None, text=None, ts=None) | {"team_id": "T7"}
    assert post_event(stage.client, body).status_code == 200
    assert ("T7" in stage.parts.installations.kept) is stays


def test_who_installed_nothing_is_not_written_to() -> None:
    oauth_only = replace(SETTINGS, bot_token="", client_id="1.2", client_secret="s")
    adapter = SlackAdapter(oauth_only, MovableClock(), installations=MemoryInstallations())
    message = event_to_message(event_body(), NOON)
    with pytest.raises(ExternalError) as refused:
        adapter.send(adapter.render(message, reply_to(message))[0])
    assert refused.value.code == "slack_not_installed"
    assert refused.value.details["retryable"] is False


def test_half_of_an_apps_credentials_is_an_error() -> None:
    with pytest.raises(InputError, match="both or neither"):
        replace(SETTINGS, client_id="1.2")
