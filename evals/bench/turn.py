"""A warm turn of the offline planner, from message to verified reply.

The same questions are asked over and over, so that the lake's answers are remembered, as they are amid
a day of questions about the same shelves; the first of a scope after an import reads its rows anew.
Beside them stand messages of every kind from the language cases, each asked once: nothing of theirs is
remembered but what others asked for, too, and what a server has at hand from its start
(`app/warming.py`). How many turns a second there are is told of two processes on one home, as the door
and the worker of a server are, each with two people who ask at once.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier

from app.bootstrap import Home, open_home
from app.demo.build import require_demo
from app.demo.people import DEMO_QUESTIONS
from app.terminal import Terminal
from app.warming import warm_up
from core.identity import Principal
from core.message import Reply
from evals.bench.figure import Figure, Result, percentile
from evals.language.split import every_split
from evals.language.suite import utterances

ROUNDS = 20
WARM_UP = 2
DIFFERENT = 200
PROCESSES = 2
AT_ONCE = 2
PER_SECOND = 20

_start: Barrier | None = None
"""Where the processes wait for one another."""


@dataclass
class _Measured:
    """Milliseconds of each turn, its CPU, its tool calls, each different message; of turns at once."""

    turns: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])
    tools: list[float] = field(default_factory=list[float])
    different: list[float] = field(default_factory=list[float])


def measure() -> Result:
    """Ask the demo's questions over and over in one process, then messages of every kind."""
    with open_home() as home:
        require_demo(home)
        home.knowledge.warm_up()  # as the process of a server does it
        warm_up(home)
        found = asyncio.run(_measured(home, home.person(None)))
    rate = _turns_a_second()
    return Result(
        "turn",
        f"{len(found.turns)} warm offline turns over {len(DEMO_QUESTIONS)} questions, one after another",
        (
            Figure("p50", percentile(found.turns, 0.50), "ms", 80),
            Figure("p95", percentile(found.turns, 0.95), "ms", 250),
            Figure("p50 of the CPU", percentile(found.cpu, 0.50), "ms"),
            Figure("p50 of the tool calls alone", percentile(found.tools, 0.50), "ms"),
            Figure(f"turns in {PROCESSES} processes, {AT_ONCE} at once in each", rate, "turns/s"),
            Figure("time between two of these", 1000 / rate, "ms", 1000 / PER_SECOND),
            Figure(
                f"p50 of {len(found.different)} different messages",
                percentile(found.different, 0.50),
                "ms",
                80,
            ),
            Figure("p95 of the same", percentile(found.different, 0.95), "ms", 250),
        ),
        "the same tool calls without the agent",
        percentile(found.turns, 0.5) / percentile(found.tools, 0.5),
    )


async def _measured(home: Home, person: Principal) -> _Measured:
    found = _Measured()
    async with home.terminal() as terminal:
        for number in range(WARM_UP + ROUNDS):
            for question in DEMO_QUESTIONS:
                began, worked = time.perf_counter(), time.process_time()
                reply = await _say(terminal, question, person)
                elapsed, cpu = time.perf_counter() - began, time.process_time() - worked
                began = time.perf_counter()
                for call in reply.tool_calls:
                    home.catalog.call(call.tool, call.arguments, person)
                if number >= WARM_UP:
                    found.turns.append(elapsed * 1000)
                    found.cpu.append(cpu * 1000)
                    found.tools.append((time.perf_counter() - began) * 1000)
        for message in different_messages(DIFFERENT):
            began = time.perf_counter()
            await _say(terminal, message, person)
            found.different.append((time.perf_counter() - began) * 1000)
    return found


def _turns_a_second() -> float:
    """Return the turns that processes of one home end in a second, from the first start to the last end."""
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, spawn, initializer=_wait_at, initargs=(together,)) as pool:
        spans = list(pool.map(_one_process, range(PROCESSES)))
    turns = PROCESSES * ROUNDS * len(DEMO_QUESTIONS)
    return turns / (max(ended for _, ended in spans) - min(began for began, _ in spans))


def _wait_at(together: Barrier) -> None:
    global _start  # noqa: PLW0603 - a barrier comes to a process with its start alone
    _start = together


def _one_process(_number: int) -> tuple[float, float]:
    """Return when the first turn of this process began and the last ended, in seconds of the clock."""
    with open_home() as home:
        return asyncio.run(_at_once(home, home.person(None)))


async def _at_once(home: Home, person: Principal) -> tuple[float, float]:
    async def one_person(asks: Sequence[str]) -> None:
        for ask in asks:
            await _say(terminal, ask, person)

    messages = [*DEMO_QUESTIONS] * ROUNDS
    async with home.terminal() as terminal:
        await one_person([*DEMO_QUESTIONS] * WARM_UP)
        gc.collect()
        gc.set_threshold(50_000, 20, 20)  # as in the processes of a server
        assert _start is not None  # noqa: S101 - the initializer ran
        _start.wait()
        began = time.time()
        await asyncio.gather(*(one_person(messages[first::AT_ONCE]) for first in range(AT_ONCE)))
        return began, time.time()


async def _say(terminal: Terminal, message: str, person: Principal) -> Reply:
    return await terminal.say(message, person, f"bench:{uuid.uuid4().hex}")


def different_messages(count: int) -> list[str]:
    """Return messages of the language cases, evenly from all authors."""
    asked = list(dict.fromkeys(one.line.ask for split in every_split() for one in utterances(split)))
    return [asked[place * len(asked) // count] for place in range(count)]
