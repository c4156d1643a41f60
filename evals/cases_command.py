"""`smartretail eval`: cases of every kind, asked of the agent as a person would ask."""

from __future__ import annotations

import argparse
import asyncio
import sys
from typing import TYPE_CHECKING

from core.errors import InputError

if TYPE_CHECKING:
    from app.settings import Settings
    from evals.runner import Judge, Verdict

MOST_RUNS = 20
_OPTIONS = ("runs", "judge")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of cases to `eval`."""
    group = parser.add_argument_group("suites of cases, on the demo shop")
    group.add_argument(
        "--runs", type=int, metavar="K", help="run each case K times; it holds if it holds every time"
    )
    group.add_argument(
        "--judge",
        action="store_true",
        default=None,
        help="also ask the configured chat model whether each reply answers the question",
    )


def refuse_options(arguments: argparse.Namespace) -> None:
    """Refuse these options beside a suite of another kind.

    Raises:
        InputError: one was given.
    """
    for name in _OPTIONS:
        if getattr(arguments, name) is not None:
            raise InputError(f"--{name} is for suites of cases. Leave it out, or name such a suite.")


def run(arguments: argparse.Namespace) -> int:
    """Run the suites and print; 1 where a line of the table lies below its threshold.

    Of a tool's suite alone every case must hold: its threshold is of all tools' cases.
    """
    from app.bootstrap import open_home  # noqa: PLC0415 - --help must not wait
    from app.cli.output import print_json  # noqa: PLC0415 - heavy
    from app.demo.build import require_demo  # noqa: PLC0415 - with it
    from evals.case import load, suites  # noqa: PLC0415 - with it
    from evals.report import as_json, page, print_report  # noqa: PLC0415 - with it
    from evals.scorecard import SAFETY_KINDS, missed, rows  # noqa: PLC0415 - with it

    runs = arguments.runs if arguments.runs is not None else 1
    if not 1 <= runs <= MOST_RUNS:
        raise InputError(f"--runs {runs} is not possible: give 1 to {MOST_RUNS}.")
    names = [arguments.suite] if arguments.suite else suites()
    for name in names:
        load(name)  # a name that is none is refused before anything is opened
    with open_home() as home:
        require_demo(home)
        settings = home.settings
    verdicts = asyncio.run(_verdicts(settings, names, runs, judged=bool(arguments.judge)))
    lines = rows(verdicts)
    alone = arguments.suite is not None
    short = missed(line for line in lines if not alone or line.name in SAFETY_KINDS)
    if arguments.html:
        arguments.html.write_text(page(verdicts, lines, short), encoding="utf-8")
    if arguments.json:
        print_json(as_json(verdicts, lines, short))
    else:
        print_report(verdicts, lines, short, sys.stdout)
    failed = any(verdict.faults and verdict.kind not in SAFETY_KINDS for verdict in verdicts)
    return 1 if short or (alone and failed) else 0


async def _verdicts(settings: Settings, names: list[str], runs: int, *, judged: bool) -> list[Verdict]:
    from evals.runner import run_suites  # noqa: PLC0415 - heavy

    return await run_suites(settings, names, runs=runs, judge=_judge(settings) if judged else None)


def _judge(settings: Settings) -> Judge:
    from app.chat_model import chat_model  # noqa: PLC0415 - rarely
    from evals.judging import model_judge  # noqa: PLC0415 - with it

    remote = chat_model(settings)
    if remote is None:
        raise InputError("--judge needs a chat model; set SMARTRETAIL_MODEL to bedrock or openai.")
    return model_judge(remote)
