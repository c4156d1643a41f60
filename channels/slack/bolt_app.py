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

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from channels.slack.inbound import (
    CHOICE_ACTION,
    action_to_message,
    bot_user_of,
    event_to_message,
    is_direct,
    is_from_a_person,
    root_of,
)
from channels.slack.settings import SlackSettings
from core.clock import Clock
from core.errors import InputError
from core.message import InboundMessage

Take = Callable[[InboundMessage], Awaitable[object]]
KnowsThread = Callable[[str, str], Awaitable[bool]]

log = logging.getLogger("smartretail.slack")
_QUIET = logging.getLogger("smartretail.slack.bolt")
_QUIET.disabled = True  # Bolt logs bodies; what matters is logged here


def build_bolt_app(settings: SlackSettings, take: Take, knows_thread: KnowsThread, clock: Clock) -> AsyncApp:
    """Return the app.

    Args:
        settings: The app's secrets.
        take: Makes a message durable.
        knows_thread: Tells whether the post of that id was a message to us by that address:
            then what the same person adds in the thread needs no mention.
        clock: Stamps what arrives.
    """
    app = AsyncApp(
        name="smartretail",
        logger=_QUIET,
        client=AsyncWebClient(base_url=settings.base_url, timeout=settings.timeout_s, logger=_QUIET),
        authorize=_authorize(settings),
        request_verification_enabled=False,  # channels.slack.signature did it
        process_before_response=True,
    )

    async def take_event(body: dict[str, Any]) -> None:
        try:
            message = event_to_message(body, clock.now())
        except InputError as error:  # a repeat would be no better, so it is acknowledged
            log.warning("slack_event_unusable", extra={"fields": {"reason": error.message}})
            return
        await take(message)

    async def on_mention(body: dict[str, Any], event: dict[str, Any]) -> None:
        if is_from_a_person(event, bot_user_of(body)):
            await take_event(body)

    async def on_message(body: dict[str, Any], event: dict[str, Any]) -> None:
        bot_user_id = bot_user_of(body)
        if not is_from_a_person(event, bot_user_id):
            return
        if is_direct(event) or await _continues_our_thread(body, event, bot_user_id, knows_thread):
            await take_event(body)

    async def on_choice(ack: AsyncAck, body: dict[str, Any]) -> None:
        try:
            message = action_to_message(body, clock.now())
        except InputError as error:
            log.warning("slack_action_unusable", extra={"fields": {"reason": error.message}})
            message = None
        if message is not None:
            await take(message)
        await ack()

    async def ignore(ack: AsyncAck) -> None:
        await ack()

    async def on_error(error: Exception) -> None:
        log.error("slack_event_failed", extra={"fields": {"error": type(error).__name__}})

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)
    app.event(re.compile(".*"))(ignore)
    app.action(re.compile(f"^{CHOICE_ACTION}"))(on_choice)
    app.action(re.compile(".*"))(ignore)
    app.error(on_error)
    return app


async def _continues_our_thread(
    body: dict[str, Any], event: dict[str, Any], bot_user_id: str | None, knows_thread: KnowsThread
) -> bool:
    team = str(body.get("team_id") or "")
    root = root_of(event, team)
    if root is None:
        return False
    if bot_user_id is not None and event.get("parent_user_id") == bot_user_id:
        return True
    home = event.get("user_team") or event.get("team") or team
    return await knows_thread(root, f"{home}:{event.get('user')}")


def _authorize(settings: SlackSettings) -> Callable[..., Awaitable[AuthorizeResult]]:
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=settings.bot_token)

    return authorize
