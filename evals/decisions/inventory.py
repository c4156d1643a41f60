"""Does the stock held for a service level give that service? Ours beside the textbook's rules.

At each origin every rule sets, for each series, a stock level that should hold the demand of
the coming days with the probability promised. Service is the share of series in which it
did; stock is what that costs, in units a series on average. Each rule knows the sales up to
the origin and nothing after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.forecast.aggregate import DAY_CORRELATION
from engines.forecast.model import train
from engines.forecast.panel import build_panel
from engines.forecast.period import PeriodSpread
from engines.forecast.serving import serve
from engines.inventory import DailyDemand, distribution
from engines.inventory.demands import DailyDemands, Demands
from engines.inventory.reorder import safety_factor
from evals.decisions.table import Row, Table
from evals.forecast.dataset import SERIES, Dataset, Known
from evals.forecast.ours import forecast, history_of
from evals.forecast.panel import dense, without_id

Floats = npt.NDArray[np.float64]

PERIODS = (7, 14, 28)
LEVELS = (0.90, 0.95, 0.98)
TOLERANCE = 0.02
OURS = "ours"
LOOK_BACK_DAYS = 364
"""How far back the textbook's rules look: a year, so that none is older than its season."""

_USUAL = PeriodSpread(DAY_CORRELATION, 1.0)

StockFor = Callable[[int, float], Floats]
"""From days and service level to a stock level for each series, in the order of the origin."""


@dataclass(frozen=True)
class Origin:
    """What each rule would hold at an origin, and what was then wanted.

    `demand` (series, days): not a number where a day tells nothing.
    """

    rules: Mapping[str, StockFor]
    demand: Floats


def measure(
    dataset: Dataset,
    *,
    origins: int = 4,
    periods: Sequence[int] = PERIODS,
    levels: Sequence[float] = LEVELS,
) -> tuple[Table, ...]:
    """Measure every rule at rolling origins; one table for each number of days.

    Args:
        dataset: The shop.
        origins: How many, as far apart as the longest period; each trains the engine anew.
        periods: Days from the origin on that a stock level is for.
        levels: Service levels promised.

    Returns:
        Figures `service at 0.95` (0-1) and `stock at 0.95` (units a series); a series counts
        where every day of the period is known.

    Raises:
        InputError: the sales do not reach back far enough.
    """
    horizon = max(periods)
    looked_at = [look(dataset, cutoff, horizon) for cutoff in dataset.cutoffs(horizon, origins)]
    return tuple(table_of(dataset.name, looked_at, days, levels) for days in periods)


def look(dataset: Dataset, cutoff: date, horizon: int) -> Origin:
    """Set up every rule at one origin."""
    known = dataset.known(cutoff, horizon)
    actuals = dataset.actuals(cutoff, horizon).sort(*SERIES, "date")
    keys = actuals.select(SERIES).unique(maintain_order=True)
    wanted = actuals.select(pl.when("scored").then("y")).to_series().cast(pl.Float64).to_numpy()
    return Origin(
        {OURS: our_rule(known, keys), **textbook_rules(history_matrix(known, keys))},
        wanted.reshape(keys.height, horizon),
    )


def our_rule(known: Known, keys: pl.DataFrame) -> StockFor:
    """Train the product's engine on what is known; stock is what its demand asks for.

    Where the history is too short to train, the simple models forecast and days are taken
    to be correlated as they usually are, as in the product.
    """
    history = history_of(known)
    panel = build_panel(history, known.horizon)
    trained = train(history, panel)
    spreads: Mapping[str, PeriodSpread] = {}
    if trained is None:
        frame, _ = forecast(known)
    else:
        frame, spreads = serve(trained.model, history, panel), trained.model.period_spreads
    ahead = frame.sort("date").group_by(SERIES).agg("yhat", "sigma", pl.col("demand_class").first())
    by_series = keys.join(ahead, on=SERIES, how="left", maintain_order="left")
    demands = [
        DailyDemand(row["yhat"] or [], row["sigma"] or [], spread.correlation, spread.scale)
        for row in by_series.iter_rows(named=True)
        for spread in (spreads.get(row["demand_class"] or "", _USUAL),)
    ]
    daily, every = DailyDemands.of(demands), np.arange(len(demands))

    def stock_for(days: int, level: float) -> Floats:
        mean, sigma = daily.over(every[:, None], days)
        return Demands(mean, sigma, np.ones_like(mean)).stock_for(level)

    return stock_for


