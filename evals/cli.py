"""`smartretail eval` and `smartretail bench`."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from core.errors import InputError
from evals.decisions import command as decisions
from evals.documents import command as documents
from evals.forecast import command as forecast
from evals.language import command as language
from evals.retrieval import command as retrieval


def register(commands: Any) -> None:
    """Add the commands to the command line."""
    evaluate = commands.add_parser("eval", help="run the evaluation cases on the demo shop")
    evaluate.add_argument(
        "suite",
        nargs="?",
        help="one suite of cases (default: all), `forecast`: accuracy beside baselines, `decisions`: "
        "prices, orders and signals against known truth, `documents`: read and judged against the truth, "
        "`retrieval`: passages found, and questions without an answer refused, or `language`: what people "
        "type in three languages, understood",
    )
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
    """Run the suites; 1 where a case failed."""
    if arguments.suite != documents.SUITE:
        documents.refuse_options(arguments)
    if arguments.suite == language.SUITE:
        forecast.refuse_options(arguments)
        retrieval.refuse_options(arguments)
        return language.run(arguments)
    language.refuse_options(arguments)
    if arguments.suite == retrieval.SUITE:
        forecast.refuse_options(arguments, but="data")
        return retrieval.run(arguments)
    retrieval.refuse_options(arguments)
    arguments.data = _only(arguments.data)
    if arguments.suite == forecast.SUITE:
        return forecast.run(arguments)
    if arguments.suite == decisions.SUITE:
        forecast.refuse_options(arguments, but="data")
        return decisions.run(arguments)
    if arguments.suite == documents.SUITE:
        forecast.refuse_options(arguments, but="data")
        return documents.run(arguments)
    forecast.refuse_options(arguments)
    import asyncio  # noqa: PLC0415 - --help must not wait

    from app.bootstrap import open_home  # noqa: PLC0415 - heavy
    from app.cli.output import print_json  # noqa: PLC0415 - with the rest
    from app.demo.build import require_demo  # noqa: PLC0415 - with the rest
    from evals.case import suites  # noqa: PLC0415 - with the rest
    from evals.runner import run_suites  # noqa: PLC0415 - with the rest

    with open_home() as home:
        require_demo(home)
        verdicts = asyncio.run(run_suites(home, [arguments.suite] if arguments.suite else suites()))
    failed = [verdict for verdict in verdicts if verdict.faults]
    if arguments.json:
        print_json(
            {
                "cases": len(verdicts),
                "passed": len(verdicts) - len(failed),
                "failed": [dataclasses.asdict(verdict) for verdict in failed],
            }
        )
    else:
        for verdict in failed:
            print(f"✗ {verdict.suite} · {verdict.case}")
            for fault in verdict.faults:
                print(f"    {fault}")
        print(f"{len(verdicts) - len(failed)} of {len(verdicts)} cases passed")
    return 1 if failed else 0


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
