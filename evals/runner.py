"""Runs cases and gathers what was wrong: each case one or several times, in conversations of its own."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from app.settings import Settings
from core.message import Reply
from evals.case import Case, Kind, load
from evals.evaluator import EVALUATORS, Heard
from evals.stage import Stages, stages
from language.carrying import reply_language

Judge = Callable[[Heard], Awaitable[list[str]]]
"""A second opinion on a reply, by a model."""


@dataclass(frozen=True)
class Exchange:
    """One turn of a case as the report shows it."""

    ask: str
    wanted: str
    got: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """One run of a case, judged: `faults` is empty where all is well."""

    suite: str
    case: str
    faults: tuple[str, ...]
    elapsed_ms: int
    kind: Kind = "tool"
    language: str = "en"
    run: int = 1
    model: str = "offline"
    turns: tuple[Exchange, ...] = ()


async def run_suites(
    settings: Settings, suites: Sequence[str], *, runs: int = 1, judge: Judge | None = None
) -> list[Verdict]:
    """Ask every case of the suites, `runs` times each, on copies of the demo shop.

    Args:
        settings: Those of the home with the demo shop.
        suites: Names of suites.
        runs: How often each case is run: one that is right now and then is not right.
        judge: Is asked about replies that no fault was found in.

    Raises:
        DataError: the home has no sales.
        InputError: the home is not one of files alone.
    """
    cases = [(suite, case) for suite in suites for case in load(suite)]
    async with stages(settings) as open_stages:
        return [
            await _run(suite, case, open_stages, run, judge)
            for suite, case in cases
            for run in range(1, runs + 1)
        ]


async def _run(suite: str, case: Case, open_stages: Stages, run: int, judge: Judge | None) -> Verdict:
    stage = await open_stages.of(case.shop)
    person = stage.home.person(None if case.user == "owner" else case.user)
    conversation = f"eval:{uuid.uuid4().hex}"
    turns: list[Exchange] = []
    replies: list[Reply] = []
    earlier = ""
    changed = False
    for turn in case.turns:
        before = stage.newest_record()
        reply = await stage.terminal.say(turn.ask, person, conversation)
        heard = Heard(
            turn.expect, turn.ask, reply, stage.ground, person, earlier, stage.changed_since(before)
        )
        faults = [fault for evaluator in EVALUATORS for fault in evaluator(heard)]
        if judge is not None and not faults:
            faults = await judge(heard)
        turns.append(Exchange(turn.ask, _wanted(heard), _got(reply), tuple(faults)))
        replies.append(reply)
        earlier += f"\n{turn.ask}\n{reply.answer}"
        changed = changed or bool(heard.changed)
    if changed:
        stage.put_back()
    return Verdict(
        suite=suite,
        case=case.name,
        faults=_numbered(turns),
        elapsed_ms=sum(reply.elapsed_ms for reply in replies),
        kind=case.kind,
        language=reply_language(case.turns[0].ask, None, []),
        run=run,
        model=replies[-1].model,
        turns=tuple(turns),
    )


def _numbered(turns: Sequence[Exchange]) -> tuple[str, ...]:
    if len(turns) == 1:
        return turns[0].faults
    return tuple(f"turn {number}: {fault}" for number, turn in enumerate(turns, 1) for fault in turn.faults)


def _wanted(heard: Heard) -> str:
    """Say in one line what was expected."""
    expect = heard.expect
    parts = [" or ".join(expect.outcome)]
    if expect.tool_calls is not None:
        parts.append(
            " + ".join(f"{one.tool} {dict(one.arguments)}" for one in expect.tool_calls) or "no call"
        )
    parts += [f"says {text!r}" for text in expect.says]
    parts += [f"never says {text!r}" for text in expect.never_says]
    parts += [f"cites {pattern!r}" for pattern in expect.cites]
    if expect.language:
        parts.append(f"in {expect.language}")
    return ", ".join(parts)


def _got(reply: Reply) -> str:
    calls = " + ".join(f"{call.tool} {dict(call.arguments)}" for call in reply.tool_calls)
    return f"{reply.outcome}, {calls or 'no call'}\n{reply.answer}"