def history_matrix(known: Known, keys: pl.DataFrame) -> Floats:
    """Return (series, days): the last year day by day, not a number before the first sale."""
    daily = without_id(dense(known.history, known.cutoff)).sort("ds")
    listed = keys.join(daily.group_by(SERIES).agg("y"), on=SERIES, how="left", maintain_order="left")
    matrix = np.full((keys.height, LOOK_BACK_DAYS), np.nan)
    for number, units in enumerate(listed["y"].to_list()):
        recent = (units or [])[-LOOK_BACK_DAYS:]
        if recent:
            matrix[number, -len(recent) :] = recent
    return matrix


def textbook_rules(history: Floats) -> dict[str, StockFor]:
    """Return the rules that planners use, from daily sales (series, days)."""

    def daily(days: int, level: float) -> Floats:
        mean, sigma = _moments(history)
        return days * mean + safety_factor(level) * sigma * np.sqrt(days)

    def period(days: int, level: float) -> Floats:
        mean, sigma = _moments(_sums(history, days))
        return mean + safety_factor(level) * sigma

    def empirical(days: int, level: float) -> Floats:
        return np.nanquantile(_sums(history, days), level, axis=1, method="inverted_cdf")

    def counts(days: int, level: float) -> Floats:
        mean, sigma = _moments(_sums(history, days))
        return distribution.quantile(mean, sigma, level)

    return {
        "z·σ·√P of days": daily,
        "z·σ of period sums": period,
        "empirical": empirical,
        "negative binomial": counts,
    }


def _sums(history: Floats, days: int) -> Floats:
    """Return the sums of each `days` days on end; a series younger than that has its mean's."""
    windows = np.lib.stride_tricks.sliding_window_view(history, days, axis=1).sum(axis=2)
    young = np.isnan(windows).all(axis=1)
    with np.errstate(invalid="ignore"):
        windows[young, -1] = days * _moments(history[young])[0]
    return windows


def _moments(values: Floats) -> tuple[Floats, Floats]:
    """Return mean and deviation of each row's known values; 0 where there are too few."""
    known = ~np.isnan(values)
    count = known.sum(axis=1)
    filled = np.where(known, values, 0.0)
    mean = filled.sum(axis=1) / np.maximum(count, 1)
    squares = np.where(known, (filled - mean[:, None]) ** 2, 0.0).sum(axis=1)
    return mean, np.sqrt(squares / np.maximum(count - 1, 1))


def table_of(name: str, origins: Sequence[Origin], days: int, levels: Sequence[float]) -> Table:
    """Return the table of one number of days, every rule over all origins."""
    rules = list(origins[0].rules)
    rows: list[Row] = []
    for rule in rules:
        figures: dict[str, float] = {}
        for level in levels:
            held, enough = _held(origins, rule, days, level)
            figures[f"service at {level:.2f}"] = float(np.mean(enough)) if len(enough) else float("nan")
            figures[f"stock at {level:.2f}"] = float(np.mean(held)) if len(held) else float("nan")
        rows.append(Row(rule, figures))
    ours = rows[rules.index(OURS)].figures
    aims = tuple(
        (
            f"service over {days} days within {TOLERANCE * 100:g} points of {level:.2f}",
            abs(ours[f"service at {level:.2f}"] - level) <= TOLERANCE,
        )
        for level in levels
    )
    title = f"{name}: share of {days}-day demand met by the stock held for it, and units held a series"
    return Table(title, tuple(rows), aims)


def _held(
    origins: Sequence[Origin], rule: str, days: int, level: float
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return what was held in each series of each origin, and whether it was enough."""
    held: list[Floats] = []
    enough: list[npt.NDArray[np.bool_]] = []
    for origin in origins:
        wanted = origin.demand[:, :days].sum(axis=1)
        told = ~np.isnan(wanted)
        stock = np.ceil(origin.rules[rule](days, level)[told] - 1e-9)
        held.append(stock)
        enough.append(wanted[told] <= stock)
    return np.concatenate(held), np.concatenate(enough)
