"""Runs cases against a home and gathers what was wrong."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from app.bootstrap import Home
from evals.case import load
from evals.evaluator import EVALUATORS


@dataclass(frozen=True)
class Verdict:
    """One case, judged: `faults` is empty where all is well."""

    suite: str
    case: str
    faults: tuple[str, ...]
    elapsed_ms: int


async def run_suites(home: Home, suites: Iterable[str]) -> list[Verdict]:
    """Ask every case of the suites, each in a conversation of its own."""
    verdicts: list[Verdict] = []
    async with home.terminal() as terminal:
        for suite in suites:
            for case in load(suite):
                person = home.person(None if case.user == "owner" else case.user)
                reply = await terminal.say(case.ask, person, f"eval:{uuid.uuid4().hex}")
                faults = [fault for judge in EVALUATORS for fault in judge(case, reply, home.catalog)]
                verdicts.append(Verdict(suite, case.name, tuple(faults), reply.elapsed_ms))
    return verdicts
