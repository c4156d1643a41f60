"""A warm turn of the offline planner, from message to verified reply.

The same questions are asked over and over, so that the lake's answers are remembered, as they are amid
a day of questions about the same shelves; the first of a scope after an import reads its rows anew.
"""

from __future__ import annotations

import asyncio
import time
import uuid

from app.bootstrap import open_home
from app.demo.build import require_demo
from app.demo.people import DEMO_QUESTIONS
from evals.bench.figure import Figure, Result, percentile

ROUNDS = 20
WARM_UP = 2


def measure() -> Result:
    """Ask the demo's questions over and over in one process."""
    with open_home() as home:
        require_demo(home)
        person = home.person(None)
        turns: list[float] = []
        tools: list[float] = []

        async def run() -> None:
            async with home.terminal() as terminal:
                for number in range(WARM_UP + ROUNDS):
                    for question in DEMO_QUESTIONS:
                        started = time.perf_counter()
                        reply = await terminal.say(question, person, f"bench:{uuid.uuid4().hex}")
                        elapsed = time.perf_counter() - started
                        started = time.perf_counter()
                        for call in reply.tool_calls:
                            home.catalog.call(call.tool, call.arguments, person)
                        if number >= WARM_UP:
                            turns.append(elapsed * 1000)
                            tools.append((time.perf_counter() - started) * 1000)

        asyncio.run(run())
    return Result(
        "turn",
        f"{len(turns)} warm offline turns over {len(DEMO_QUESTIONS)} questions, one after another",
        (
            Figure("p50", percentile(turns, 0.50), "ms", 80),
            Figure("p95", percentile(turns, 0.95), "ms", 250),
            Figure("p50 of the tool calls alone", percentile(tools, 0.50), "ms"),
        ),
        "the same tool calls without the agent",
        percentile(turns, 0.5) / percentile(tools, 0.5),
    )
