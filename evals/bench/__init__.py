"""Measurements, each beside a named baseline taken in the same run on the same machine."""

from __future__ import annotations

from core.errors import InputError
from evals.bench import ack, cold, forecast, ingest, turn
from evals.bench.figure import Figure, Result

MEASUREMENTS = {
    "turn": turn.measure,
    "ack": ack.measure,
    "ask": cold.measure,
    "ingest": ingest.measure,
    "forecast": forecast.measure,
}


def measure(name: str | None = None, series: str | None = None) -> list[Result]:
    """Run one measurement, or all.

    Args:
        name: Which.
        series: Sizes of the panels of `forecast`, such as `1000,10000`; the others have none.

    Raises:
        InputError: there is no measurement of that name, or it has no sizes.
    """
    if series is not None:
        if name != "forecast":
            raise InputError("--series is for `bench forecast`. Name it, or leave --series out.")
        return [forecast.measure(forecast.sizes(series))]
    if name is not None and name not in MEASUREMENTS:
        raise InputError(f"No measurement {name!r}. There are: {', '.join(MEASUREMENTS)}.")
    return [run() for key, run in MEASUREMENTS.items() if name in (None, key)]


__all__ = ["MEASUREMENTS", "Figure", "Result", "measure"]
