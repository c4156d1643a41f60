from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.slack.settings import SlackSettings
from core.context import PRESSED
from core.errors import InputError
from core.message import InboundMessage
from tests.channels.fakes import NOON, World
from tests.channels.slack.signing import (
    BOT,
    BOT_TOKEN,
    EVENTS,
    SECRET,
    SETTINGS,
    choice_payload,
    direct,
    event_body,
    headers,
    post_action,
    post_event,
)


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts(slack=SETTINGS)))


def only(world: World) -> InboundMessage:
    [message] = world.inbox.messages.values()
    return message


def test_a_mention_is_stored_for_its_thread_and_acknowledged(client: TestClient, world: World) -> None:
    assert post_event(client, event_body()).status_code == 200
    message = only(world)
    assert message.message_id == "T1:C1:1763812800.000100"
    assert message.address == "T1:U1"
    assert message.text == "what will stock out"
    assert message.conversation_id == "slack:T1:C1:1763812800.000100:U1"
    assert dict(message.route) == {"channel": "C1", "thread_ts": "1763812800.000100"}


def test_a_direct_message_belongs_to_its_channel_and_is_answered_there(
    client: TestClient, world: World
) -> None:
    assert post_event(client, direct()).status_code == 200
    message = only(world)
    assert message.conversation_id == "slack:T1:D1"
    assert dict(message.route) == {"channel": "D1"}


def test_a_direct_message_in_a_thread_stays_in_it(client: TestClient, world: World) -> None:
    post_event(client, direct(thread_ts="1763812000.000100"))
    assert only(world).route["thread_ts"] == "1763812000.000100"


def test_a_mention_that_also_arrives_as_a_message_is_one_message(client: TestClient, world: World) -> None:
    post_event(client, event_body())
    post_event(client, event_body(type="message"))
    assert world.inbox.accepted == 1


def test_a_retried_event_is_acknowledged_and_stored_once(client: TestClient, world: World) -> None:
    assert post_event(client, event_body()).status_code == 200
    assert post_event(client, event_body(), retry="1").status_code == 200
    assert world.inbox.accepted == 1


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message", "bot_id": "B1", "user": None},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"user": BOT},
        {"user": None},
        {"hidden": True},
    ],
)
def test_bots_edits_and_ourselves_are_ignored(
    client: TestClient, world: World, event: dict[str, object]
) -> None:
    assert post_event(client, direct(**event)).status_code == 200
    assert world.inbox.messages == {}


def test_talk_in_a_channel_that_is_not_ours_is_ignored(client: TestClient, world: World) -> None:
    assert post_event(client, event_body(type="message", text="lunch?")).status_code == 200
    thread = event_body(type="message", text="lunch?", ts="2.0", thread_ts="1.0")
    assert post_event(client, thread).status_code == 200
    assert world.inbox.messages == {}


def test_what_the_same_person_adds_in_our_thread_needs_no_mention(client: TestClient, world: World) -> None:
    post_event(client, event_body())
    more = {"type": "message", "text": "and in Mumbai?", "thread_ts": "1763812800.000100"}
    post_event(client, event_body(**more, ts="1763812860.000100"))
    post_event(client, event_body(**more, ts="1763812870.000100", user="U2"))
    texts = [message.text for message in world.inbox.messages.values()]
    assert texts == ["what will stock out", "and in Mumbai?"]
    assert len({message.conversation_id for message in world.inbox.messages.values()}) == 1


def test_two_people_of_one_thread_have_a_conversation_each(client: TestClient, world: World) -> None:
    post_event(client, event_body())
    post_event(client, event_body(user="U2", ts="1763812870.000100", thread_ts="1763812800.000100"))
    first, second = world.inbox.messages.values()
    assert first.conversation_id != second.conversation_id
    assert first.route == second.route


def test_a_reply_in_a_thread_we_began_needs_no_mention(client: TestClient, world: World) -> None:
    reply = event_body(type="message", text="yes", ts="2.0", thread_ts="1.0", parent_user_id=BOT)
    assert post_event(client, reply).status_code == 200
    assert only(world).text == "yes"


def test_a_guest_of_a_shared_channel_is_known_by_the_own_workspace(client: TestClient, world: World) -> None:
    post_event(client, event_body(team="T9", user_team="T9"))
    assert only(world).address == "T9:U1"


def test_files_become_attachments(client: TestClient, world: World) -> None:
    file = {"name": "bill.jpg", "mimetype": "image/jpeg", "url_private": "https://files.slack.com/bill.jpg"}
    post_event(client, direct(subtype="file_share", files=[file]))
    [attachment] = only(world).attachments
    assert (attachment.name, attachment.url) == ("bill.jpg", "https://files.slack.com/bill.jpg")


@pytest.mark.parametrize(
    ("file", "url", "size"),
    [
        ({"name": "a.pdf", "size": 31_457_280, "url_private": "https://x/a"}, "https://x/a", 31_457_280),
        ({"id": "F1", "mode": "file_access", "file_access": "check_file_info"}, "slack-file:T1:F1", None),
        ({"id": "F1", "mode": "hidden_by_limit"}, None, None),
        ({"id": "F1", "mode": "tombstone"}, None, None),
    ],
)  # fmt: skip
def test_what_slack_tells_of_a_file_goes_with_it(
    client: TestClient, world: World, file: dict[str, Any], url: str | None, size: int | None
) -> None:
    post_event(client, direct(subtype="file_share", files=[file]))
    [attachment] = only(world).attachments
    assert (attachment.url, attachment.size_bytes) == (url, size)


