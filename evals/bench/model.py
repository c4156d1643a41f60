"""What a turn with a chat model takes beside the model and the tools: our own overhead.

The model is a server on this machine, in a process of its own, that answers at once: with the calls
the offline planner makes for the question, then with a text. Of each turn, from message to verified
reply, the server's own time is taken off, and that of the same tool calls made alone right after it.
What is left is ours: reading the message, the prompt without personal data, sending and reading two
calls, holding the answer to what was asked and to the facts, and keeping each step. The CPU is this
process's alone.
"""

from __future__ import annotations

import asyncio
import gc
import time
import uuid
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from app.bootstrap import Home, open_home
from app.demo.build import require_demo
from app.demo.people import DEMO_QUESTIONS
from app.settings import Settings, read_settings
from app.terminal import Terminal
from app.warming import warm_up
from core.errors import ExternalError
from core.identity import Principal
from core.message import Reply, ToolCall
from evals.bench.chat_server import MODEL, ChatServer, chat_server
from evals.bench.figure import Figure, Result, percentile

ROUNDS = 20
WARM_UP = 2
MOST_MS = 60
PROVIDER = "openai"
CALLS = 2
"""Of the model in a turn."""

ResultT = TypeVar("ResultT")


@dataclass
class _Measured:
    """Milliseconds: of each turn what is ours, its CPU, the whole turn; of its calls made bare."""

    ours: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])
    turns: list[float] = field(default_factory=list[float])
    bare: list[float] = field(default_factory=list[float])
    bare_cpu: list[float] = field(default_factory=list[float])


def measure() -> Result:
    """Ask the demo's questions over and over of a model that is there at once."""
    own = read_settings()
    with chat_server(_planned(own.model_copy(update={"model": "offline"}))) as server:
        settings = own.model_copy(
            update={"model": PROVIDER, "openai_base_url": server.url, "openai_model_id": MODEL}
        )
        with open_home(settings) as home:
            home.knowledge.warm_up()  # as the process of a server does it
            warm_up(home)
            found = asyncio.run(_measured(home, home.person(None), server))
    return Result(
        "model",
        f"{len(found.turns)} warm turns over {len(DEMO_QUESTIONS)} questions, the model answers at once",
        (
            Figure("our overhead, p50", percentile(found.ours, 0.50), "ms", MOST_MS),
            Figure("our overhead, p95", percentile(found.ours, 0.95), "ms"),
            Figure("our overhead, p50 of the CPU", percentile(found.cpu, 0.50), "ms", MOST_MS),
            Figure("our overhead, p95 of the CPU", percentile(found.cpu, 0.95), "ms"),
            Figure("p50 of the whole turn", percentile(found.turns, 0.50), "ms"),
            Figure("p50 of the same requests by a bare client", percentile(found.bare, 0.50), "ms"),
            Figure("p50 of the CPU of these", percentile(found.bare_cpu, 0.50), "ms"),
        ),
        "the same requests by a bare client (CPU)",
        percentile(found.cpu, 0.5) / percentile(found.bare_cpu, 0.5),
    )


def _planned(settings: Settings) -> Mapping[str, Sequence[ToolCall]]:
    """Return the calls the offline planner makes for each question."""
    with open_home(settings) as home:
        require_demo(home)
        return asyncio.run(_asked_offline(home, home.person(None)))


async def _asked_offline(home: Home, person: Principal) -> Mapping[str, Sequence[ToolCall]]:
    async with home.terminal() as terminal:
        return {ask: (await _say(terminal, ask, person)).tool_calls for ask in DEMO_QUESTIONS}


async def _measured(home: Home, person: Principal, server: ChatServer) -> _Measured:
    found = _Measured()
    async with home.terminal() as terminal, httpx.AsyncClient(trust_env=False) as bare:
        for number in range(WARM_UP + ROUNDS):
            if number == WARM_UP:
                gc.collect()
                gc.set_threshold(50_000, 20, 20)  # as in the processes of a server
            for question in DEMO_QUESTIONS:
                server.served()
                turn, reply = await _timed(_say(terminal, question, person))
                _check(reply)
                served = server.served()
                tools, _ = await _timed(_called(home, reply, person))
                again, _ = await _timed(_sent(bare, server.url, served.bodies))
                if number >= WARM_UP:
                    found.turns.append(turn.wall)
                    found.ours.append(turn.wall - sum(served.seconds) * 1000 - tools.wall)
                    found.cpu.append(turn.cpu - tools.cpu)
                    found.bare.append(again.wall - sum(server.served().seconds) * 1000)
                    found.bare_cpu.append(again.cpu)
    return found


@dataclass(frozen=True)
class _Took:
    """Milliseconds of the clock and of this process's CPU."""

    wall: float
    cpu: float


async def _timed(work: Awaitable[ResultT]) -> tuple[_Took, ResultT]:
    began, worked = time.perf_counter(), time.process_time()
    result = await work
    return _Took((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000), result


async def _say(terminal: Terminal, message: str, person: Principal) -> Reply:
    return await terminal.say(message, person, f"bench:{uuid.uuid4().hex}")


async def _called(home: Home, reply: Reply, person: Principal) -> None:
    for call in reply.tool_calls:
        home.catalog.call(call.tool, call.arguments, person)


async def _sent(client: httpx.AsyncClient, url: str, bodies: Sequence[bytes]) -> None:
    headers = {"content-type": "application/json"}
    for body in bodies:
        (await client.post(f"{url}/chat/completions", content=body, headers=headers)).json()


def _check(reply: Reply) -> None:
    """Refuse to measure a turn that was not the model's: the offline planner's costs something else."""
    calls = reply.usage.calls if reply.usage is not None else 0
    if reply.model != PROVIDER or not reply.verified or calls != CALLS:
        raise ExternalError(
            f"The measured reply is {reply.model}'s after {calls} calls of the model, which made {CALLS}."
        )
