"""What forecasting costs as the shop grows: CPU-minutes and memory, up to a panel of the M5's shape."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from core.errors import ExternalError, InputError
from evals.bench.figure import Figure, Result
from evals.forecast.forecaster import BASELINES, OURS, Contestant, split_phases
from evals.forecast.handover import write_known
from evals.forecast.progress import StderrProgress
from evals.forecast.runner import Run, run_one
from evals.forecast.synthetic import DAYS, LAST_DAY, synthetic_panel

SIZES = (1_000, 10_000, 30_490)
HORIZON = 28
SEED = 20260425

SEASONAL_NAIVE, BOOSTED = BASELINES[0], BASELINES[4]


def sizes(text: str | None) -> tuple[int, ...]:
    """Read `--series 1000,10000`.

    Raises:
        InputError: it is not a list of numbers above 0.
    """
    if text is None:
        return SIZES
    try:
        chosen = tuple(sorted({int(part.replace("_", "")) for part in text.split(",")}))
    except ValueError:
        chosen = (0,)
    if chosen[0] < 1:
        raise InputError(f"--series {text!r} is not a list of numbers above 0, such as 1000,10000.")
    return chosen


def measure(series: Sequence[int] = SIZES) -> Result:
    """Forecast synthetic panels of each size, each in a process of its own.

    The baseline is statsforecast's seasonal naive on the largest panel; beside it stands
    mlforecast with LightGBM as it comes on the smallest.
    """
    ours: dict[int, Run] = {}
    others: dict[str, Run] = {}
    for size in series:
        chosen = [OURS]
        chosen += [BOOSTED] if size == min(series) else []
        chosen += [SEASONAL_NAIVE] if size == max(series) else []
        done = dict(zip((contestant.name for contestant in chosen), _run(size, chosen), strict=True))
        ours[size] = done.pop(OURS.name)
        others |= done
    naive, boosted = others[SEASONAL_NAIVE.name], others[BOOSTED.name]
    figures = [figure for size, run in ours.items() for figure in _figures(size, run)]
    figures += [_per_row_ratio(ours, smaller, larger) for smaller, larger in pairwise(series)]
    figures += [
        Figure(f"{min(series):,} {boosted.name}", boosted.cpu_s / 60, "CPU-min"),
        Figure(f"{max(series):,} {naive.name}", naive.cpu_s / 60, "CPU-min"),
    ]
    shown = ", ".join(f"{size:,}" for size in series)
    return Result(
        "forecast",
        f"{shown} series × {DAYS} days, {HORIZON} days ahead",
        tuple(figures),
        f"{naive.name} by statsforecast on {max(series):,} series (CPU)",
        ours[max(series)].cpu_s / naive.cpu_s,
    )


def _run(size: int, contestants: Sequence[Contestant]) -> list[Run]:
    progress = StderrProgress()
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known"
        with progress.task(f"Drawing {size:,} series"):
            write_known(synthetic_panel(size, horizon=HORIZON, seed=SEED).known(LAST_DAY, HORIZON), known)
        runs: list[Run] = []
        for number, contestant in enumerate(contestants):
            out = Path(folder) / f"out_{number}"
            out.mkdir()
            with progress.task(f"{size:,} series: {contestant.name}"):
                runs.append(run_one(contestant, known, out))
            if runs[-1].error:
                raise ExternalError(f"{contestant.name} on {size:,} series: {runs[-1].error}")
        return runs


def _figures(size: int, run: Run) -> list[Figure]:
    return [
        Figure(f"{size:,} CPU", run.cpu_s / 60, "CPU-min"),
        *_phase_figures(size, run),
        Figure(f"{size:,} wall time", run.wall_s / 60, "min"),
        Figure(f"{size:,} peak memory", run.peak_mb / 1024, "GB"),
        Figure(f"{size:,} per million rows", run.cpu_s / (size * DAYS) * 1e6, "CPU-s"),
    ]


def _phase_figures(size: int, run: Run) -> list[Figure]:
    figures: list[Figure] = []
    for part, phases in split_phases(run.phases).items():
        figures.append(Figure(f"{size:,}   {part}", sum(phases.values()), "CPU-s"))
        figures += [Figure(f"{size:,}     {phase}", seconds, "CPU-s") for phase, seconds in phases.items()]
    return figures


def _per_row_ratio(ours: dict[int, Run], smaller: int, larger: int) -> Figure:
    ratio = (ours[larger].cpu_s / larger) / (ours[smaller].cpu_s / smaller)
    return Figure(f"{larger:,} per row, against {smaller:,}", ratio, "times")
