"""`smartretail eval forecast`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import InputError

if TYPE_CHECKING:
    from app.progress import Progress
    from evals.forecast.dataset import Dataset
    from evals.forecast.evaluation import Evaluation

SUITE = "forecast"
SLOW_SERIES = 100
"""Prophet and SARIMAX take seconds a series: they are compared on a sample."""

_OPTIONS = ("data", "horizon", "origins", "sample", "slow", "charts")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this suite to `eval`."""
    group = parser.add_argument_group("the suite `forecast`: our forecast beside baselines")
    group.add_argument(
        "--data",
        type=Path,
        action="append",
        metavar="DIR",
        help="folder of sales_transactions and product_master (default: this home); for `decisions` too; "
        "for `documents` a folder of files, each with its truth beside it; for `retrieval` a file in the "
        "form of SQuAD, given once for each language of the same paragraphs",
    )
    group.add_argument("--horizon", type=int, metavar="DAYS", help="days ahead (default: 28)")
    group.add_argument("--origins", type=int, metavar="N", help="rolling origins (default: 3)")
    group.add_argument(
        "--sample", type=int, metavar="N", help="only N of the series, drawn at random, always the same"
    )
    group.add_argument(
        "--with", dest="slow", metavar="NAMES", help="also prophet and/or sarimax, on at most 100 series"
    )
    group.add_argument(
        "--charts", type=Path, metavar="DIR", help="write PNG charts of at most 12 series there"
    )


def refuse_options(arguments: argparse.Namespace, *, but: str = "") -> None:
    """Refuse this suite's options beside another suite, all but one.

    Raises:
        InputError: one was given.
    """
    for name in _OPTIONS:
        if name != but and getattr(arguments, name) is not None:
            option = "with" if name == "slow" else name
            raise InputError(f"--{option} is for `eval forecast`. Name the suite, or leave it out.")


@dataclass(frozen=True)
class Outcome:
    """The evaluation of all series, and that of the sample with slow baselines where asked for."""

    everything: Evaluation
    slow_sample: Evaluation | None

    def as_json(self) -> dict[str, Any]:
        """Return one object with both."""
        from evals.forecast.report import as_json  # noqa: PLC0415 - heavy

        sample = self.slow_sample
        return {
            "suite": SUITE,
            **as_json(self.everything),
            "slow_sample": None if sample is None else as_json(sample),
        }


def run(arguments: argparse.Namespace) -> int:
    """Measure, print, and return 1 where our own forecast failed."""
    from app.cli.output import print_json  # noqa: PLC0415 - --help must not wait
    from evals.forecast.progress import StderrProgress  # noqa: PLC0415 - with the rest

    progress = StderrProgress()
    outcome = measure(arguments, progress)
    if arguments.json:
        print_json(outcome.as_json())
    else:
        _print(outcome)
    return 1 if outcome.everything.ours.run.error else 0


def measure(arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """Run the evaluation that the arguments ask for.

    Raises:
        InputError: a file, a column or a package is missing, or the sales are too short.
    """
    from evals.forecast.evaluation import evaluate  # noqa: PLC0415 - heavy
    from evals.forecast.forecaster import AUTO_ETS, BASELINES, OURS, installed, slow_baselines  # noqa: PLC0415

    slow = slow_baselines(arguments.slow or "")
    contestants = [OURS, *(installed(baseline) for baseline in BASELINES)]
    horizon = 28 if arguments.horizon is None else arguments.horizon
    origins = 3 if arguments.origins is None else arguments.origins
    dataset = _dataset(arguments)
    everything = evaluate(dataset, contestants, horizon=horizon, origins=origins, progress=progress)
    sample = (
        evaluate(
            dataset.sample(SLOW_SERIES),
            [OURS, AUTO_ETS, *slow],
            horizon=horizon,
            origins=origins,
            progress=progress,
        )
        if slow
        else None
    )
    if arguments.charts is not None and not everything.ours.run.error:
        _draw(dataset, everything, arguments.charts, progress)
    return Outcome(everything, sample)


def _draw(dataset: Dataset, evaluation: Evaluation, folder: Path, progress: Progress) -> None:
    from adapters.chart import VegaCharts  # noqa: PLC0415 - heavy
    from evals.forecast.charts import write_charts  # noqa: PLC0415 - heavy

    with progress.task(f"Drawing into {folder}"):
        write_charts(dataset, evaluation.ours.run.forecasts, folder, VegaCharts(folder).png)


def _dataset(arguments: argparse.Namespace) -> Dataset:
    if arguments.sample is not None and arguments.sample < 1:
        raise InputError("--sample must be at least 1.")
    if arguments.data is not None:
        from evals.forecast.reading import read_dataset  # noqa: PLC0415 - heavy

        dataset = read_dataset(arguments.data)
    else:
        from app.bootstrap import open_home  # noqa: PLC0415 - heavy
        from evals.forecast.shop import read_shop  # noqa: PLC0415 - heavy

        with open_home() as home:
            dataset = read_shop(home.lake, home.owner().tenant_id)
    return dataset if arguments.sample is None else dataset.sample(arguments.sample)


def _print(outcome: Outcome) -> None:
    from rich.console import Console  # noqa: PLC0415 - heavy

    from evals.forecast.report import print_report  # noqa: PLC0415 - heavy

    console = Console(width=None if Console().is_terminal else 120)
    print_report(outcome.everything, console)
    if outcome.slow_sample is not None:
        console.print(
            f"\nSlow baselines, on a sample of {outcome.slow_sample.series} series, not on all:",
            highlight=False,
        )
        print_report(outcome.slow_sample, console)
