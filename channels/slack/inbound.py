"""From Slack's events and pressed buttons to messages of ours.

`app_mention` and `message` may both arrive for one post, and Slack repeats what it thinks
was not taken: a message's id is the post itself, `team:channel:ts`, so the inbox drops both
kinds of repeat.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels.slack.markup import plain_text
from core.context import PRESSED
from core.errors import InputError
from core.message import Attachment, InboundMessage
from core.notice import Place

CHANNEL = "slack"
CHOICE_ACTION = "smartretail_choice"
ASK_FOR_FILE = "slack-file:"
"""Begins the address of a file that Slack must be asked for: its workspace and its id follow."""
_SPOKEN_SUBTYPES = (None, "file_share", "thread_broadcast")

Json = Mapping[str, Any]


def bot_user_of(body: Json) -> str | None:
    """Return the user id under which the app was installed, as each event names it."""
    for authorization in body.get("authorizations") or ():
        if authorization.get("is_bot") and authorization.get("user_id"):
            return str(authorization["user_id"])
    return None


def is_from_a_person(event: Json, bot_user_id: str | None) -> bool:
    """Tell whether a person said this anew: no bot, no edit, no deletion, not ourselves."""
    return (
        event.get("subtype") in _SPOKEN_SUBTYPES
        and not event.get("bot_id")
        and not event.get("hidden")
        and bool(event.get("user"))
        and event.get("user") != bot_user_id
    )


def is_direct(event: Json) -> bool:
    """Tell whether the event is a direct message to the app."""
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def root_of(event: Json, team: str) -> str | None:
    """Return the message id of the post that opened the thread, `None` outside of one."""
    thread = event.get("thread_ts")
    return f"{team}:{event.get('channel')}:{thread}" if thread and thread != event.get("ts") else None


def event_to_message(body: Json, received_at: datetime) -> InboundMessage:
    """Convert an `app_mention` or `message` event.

    A direct message outside a thread belongs to the conversation of its channel and is
    answered there; anything else is answered in its thread, which a mention opens. In a
    channel each person of a thread has a conversation of their own: what one may see must
    not reach another through what was said before.
    """
    event: Json = body["event"]
    team, channel, ts = _team(body), _word(event, "channel"), _word(event, "ts")
    thread = event.get("thread_ts") or (None if is_direct(event) else ts)
    return InboundMessage(
        channel=CHANNEL,
        message_id=f"{team}:{channel}:{ts}",
        conversation_id=_conversation(team, channel, thread, _word(event, "user")),
        address=f"{_home_team(event, team)}:{_word(event, 'user')}",
        text=plain_text(str(event.get("text") or ""), bot_user_of(body)),
        received_at=received_at,
        attachments=attachments_of(event, team),
        route=_route(channel, thread),
    )


def action_to_message(payload: Json, received_at: datetime) -> InboundMessage | None:
    """Convert a pressed choice to the message it stands for; `None` for any other action."""
    action = chosen(payload)
    if action is None:
        return None
    user, post = payload.get("user") or {}, payload.get("message") or {}
    team = str((payload.get("team") or {}).get("id") or user.get("team_id") or "")
    channel = _word(payload.get("channel") or {}, "id")
    ts = _word(payload.get("container") or {}, "message_ts")
    direct = channel.startswith("D")
    thread = post.get("thread_ts") or (None if direct else ts)
    pressed_at = _word(action, "action_ts")
    return InboundMessage(
        channel=CHANNEL,
        message_id=f"{team}:{channel}:{pressed_at}:{_word(user, 'id')}",
        conversation_id=_conversation(team, channel, thread, _word(user, "id")),
        address=f"{user.get('team_id') or team}:{_word(user, 'id')}",
        text=str(action.get("value") or ""),
        received_at=received_at,
        route=_route(channel, thread),
        context={PRESSED: True},
    )


def chosen(payload: Json) -> Json | None:
    """Return the pressed choice among what was done, or `None`."""
    for one in payload.get("actions") or ():
        if str(one.get("action_id", "")).startswith(CHOICE_ACTION):
            return one
    return None


def direct_place(team: str, channel: str, address: str) -> Place:
    """Return a person's direct conversation with the app as a place to write into."""
    return Place(CHANNEL, _conversation(team, channel, None, ""), address, _route(channel, None))


def shared_place(address: str, channel: str) -> Place:
    """Return a channel as a place to write into in the name of a person of it, `TEAM:USER`."""
    team, _, user = address.partition(":")
    return Place(CHANNEL, _conversation(team, channel, None, user), address, _route(channel, None))


def team_of(conversation_id: str) -> str:
    """Return the workspace a conversation of ours is in."""
    return conversation_id.split(":", 2)[1]


def _team(body: Json) -> str:
    return _word(body, "team_id")


def _home_team(event: Json, team: str) -> str:
    """The workspace of who writes: in a shared channel it may be another company's."""
    return str(event.get("user_team") or event.get("team") or team)


def _conversation(team: str, channel: str, thread: str | None, user: str) -> str:
    place = f"{CHANNEL}:{team}:{channel}" + (f":{thread}" if thread else "")
    return place if channel.startswith("D") else f"{place}:{user}"


def _route(channel: str, thread: str | None) -> dict[str, str]:
    return {"channel": channel, "thread_ts": thread} if thread else {"channel": channel}


def _word(fields: Json, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"The Slack event has no {name}.")
    return value


def attachments_of(event: Json, team: str) -> tuple[Attachment, ...]:
    """Return the files of a post in a workspace.

    Of a file from another company (Slack Connect) the event names only the id: the rest is asked for
    when it is fetched. One that was deleted, or is hidden by the plan, has no address.
    """
    return tuple(_attachment(file, team) for file in event.get("files") or () if isinstance(file, dict))


def _attachment(file: Json, team: str) -> Attachment:
    size, url = file.get("size"), file.get("url_private_download") or file.get("url_private")
    if file.get("file_access") == "check_file_info":
        url = f"{ASK_FOR_FILE}{team}:{file.get('id')}"
    return Attachment(
        name=str(file.get("name") or file.get("id") or "file"),
        content_type=str(file.get("mimetype") or "application/octet-stream"),
        url=url,
        size_bytes=size if isinstance(size, int) else None,
    )
