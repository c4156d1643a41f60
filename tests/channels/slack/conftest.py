from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from tests.channels.fakes import World
from tests.channels.loopback import Request, breaches, provider
from tests.channels.slack.fakes import SlackApi, SlackParts, pointed_at, slack_door
from tests.channels.slack.signing import SETTINGS

PATIENCE_S = 30.0
OAUTH = {"client_id": "1.2", "client_secret": "client-secret", "public_url": "https://copilot.example.com"}


@dataclass
class Stage:
    """The door served with its lifespan, and Slack's Web API where it may call it."""

    client: TestClient
    world: World
    api: SlackApi
    calls: list[Request]
    parts: SlackParts = field(default_factory=SlackParts)

    def called(self, method: str, count: int = 1) -> list[Request]:
        """Wait until a method was called so often; return those calls, each held to Slack's contract."""
        return [
            request
            for request in self._waited(
                lambda: [one for one in self.calls if one.path.endswith(method)], count
            )
            if self._keeps_the_contract(request, method)
        ]

    def messages(self) -> list[Any]:
        return list(self.world.inbox.messages.values())

    @staticmethod
    def _waited(find: Callable[[], list[Request]], count: int) -> list[Request]:
        deadline = time.monotonic() + PATIENCE_S
        while len(found := find()) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(found) >= count, f"{len(found)} of {count} calls came"
        return found

    @staticmethod
    def _keeps_the_contract(request: Request, method: str) -> bool:
        assert breaches("slack_methods", f"/{method}", "application/json", request.json) == []
        return True


@pytest.fixture
def stage(world: World) -> Generator[Stage]:
    api, parts = SlackApi(), SlackParts()
    with provider(api.answer) as (url, calls):
        settings = pointed_at(SETTINGS, url, **OAUTH)
        app = create_app(world.parts(slack=slack_door(world, settings, parts)))
        with TestClient(app) as client:
            yield Stage(client, world, api, calls, parts)
