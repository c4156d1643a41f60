"""Socket Mode: events over a connection this server opens, for a place the outside cannot reach.

Slack hands out an address, sends envelopes, and wants each acknowledged within three seconds;
what is not acknowledged comes again, here or over the next connection. An envelope is
acknowledged only once its message is durable. Slack closes connections now and then, and says so
before: the next one is opened while the last envelopes of the old one are still answered. Whatever
comes over a connection, or ends it, there is another one after it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from core.errors import ExternalError

if TYPE_CHECKING:
    import aiohttp
    from slack_bolt.async_app import AsyncApp

    from channels.slack.web import SlackWeb

PING_S = 10.0
SLOWEST_RETRY_S = 30.0
DRAIN_S = 10.0
"""For how long a connection that Slack is about to close is still read."""
SHORT_S = 5.0
"""A connection that did not live so long counts as a failed one, whoever ended it."""
_ENVELOPES = frozenset({"events_api", "interactive", "slash_commands"})

log = logging.getLogger("smartretail.slack")


class SocketMode:
    """Keeps one connection open until it is stopped."""

    def __init__(self, app: AsyncApp, web: SlackWeb, app_token: str, *, first_retry_s: float = 1.0) -> None:
        self._app = app
        self._web = web
        self._app_token = app_token
        self._first_retry_s = first_retry_s
        self._serving: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Connect, serve, and connect again; ends only when cancelled."""
        failures = 0
        try:
            while True:
                began, reason, told = time.monotonic(), "closed", False
                try:
                    told = await self._until_leaving(await self._address())
                except Exception as error:  # noqa: BLE001 - whatever ended it, the next connection is opened
                    reason = error.message if isinstance(error, ExternalError) else type(error).__name__
                short = time.monotonic() - began < SHORT_S
                if told and not short:
                    failures = 0
                    continue
                failures = failures + 1 if short else 1
                log.warning("slack_socket_lost", extra={"fields": {"reason": reason}})
                pause = min(self._first_retry_s * 2 ** (failures - 1), SLOWEST_RETRY_S)
                await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - jitter
        finally:
            for serving in list(self._serving):
                serving.cancel()
            await asyncio.gather(*self._serving, return_exceptions=True)

    async def _address(self) -> str:
        opened = await self._web.call_with(self._app_token, "apps.connections.open", {}, form=True)
        return str(opened.get("url") or "")

    async def _until_leaving(self, address: str) -> bool:
        """Serve a connection until it ended, or Slack said that it will: then `True`."""
        leaving = asyncio.Event()
        serving = asyncio.create_task(self._serve(address, leaving))
        self._serving.add(serving)
        serving.add_done_callback(self._served)
        told = asyncio.create_task(leaving.wait())
        try:
            await asyncio.wait((serving, told), return_when=asyncio.FIRST_COMPLETED)
        finally:
            told.cancel()
        if serving.done():
            serving.result()
        return leaving.is_set()

    def _served(self, serving: asyncio.Task[None]) -> None:
        self._serving.discard(serving)
        if not serving.cancelled() and serving.exception() is not None:
            log.info("slack_socket_ended", extra={"fields": {"reason": type(serving.exception()).__name__}})

    async def _serve(self, address: str, leaving: asyncio.Event) -> None:
        """Serve one connection until it ends; tell where Slack is about to end it."""
        import aiohttp  # noqa: PLC0415 - only where Socket Mode is on

        handled: set[asyncio.Task[None]] = set()
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, heartbeat=PING_S) as socket,
        ):
            try:
                if await self._read(socket, handled):
                    leaving.set()
                    with suppress(TimeoutError):
                        async with asyncio.timeout(DRAIN_S):
                            await self._read(socket, handled)
                await asyncio.gather(*handled)
            finally:
                for task in handled:
                    task.cancel()

    async def _read(self, socket: aiohttp.ClientWebSocketResponse, handled: set[asyncio.Task[None]]) -> bool:
        """Take envelopes until the connection ends, or Slack tells that it will: then `True`."""
        import aiohttp  # noqa: PLC0415 - only where Socket Mode is on

        async for frame in socket:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                return False
            envelope = _envelope(frame.data)
            if envelope.get("type") == "disconnect":
                return True
            if envelope.get("type") in _ENVELOPES and envelope.get("envelope_id"):
                task = asyncio.create_task(self._taken(socket, envelope))
                handled.add(task)
                task.add_done_callback(handled.discard)
        return False

    async def _taken(self, socket: aiohttp.ClientWebSocketResponse, envelope: Mapping[str, Any]) -> None:
        """Take an envelope; one that cannot be taken is logged, and ends nothing."""
        try:
            await self._take(socket, envelope)
        except Exception as error:  # noqa: BLE001 - unacknowledged, it comes again
            log.error("slack_envelope_failed", extra={"fields": {"error": type(error).__name__}})

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


def _envelope(text: str) -> Mapping[str, Any]:
    """Return what a frame says; nothing where it is no envelope."""
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        log.warning("slack_frame_unreadable")
        return {}
    return cast("Mapping[str, Any]", said)
