"""The Bolt app: which of Slack's events become messages. It makes no call of its own.

Bolt asks Slack who the app is before it handles an event; that call would stand between the
event and its acknowledgement, and each event says it anyway, so `_authorize` reads it there.
A listener runs before the response: what the inbox could not store is answered with 500 and
comes again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi.concurrency import run_in_threadpool
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from channels.slack.assistant import accompany, is_in_pane, listen_to_assistant, name_thread
from channels.slack.commands import listen_to_commands
from channels.slack.feedback import listen_to_feedback
from channels.slack.home import is_of_home, listen_to_home, pressed_by, publish_after
from channels.slack.inbound import (
    CHANNEL,
    CHOICE_ACTION,
    action_to_message,
    bot_user_of,
    chosen,
    event_to_message,
    is_direct,
    is_from_a_person,
    root_of,
)
from channels.slack.installing import listen_to_installs
from channels.slack.room import Room, within
from channels.slack.settings import SlackSettings
from channels.slack.thresholds import listen_to_thresholds
from channels.slack.what_if import listen_to_what_if
from core.errors import InputError

log = logging.getLogger("smartretail.slack")
_QUIET = logging.getLogger("smartretail.slack.bolt")
_QUIET.disabled = True  # Bolt logs bodies; what matters is logged here


def build_bolt_app(room: Room) -> AsyncApp:
    """Return the app: what is said first, then commands, views and forms, then the rest, ignored."""
    settings = room.door.settings
    app = AsyncApp(
        name="smartretail",
        logger=_QUIET,
        client=AsyncWebClient(base_url=settings.base_url, timeout=settings.timeout_s, logger=_QUIET),
        authorize=_authorize(settings),
        request_verification_enabled=False,  # channels.slack.signature did it
        process_before_response=True,
    )

    async def ignore(ack: AsyncAck) -> None:
        await ack()

    async def on_error(error: Exception) -> None:
        log.error("slack_event_failed", extra={"fields": {"error": type(error).__name__}})

    _listen_to_talk(app, room)
    listen_to_commands(app, room)
    listen_to_home(app, room)
    listen_to_assistant(app, room)
    listen_to_what_if(app, room)
    listen_to_thresholds(app, room)
    listen_to_feedback(app, room)
    listen_to_installs(app, room)
    app.event(re.compile(".*"))(ignore)
    app.action(re.compile(".*"))(ignore)
    app.error(on_error)
    return app


def _listen_to_talk(app: AsyncApp, room: Room) -> None:
    """Register mentions, direct messages, what is added in our threads, and pressed choices."""
    clock = room.door.clock

    async def take_event(body: dict[str, Any]) -> None:
        try:
            message = event_to_message(body, clock.now())
        except InputError as error:  # a repeat would be no better, so it is acknowledged
            log.warning("slack_event_unusable", extra={"fields": {"reason": error.message}})
            return
        receipt = await room.door.inbox.accept(message)
        if is_in_pane(message) and not receipt.duplicate:
            team, _, user = message.address.partition(":")
            visitor = await room.visitor(team, user)
            room.later(accompany(room, visitor, message))
            room.later(name_thread(room, visitor, message))

    async def on_mention(body: dict[str, Any], event: dict[str, Any]) -> None:
        if is_from_a_person(event, bot_user_of(body)):
            await take_event(body)

    async def on_message(body: dict[str, Any], event: dict[str, Any]) -> None:
        bot_user_id = bot_user_of(body)
        if not is_from_a_person(event, bot_user_id):
            return
        if is_direct(event) or await _continues_our_thread(body, event, bot_user_id, room):
            await take_event(body)

    async def on_choice(ack: AsyncAck, body: dict[str, Any]) -> None:
        if is_of_home(body):
            await _take_from_home(room, body)
            await ack()
            return
        try:
            message = action_to_message(body, clock.now())
        except InputError as error:
            log.warning("slack_action_unusable", extra={"fields": {"reason": error.message}})
            message = None
        if message is not None:
            receipt = await room.door.inbox.accept(message)
            if room.has_home(message.address) and not receipt.duplicate:
                team, _, user = message.address.partition(":")
                room.later(publish_after(room, team, user, message))
        await ack()

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)
    app.action(re.compile(f"^{CHOICE_ACTION}"))(on_choice)


async def _take_from_home(room: Room, body: dict[str, Any]) -> None:
    """Take what a button on the Home tab stands for; the answer comes in the direct conversation."""
    action = chosen(body)
    team, user = pressed_by(body)
    if action is None or not action.get("value"):
        return
    visitor = await room.visitor(team, user)
    message = await within(
        room.say(visitor, str(action["value"]), f"home:{action.get('action_ts')}", pressed=True)
    )
    room.later(publish_after(room, team, user, message))


async def _continues_our_thread(
    body: dict[str, Any], event: dict[str, Any], bot_user_id: str | None, room: Room
) -> bool:
    team = str(body.get("team_id") or "")
    root = root_of(event, team)
    if root is None:
        return False
    if bot_user_id is not None and event.get("parent_user_id") == bot_user_id:
        return True
    home = event.get("user_team") or event.get("team") or team
    stored = await run_in_threadpool(room.door.messages.find, CHANNEL, root)
    return stored is not None and stored.message.address == f"{home}:{event.get('user')}"


def _authorize(settings: SlackSettings) -> Callable[..., Awaitable[AuthorizeResult]]:
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=settings.bot_token)

    return authorize
