"""Runs the personas' cases and counts what was understood."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from app.bootstrap import Home
from core.identity import Principal
from core.message import Outcome
from evals.case import ExpectedCall
from evals.ground import ground_of
from evals.language.expected import Line, Reading
from evals.language.planning import Planned, Planner
from evals.language.shop import open_shop
from evals.language.suite import Utterance
from evals.language.verdict import Verdict
from evals.matching import Ground, same_calls


async def measure_utterances(cases: Iterable[Utterance]) -> list[Verdict]:
    """Plan every utterance on the demo shop's names, each as a new conversation."""
    with (
        tempfile.TemporaryDirectory(prefix="smartretail-language-") as folder,
        open_shop(Path(folder)) as home,
    ):
        planner, ground = Planner(home), ground_of(home)
        await planner.plan("hello", home.person("vikram"))  # the first turn loads what is loaded once
        return [await _judged(case, planner, home, ground) for case in cases]


async def _judged(case: Utterance, planner: Planner, home: Home, ground: Ground) -> Verdict:
    person = home.person(case.user)
    planned = await planner.plan(case.line.ask, person)
    right = any(fits(reading, planned, ground, person) for reading in case.line.readings)
    return Verdict(
        split=case.split,
        persona=case.persona,
        language=case.language,
        ask=case.line.ask,
        kind=kind_of(case.line.readings[0]),
        right=right,
        wanted=wanted_in_words(case.line),
        got=told(planned),
        elapsed_ms=planned.elapsed_ms,
    )


def fits(reading: Reading, planned: Planned, ground: Ground, person: Principal) -> bool:
    """Tell whether what was planned is this reading."""
    if reading.calls:
        return same_calls(reading.calls, planned.calls, ground, person)
    return reading.outcome == planned.outcome and not planned.calls


def kind_of(reading: Reading) -> str:
    """Return what a case tests: its tool, `compound`, or how the turn ends."""
    if len(reading.calls) > 1:
        return "compound"
    if reading.calls:
        return reading.calls[0].tool
    return str(reading.outcome)


def wanted_in_words(line: Line) -> str:
    """Say the right readings in one line."""
    return " | ".join(_told(reading) for reading in line.readings)


def told(planned: Planned) -> str:
    """Say what was planned in one line."""
    if planned.calls:
        return " + ".join(f"{call.tool} {dict(call.arguments)}" for call in planned.calls)
    return f"{planned.outcome} {planned.says}".strip()


def _told(reading: Reading) -> str:
    if reading.calls:
        return " + ".join(_call(call) for call in reading.calls)
    return str(reading.outcome or Outcome.ERROR)


def _call(call: ExpectedCall) -> str:
    return f"{call.tool} {dict(call.arguments)}"
