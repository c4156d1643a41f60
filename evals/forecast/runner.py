"""Runs forecasters one after another, each in a process of its own, so that what it costs is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from app.progress import Progress
from evals.forecast.child import DONE, FORECASTS, MEASURES
from evals.forecast.dataset import Dataset
from evals.forecast.forecaster import FORECAST_SCHEMA, Contestant
from evals.forecast.handover import write_known

_LAST_WORDS_CHARS = 300


@dataclass(frozen=True)
class Run:
    """What a forecaster returned and what that cost.

    Attributes:
        name: The contestant's.
        forecasts: The common frame, all origins; empty where it failed.
        cpu_s: CPU seconds of its process, start and imports included.
        wall_s: Seconds it took.
        peak_mb: The most memory its process held.
        phases: CPU seconds by phase, where it tells them.
        error: Why it failed; empty where it did not.
    """

    name: str
    forecasts: pl.DataFrame
    cpu_s: float = float("nan")
    wall_s: float = float("nan")
    peak_mb: float = float("nan")
    phases: Mapping[str, float] = field(default_factory=dict[str, float])
    error: str = ""


def run_all(
    dataset: Dataset,
    contestants: Sequence[Contestant],
    *,
    cutoffs: Sequence[date],
    horizon: int,
    progress: Progress,
) -> list[Run]:
    """Let each contestant forecast every origin; one that fails does not stop the others."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known"
        with progress.task(f"Cutting {dataset.name} at {len(cutoffs)} origins"):
            for cutoff in cutoffs:
                write_known(dataset.known(cutoff, horizon), known)
        runs: list[Run] = []
        for number, contestant in enumerate(contestants):
            out = Path(folder) / f"out_{number}"
            out.mkdir()
            with progress.task(contestant.name, total=len(cutoffs)):
                runs.append(run_one(contestant, known, out, progress.advance))
        return runs


def run_one(
    contestant: Contestant,
    known: Path,
    out: Path,
    advance: Callable[[int, int | None], None] = lambda done, total: None,
) -> Run:
    """Run one contestant on a folder written by `write_known`; `out` is an empty one of its own."""
    command = [sys.executable, "-m", "evals.forecast.child", contestant.path, str(known), str(out)]
    said = out / "stderr.txt"
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # idle threads would count as CPU seconds
    with (
        said.open("w") as errors,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as child,  # noqa: S603 - our own
    ):
        origins = len(list(known.iterdir()))
        finished = (line for line in child.stdout or () if line.startswith(DONE))
        for done, _ in enumerate(finished, start=1):
            advance(done, origins)
        code = child.wait()
    if code != 0:
        words = said.read_text(errors="replace").strip()[-_LAST_WORDS_CHARS:]
        return Run(
            contestant.name,
            pl.DataFrame(schema=FORECAST_SCHEMA),
            error=f"its process ended with {code}: {words or 'no words'}",
        )
    measures = json.loads((out / MEASURES).read_text())
    return Run(contestant.name, pl.read_parquet(out / FORECASTS), **measures)
