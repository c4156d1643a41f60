"""Measurements, each beside a named baseline taken in the same run on the same machine."""

from __future__ import annotations

from core.errors import InputError
from evals.bench import ack, cold, ingest, turn
from evals.bench.figure import Figure, Result

MEASUREMENTS = {"turn": turn.measure, "ack": ack.measure, "ask": cold.measure, "ingest": ingest.measure}


def measure(name: str | None = None) -> list[Result]:
    """Run one measurement, or all.

    Raises:
        InputError: there is no measurement of that name.
    """
    if name is not None and name not in MEASUREMENTS:
        raise InputError(f"No measurement {name!r}. There are: {', '.join(MEASUREMENTS)}.")
    return [run() for key, run in MEASUREMENTS.items() if name in (None, key)]


__all__ = ["MEASUREMENTS", "Figure", "Result", "measure"]
