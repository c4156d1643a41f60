"""Socket Mode: events over a connection this server opens, for a place the outside cannot reach.

Slack hands out an address, sends envelopes, and wants each acknowledged within three seconds;
what is not acknowledged comes again, here or over the next connection. An envelope is
acknowledged only once its message is durable. Slack closes connections now and then, and says so.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from core.errors import ExternalError

if TYPE_CHECKING:
    import aiohttp
    from slack_bolt.async_app import AsyncApp

    from channels.slack.web import SlackWeb

PING_S = 10.0
SLOWEST_RETRY_S = 30.0
_ENVELOPES = frozenset({"events_api", "interactive", "slash_commands"})

log = logging.getLogger("smartretail.slack")


class SocketMode:
    """Keeps one connection open until it is stopped."""

    def __init__(self, app: AsyncApp, web: SlackWeb, app_token: str, *, first_retry_s: float = 1.0) -> None:
        self._app = app
        self._web = web
        self._app_token = app_token
        self._first_retry_s = first_retry_s

    async def run(self) -> None:
        """Connect, serve, and connect again; ends only when cancelled."""
        failures = 0
        while True:
            try:
                await self._serve(await self._address())
                failures = 0
            except (ExternalError, OSError, TimeoutError, _client_error()) as error:
                failures += 1
                reason = error.message if isinstance(error, ExternalError) else type(error).__name__
                log.warning("slack_socket_lost", extra={"fields": {"reason": reason}})
                pause = min(self._first_retry_s * 2 ** (failures - 1), SLOWEST_RETRY_S)
                await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - jitter

    async def _address(self) -> str:
        opened = await self._web.call_with(self._app_token, "apps.connections.open", {}, form=True)
        return str(opened.get("url") or "")

    async def _serve(self, address: str) -> None:
        """Serve one connection until Slack ends it."""
        import aiohttp  # noqa: PLC0415 - only where Socket Mode is on

        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, heartbeat=PING_S) as socket,
            asyncio.TaskGroup() as handled,
        ):
            async for frame in socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                envelope: Mapping[str, Any] = json.loads(frame.data)
                if envelope.get("type") == "disconnect":
                    break
                if envelope.get("type") in _ENVELOPES:
                    handled.create_task(self._take(socket, envelope))

    async def _take(self, socket: aiohttp.ClientWebSocketResponse, envelope: Mapping[str, Any]) -> None:
        """Hand an envelope to the app; acknowledge it if the app did."""
        from slack_bolt.async_app import AsyncBoltRequest  # noqa: PLC0415 - slow to import

        request = AsyncBoltRequest(mode="socket_mode", body=dict(envelope.get("payload") or {}))
        response = await self._app.async_dispatch(request)
        if response.status != 200:
            return  # it was not stored: Slack sends it again
        told: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        if response.body:
            is_json = "json" in str(response.headers.get("content-type", [""])[0])
            told["payload"] = json.loads(response.body) if is_json else {"text": response.body}
        with suppress(ConnectionError):  # unacknowledged, it comes again and is a repeat then
            await socket.send_str(json.dumps(told))


def _client_error() -> type[Exception]:
    import aiohttp  # noqa: PLC0415 - only where Socket Mode is on

    return aiohttp.ClientError
