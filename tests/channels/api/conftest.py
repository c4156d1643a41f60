from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from tests.channels.fakes import World


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts()), raise_server_exceptions=False)


@pytest.fixture
def asha(client: TestClient) -> TestClient:
    client.headers["Authorization"] = "Bearer token-asha"
    return client


@pytest.fixture
def admin(client: TestClient) -> TestClient:
    client.headers["Authorization"] = "Bearer token-admin"
    return client
