"""`smartretail eval` and `smartretail bench`."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.errors import InputError
from evals import cases_command as cases
from evals.alerts import command as alerts
from evals.decisions import command as decisions
from evals.documents import command as documents
from evals.forecast import command as forecast
from evals.language import command as language
from evals.privacy import command as privacy
from evals.retrieval import command as retrieval

_MEASURES: Mapping[str, Callable[[argparse.Namespace], int]] = {
    measure.SUITE: measure.run
    for measure in (alerts, decisions, documents, forecast, language, privacy, retrieval)
}
"""Suites of their own kind; every other is a file of cases."""


def register(commands: Any) -> None:
    """Add the commands to the command line."""
    evaluate = commands.add_parser("eval", help="run the evaluation cases on the demo shop")
    evaluate.add_argument(
        "suite",
        nargs="?",
        help="one suite of cases (default: all), `forecast`: accuracy beside baselines, `decisions`: "
        "prices, orders and signals against known truth, `documents`: read and judged against the truth, "
        "`retrieval`: passages found, and questions without an answer refused, `language`: what people type "
        "in three languages, understood, `privacy`: personal data, found before a model sees it, or "
        "`alerts`: how often one is right, and how many come a day",
    )
    cases.add_options(evaluate)
    forecast.add_options(evaluate)
    retrieval.add_options(evaluate)
    language.add_options(evaluate)
    documents.add_options(evaluate)
    evaluate.set_defaults(run=run_eval)
    bench = commands.add_parser("bench", help="measure speed, each beside a baseline of the same run")
    bench.add_argument("name", nargs="?", help="turn, ack, ask, ingest or forecast (default: all)")
    bench.add_argument(
        "--series", metavar="N,…", help="sizes for `bench forecast` (default: 1000,10000,30490) or `nightly`"
    )
    bench.set_defaults(run=run_bench)
    for command in (evaluate, bench):
        command.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run_eval(arguments: argparse.Namespace) -> int:
    """Run the suites; 1 where a case failed, or a figure lies below its threshold."""
    suite = arguments.suite
    _refuse_options(arguments)
    if suite != retrieval.SUITE:
        arguments.data = _only(arguments.data)
    run = _MEASURES.get(suite, cases.run)
    return run(arguments)


def _refuse_options(arguments: argparse.Namespace) -> None:
    """Refuse options that are another suite's.

    Raises:
        InputError: one was given.
    """
    suite = arguments.suite
    if suite != documents.SUITE:
        documents.refuse_options(arguments)
    if suite != language.SUITE:
        language.refuse_options(arguments, but="" if suite in _MEASURES else "html")
    if suite != retrieval.SUITE:
        retrieval.refuse_options(arguments)
    if suite in _MEASURES:
        cases.refuse_options(arguments)
    if suite != forecast.SUITE:
        takes_data = suite in {retrieval.SUITE, decisions.SUITE, documents.SUITE}
        forecast.refuse_options(arguments, but="data" if takes_data else "")


def _only(files: list[Path] | None) -> Path | None:
    """Return the one file or folder that a suite other than `retrieval` takes."""
    if files is not None and len(files) > 1:
        raise InputError("--data is given once, but for `eval retrieval`. Name one.")
    return files[0] if files else None


def run_bench(arguments: argparse.Namespace) -> int:
    """Run the measurements and print their figures."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.bench import measure  # noqa: PLC0415 - heavy

    results = measure(arguments.name, arguments.series)
    if arguments.json:
        print_json({"results": [dataclasses.asdict(result) for result in results]})
        return 0
    for result in results:
        print(f"{result.name}: {result.what}")
        for figure in result.figures:
            aim = f"   aim ≤ {figure.aim:g} {figure.unit}" if figure.aim is not None else ""
            print(f"    {figure.label:<28} {figure.value:>10.1f} {figure.unit}{aim}")
        print(f"    {result.ratio:.1f} × {result.baseline}")
    return 0
