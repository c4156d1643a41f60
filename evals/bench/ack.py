"""How long Twilio waits for our acknowledgement while turns are being worked on."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
from twilio.request_validator import RequestValidator

from app.bootstrap import open_home
from app.settings import Settings
from core.errors import ExternalError
from core.identity import ChannelAddress, Role
from core.ports import NewUser
from core.tenant import DEFAULT_TENANT
from evals.bench.figure import Figure, Result, percentile

RATE_PER_S = 50
SECONDS = 12
CONVERSATIONS = 40
_TOKEN = "bench-token"  # noqa: S105 - of a server that lives for this measurement
_PUBLIC = "https://bench.example"
_START_S = 90.0


def measure() -> Result:
    """Serve an empty home, send signed WhatsApp messages at a steady rate, time each answer.

    The senders are known users, so every message costs the worker a whole turn and a delivery.
    """
    with tempfile.TemporaryDirectory() as folder, _provider() as provider:
        _add_senders(Path(folder))
        environment = os.environ | {
            "SMARTRETAIL_HOME": folder,
            "SMARTRETAIL_PUBLIC_URL": _PUBLIC,
            "SMARTRETAIL_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
            "SMARTRETAIL_TWILIO_AUTH_TOKEN": _TOKEN,
            "SMARTRETAIL_TWILIO_FROM": "+14155238886",
            "SMARTRETAIL_TWILIO_BASE_URL": provider,
            "SMARTRETAIL_LOG_LEVEL": "ERROR",
        }
        smartretail = str(Path(sys.executable).parent / "smartretail")
        with subprocess.Popen(  # noqa: S603 - our own command
            [smartretail, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
        ) as server:
            try:
                address = _address(server)
                plain = asyncio.run(_load(address, signed=False))
                acknowledged = asyncio.run(_load(address, signed=True))
            finally:
                server.terminate()
    return Result(
        "ack",
        f"{len(acknowledged)} signed WhatsApp messages at {RATE_PER_S} a second, worker running",
        (
            Figure("p50", percentile(acknowledged, 0.50), "ms"),
            Figure("p99", percentile(acknowledged, 0.99), "ms", 250),
            Figure("slowest", max(acknowledged), "ms"),
        ),
        "GET /healthz at the same rate (p99)",
        percentile(acknowledged, 0.99) / percentile(plain, 0.99),
    )


def _sender(number: int) -> str:
    return f"+9198110{number % CONVERSATIONS:05}"


def _add_senders(folder: Path) -> None:
    with open_home(Settings(home=folder)) as home:
        for number in range(CONVERSATIONS):
            home.directory.add_user(
                NewUser(
                    f"seller{number}",
                    DEFAULT_TENANT,
                    f"Seller {number}",
                    Role.SELLER,
                    addresses=(ChannelAddress("whatsapp", _sender(number)),),
                )
            )


class _Twilio(BaseHTTPRequestHandler):
    """Takes every message, as Twilio would."""

    def do_POST(self) -> None:
        """Answer that the message is queued."""
        self.rfile.read(int(self.headers.get("content-length") or 0))
        body = json.dumps({"sid": "SM" + uuid.uuid4().hex, "status": "queued"}).encode()
        self.send_response(201)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _provider() -> Generator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Twilio)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def _address(server: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and server.stdout is not None and server.poll() is None:
        line = server.stdout.readline()
        if "http://" in line:
            return line[line.index("http://") :].strip()
    raise ExternalError("The server did not start for the measurement. Run `smartretail serve` to see why.")


async def _load(address: str, *, signed: bool) -> list[float]:
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30, trust_env=False) as client:
        started = time.perf_counter()
        requests: list[asyncio.Task[float]] = []
        for number in range(RATE_PER_S * SECONDS):
            await asyncio.sleep(max(0.0, started + number / RATE_PER_S - time.perf_counter()))
            requests.append(asyncio.create_task(_message(client, number) if signed else _health(client)))
        return list(await asyncio.gather(*requests))


async def _health(client: httpx.AsyncClient) -> float:
    started = time.perf_counter()
    (await client.get("/healthz")).raise_for_status()
    return (time.perf_counter() - started) * 1000


async def _message(client: httpx.AsyncClient, number: int) -> float:
    path = "/channels/whatsapp/inbound"
    form = {
        "MessageSid": "SM" + uuid.uuid4().hex,
        "From": f"whatsapp:{_sender(number)}",
        "To": "whatsapp:+14155238886",
        "Body": "What will stock out next week in Delhi?",
        "NumMedia": "0",
    }
    signature = RequestValidator(_TOKEN).compute_signature(_PUBLIC + path, form)
    started = time.perf_counter()
    answer = await client.post(path, data=form, headers={"X-Twilio-Signature": signature})
    elapsed = (time.perf_counter() - started) * 1000
    answer.raise_for_status()
    return elapsed
