"""Signs requests as Slack does, with Slack's own library."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from fastapi.testclient import TestClient
from httpx2 import Response
from slack_sdk.signature import SignatureVerifier

from channels.slack.settings import SlackSettings
from tests.channels.fakes import NOON

SECRET = "slack-signing-secret"
BOT_TOKEN = "xoxb-secret"
SETTINGS = SlackSettings(SECRET, BOT_TOKEN)
EVENTS = "/channels/slack/events"
BOT = "UBOT"


def event_body(**event: Any) -> dict[str, Any]:
    fields = {
        "type": "app_mention",
        "user": "U1",
        "team": "T1",
        "channel": "C1",
        "channel_type": "channel",
        "ts": "1763812800.000100",
        "text": f"<@{BOT}> what will stock out",
    }
    return {
        "type": "event_callback",
        "team_id": "T1",
        "api_app_id": "A1",
        "event_id": "Ev1",
        "event": {name: value for name, value in {**fields, **event}.items() if value is not None},
        "authorizations": [{"team_id": "T1", "user_id": BOT, "is_bot": True}],
    }


def direct(**event: Any) -> dict[str, Any]:
    return event_body(**{"type": "message", "channel": "D1", "channel_type": "im", "text": "hi", **event})


def headers(body: bytes, age_s: int = 0) -> dict[str, str]:
    timestamp = str(int(NOON.timestamp()) - age_s)
    signed = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return {"x-slack-request-timestamp": timestamp, "x-slack-signature": str(signed)}


def post_event(
    client: TestClient, body: dict[str, Any], age_s: int = 0, retry: str | None = None
) -> Response:
    raw = json.dumps(body).encode()
    sent = {"content-type": "application/json", **headers(raw, age_s)}
    if retry is not None:
        sent |= {"x-slack-retry-num": retry, "x-slack-retry-reason": "http_timeout"}
    return client.post(EVENTS, content=raw, headers=sent)


def post_action(client: TestClient, payload: dict[str, Any]) -> Response:
    raw = urlencode({"payload": json.dumps(payload)}).encode()
    sent = {"content-type": "application/x-www-form-urlencoded", **headers(raw)}
    return client.post(EVENTS, content=raw, headers=sent)


def choice_payload(**changes: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "t",
        "container": {"type": "message", "message_ts": "1763812801.000200", "channel_id": "C1"},
        "channel": {"id": "C1"},
        "message": {"ts": "1763812801.000200", "thread_ts": "1763812800.000100"},
        "actions": [
            {
                "type": "button",
                "block_id": "b",
                "action_id": "smartretail_choice_0",
                "value": "Show the order list",
                "action_ts": "1763812900.000300",
            }
        ],
        **changes,
    }


def post_command(client: TestClient, command: str, text: str = "", **changes: str) -> Response:
    fields = {
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "api_app_id": "A1",
        "command": command,
        "text": text,
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        "response_url": "https://hooks.slack.example/commands/1",
        **changes,
    }
    raw = urlencode(fields).encode()
    sent = {"content-type": "application/x-www-form-urlencoded", **headers(raw)}
    return client.post(EVENTS, content=raw, headers=sent)


def pressed_at_home(action_id: str, value: str, user: str = "U1") -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": user, "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "trigger",
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "type": "home"},
        "actions": [
            {"type": "button", "block_id": "b", "action_id": action_id, "value": value, "action_ts": "17.3"}
        ],
    }


def submitted(callback_id: str, values: dict[str, Any], user: str = "U1") -> dict[str, Any]:
    return {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": user, "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": "trigger",
        "view": {
            "id": "V1",
            "type": "modal",
            "callback_id": callback_id,
            "hash": "h",
            "state": {"values": {name: {name: value} for name, value in values.items()}},
        },
    }


def chosen_option(value: str, text: str) -> dict[str, Any]:
    return {"selected_option": {"value": value, "text": {"type": "plain_text", "text": text}}}
