"""Slack's webhook: verify, hand to Bolt, acknowledge within three seconds. Beside it, installations."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response

from channels.slack.installing import add_installing
from channels.slack.room import Room
from channels.slack.signature import is_signed

if TYPE_CHECKING:
    from channels.slack.door import SlackDoor


def slack_router(door: SlackDoor) -> APIRouter:
    """Return the webhook for events, commands, buttons and forms, and the installation pages.

    With an app-level token the same app also listens over a socket of its own.
    """
    from slack_bolt.adapter.starlette.async_handler import (  # noqa: PLC0415  # slow to import
        to_async_bolt_request,
        to_starlette_response,
    )

    from channels.slack.bolt_app import build_bolt_app  # noqa: PLC0415  # slow to import
    from channels.slack.socket_mode import SocketMode  # noqa: PLC0415  # with it

    room = Room(door)
    app = build_bolt_app(room)

    @asynccontextmanager
    async def listening(served: FastAPI) -> AsyncGenerator[None]:
        del served
        token = door.settings.app_token
        task = asyncio.create_task(SocketMode(app, room.web, token).run()) if token else None
        try:
            yield
        finally:
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await room.close()

    router = APIRouter(prefix="/channels/slack", include_in_schema=False, lifespan=listening)

    @router.post("/events")
    async def events(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        body = await request.body()
        signed = is_signed(
            door.settings.signing_secret,
            body,
            request.headers.get("x-slack-request-timestamp"),
            request.headers.get("x-slack-signature"),
            door.clock.now().timestamp(),
        )
        if not signed:
            raise HTTPException(403, "The Slack signature is missing, too old or does not hold.")
        try:
            bolt_request = to_async_bolt_request(request, body)
        except (ValueError, TypeError, AttributeError) as error:  # of JSON that is no object, Bolt raises all
            raise HTTPException(400, "The signed body cannot be read.") from error
        return to_starlette_response(await app.async_dispatch(bolt_request))

    if door.settings.installable:
        add_installing(router, door, room.web)
    return router
