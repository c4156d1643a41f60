"""Runs cases against a home and gathers what was wrong."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from app.bootstrap import Home
from app.terminal import Terminal
from evals.case import Case, load
from evals.evaluator import EVALUATORS
from evals.ground import ground_of
from evals.matching import Ground


@dataclass(frozen=True)
class Verdict:
    """One case, judged: `faults` is empty where all is well."""

    suite: str
    case: str
    faults: tuple[str, ...]
    elapsed_ms: int


async def run_suites(home: Home, suites: Iterable[str]) -> list[Verdict]:
    """Ask every case of the suites, each in a conversation of its own."""
    ground = ground_of(home)
    async with home.terminal() as terminal:
        return [await _run(suite, case, home, terminal, ground) for suite in suites for case in load(suite)]


async def _run(suite: str, case: Case, home: Home, terminal: Terminal, ground: Ground) -> Verdict:
    person = home.person(None if case.user == "owner" else case.user)
    conversation = f"eval:{uuid.uuid4().hex}"
    faults: list[str] = []
    elapsed_ms = 0
    for number, turn in enumerate(case.turns, start=1):
        reply = await terminal.say(turn.ask, person, conversation)
        found = [fault for judge in EVALUATORS for fault in judge(turn.expect, reply, ground, person)]
        faults += found if len(case.turns) == 1 else [f"turn {number}: {fault}" for fault in found]
        elapsed_ms += reply.elapsed_ms
    return Verdict(suite, case.name, tuple(faults), elapsed_ms)
