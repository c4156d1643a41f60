"""Slack's one webhook: verify, hand to Bolt, acknowledge within three seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from channels.slack.inbound import CHANNEL
from channels.slack.signature import is_signed

if TYPE_CHECKING:
    from channels.slack.settings import SlackSettings
    from core.clock import Clock
    from core.ports import Inbox, MessageLedger


def slack_router(settings: SlackSettings, inbox: Inbox, messages: MessageLedger, clock: Clock) -> APIRouter:
    """Return the webhook for events, buttons and Slack's own checks of the address."""
    from slack_bolt.adapter.starlette.async_handler import (  # noqa: PLC0415  # slow to import
        to_async_bolt_request,
        to_starlette_response,
    )

    from channels.slack.bolt_app import build_bolt_app  # noqa: PLC0415  # slow to import

    async def knows_thread(root_id: str, address: str) -> bool:
        stored = await run_in_threadpool(messages.find, CHANNEL, root_id)
        return stored is not None and stored.message.address == address

    app = build_bolt_app(settings, inbox.accept, knows_thread, clock)
    router = APIRouter(prefix="/channels/slack", include_in_schema=False)

    @router.post("/events")
    async def events(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        body = await request.body()
        signed = is_signed(
            settings.signing_secret,
            body,
            request.headers.get("x-slack-request-timestamp"),
            request.headers.get("x-slack-signature"),
            clock.now().timestamp(),
        )
        if not signed:
            raise HTTPException(403, "The Slack signature is missing, too old or does not hold.")
        try:
            bolt_request = to_async_bolt_request(request, body)
        except ValueError as error:
            raise HTTPException(400, "The signed body cannot be read.") from error
        return to_starlette_response(await app.async_dispatch(bolt_request))

    return router
