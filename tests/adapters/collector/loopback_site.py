"""A competitor's site on loopback, and a clock that moves when somebody sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@dataclass
class TickingClock:
    """A clock whose time passes only by sleeping, or by hand."""

    instant: datetime = NOW
    slept: list[float] = field(default_factory=list[float])

    def now(self) -> datetime:
        return self.instant

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pass_by(seconds=seconds)

    def pass_by(self, **span: float) -> None:
        self.instant += timedelta(**span)


@dataclass(frozen=True)
class Asked:
    """One request as the site saw it."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """What the site answers; `write` writes the body itself, for bodies that are ill."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    write: Callable[[Any], None] | None = None


Answer = Page | Callable[[Asked], Page]


class LoopbackSite:
    """Answers by path, 404 elsewhere; remembers who asked for what."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def say(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        raw = body.encode() if isinstance(body, str) else body
        self.pages[path] = Page(raw, status, {k.replace("_", "-"): v for k, v in headers.items()})

    def answer(self, asked: Asked) -> Page:
        found = self.pages.get(asked.path, Page(status=404))
        return found(asked) if callable(found) else found


def product_page(price: str = "265.00", currency: str = "INR", stock: str = "InStock") -> str:
    return f"""<!doctype html><html><head><title>Atta</title>
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "Product", "name": "Suvarna Atta 5 kg",
  "offers": {{"@type": "Offer", "price": "{price}", "priceCurrency": "{currency}",
             "availability": "https://schema.org/{stock}"}}}}
</script></head><body>Only today</body></html>"""


@contextmanager
def open_site() -> Generator[LoopbackSite]:
    """Serve a site until the block ends."""
    site = LoopbackSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            site.asked.append(asked)
            page = site.answer(asked)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.write is None:
                self.send_header("content-length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body)
                return
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has had enough
                page.write(self)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
