"""The nightly run of a shop of any size: what each part takes, up to a panel of the M5's shape.

A home of its own is drawn and filled first, in another process, so that neither its time nor
its memory is counted. Then everything a night does is done, part by part; its watch is the look
for anomalies in the last week.
"""

from __future__ import annotations

import multiprocessing
import resource
import tempfile
import time
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl

from core.errors import ExternalError
from evals.bench.figure import Figure, Result
from evals.forecast.progress import StderrProgress
from evals.forecast.synthetic import DAYS, LAST_DAY, synthetic_panel

if TYPE_CHECKING:
    from app.bootstrap import Home
    from jobs.runs.part import Work

SIZES = (1_000, 3_000)
"""Unless told otherwise; `--series 30490` is the M5's own, and takes a quarter of an hour."""

SEED = 20260425
STOCK_DAYS = 28
MOST_MINUTES = 15.0

_COST_SHARE = 0.7
_TRAINING = "train"


@dataclass(frozen=True)
class Spent:
    """One part of the night, and what was said of it."""

    name: str
    wall_s: float
    cpu_s: float
    detail: str


@dataclass(frozen=True)
class Night:
    """A whole night: its parts in order, and the most memory it held."""

    parts: tuple[Spent, ...]
    peak_mb: float

    @property
    def wall_s(self) -> float:
        """Seconds on the clock."""
        return sum(part.wall_s for part in self.parts)

    @property
    def cpu_s(self) -> float:
        """Seconds of every core together."""
        return sum(part.cpu_s for part in self.parts)


def measure(series: Sequence[int] = SIZES) -> Result:
    """Run a night for shops of each size; the baseline is the largest shop's training alone.

    Raises:
        ExternalError: a part of the night failed.
    """
    progress = StderrProgress()
    nights: dict[int, Night] = {}
    for size in series:
        with tempfile.TemporaryDirectory() as folder:
            with progress.task(f"Drawing and importing a shop of {size:,} series"):
                _fill_apart(folder, size)
            with progress.task(f"The night of {size:,} series"):
                nights[size] = _night_apart(folder)
    figures = [figure for size, night in nights.items() for figure in _figures(size, night)]
    figures += [
        Figure(
            f"{larger:,} per series, against {smaller:,}",
            (nights[larger].cpu_s / larger) / (nights[smaller].cpu_s / smaller),
            "times",
        )
        for smaller, larger in pairwise(series)
    ]
    last = nights[max(series)]
    training = next(part for part in last.parts if part.name.startswith(_TRAINING))
    return Result(
        "nightly",
        f"{', '.join(f'{size:,}' for size in series)} series × {DAYS} days: train, forecast, recommend, look",
        tuple(figures),
        f"training of the model alone on {max(series):,} series (CPU)",
        last.cpu_s / training.cpu_s,
    )


def _figures(size: int, night: Night) -> list[Figure]:
    return [
        Figure(f"{size:,} wall time", night.wall_s / 60, "min", MOST_MINUTES),
        Figure(f"{size:,} CPU", night.cpu_s / 60, "CPU-min"),
        Figure(f"{size:,} peak memory", night.peak_mb / 1024, "GB"),
        *(Figure(f"{size:,}   {part.name}", part.cpu_s, "CPU-s") for part in night.parts),
    ]


def _fill_apart(folder: str, size: int) -> None:
    with _process() as pool:
        pool.submit(_fill, folder, size).result()


def _night_apart(folder: str) -> Night:
    with _process() as pool:
        return pool.submit(_night, folder).result()


def _process() -> ProcessPoolExecutor:
    """Return a process of its own, so that what it costs and holds is its own."""
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def _night(folder: str) -> Night:
    """Do the night of a home, part by part."""
    from jobs.runs.nightly import run_nightly  # noqa: PLC0415 - heavy

    spent: list[Spent] = []

    def timed(name: str, work: Work) -> str:
        wall, cpu = time.perf_counter(), time.process_time()
        detail = work()
        spent.append(Spent(name, time.perf_counter() - wall, time.process_time() - cpu, detail))
        return detail

    with _home(folder) as home:
        report = run_nightly(home.schedule.nightly_parts(), timed)
        failed = [part for part in report.parts if not part.ok]
        if failed:
            raise ExternalError(f"The night's part {failed[0].name!r} failed: {failed[0].detail}")
    return Night(tuple(spent), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


@contextmanager
def _home(folder: str) -> Generator[Home]:
    from app.bootstrap import open_home  # noqa: PLC0415 - heavy
    from app.settings import Settings  # noqa: PLC0415 - with it
    from core.clock import FixedClock  # noqa: PLC0415 - with it

    noon = datetime.combine(LAST_DAY + timedelta(days=1), clock_time(12), ZoneInfo("Asia/Kolkata"))
    with open_home(Settings(home=Path(folder) / "home"), FixedClock(noon)) as home:
        yield home


def _fill(folder: str, size: int) -> None:
    """Import a made-up shop of that many series into a new home."""
    with _home(folder) as home:
        for kind, frame in tables(size).items():
            content = BytesIO()
            frame.write_parquet(content)
            content.seek(0)
            home.importer.receive(content, f"{kind}.parquet", home.owner(), kind=kind)


def tables(size: int, *, days: int = DAYS) -> dict[str, pl.DataFrame]:
    """Return the tables of a made-up shop: sales, stock of the last weeks, products, stores."""
    drawn = synthetic_panel(size, days=days, horizon=1, seed=SEED)
    sold = drawn.sales.filter(pl.col("date") <= LAST_DAY)
    random = np.random.default_rng(SEED)
    cover = pl.DataFrame(drawn.series).with_columns(
        days=pl.Series(random.integers(0, 30, drawn.series.height))
    )
    usual = sold.group_by("sku_id", "store_id").agg(pl.col("y").mean().alias("usual"))
    stock = (
        sold.filter(pl.col("date") > LAST_DAY - timedelta(days=STOCK_DAYS))
        .join(usual, on=["sku_id", "store_id"])
        .join(cover, on=["sku_id", "store_id"])
        .select(
            "date",
            "sku_id",
            "store_id",
            (pl.col("usual") * pl.col("days") + 1).ceil().cast(pl.Int64).alias("on_hand"),
            pl.lit(0).alias("in_transit"),
            pl.lit(7).alias("lead_time_days"),
        )
    )
    return {
        "products": drawn.products.with_columns(
            (pl.col("mrp") * _COST_SHARE).round(2).alias("unit_cost"), pl.lit(5.0).alias("gst_rate_pct")
        ),
        "stores": drawn.stores,
        "inventory": stock,
        "sales": sold.select(
            "date",
            "sku_id",
            "store_id",
            pl.col("y").cast(pl.Int64).alias("units_sold"),
            (pl.col("y") * pl.col("price")).round(2).alias("revenue"),
            "price",
            "promo_flag",
            pl.lit("pos").alias("source"),
        ),
    }
