"""A server that is killed again and again, and a provider that remembers what it was sent.

Real processes on loopback: the supervisor with its door and worker, a client that delivers
each message twice and, like a provider, repeats what was not acknowledged, and a provider
that takes messages, answers late, and now and then takes one and drops the line. Used by
the suite at a small size, and by hand: `python -m tests.jobs.crash_rig 200 20 5`.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import httpx

from core.identity import Principal, Role
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt
from core.notice import Place
from core.ports import NewUser
from jobs.turn.turns import OnEvent
from tests.jobs.fakes import MemoryAudit, MemoryDirectory, reply_to

TURN_S = 0.03
PROVIDER_S = 0.02
DROPS_ONE_IN = 9
SAME_WORDS = "Noted."
CHANNEL = "whatsapp"


# --- the provider ---------------------------------------------------------------------


@dataclass(frozen=True)
class Taken:
    provider_id: str
    to: str
    body: str
    tag: str
    at: float


class Provider:
    """Takes messages over HTTP and lists them. `tag` is for the judge, not for look-ups."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.drops = 0
        self._lock = threading.Lock()
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                taken = provider.take(sent)
                time.sleep(PROVIDER_S)  # the moment in which a sender may die with the message taken
                if int(taken.provider_id[2:]) % DROPS_ONE_IN == 0:
                    provider.drops += 1
                    self.close_connection = True
                    return
                self._answer({"id": taken.provider_id})

            def do_GET(self) -> None:
                to = parse_qs(urlparse(self.path).query)["to"][0]
                self._answer(
                    [
                        {"id": taken.provider_id, "body": taken.body, "at": int(taken.at)}
                        for taken in provider.taken
                        if taken.to == to
                    ]
                )

            def _answer(self, value: Any) -> None:
                body = json.dumps(value).encode()
                with suppress(OSError):  # the sender was killed
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        class QuietServer(ThreadingHTTPServer):
            def handle_error(self, request: Any, client_address: Any) -> None:
                """Say nothing: a sender that is killed breaks its line."""

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def take(self, sent: dict[str, str]) -> Taken:
        with self._lock:
            taken = Taken(f"SM{len(self.taken) + 1}", sent["to"], sent["body"], sent["tag"], time.time())
            self.taken.append(taken)
            return taken

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class LoopbackAdapter:
    """Speaks to `Provider`. Looks a message up by its words, as a real provider allows."""

    name = CHANNEL

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=5, trust_env=False)

    def reach(self, address: str) -> Place:
        return Place(self.name, f"{self.name}:{address}", address, {"to": address})

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        key = f"{message.channel}:{message.message_id}:1"
        payload = {"to": message.address, "body": reply.answer, "tag": message.message_id}
        return [
            OutboundMessage(
                channel=message.channel,
                conversation_id=message.conversation_id,
                idempotency_key=key,
                payload=payload,
            )
        ]

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        return _receipt(self._asked("POST", "/", json=dict(outbound.payload)).json()["id"])

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        earliest = (since - timedelta(seconds=1)).timestamp()
        for found in self._asked("GET", "/", params={"to": outbound.payload["to"]}).json():
            if (
                found["body"] == outbound.payload["body"]
                and found["at"] >= earliest
                and not taken(found["id"])
            ):
                return _receipt(found["id"])
        return None

    def _asked(self, method: str, path: str, **how: Any) -> httpx.Response:
        from core.errors import ExternalError

        try:
            return self._http.request(method, path, **how).raise_for_status()
        except httpx.HTTPError as error:
            raise ExternalError("The provider did not answer.", retryable=True) from error


def _receipt(provider_id: str) -> SendReceipt:
    return SendReceipt(provider_id=provider_id, sent_at=datetime.now(UTC))


# --- the server's two processes -------------------------------------------------------


class Everyone(MemoryDirectory):
    """Knows everybody."""

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        return Principal("demo", f"user {address}", address, Role.SELLER)

    def users(self, tenant_id: str | None = None) -> Sequence[NewUser]:
        return []


class Echo:
    """Answers half of the messages with the same words."""

    async def respond(self, message: InboundMessage, principal: Principal, on_event: OnEvent) -> Reply:
        await asyncio.sleep(float(os.environ.get("RIG_TURN_S", TURN_S)))
        return reply_to(message, _expected(message.text))


def _expected(text: str) -> str:
    return SAME_WORDS if text.endswith("0") or text.endswith("5") else f"re: {text}"


