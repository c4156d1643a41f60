"""One evaluation: every contestant on the same origins, scored on the same days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from app.progress import Progress
from engines.forecast.demand_class import demand_class
from evals.forecast.dataset import SERIES, Dataset
from evals.forecast.forecaster import Contestant
from evals.forecast.panel import dense
from evals.forecast.runner import Run, run_all
from evals.forecast.scoring import ALL, score

Scores = Mapping[str, float]


@dataclass(frozen=True)
class Entry:
    """One contestant's run and its scores: the rows of `scoring.score`, none where it failed."""

    run: Run
    scores: pl.DataFrame

    def of(self, demand_class: str = ALL, cutoff: date | None = None) -> Scores:
        """Return the scores of a class and an origin, of all by default; empty where there are none."""
        if self.scores.is_empty():
            return {}
        origin = pl.col("cutoff").is_null() if cutoff is None else pl.col("cutoff") == cutoff
        rows = self.scores.filter(origin & (pl.col("demand_class") == demand_class))
        return {} if rows.is_empty() else rows.drop("demand_class", "cutoff").row(0, named=True)


@dataclass(frozen=True)
class Evaluation:
    """What was measured on what.

    Attributes:
        name: The data set's.
        horizon: Days ahead.
        cutoffs: The origins, the oldest first.
        series: How many series there are.
        not_launched: Series that have no history at any origin.
        class_sizes: Series times origins by demand class.
        unscored_days: Days whose demand is unknown or was censored.
        entries: The contestants, ours first.
    """

    name: str
    horizon: int
    cutoffs: Sequence[date]
    series: int
    not_launched: int
    class_sizes: Mapping[str, int]
    unscored_days: int
    entries: Sequence[Entry]

    @property
    def ours(self) -> Entry:
        """The product's own forecast."""
        return self.entries[0]

    @property
    def baselines(self) -> list[Entry]:
        """The baselines that did not fail."""
        return [entry for entry in self.entries[1:] if not entry.run.error]


def evaluate(
    dataset: Dataset, contestants: Sequence[Contestant], *, horizon: int, origins: int, progress: Progress
) -> Evaluation:
    """Let every contestant forecast every origin, and score each.

    Args:
        dataset: The sales.
        contestants: Ours first.
        horizon: Days ahead.
        origins: How many rolling origins.
        progress: Told how far it is.

    Raises:
        InputError: the sales do not reach back far enough.
        DataError: no day can be scored.
    """
    cutoffs = dataset.cutoffs(horizon, origins)
    runs = run_all(dataset, contestants, cutoffs=cutoffs, horizon=horizon, progress=progress)
    with progress.task("Scoring"):
        days = _each(cutoffs, lambda cutoff: dataset.actuals(cutoff, horizon))
        classes = _each(cutoffs, lambda cutoff: demand_class(dataset.sales, cutoff=cutoff))
        history = dense(dataset.sales, cutoffs[-1])
        scored = days.filter("scored").drop("scored")
        entries = [
            Entry(run, pl.DataFrame() if run.error else score(run.forecasts, scored, history, classes))
            for run in runs
        ]
    sizes = classes.group_by("demand_class").len().sort("demand_class")
    return Evaluation(
        name=dataset.name,
        horizon=horizon,
        cutoffs=cutoffs,
        series=dataset.series.height,
        not_launched=dataset.series.height - days.select(SERIES).unique().height,
        class_sizes=dict(sizes.iter_rows()),
        unscored_days=days.height - scored.height,
        entries=entries,
    )


def _each(cutoffs: Sequence[date], at: Callable[[date], pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(at(cutoff).with_columns(pl.lit(cutoff).alias("cutoff")) for cutoff in cutoffs)
