"""Runs cases and gathers what was wrong: each case one or several times, in conversations of its own."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Home
from app.terminal import Terminal
from core.identity import Principal
from core.message import Reply
from evals.case import Case, Kind, load
from evals.evaluator import EVALUATORS, Heard
from evals.ground import ground_of
from evals.hostile_shop import open_hostile_shop
from evals.matching import Ground
from language.carrying import reply_language

Judge = Callable[[Heard], Awaitable[list[str]]]
"""A second opinion on a reply, by a model."""

_MOST_RECORDS = 20


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


@dataclass(frozen=True)
class Stage:
    """Where cases are run: a home, its door, and what calls are compared on."""

    home: Home
    terminal: Terminal
    ground: Ground

    def newest_record(self) -> int:
        """Return the number of the audit log's last line."""
        return max((record.sequence for record in self.home.audit.records(limit=1)), default=0)

    def changed_since(self, line: int) -> tuple[str, ...]:
        """Return the tools that made a change since a line of the audit log: each is audited."""
        return tuple(
            record.subject
            for record in self.home.audit.records(limit=_MOST_RECORDS)
            if record.sequence > line and record.action == "call_tool" and record.outcome == "allowed"
        )


async def run_suites(
    home: Home, suites: Sequence[str], *, runs: int = 1, judge: Judge | None = None
) -> list[Verdict]:
    """Ask every case of the suites, `runs` times each.

    Args:
        home: The demo shop.
        suites: Names of suites.
        runs: How often each case is run: one that is right now and then is not right.
        judge: Is asked about replies that no fault was found in.
    """
    cases = [(suite, case) for suite in suites for case in load(suite)]
    async with AsyncExitStack() as stack:
        stages: dict[str, Stage] = {}
        for name in dict.fromkeys(case.shop for _, case in cases):
            stages[name] = await _stage(name, home, stack)
        return [
            await _run(suite, case, stages[case.shop], run, judge)
            for suite, case in cases
            for run in range(1, runs + 1)
        ]


async def _stage(name: str, home: Home, stack: AsyncExitStack) -> Stage:
    if name == "hostile":
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="smartretail-hostile-"))
        home = stack.enter_context(open_hostile_shop(Path(folder), home.settings))
    return Stage(home, await stack.enter_async_context(home.terminal()), ground_of(home))


async def _run(suite: str, case: Case, stage: Stage, run: int, judge: Judge | None) -> Verdict:
    person = stage.home.person(None if case.user == "owner" else case.user)
    conversation = f"eval:{uuid.uuid4().hex}"
    turns: list[Exchange] = []
    replies: list[Reply] = []
    earlier = ""
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
    return Verdict(
        suite=suite,
        case=case.name,
        faults=_numbered(turns),
        elapsed_ms=sum(reply.elapsed_ms for reply in replies),
        kind=case.kind,
        language=_language(case, person),
        run=run,
        model=replies[-1].model,
        turns=tuple(turns),
    )


def _numbered(turns: Sequence[Exchange]) -> tuple[str, ...]:
    if len(turns) == 1:
        return turns[0].faults
    return tuple(f"turn {number}: {fault}" for number, turn in enumerate(turns, 1) for fault in turn.faults)


def _language(case: Case, person: Principal) -> str:
    return reply_language(case.turns[0].ask, None, [])


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