def door_app() -> Any:
    """The ASGI application of the door: one webhook, nothing else."""
    from fastapi import FastAPI

    from adapters.conversations import SqlConversations
    from adapters.database.engine import open_database
    from adapters.ledgers.messages import SqlMessageLedger
    from adapters.ledgers.turn_events import SqlTurnEvents
    from jobs.inbox import DurableInbox

    database = open_database(os.environ["RIG_DATABASE"])
    messages = SqlMessageLedger(open_database(os.environ["RIG_INBOX"]))
    inbox = DurableInbox(messages, SqlTurnEvents(database), SqlConversations(database))
    app = FastAPI()

    @app.get("/readyz")
    async def readyz() -> dict[str, str]:
        return {"status": "ready"}

    @app.post("/inbound")
    async def inbound(message: InboundMessage) -> dict[str, bool]:
        return {"duplicate": (await inbox.accept(message)).duplicate}

    @app.get("/reply/{message_id}")
    async def reply(message_id: str) -> dict[str, str]:
        async for event in inbox.events(CHANNEL, message_id):
            if event.reply is not None:
                return {"answer": event.reply.answer}
        raise AssertionError("following ends with the reply or raises")

    return app


def __getattr__(name: str) -> Any:
    if name == "app":  # uvicorn asks for it by name; nobody else pays for it
        return door_app()
    raise AttributeError(name)


def worker(ready: Callable[[], None]) -> None:
    """The worker's entry."""
    from adapters.conversations import SqlConversations
    from adapters.database.engine import open_database
    from adapters.ledgers.deliveries import SqlDeliveryLedger
    from adapters.ledgers.messages import SqlMessageLedger
    from adapters.ledgers.turn_events import SqlTurnEvents
    from jobs.outbox.delivery import RetryPolicy
    from jobs.runtime import Runtime
    from jobs.worker import run_worker
    from jobs.worker_parts import WorkerParts, WorkerSettings

    @asynccontextmanager
    async def compose() -> AsyncGenerator[WorkerParts]:
        database, inbox = open_database(os.environ["RIG_DATABASE"]), open_database(os.environ["RIG_INBOX"])
        yield WorkerParts(
            messages=SqlMessageLedger(inbox),
            deliveries=SqlDeliveryLedger(database),
            events=SqlTurnEvents(database),
            conversations=SqlConversations(database),
            directory=Everyone(),
            audit=MemoryAudit(),
            responder=Echo(),
            adapters={CHANNEL: LoopbackAdapter(os.environ["RIG_PROVIDER"])},
        )
        database.close()
        inbox.close()

    settings = WorkerSettings(
        home=Path(os.environ["RIG_HOME"]),
        runtime=Runtime(os.environ["RIG_JOBS_DATABASE"]),
        grace_s=int(os.environ.get("RIG_GRACE_S", "20")),
        retries=RetryPolicy(first_backoff_s=0.2, settle_s=0.5),
    )
    run_worker(settings, compose, ready)


def parent() -> int:
    """The supervisor's entry."""
    from app.serving.child import Target
    from app.serving.family import serve

    return serve(
        door="tests.jobs.crash_rig:app",
        worker=Target("worker", "tests.jobs.crash_rig:worker"),
        host="127.0.0.1",
        port=int(os.environ["RIG_PORT"]),
        announce=lambda address: print(f"ready {address}", flush=True),  # noqa: T201 - the rig reads it
    )


# --- the judge ------------------------------------------------------------------------


@dataclass
class RigResult:
    """What came of it. `lost`, `repeated` and `disordered` name messages and must be empty."""

    messages: int
    kills: Counter[str] = field(default_factory=Counter[str])
    lost: list[str] = field(default_factory=list[str])
    repeated: list[str] = field(default_factory=list[str])
    disordered: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])
    dropped_lines: int = 0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        return not (self.lost or self.repeated or self.disordered or self.wrong)


