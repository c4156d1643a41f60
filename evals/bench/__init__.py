"""Measurements, each beside a named baseline taken in the same run on the same machine."""

from __future__ import annotations

from core.errors import InputError
from evals.bench import ack, cold, forecast, ingest, load, model, nightly, retrieval, turn
from evals.bench.figure import Figure, Result

MEASUREMENTS = {
    "turn": turn.measure,
    "model": model.measure,
    "ack": ack.measure,
    "load": load.measure,
    "load-postgres": load.measure_postgres,
    "ask": cold.measure,
    "ingest": ingest.measure,
    "forecast": forecast.measure,
    "nightly": nightly.measure,
    "retrieval": retrieval.measure,
}
SIZED = {"forecast": forecast.measure, "nightly": nightly.measure, "retrieval": retrieval.measure}
"""Those that take sizes."""


def measure(name: str | None = None, series: str | None = None) -> list[Result]:
    """Run one measurement, or all.

    Args:
        name: Which.
        series: Sizes of the shops of `forecast` or `nightly`, such as `1000,10000`, or how many passages
            `retrieval` searches; the others have none.

    Raises:
        InputError: there is no measurement of that name, or it has no sizes.
    """
    if series is not None:
        if name not in SIZED:
            raise InputError(
                "--series is for `bench forecast`, `nightly` and `retrieval`. Name one, or leave it out."
            )
        return [SIZED[name](forecast.sizes(series))]
    if name is not None and name not in MEASUREMENTS:
        raise InputError(f"No measurement {name!r}. There are: {', '.join(MEASUREMENTS)}.")
    return [run() for key, run in MEASUREMENTS.items() if name in (None, key)]


__all__ = ["MEASUREMENTS", "Figure", "Result", "measure"]
