"""Why a forecast is what it is: exact contributions, in words a shopkeeper knows.

The trees' own TreeSHAP values are exact and add up in the logarithm, where the model adds.
They are turned into units so that they still add up: each driver gets the share of the
difference between the usual day and the forecast that its logarithm has of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.forecast.candidate import panel_rows
from engines.forecast.feature import FEATURES, FESTIVAL, NAMES, USUAL, Rows
from engines.forecast.model import ForecastModel
from engines.forecast.panel import Panel

Floats = npt.NDArray[np.float64]

DRIVERS = ("trend", "weekday", "season", "festival", "price", "promotion")
OTHER = "other"
"""What the statistical part of a combination sees differently from the trees."""


@dataclass(frozen=True)
class Explanation:
    """Why one series is forecast as it is, over the whole horizon.

    `usual` is what the series sells on a usual day: its own level, times what the model
    expects of such an item. `drivers` are ranked by size; `usual` and they add up to
    `expected`. All in units a day.
    """

    sku_id: str
    store_id: str
    usual: float
    expected: float
    drivers: tuple[tuple[str, float], ...]


def explain(model: ForecastModel, panel: Panel, forecasts: pl.DataFrame) -> list[Explanation]:
    """Explain the forecasts of a few series.

    Args:
        model: That made the forecasts.
        panel: The series to explain, from `build_panel`, with the forecasts' horizon.
        forecasts: From `serve`, of the same panel: all its days, or those to be explained.

    Returns:
        One explanation for each series the trees can see; one too young for them has none.
    """
    coded = panel.coded(model.categories, model.stores)
    rows = panel_rows(coded, model.memory)
    usual, parts = _in_units(model, coded, rows)
    explained: list[Explanation] = []
    for number in np.unique(rows.series):
        sku_id, store_id = coded.keys.row(int(number))
        served = forecasts.filter((pl.col("sku_id") == sku_id) & (pl.col("store_id") == store_id))
        ahead = (served["date"] - served["cutoff"]).dt.total_days().to_numpy()
        of = (rows.series == number) & np.isin(rows.ahead, ahead)
        expected = float(served["yhat"].to_numpy().mean())
        base = float(usual[of].mean())
        found = {name: float(values[of].mean()) for name, values in parts.items()}
        found[OTHER] = expected - base - sum(found.values())
        ranked = sorted(found.items(), key=lambda pair: -abs(pair[1]))
        explained.append(Explanation(sku_id, store_id, base, expected, tuple(ranked)))
    return explained


def _in_units(model: ForecastModel, panel: Panel, rows: Rows) -> tuple[Floats, dict[str, Floats]]:
    """Return the usual day of each row and what each driver adds to it, in units."""
    contributions = _logarithms(model, panel, rows)
    start = np.log(rows.level.astype(np.float64)) + contributions.pop(USUAL)
    total = np.sum(list(contributions.values()), axis=0)
    usual, end = np.exp(start), np.exp(start + total)
    with np.errstate(invalid="ignore", divide="ignore"):
        per_unit = np.where(np.abs(total) > 1e-9, (end - usual) / total, usual)
    return usual, {name: values * per_unit for name, values in contributions.items()}


def _logarithms(model: ForecastModel, panel: Panel, rows: Rows) -> dict[str, Floats]:
    """Return what each driver adds to the logarithm: the mean of the pooled and the category's trees."""
    pooled = np.asarray(model.boosters.pooled.booster.predict(rows.x, pred_contrib=True))
    own, response = pooled.copy(), np.full(len(rows.x), model.boosters.pooled.response)
    units = np.full(len(rows.x), np.log(model.boosters.pooled.units))
    both = units.copy()
    category = panel.category[rows.series]
    for code, trees in model.boosters.by_category.items():
        of = np.flatnonzero(category == code)
        if len(of):
            own[of] = np.asarray(trees.booster.predict(rows.x[of], pred_contrib=True))
            response[of] = trees.response
            both[of] = np.log(trees.units)
    mean, begun = (pooled + own) / 2, (model.boosters.pooled.response + response) / 2
    found = {name: np.zeros(len(rows.x)) for name in (*DRIVERS, USUAL)}
    for column, name in enumerate(NAMES):
        found[FEATURES[name]] += mean[:, column]
    found[FESTIVAL] += begun * rows.lift
    found[USUAL] += mean[:, len(NAMES)] + (units + both) / 2  # the trees' bias
    return found
