"""`smartretail ask` as a person types it: a process that starts, answers and ends."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from app.demo.people import DEMO_QUESTIONS
from core.errors import ExternalError
from evals.bench.figure import Figure, Result, percentile

RUNS = 7


def measure() -> Result:
    """Start `ask` again and again, in turn with a process that only imports its libraries."""
    command = [str(Path(sys.executable).parent / "smartretail"), "ask", DEMO_QUESTIONS[0], "--json"]
    imports = [
        sys.executable,
        "-c",
        "import langgraph.graph, polars, duckdb, sqlalchemy, pyiceberg.catalog.sql",
    ]
    asked: list[float] = []
    imported: list[float] = []
    for _ in range(RUNS):
        imported.append(_seconds(imports))
        asked.append(_seconds(command))
    return Result(
        "ask",
        f"{RUNS} cold starts of `smartretail ask`",
        (Figure("median", percentile(asked, 0.5), "s", 3), Figure("slowest", max(asked), "s")),
        "importing its libraries in a bare process",
        percentile(asked, 0.5) / percentile(imported, 0.5),
    )


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode != 0:
        raise ExternalError(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return time.perf_counter() - started
