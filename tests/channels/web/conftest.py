"""A served page and a real browser that looks at it, on a phone."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from adapters.chart import VegaCharts
from app.http import create_app
from channels.web.settings import WebSettings
from tests.channels.fakes import World
from tests.channels.web.browsing import CHROMIUM, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> VegaCharts:
    return VegaCharts(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def site(charts: VegaCharts, tmp_path: Path) -> Generator[Site]:
    world = World(tmp_path, charts=charts)
    settings = WebSettings(bound_to_loopback=True, demo_users=("asha", "vikram"), questions=("What sells?",))
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(world.parts(web=settings)), log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}/", world)
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Generator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on(
        "console",
        lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None,
    )
    opened.on(
        "request",
        lambda request: None if request.url.startswith(site.address) else troubles.append(request.url),
    )
    opened.goto(site.address)
    yield opened
    context.close()
    assert troubles == []
