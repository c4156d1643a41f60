"""`smartretail eval language`: what people type, and whether the right calls come of it."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from core.errors import InputError
from evals.language.split import DEVELOPMENT, SPLITS, every_split

SUITE = "language"
_OPTIONS = ("split", "show", "talk", "html")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this suite to `eval`."""
    group = parser.add_argument_group("the suite `language`: what people type, understood")
    group.add_argument(
        "--split", choices=every_split(), help=f"only these personas (default: {' and '.join(SPLITS)})"
    )
    group.add_argument(
        "--show", action="store_true", default=None, help="list the failures of the held-out personas too"
    )
    group.add_argument(
        "--talk",
        action="store_true",
        default=None,
        help="also hold the dialogues, through the whole agent, on a copy of the demo shop",
    )
    group.add_argument("--html", type=Path, metavar="FILE", help="write the report as a web page, too")


def refuse_options(arguments: argparse.Namespace, *, but: str = "") -> None:
    """Refuse this suite's options beside another suite, all but one.

    Raises:
        InputError: one was given.
    """
    for name in _OPTIONS:
        if name != but and getattr(arguments, name) is not None:
            raise InputError(f"--{name} is for `eval language`. Name the suite, or leave it out.")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; 1 where a figure lies below its threshold."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.language.measure import measure_utterances  # noqa: PLC0415 - heavy
    from evals.language.report import as_json, print_report  # noqa: PLC0415 - with it
    from evals.language.score import score  # noqa: PLC0415 - with it
    from evals.language.suite import talks, utterances  # noqa: PLC0415 - with it
    from evals.language.threshold import missed  # noqa: PLC0415 - with it

    splits = (arguments.split,) if arguments.split else SPLITS
    verdicts = asyncio.run(measure_utterances(case for split in splits for case in utterances(split)))
    if arguments.talk:
        from app.bootstrap import open_home  # noqa: PLC0415 - heavy
        from app.demo.build import require_demo  # noqa: PLC0415 - with it
        from evals.language.talking import hold_talks  # noqa: PLC0415 - with it

        with open_home() as home:
            require_demo(home)
            folder = home.path
        verdicts += asyncio.run(hold_talks(folder, [talk for split in splits for talk in talks(split)]))
    scores = score(verdicts)
    short = missed(scores)
    shown = [
        verdict
        for verdict in verdicts
        if not verdict.right and (verdict.split == DEVELOPMENT or arguments.show)
    ]
    if arguments.html:
        from evals.language.page import page  # noqa: PLC0415 - with it

        arguments.html.write_text(page(scores, shown, short), encoding="utf-8")
    if arguments.json:
        print_json(as_json(scores, shown, short))
    else:
        print_report(scores, shown, short, sys.stdout)
    return 1 if short else 0