def test_a_pressed_choice_says_what_it_stands_for(client: TestClient, world: World) -> None:
    post_event(client, event_body())
    assert post_action(client, choice_payload()).status_code == 200
    question, pressed = world.inbox.messages.values()
    assert pressed.text == "Show the order list"
    assert pressed.address == "T1:U1"
    assert pressed.conversation_id == question.conversation_id
    assert pressed.route == question.route
    assert (pressed.context, question.context) == ({PRESSED: True}, {})


def test_a_choice_pressed_twice_at_once_by_slack_is_one_message(client: TestClient, world: World) -> None:
    assert [post_action(client, choice_payload()).status_code for _ in range(2)] == [200, 200]
    assert world.inbox.accepted == 1


def test_a_choice_in_a_direct_message_is_answered_there(client: TestClient, world: World) -> None:
    payload = choice_payload(
        channel={"id": "D1"},
        message={"ts": "1763812801.000200"},
        container={"message_ts": "1763812801.000200"},
    )
    post_action(client, payload)
    assert only(world).conversation_id == "slack:T1:D1"


def test_other_actions_and_events_are_acknowledged_and_ignored(client: TestClient, world: World) -> None:
    other = choice_payload(actions=[{"type": "button", "action_id": "x", "block_id": "b", "action_ts": "1"}])
    assert post_action(client, other).status_code == 200
    assert post_event(client, event_body(type="reaction_added", item={})).status_code == 200
    assert world.inbox.messages == {}


def test_slack_may_check_the_address(client: TestClient) -> None:
    answer = post_event(client, {"type": "url_verification", "challenge": "abc", "token": "t"})
    assert answer.status_code == 200
    assert answer.json() == {"challenge": "abc"}


@pytest.mark.parametrize("age_s", [301, -301, 10_000])
def test_a_request_older_or_newer_than_five_minutes_is_refused(
    client: TestClient, world: World, age_s: int
) -> None:
    assert post_event(client, event_body(), age_s=age_s).status_code == 403
    assert world.inbox.messages == {}


@pytest.mark.parametrize(
    ("timestamp", "signature"),
    [
        (None, None),
        ("", ""),
        (str(int(NOON.timestamp())), "v0=00"),
        (str(int(NOON.timestamp())), ""),
        ("not-a-number", "v0=00"),
        ("9" * 400, "v0=00"),
        ("١٧٦٣٨١٢٨٠٠", "v0=00"),
        (str(int(NOON.timestamp())), "v0=é"),
    ],
)
def test_an_unsigned_event_is_refused_and_not_stored(
    client: TestClient, world: World, timestamp: str | None, signature: str | None
) -> None:
    given = [("x-slack-request-timestamp", timestamp), ("x-slack-signature", signature)]
    sent = [(name.encode(), value.encode()) for name, value in given if value is not None]
    answer = client.post(EVENTS, content=json.dumps(event_body()).encode(), headers=sent)
    assert answer.status_code == 403
    assert world.inbox.messages == {}


def test_a_changed_body_breaks_the_signature(client: TestClient, world: World) -> None:
    signed = headers(json.dumps(event_body()).encode())
    answer = client.post(EVENTS, content=json.dumps(event_body(user="U2")).encode(), headers=signed)
    assert answer.status_code == 403
    assert world.inbox.messages == {}


@pytest.mark.parametrize("body", [b"{broken", b"", b"[1]", b"null", b'{"team": 3}'])
def test_a_signed_body_that_cannot_be_read_harms_nothing(
    client: TestClient, world: World, body: bytes
) -> None:
    answer = client.post(EVENTS, content=body, headers={"content-type": "application/json", **headers(body)})
    assert answer.status_code in (200, 400, 404)
    assert world.inbox.messages == {}


def test_an_event_without_a_channel_is_acknowledged_since_a_repeat_is_no_better(
    client: TestClient, world: World
) -> None:
    assert post_event(client, event_body(channel=None)).status_code == 200
    assert world.inbox.messages == {}


def test_an_event_that_cannot_be_stored_is_not_acknowledged(
    client: TestClient, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.inbox.fails = True
    with caplog.at_level(logging.DEBUG):
        assert post_event(client, event_body()).status_code == 500
    assert "slack_event_failed" in caplog.text


def test_the_log_holds_neither_bodies_nor_signatures(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        post_event(client, direct(text="my secret words"))
        client.post(EVENTS, content=b"my secret words", headers={"x-slack-signature": "v0=abc"})
        post_event(client, event_body(type="unheard_of", text="my secret words"))
    assert "secret" not in caplog.text
    assert "v0=" not in caplog.text


def test_settings_hide_the_secrets_and_refuse_empty_ones() -> None:
    assert SECRET not in repr(SETTINGS)
    assert BOT_TOKEN not in repr(SETTINGS)
    with pytest.raises(InputError):
        SlackSettings(" ", BOT_TOKEN)
