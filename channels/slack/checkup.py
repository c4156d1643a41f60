"""Looks at the Slack app from both ends: what its tokens may do, and whether Slack's requests arrive.

The request URL is tried the way Slack itself tries it, with a signed challenge: that holds the
address, the proxy in front and the signing secret to account at once.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx

from channels.slack.manifest import BOT_SCOPES
from core.errors import SmartRetailError
from core.finding import Finding

if TYPE_CHECKING:
    from channels.slack.settings import SlackSettings
    from core.clock import Clock
    from core.ports import InstallationLedger

_EVENTS = "/channels/slack/events"
_UNCHANGED = "Check that the proxy passes /channels/slack/ on unchanged, by POST."
_NETWORK = "Check that this machine reaches Slack: its network, its proxy, SMARTRETAIL_SLACK_BASE_URL."


def checkup(settings: SlackSettings, installations: InstallationLedger, clock: Clock) -> list[Finding]:
    """Return what was found; a broken thing is a finding, never an exception."""
    return [*_findings(settings, installations, clock)]


def _findings(settings: SlackSettings, installations: InstallationLedger, clock: Clock) -> Iterator[Finding]:
    if settings.bot_token:
        yield from _token(settings, "bot token", settings.bot_token)
    for team in installations.teams():
        name = f"workspace {team}"
        try:
            kept = installations.of(team)
        except SmartRetailError as error:
            yield _broken(name, error.message, "Install the app there again at /channels/slack/install.")
            continue
        if kept is not None:
            yield from _token(settings, name, kept.bot_token)
    if settings.app_token:
        yield _socket(settings)
    if settings.public_url:
        yield _address(settings, settings.public_url, clock)
    elif not settings.app_token:
        yield _broken(
            "request URL",
            "Slack cannot reach this server",
            "Set SMARTRETAIL_PUBLIC_URL, or SMARTRETAIL_SLACK_APP_TOKEN for Socket Mode.",
        )


def _token(settings: SlackSettings, name: str, token: str) -> Iterator[Finding]:
    try:
        answer = _ask(settings, "auth.test", token)
        told = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        yield _broken(name, f"Slack did not answer ({type(error).__name__})", _NETWORK)
        return
    if not told.get("ok"):
        yield _broken(
            name, f"Slack refused it: {told.get('error')}", "Install the app again and set its new token."
        )
        return
    yield Finding(f"Slack: {name}", True, f"{told.get('team')}, as {told.get('user')}")
    granted = {
        scope.strip() for scope in answer.headers.get("x-oauth-scopes", "").split(",") if scope.strip()
    }
    missing = [scope for scope in BOT_SCOPES if scope not in granted]
    if missing and granted:
        remedy = "Update the app from `smartretail slack manifest`, then install it again."
        yield _broken(f"{name}, scopes", f"missing: {', '.join(missing)}", remedy)
    elif granted:
        yield Finding(f"Slack: {name}, scopes", True, f"all {len(BOT_SCOPES)} granted")


def _socket(settings: SlackSettings) -> Finding:
    name = "Socket Mode"
    remedy = "Make an app-level token with the scope connections:write and set SMARTRETAIL_SLACK_APP_TOKEN."
    try:
        told = _ask(settings, "apps.connections.open", settings.app_token).json()
    except (httpx.HTTPError, ValueError) as error:
        return _broken(name, f"Slack did not answer ({type(error).__name__})", _NETWORK)
    if not told.get("ok"):
        return _broken(name, f"Slack refused the token: {told.get('error')}", remedy)
    return Finding(f"Slack: {name}", True, "Slack gave an address to connect to")


def _address(settings: SlackSettings, public_url: str, clock: Clock) -> Finding:
    name, url = "request URL", public_url.rstrip("/") + _EVENTS
    challenge = secrets.token_urlsafe(12)
    try:
        answer = _challenged(settings, url, challenge, settings.signing_secret, clock)
        if answer.status_code == 200 and challenge in answer.text:
            forged = _challenged(settings, url, challenge, secrets.token_hex(16), clock)
            if forged.status_code == 403:
                return Finding(f"Slack: {name}", True, f"{url} takes what Slack signs, and nothing else")
            detail = f"{url} answers {forged.status_code} to what is wrongly signed, and must refuse it (403)"
            return _broken(name, detail, _UNCHANGED)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        remedy = "Check that the address is public, its certificate holds and the server runs."
        return _broken(name, f"{url} does not answer ({type(error).__name__})", remedy)
    if answer.is_redirect:
        return _broken(
            name,
            f"{url} leads on to {answer.headers.get('location', '')}",
            "Slack follows none: set SMARTRETAIL_PUBLIC_URL and the app's addresses to where it leads.",
        )
    remedy = (
        "The server there has another signing secret, or its clock is off by more than five minutes: set the "
        "same SMARTRETAIL_SLACK_SIGNING_SECRET."
        if answer.status_code == 403
        else _UNCHANGED
    )
    return _broken(name, f"{url} answers {answer.status_code}", remedy)


def _challenged(
    settings: SlackSettings, url: str, challenge: str, secret: str, clock: Clock
) -> httpx.Response:
    """Return the answer to Slack's own question, signed with a secret."""
    body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
    timestamp = str(int(clock.now().timestamp()))
    base = b"v0:" + timestamp.encode() + b":" + body
    headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": f"v0={hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()}",
    }
    return httpx.post(url, content=body, headers=headers, timeout=settings.timeout_s, trust_env=False)


def _ask(settings: SlackSettings, method: str, token: str) -> httpx.Response:
    return httpx.post(
        settings.base_url + method,
        headers={"Authorization": f"Bearer {token}"},
        timeout=settings.timeout_s,
        trust_env=False,
    )


def _broken(name: str, detail: str, remedy: str) -> Finding:
    return Finding(f"Slack: {name}", False, detail, remedy)
