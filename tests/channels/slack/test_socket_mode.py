from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from channels.slack.bolt_app import build_bolt_app
from channels.slack.room import Room
from channels.slack.socket_mode import SocketMode
from tests.channels.fakes import World
from tests.channels.slack.fakes import pointed_at, slack_door
from tests.channels.slack.signing import SETTINGS, direct

APP_TOKEN = "xapp-secret"


class Envelopes:
    """Slack's side of Socket Mode: hands out an address, sends envelopes, keeps what was acknowledged."""

    def __init__(self, world: World, envelopes: list[dict[str, Any]], first: str = "") -> None:
        self._world = world
        self._waiting = envelopes
        self._first = first
        self.leaves_with: dict[str, Any] | None = None
        """Sent over the first connection, after the word that it will be closed and once another is open."""
        self.open = self.open_at_once = 0
        self.acknowledged: list[dict[str, Any]] = []
        self.stored_first: list[bool] = []
        self.tokens: list[str] = []
        self.connections = 0

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/apps.connections.open", self._open)
        app.router.add_get("/link", self._link)
        return app

    async def _open(self, request: web.Request) -> web.Response:
        self.tokens.append(request.headers["Authorization"])
        return web.json_response({"ok": True, "url": f"ws://{request.host}/link"})

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        self.connections += 1
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello"})
        self.open += 1
        self.open_at_once = max(self.open, self.open_at_once)
        if self._first:
            await socket.send_str(self._first)
        if self.leaves_with is not None and self.connections == 1:
            await socket.send_json({"type": "disconnect", "reason": "warning"})
            while self.connections < 2:
                await asyncio.sleep(0.01)
            await socket.send_json(self.leaves_with)
            self.acknowledged.append(await socket.receive_json(timeout=5))
        while self._waiting:
            envelope = self._waiting.pop(0)
            await socket.send_json(envelope)
            if envelope["type"] == "disconnect":
                break
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self.acknowledged.append(json.loads(frame.data))
                    self.stored_first.append(self._world.inbox.accepted > 0)
                    break
        self.open -= 1
        await socket.close()
        return socket


def envelope(number: int, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "envelope_id": f"e{number}", "accepts_response_payload": True, "payload": payload}


def serve(world: World, slack: Envelopes, until: Callable[[], bool]) -> None:
    async def run() -> None:
        runner = web.AppRunner(slack.app())
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        room = Room(slack_door(world, pointed_at(SETTINGS, url)))
        listening = asyncio.create_task(
            SocketMode(build_bolt_app(room), room.web, APP_TOKEN, first_retry_s=0.01).run()
        )
        try:
            async with asyncio.timeout(5):
                while not until():
                    await asyncio.sleep(0.01)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            await room.close()
            await runner.cleanup()

    asyncio.run(run())


def test_an_event_is_stored_before_it_is_acknowledged_and_a_repeat_is_one_message(world: World) -> None:
    event = envelope(1, "events_api", direct())
    slack = Envelopes(world, [event, {"type": "disconnect", "reason": "refresh_requested"}, event])
    serve(world, slack, lambda: len(slack.acknowledged) == 2)
    assert [one["envelope_id"] for one in slack.acknowledged] == ["e1", "e1"]
    assert slack.stored_first == [True, True]
    assert world.inbox.accepted == 1
    assert slack.connections >= 2
    assert set(slack.tokens) == {f"Bearer {APP_TOKEN}"}


@pytest.mark.parametrize(
    "frame",
    [
        "no JSON",
        "[1, 2]",
        json.dumps({"type": "events_api", "payload": {"x": 1}}),
        json.dumps({"type": "events_api", "envelope_id": "e0", "payload": "text"}),
    ],
)
def test_a_frame_that_nobody_understands_ends_nothing(world: World, frame: str) -> None:
    slack = Envelopes(world, [envelope(1, "events_api", direct())], first=frame)
    serve(world, slack, lambda: bool(slack.acknowledged))
    assert [one["envelope_id"] for one in slack.acknowledged] == ["e1"]
    assert (world.inbox.accepted, slack.connections) == (1, 1)


def test_after_a_word_of_leaving_the_old_connection_is_read_on_beside_the_new_one(world: World) -> None:
    event = envelope(2, "events_api", direct())
    slack = Envelopes(world, [envelope(1, "events_api", direct(ts="2.0"))])
    slack.leaves_with = event
    serve(world, slack, lambda: len(slack.acknowledged) == 2)
    assert {one["envelope_id"] for one in slack.acknowledged} == {"e1", "e2"}
    assert slack.connections == 2
    assert slack.open_at_once == 2


def test_a_form_is_answered_within_its_acknowledgement(world: World) -> None:
    payload = {
        "type": "block_suggestion",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "action_id": "smartretail_product",
        "block_id": "smartretail_product",
        "value": "atta",
        "view": {"id": "V1", "type": "modal"},
    }
    slack = Envelopes(world, [envelope(1, "interactive", payload)])
    serve(world, slack, lambda: bool(slack.acknowledged))
    assert [one["value"] for one in slack.acknowledged[0]["payload"]["options"]] == ["SKU_2"]


def test_what_could_not_be_stored_is_not_acknowledged(world: World) -> None:
    world.inbox.fails = True
    slack = Envelopes(world, [envelope(1, "events_api", direct()), {"type": "disconnect"}])
    slack._waiting.append(envelope(2, "events_api", direct(ts="3.0")))  # pyright: ignore[reportPrivateUsage]
    calls = 0

    def patient() -> bool:
        nonlocal calls
        calls += 1
        if calls == 20:
            world.inbox.fails = False
        return bool(slack.acknowledged) or calls > 60

    serve(world, slack, patient)
    assert slack.acknowledged == []
    assert world.inbox.messages == {}
