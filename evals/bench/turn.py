"""A warm turn of the offline planner, from message to verified reply.

The same questions are asked over and over, so that the lake's answers are remembered, as they are amid
a day of questions about the same shelves; the first of a scope after an import reads its rows anew.
Beside them stand messages of every kind from the language cases, each asked once: nothing of theirs is
remembered but what others asked for, too.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.bootstrap import Home, open_home
from app.demo.build import require_demo
from app.demo.people import DEMO_QUESTIONS
from app.terminal import Terminal
from core.identity import Principal
from core.message import Reply
from evals.bench.figure import Figure, Result, percentile
from evals.language.split import every_split
from evals.language.suite import utterances

ROUNDS = 20
WARM_UP = 2
DIFFERENT = 200
AT_ONCE = 4
PER_SECOND = 20


@dataclass
class _Measured:
    """Milliseconds of each turn, its CPU, its tool calls, each different message; of turns at once."""

    turns: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])
    tools: list[float] = field(default_factory=list[float])
    different: list[float] = field(default_factory=list[float])
    at_once: float = 0.0


def measure() -> Result:
    """Ask the demo's questions over and over in one process, then messages of every kind."""
    with open_home() as home:
        require_demo(home)
        found = asyncio.run(_measured(home, home.person(None)))
    return Result(
        "turn",
        f"{len(found.turns)} warm offline turns over {len(DEMO_QUESTIONS)} questions, one after another",
        (
            Figure("p50", percentile(found.turns, 0.50), "ms", 80),
            Figure("p95", percentile(found.turns, 0.95), "ms", 250),
            Figure("p50 of the CPU", percentile(found.cpu, 0.50), "ms"),
            Figure("p50 of the tool calls alone", percentile(found.tools, 0.50), "ms"),
            Figure(f"time a turn takes, {AT_ONCE} at once", found.at_once, "ms", 1000 / PER_SECOND),
            Figure("turns a second", 1000 / found.at_once, "turns/s"),
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
        found.at_once = await _at_once(terminal, [*DEMO_QUESTIONS] * ROUNDS, person)
        for message in different_messages(DIFFERENT):
            began = time.perf_counter()
            await _say(terminal, message, person)
            found.different.append((time.perf_counter() - began) * 1000)
    return found


async def _at_once(terminal: Terminal, messages: Sequence[str], person: Principal) -> float:
    """Return how long a turn takes, in ms, where several people ask at once."""

    async def one_person(asks: Sequence[str]) -> None:
        for ask in asks:
            await _say(terminal, ask, person)

    began = time.perf_counter()
    await asyncio.gather(*(one_person(messages[first::AT_ONCE]) for first in range(AT_ONCE)))
    return (time.perf_counter() - began) * 1000 / len(messages)


async def _say(terminal: Terminal, message: str, person: Principal) -> Reply:
    return await terminal.say(message, person, f"bench:{uuid.uuid4().hex}")


def different_messages(count: int) -> list[str]:
    """Return messages of the language cases, evenly from all authors."""
    asked = list(dict.fromkeys(one.line.ask for split in every_split() for one in utterances(split)))
    return [asked[place * len(asked) // count] for place in range(count)]
