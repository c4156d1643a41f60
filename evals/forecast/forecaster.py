"""What a forecaster is, what it returns, and the list of those measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec

import polars as pl

from core.errors import InputError
from evals.forecast.dataset import Known

QUANTILES: Mapping[str, float] = {
    "q025": 0.025,
    "q10": 0.1,
    "q25": 0.25,
    "q50": 0.5,
    "q75": 0.75,
    "q90": 0.9,
    "q975": 0.975,
}

INTERVALS: Mapping[int, Mapping[str, str]] = {
    80: {"lo80": "q10", "hi80": "q90"},
    95: {"lo95": "q025", "hi95": "q975"},
}
"""The bounds of each interval, and the quantiles that stand in where a model has none of its own.

The narrowest interval of a skewed count is no pair of quantiles: coverage counts the bounds.
"""

BOUNDS: Mapping[str, str] = {
    bound: quantile for pair in INTERVALS.values() for bound, quantile in pair.items()
}

FORECAST_SCHEMA = pl.Schema(
    {
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "cutoff": pl.Date(),
        "date": pl.Date(),
        "yhat": pl.Float64(),
        **{name: pl.Float64() for name in (*BOUNDS, *QUANTILES)},
    }
)
"""The common frame. A bound or quantile that is null throughout says the model has none."""

Phases = Mapping[str, float]
"""CPU seconds by phase."""

CHOOSING = ("selection", "calibration")
"""Phases that choose a model and check it, which a nightly run need not repeat."""


def split_phases(phases: Phases) -> dict[str, Phases]:
    """Return the phases that make a forecast apart from those of `CHOOSING`, each where it has any."""
    parts = {
        "forecasting": {name: spent for name, spent in phases.items() if name not in CHOOSING},
        "choosing": {name: spent for name, spent in phases.items() if name in CHOOSING},
    }
    return {name: part for name, part in parts.items() if part}


Forecaster = Callable[[Known], tuple[pl.DataFrame, Phases]]
"""Forecasts every series of `Known.history` for every day of the horizon."""


@dataclass(frozen=True)
class Contestant:
    """A forecaster by name; `path` is `module:function`, imported in a process of its own.

    `needs` is the package it cannot do without.
    """

    name: str
    path: str
    needs: str = ""

    def load(self) -> Forecaster:
        """Import the forecaster."""
        module, _, function = self.path.partition(":")
        return getattr(import_module(module), function)


OURS = Contestant("ours", "evals.forecast.ours:forecast")
BASELINES = (
    Contestant("SeasonalNaive", "evals.forecast.baselines:seasonal_naive"),
    Contestant("AutoETS", "evals.forecast.baselines:auto_ets"),
    Contestant("AutoTheta", "evals.forecast.baselines:auto_theta"),
    Contestant("TSB", "evals.forecast.baselines:tsb"),
    Contestant("mlforecast+LightGBM", "evals.forecast.boosted:mlforecast_lightgbm", "lightgbm"),
)
SLOW_BASELINES: Mapping[str, Contestant] = {
    "prophet": Contestant("Prophet", "evals.forecast.regression:prophet", "prophet"),
    "sarimax": Contestant("SARIMAX", "evals.forecast.regression:sarimax", "statsmodels"),
}
AUTO_ETS = BASELINES[1]


def slow_baselines(names: str) -> list[Contestant]:
    """Return the contestants of `--with prophet,sarimax`.

    Raises:
        InputError: a name is unknown, or its package is not installed.
    """
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    unknown = [name for name in chosen if name not in SLOW_BASELINES]
    if unknown:
        raise InputError(f"--with knows no {unknown[0]!r}. There are: {', '.join(SLOW_BASELINES)}.")
    return [installed(SLOW_BASELINES[name]) for name in dict.fromkeys(chosen)]


def installed(contestant: Contestant) -> Contestant:
    """Return the contestant where its package is there.

    Raises:
        InputError: it is not.
    """
    if contestant.needs and find_spec(contestant.needs) is None:
        raise InputError(
            f"{contestant.name} needs the package {contestant.needs}, which is not installed. "
            "Install it with: pip install smartretail[baselines]"
        )
    return contestant


def to_common(frame: pl.DataFrame, cutoff: date) -> pl.DataFrame:
    """Bring a forecast into the common frame: bounds of quantiles, what is missing null, types fixed."""
    given = frame.with_columns(pl.lit(cutoff).alias("cutoff"))
    given = given.with_columns(
        pl.col(quantile).alias(bound)
        for bound, quantile in BOUNDS.items()
        if bound not in given.columns and quantile in given.columns
    )
    missing = [
        pl.lit(None, dtype=kind).alias(name)
        for name, kind in FORECAST_SCHEMA.items()
        if name not in given.columns
    ]
    return given.with_columns(missing).select(FORECAST_SCHEMA.names()).cast(FORECAST_SCHEMA)
