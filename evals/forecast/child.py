"""The process of one forecaster: reads what is known, forecasts, measures itself.

Run as `python -m evals.forecast.child PATH KNOWN OUT`. Tells each finished origin on stdout,
as a line that starts with `DONE`: libraries speak there too.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import polars as pl

from evals.forecast.forecaster import Contestant, to_common
from evals.forecast.handover import origins, read_known

FORECASTS, MEASURES = "forecasts.parquet", "measures.json"
DONE = "done:"


def main(path: str, known_folder: Path, out: Path) -> None:
    """Forecast every origin and write `FORECASTS` and `MEASURES` into `out`."""
    started = time.perf_counter()
    forecaster = Contestant("", path).load()
    frames: list[pl.DataFrame] = []
    phases: Counter[str] = Counter()
    for origin in origins(known_folder):
        known = read_known(origin)
        frame, spent = forecaster(known)
        frames.append(to_common(frame, known.cutoff))
        phases.update(dict(spent))  # pyright: ignore[reportArgumentType] (a Counter adds floats as well)
        print(f"{DONE} {origin.name}", flush=True)
    pl.concat(frames).write_parquet(out / FORECASTS)
    measures = {
        "cpu_s": _cpu_s(),
        "wall_s": time.perf_counter() - started,
        "peak_mb": _peak_mb(),
        "phases": dict(phases),
    }
    (out / MEASURES).write_text(json.dumps(measures))


def _cpu_s() -> float:
    """Return the CPU seconds of this process from its start, with all its threads and children."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_mb() -> float:
    """Return the most memory that this process, or one that it started, held at once.

    `ru_maxrss` begins with what the parent held when it started this process (Linux keeps it
    across exec), so the kernel's own high-water mark is read where there is one. For children
    of this process that error is harmless: what they begin with is within our own peak.
    """
    unit = 1024**2 if sys.platform == "darwin" else 1024
    own, children = (
        resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                own = int(line.split()[1]) / 1024
    return max(own, children)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