class Server:
    """The server under test, as an operator sees it: started, killed, started again."""

    def __init__(self, environment: dict[str, str], module: str = "tests.jobs.crash_rig") -> None:
        self._environment = {**os.environ, **environment}
        self._module = module
        self._process: subprocess.Popen[str] | None = None
        self.url = f"http://127.0.0.1:{environment['RIG_PORT']}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module, "parent"],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_ready(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("ready"), f"the server did not start: {line!r}"

    def kill(self, who: str) -> bool:
        """Kill the door, the worker or the parent with SIGKILL; a killed parent is started again."""
        assert self._process is not None
        if who == "parent":
            self._process.kill()
            self._close()
            self.start()
            return True
        victims = [pid for pid in children(self._process.pid) if _is(pid, who)]
        for pid in victims:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(victims)

    def stop(self) -> int:
        assert self._process is not None
        self._process.terminate()
        code = self._process.wait(40)
        self._close()
        return code

    def _close(self) -> None:
        assert self._process is not None
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def children(pid: int) -> list[int]:
    """Return the process ids of a process's children (Linux)."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def _is(pid: int, who: str) -> bool:
    entry = {"worker": b"_rig:worker", "door": b"run_door"}[who]
    with suppress(FileNotFoundError, ProcessLookupError):
        return entry in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def run_rig(
    messages: int,
    conversations: int,
    kills: int,
    home: Path,
    *,
    database: str = "",
    jobs_database: str = "",
    patience_s: float = 120.0,
) -> RigResult:
    """Send, kill, wait until every message has its reply, and judge."""
    began = time.monotonic()
    provider = Provider()
    server = Server(environment(home, provider, database, jobs_database))
    result = RigResult(messages)
    server.start()
    try:
        server.wait_ready()
        with ThreadPoolExecutor(1) as client:
            sending = client.submit(asyncio.run, _send_all(server.url, messages, conversations))
            _kill_meanwhile(server, provider, kills, result)
            sending.result()
        deadline = time.monotonic() + patience_s
        while len({taken.tag for taken in provider.taken}) < messages and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(1.0)  # a repeated send would come now
        assert server.stop() == 0, "the server did not stop in order"
    finally:
        with suppress(ProcessLookupError, AssertionError):
            server.kill("worker")
            if server._process is not None:  # pyright: ignore[reportPrivateUsage] - same module
                server._process.kill()  # pyright: ignore[reportPrivateUsage] - same module
        provider.close()
    _judge(provider, messages, conversations, result)
    result.seconds = round(time.monotonic() - began, 1)
    return result


def environment(
    home: Path, provider: Provider, database: str = "", jobs_database: str = ""
) -> dict[str, str]:
    """Make the databases ready and return what the server's processes are told.

    On SQLite the message ledger has a file of its own: there the door waits for no write
    of the worker's. At 50 requests a second that took the 99th percentile of an
    acknowledgement from 300 to 60 ms (`tests.jobs.load_rig`).
    """
    from adapters.database.migrate import migrate

    inbox = database or f"sqlite:///{home / 'inbox.db'}"
    database = database or f"sqlite:///{home / 'app.db'}"
    migrate(database)
    migrate(inbox)
    return {
        "RIG_HOME": str(home),
        "RIG_DATABASE": database,
        "RIG_INBOX": inbox,
        "RIG_JOBS_DATABASE": jobs_database or f"sqlite:///{home / 'jobs.db'}",
        "RIG_PROVIDER": provider.url,
        "RIG_PORT": str(_free_port()),
    }


def _kill_meanwhile(server: Server, provider: Provider, kills: int, result: RigResult) -> None:
    """Kill at even steps of the provider's count, so that each kill falls into work."""
    victims = ["worker", "parent", "worker", "door", "worker"]
    for number in range(kills):
        wanted = (number + 1) * result.messages // (kills + 2)
        deadline = time.monotonic() + 60
        while len(provider.taken) < wanted and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(number * PROVIDER_S / 4)  # one in the middle of a send, one between turns, …
        who = victims[number % len(victims)]
        while not server.kill(who) and time.monotonic() < deadline:
            time.sleep(0.05)
        result.kills[who] += 1


async def _send_all(url: str, messages: int, conversations: int) -> None:
    """Deliver each message twice; within a conversation, each after the one before was acknowledged."""
    async with httpx.AsyncClient(base_url=url, timeout=10, trust_env=False) as http:

        async def deliver(inbound: InboundMessage) -> None:
            while True:
                with suppress(httpx.HTTPError):
                    response = await http.post("/inbound", json=inbound.model_dump(mode="json"))
                    assert response.status_code == 200, response.text
                    return
                await asyncio.sleep(0.1)

        async def converse(conversation: int) -> None:
            again: list[asyncio.Task[None]] = []
            for number in range(conversation, messages, conversations):
                inbound = _message(number, conversation)
                await deliver(inbound)
                again.append(asyncio.create_task(deliver(inbound)))
                await asyncio.sleep(0.05)
            await asyncio.gather(*again)

        await asyncio.gather(*(converse(conversation) for conversation in range(conversations)))


def _message(number: int, conversation: int) -> InboundMessage:
    return InboundMessage(
        channel=CHANNEL,
        message_id=f"M{number:04}",
        conversation_id=f"C{conversation}",
        address=f"+91{conversation:04}",
        text=f"question {number}",
        received_at=datetime.now(UTC),
    )


def first_message() -> InboundMessage:
    """Return a message whose answer is `re: question 1`."""
    return _message(1, 1)


def _judge(provider: Provider, messages: int, conversations: int, result: RigResult) -> None:
    sent = Counter(taken.tag for taken in provider.taken)
    expected = [_message(number, number % conversations) for number in range(messages)]
    result.lost = [message.message_id for message in expected if not sent[message.message_id]]
    result.repeated = [tag for tag, times in sent.items() if times > 1]
    wanted = {message.message_id: (message.address, _expected(message.text)) for message in expected}
    result.wrong = [taken.tag for taken in provider.taken if wanted[taken.tag] != (taken.to, taken.body)]
    last: dict[str, str] = defaultdict(str)
    for taken in provider.taken:
        if taken.tag < last[taken.to]:
            result.disordered.append(taken.tag)
        last[taken.to] = max(last[taken.to], taken.tag)
    result.dropped_lines = provider.drops


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    if sys.argv[1] == "parent":
        sys.exit(parent())
    sizes = [int(size) for size in sys.argv[1:4]]
    with tempfile.TemporaryDirectory() as folder:
        outcome = run_rig(sizes[0], sizes[1], sizes[2], Path(folder))
    print(outcome)  # noqa: T201 - run by hand
    sys.exit(0 if outcome.ok else 1)
