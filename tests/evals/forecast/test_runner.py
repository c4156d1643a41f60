"""Each forecaster runs in a process of its own, sees what is known, and pays for itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from app.progress import Progress
from evals.forecast.forecaster import FORECAST_SCHEMA, Contestant
from evals.forecast.handover import origins, read_known, write_known
from evals.forecast.runner import Run, run_all
from tests.evals.forecast.small import LAST_DAY, sales, shop

FAKES = "tests.evals.forecast.small"
CUTOFFS = [LAST_DAY - timedelta(days=14), LAST_DAY - timedelta(days=7)]
DATASET = shop(sales({"A": [1.0, 2, 3, 4, 5, 6, 7] * 8, "B": [0.0, 0, 4, 0, 0, 0, 2] * 8}))


class Told(Progress):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int | None]] = []

    def advance(self, done: int, total: int | None = None) -> None:
        """Remember."""
        self.steps.append((done, total))


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.fixture(scope="module")
def runs(told: Told) -> dict[str, Run]:
    contestants = [Contestant(name, f"{FAKES}:{name}") for name in ("last_value", "broken", "hungry")]
    done = run_all(DATASET, contestants, cutoffs=CUTOFFS, horizon=7, progress=told)
    return {run.name: run for run in done}


def test_what_is_known_goes_through_the_folder_unchanged(tmp_path: Path) -> None:
    known = DATASET.known(CUTOFFS[0], 7)
    write_known(known, tmp_path)
    (origin,) = origins(tmp_path)
    again = read_known(origin)
    assert (again.cutoff, again.horizon) == (known.cutoff, known.horizon)
    assert again.history.equals(known.history)
    assert again.known_future.equals(known.known_future)
    assert again.products.equals(known.products)


def test_the_folder_holds_nothing_sold_after_the_cutoff(tmp_path: Path) -> None:
    write_known(DATASET.known(CUTOFFS[0], 7), tmp_path)
    for file in tmp_path.rglob("*.parquet"):
        frame = pl.read_parquet(file)
        if "y" in frame.columns:
            assert frame["date"].max() == CUTOFFS[0]
        assert "revenue" not in frame.columns


def test_forecasts_of_all_origins_come_back_in_the_common_frame(runs: dict[str, Run]) -> None:
    frame = runs["last_value"].forecasts
    assert frame.schema == FORECAST_SCHEMA
    assert frame.group_by("cutoff").len().sort("cutoff").rows() == [(cutoff, 14) for cutoff in CUTOFFS]
    assert frame.filter(sku_id="A")["yhat"].unique().to_list() == [7.0]


def test_seconds_and_memory_are_measured(runs: dict[str, Run]) -> None:
    run = runs["last_value"]
    assert 0 < run.cpu_s < 60
    assert 0 < run.wall_s < 60
    assert 20 < run.peak_mb < 2000
    assert run.phases == {"fit": 0.5}


def test_memory_is_the_forecaster_s_own(runs: dict[str, Run]) -> None:
    more = runs["hungry"].peak_mb - runs["last_value"].peak_mb
    assert 150 < more < 300


def test_one_that_fails_tells_why_and_stops_nobody(runs: dict[str, Run]) -> None:
    assert "cannot forecast from" in runs["broken"].error
    assert runs["broken"].forecasts.is_empty()
    assert runs["hungry"].error == ""


def test_progress_is_told_by_origin(runs: dict[str, Run], told: Told) -> None:
    assert told.steps[:2] == [(1, 2), (2, 2)]
