"""Parts of a shop forecast elsewhere: the same figures, whichever engine runs them."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from core.errors import InputError
from engines.forecast.partition import ROWS, forecast_partition
from jobs.runs.scale_out import forecast_partitions

CUTOFF = date(2026, 11, 22)
HORIZON = 7
SERIES, DAYS = 16, 180
NUMBERS = ["yhat", "yhat_lo_80", "yhat_hi_80", "yhat_lo_95", "yhat_hi_95", "sigma", "q50", "q90"]


def rows() -> pl.DataFrame:
    """Two categories of sixteen products over half a year, and what is planned for a week."""
    random = np.random.default_rng(0)
    frames: list[pl.DataFrame] = []
    for item in range(SERIES):
        span = [CUTOFF + timedelta(days=HORIZON - n) for n in range(DAYS + HORIZON)]
        sold = [float(random.poisson(3 + item % 8)) if day <= CUTOFF else None for day in span]
        frames.append(
            pl.DataFrame(
                {
                    "sku_id": f"SKU_{item:02}",
                    "store_id": "S",
                    "date": span,
                    "y": sold,
                    "stockout": False,
                    "price": 50.0,
                    "promo_flag": False,
                    "category": "DAIRY" if item % 2 else "SNACKS",
                    "mrp": 55.0,
                    "region": "DL",
                    "city": "Delhi",
                },
                schema_overrides={"y": pl.Float64},
            )
        )
    return pl.concat(frames).select(ROWS.names())


@pytest.fixture(scope="module")
def here() -> pl.DataFrame:
    return forecast_partitions(rows(), cutoff=CUTOFF, horizon=HORIZON)


@pytest.fixture
def dask() -> Generator[Any]:
    """A Dask client with two threads; the product's extra `dask` brings it."""
    distributed = pytest.importorskip(
        "dask.distributed", reason="needs the extra: pip install smartretail[dask]"
    )
    with (
        distributed.LocalCluster(
            host="127.0.0.1",
            protocol="tcp://",
            n_workers=1,
            threads_per_worker=2,
            processes=False,
            dashboard_address=None,
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_each_part_is_forecast_from_its_own_rows(here: pl.DataFrame) -> None:
    dairy = rows().filter(pl.col("category") == "DAIRY")
    alone = forecast_partition(dairy, cutoff=CUTOFF, horizon=HORIZON)
    part = here.join(dairy.select("sku_id").unique(), on="sku_id", how="semi")
    assert part.select(NUMBERS).to_numpy() == pytest.approx(alone.select(NUMBERS).to_numpy(), abs=1e-6)
    assert here.height == SERIES * HORIZON
    assert set(here["model"].to_list()).isdisjoint({"auto_ets", "moving_average"})


def test_the_order_of_rows_changes_nothing() -> None:
    dairy = rows().filter(pl.col("category") == "DAIRY")
    shuffled = dairy.sample(fraction=1.0, shuffle=True, seed=3)
    first, second = (forecast_partition(one, cutoff=CUTOFF, horizon=HORIZON) for one in (dairy, shuffled))
    assert first.equals(second)


@pytest.mark.filterwarnings("ignore:DataFrameGroupBy.apply operated:FutureWarning")  # Dask's own
def test_another_engine_gives_the_same_forecasts(here: pl.DataFrame, dask: Any) -> None:
    there = forecast_partitions(rows(), cutoff=CUTOFF, horizon=HORIZON, engine=dask)
    keys = ["sku_id", "store_id", "date", "model"]
    assert there.select(keys).equals(here.select(keys))
    assert there.select(NUMBERS).to_numpy() == pytest.approx(here.select(NUMBERS).to_numpy(), abs=1e-6)


def test_a_part_that_is_too_short_gets_a_simple_model() -> None:
    short = rows().filter(pl.col("date") > CUTOFF - timedelta(days=10))
    found = forecast_partition(short, cutoff=CUTOFF, horizon=HORIZON)
    assert found["model"].unique().to_list() == ["moving_average"]


def test_rows_can_only_be_parted_by_what_they_have() -> None:
    with pytest.raises(InputError, match="no column 'colour'"):
        forecast_partitions(rows(), cutoff=CUTOFF, horizon=HORIZON, by="colour")
