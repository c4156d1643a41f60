"""Our forecasts as pictures: at most a dozen series, some of every demand class."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from core.errors import InputError
from engines.forecast.chart import Event, forecast_chart
from engines.forecast.chart_layers import ForecastLabels
from engines.forecast.demand_class import demand_class
from evals.forecast.dataset import SERIES, Dataset
from language.locales import sentence

MOST_CHARTS = 12

_BOUNDS = {"lo95": "yhat_lo_95", "lo80": "yhat_lo_80", "hi80": "yhat_hi_80", "hi95": "yhat_hi_95"}


def choose(dataset: Dataset, cutoff: date, most: int = MOST_CHARTS) -> pl.DataFrame:
    """Choose series turn by turn from each class, those that sold most before the cutoff first.

    Returns:
        `sku_id, store_id, demand_class`.
    """
    sold = dataset.sales.filter(pl.col("date") <= cutoff).group_by(SERIES).agg(pl.col("y").sum())
    ranked = demand_class(dataset.sales, cutoff=cutoff).join(sold, on=SERIES)
    turn = pl.col("y").rank("ordinal", descending=True).over("demand_class")
    return (
        ranked.sort("y", *SERIES, descending=[True, False, False])
        .with_columns(turn.alias("turn"))
        .sort("turn", "demand_class")
        .head(most)
        .select(*SERIES, "demand_class")
    )


def write_charts(
    dataset: Dataset, forecasts: pl.DataFrame, folder: Path, draw: Callable[[dict[str, Any]], bytes]
) -> list[Path]:
    """Draw the chosen series at the last origin.

    Args:
        dataset: What was forecast.
        forecasts: Ours, the common frame; a series without ranges shows what it sold alone.
        folder: Where to; made where it is not there.
        draw: Makes a PNG of a spec.

    Returns:
        The files written.

    Raises:
        InputError: the folder cannot be made or written to.
    """
    cutoff: date = forecasts["cutoff"].max()  # pyright: ignore[reportAssignmentType] (a column of dates)
    files: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (sku_id, store_id, kind) in enumerate(choose(dataset, cutoff).iter_rows(), start=1):
            mine = (pl.col("sku_id") == sku_id) & (pl.col("store_id") == store_id)
            spec = _spec(dataset, forecasts.filter(mine), mine, cutoff, f"{sku_id}, {store_id} ({kind})")
            name = re.sub(r"[^\w-]+", "-", f"{number:02}_{kind}_{sku_id}_{store_id}")
            files.append(folder / f"{name}.png")
            files[-1].write_bytes(draw(spec))
    except OSError as error:
        raise InputError(
            f"--charts {folder}: {error.strerror}. Name a folder that can be written to."
        ) from error
    return files


def _spec(
    dataset: Dataset, forecast: pl.DataFrame, mine: pl.Expr, cutoff: date, title: str
) -> dict[str, Any]:
    history = dataset.sales.filter(mine & (pl.col("date") <= cutoff)).rename({"y": "units"})
    return forecast_chart(
        history,
        forecast.filter(pl.col("cutoff") == cutoff).rename(_BOUNDS),
        title=title,
        labels=_labels(),
        cutoff=cutoff,
        events=_events(dataset, forecast, cutoff),
    )


def _events(dataset: Dataset, forecast: pl.DataFrame, cutoff: date) -> list[Event]:
    """Return the holidays of everywhere within the days forecast."""
    last: date = forecast["date"].max() or cutoff  # pyright: ignore[reportAssignmentType] (a column of dates)
    ahead = pl.col("date").is_between(cutoff + timedelta(days=1), last)
    return [
        Event(name, day)
        for day, name in dataset.holidays.filter(ahead & pl.col("region").is_null())
        .select("date", "name")
        .sort("date", "name")
        .iter_rows()
    ]


def _labels() -> ForecastLabels:
    return ForecastLabels(
        sold=sentence("chart_sold"),
        sold_out=sentence("chart_sold_out"),
        expected=sentence("chart_expected"),
        likely=sentence("chart_likely"),
        widest=sentence("chart_widest"),
        event=sentence("chart_event"),
        per_day=sentence("chart_per_day"),
    )
