"""A large sales file, from CSV to answers: how long, and how much memory the process takes."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from core.errors import ExternalError
from evals.bench.figure import Figure, Result

ROWS = 5_000_000
PRODUCTS, STORES = 1_000, 10


def measure() -> Result:
    """Write five million rows, ingest them in a process of its own, read them plainly beside it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sales.csv"
        _write(file)
        environment = os.environ | {"SMARTRETAIL_HOME": str(Path(folder) / "home")}
        smartretail = str(Path(sys.executable).parent / "smartretail")
        started = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own command
            [smartretail, "ingest", str(file), "--json"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        ingested = time.perf_counter() - started
        if done.returncode != 0:
            raise ExternalError(f"The file was not taken in: {done.stdout.strip()[-300:]}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        read = _read_plainly(file)
    return Result(
        "ingest",
        f"{ROWS:,} sales rows as CSV, taken in by a new home",
        (Figure("wall time", ingested, "s"), Figure("peak memory", peak, "MB", 2048)),
        "reading the same file with Python's csv module",
        ingested / read,
    )


def _write(file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(
            ["date", "sku_id", "store_id", "units_sold", "revenue", "price", "promo_flag", "source"]
        )
        for number in range(ROWS):
            series = number % (PRODUCTS * STORES)
            day = date(2024, 1, 1) + timedelta(days=number // (PRODUCTS * STORES))
            units, price = number % 7, 20 + series % 400
            rows.writerow(
                [
                    day,
                    f"SKU_{series // STORES}",
                    f"ST_{series % STORES}",
                    units,
                    units * price,
                    price,
                    "false",
                    "pos",
                ]
            )


def _read_plainly(file: Path) -> float:
    started = time.perf_counter()
    with file.open(newline="", encoding="utf-8") as rows:
        for _ in csv.reader(rows):
            pass
    return time.perf_counter() - started
