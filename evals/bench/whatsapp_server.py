"""A server with people on WhatsApp, and Twilio beside it, for measurements of the whole way."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from twilio.request_validator import RequestValidator

from app.bootstrap import open_home
from app.settings import Settings
from core.errors import ExternalError
from core.identity import ChannelAddress, Role
from core.ports import NewUser
from core.tenant import DEFAULT_TENANT
from evals.bench.stream import request, stream

CONVERSATIONS = 40
QUESTIONS = (
    "What will stock out next week in Delhi?",
    "What should I reorder today?",
    "Revenue last month by city",
)
"""Each person asks them in turn: what is sent twice in a row would count once."""
_TOKEN = "bench-token"  # noqa: S105 - of a server that lives for this measurement
_PUBLIC = "https://bench.example"
_START_S = 600.0


@dataclass
class Provider:
    """Takes every message, as Twilio would, and keeps the key of each, in order, by person."""

    url: str = ""
    taken: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    last_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, form: Mapping[str, list[str]]) -> None:
        """Keep a message that was sent."""
        if "To" not in form:
            return  # a typing sign
        key = parse_qs(urlsplit(form["StatusCallback"][0]).query)["key"][0]
        with self._lock:
            self.taken.setdefault(form["To"][0], []).append(key)
            self.last_at = time.perf_counter()


@contextmanager
def provider() -> Generator[Provider]:
    """Be Twilio until the block ends."""
    kept = Provider()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            is_form = "json" not in self.headers.get("content-type", "")
            kept.take(parse_qs(sent) if is_form else {})
            made = {
                "sid": ("SM" if is_form else "HX") + uuid.uuid4().hex,
                "status": "queued",
                "success": True,
            }
            body = json.dumps(made).encode()
            self.send_response(201)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serving(folder: Path, twilio: Provider, *, database_url: str = "", workers: int = 1) -> Generator[str]:
    """Serve a home with known senders; yields the first server's address. CPU is counted once it ended."""
    environment = os.environ | {
        "SMARTRETAIL_HOME": str(folder),
        "SMARTRETAIL_PUBLIC_URL": _PUBLIC,
        "SMARTRETAIL_TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "SMARTRETAIL_TWILIO_AUTH_TOKEN": _TOKEN,
        "SMARTRETAIL_TWILIO_FROM": "+14155238886",
        "SMARTRETAIL_TWILIO_BASE_URL": twilio.url,
        "SMARTRETAIL_LOG_LEVEL": "ERROR",
    }
    if database_url:
        environment["SMARTRETAIL_DATABASE_URL"] = database_url
    smartretail = str(Path(sys.executable).parent / "smartretail")
    with ExitStack() as servers:
        addresses: list[str] = []
        for number in range(workers):
            named = {"SMARTRETAIL_WORKER_ID": f"worker-{number + 1}"} if workers > 1 else {}
            server = servers.enter_context(
                subprocess.Popen(  # noqa: S603 - our own command
                    [smartretail, "serve", "--port", "0"],
                    env=environment | named,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            servers.callback(server.terminate)
            addresses.append(_address(server))
        yield addresses[0]


def cpu_seconds() -> float:
    """Return the CPU that processes started and ended from here took so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def add_senders(settings: Settings) -> None:
    """Register the people who write."""
    with open_home(settings) as home:
        for number in range(CONVERSATIONS):
            home.directory.add_user(
                NewUser(
                    f"seller{number}",
                    DEFAULT_TENANT,
                    f"Seller {number}",
                    Role.SELLER,
                    addresses=(ChannelAddress("whatsapp", sender(number)),),
                )
            )


def sender(number: int) -> str:
    """Return the number that sends the n-th message."""
    return f"+9198110{number % CONVERSATIONS:05}"


def _address(server: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and server.stdout is not None and server.poll() is None:
        line = server.stdout.readline()
        if "http://" in line:
            return line[line.index("http://") :].strip()
    raise ExternalError("The server did not start for the measurement. Run `smartretail serve` to see why.")


async def load(address: str, per_second: int, seconds: int, *, signed: bool) -> list[tuple[str, float]]:
    """Send messages (or plain requests) at a steady rate; return each one's id and milliseconds."""
    numbers = range(per_second * seconds)
    made = [_message(number) if signed else ("", request("GET", "/healthz", {})) for number in numbers]
    waited = await stream(address, [sent for _, sent in made], per_second)
    return [(sid, ms) for (sid, _), ms in zip(made, waited, strict=True)]


def _message(number: int) -> tuple[str, bytes]:
    """Return the id of the n-th message, and Twilio's request that brings it."""
    path = "/channels/whatsapp/inbound"
    form = {
        "MessageSid": "SM" + uuid.uuid4().hex,
        "From": f"whatsapp:{sender(number)}",
        "To": "whatsapp:+14155238886",
        "Body": QUESTIONS[number // CONVERSATIONS % len(QUESTIONS)],
        "NumMedia": "0",
    }
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": RequestValidator(_TOKEN).compute_signature(_PUBLIC + path, form),
    }
    return form["MessageSid"], request("POST", path, headers, urlencode(form).encode())
