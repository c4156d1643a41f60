"""Gradient boosted trees over all series, or over those of one category.

A tree adds to the logarithm of the series' own level, so what it learns are ratios:
Saturdays sell a third more, a price cut of a tenth lifts by a fifth. Counts are Tweedie,
between Poisson and gamma, as retail sales are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from engines.forecast.feature import NAMES, FeatureMaker, Rows, Vector
from engines.forecast.festival import NOTHING, FestivalMemory
from engines.forecast.panel import Panel

if TYPE_CHECKING:
    import lightgbm as lgb

FIRST_ORIGIN = 62
"""Earlier days have seen too little to be learned from."""

ORIGIN_STEP = 7
MOST_ROWS = 150_000
MOST_ROWS_OF_A_BACKTEST = 75_000
"""Measured: on real shops, twice as many rows no longer made a forecast better."""

SHARE = 1 / 3
"""Of the days after an origin, this share is drawn; neighbouring days teach much the same, …"""

ENOUGH_ROWS = 60_000
"""… but a small shop needs every one of them."""

FADING_DAYS = 150.0
"""A row loses weight by 1/e in so many days: what sold last month counts for more."""

PARAMETERS: dict[str, Any] = {
    "objective": "tweedie",
    "tweedie_variance_power": 1.7,
    "num_leaves": 31,
    "learning_rate": 0.05,
    "min_child_samples": 200,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "max_bin": 127,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
ROUNDS = 100
ROUNDS_BY_CATEGORY = 60
FEWEST_ROWS = 2_000

STRONGEST_RESPONSE = 1.2
_NEWTON_STEPS = 20


@dataclass(frozen=True)
class Training:
    """Rows to learn from: what was seen, what then sold, and how much each row counts."""

    x: npt.NDArray[np.float32]
    sold: Vector
    level: Vector
    lift: Vector
    weight: Vector
    category: npt.NDArray[np.int32]

    def part(self, of: npt.NDArray[np.bool_]) -> Training:
        """Return some of the rows."""
        return Training(
            self.x[of], self.sold[of], self.level[of], self.lift[of], self.weight[of], self.category[of]
        )


def training_rows(
    panel: Panel, horizon: int, memory: FestivalMemory = NOTHING, *, most: int = MOST_ROWS, seed: int = 0
) -> Training | None:
    """Draw rows to learn from; `None` where the history is too short for any.

    Origins lie a week apart; the days they are asked about end with the panel.
    """
    makes = FeatureMaker(panel, memory)
    origins = list(range(panel.days - 2, FIRST_ORIGIN - 1, -ORIGIN_STEP))
    if not origins or panel.n == 0:
        return None
    makes.origins(*origins)
    possible = sum(min(horizon, panel.days - 1 - origin) for origin in origins) * panel.n
    share = min(max(SHARE, ENOUGH_ROWS / possible), most / possible)
    random = np.random.default_rng(seed)
    x: list[npt.NDArray[np.float32]] = []
    sold: list[Vector] = []
    level: list[Vector] = []
    lift: list[Vector] = []
    weight: list[Vector] = []
    category: list[npt.NDArray[np.int32]] = []
    for origin in origins:
        able = makes.able(origin)
        reach = min(horizon, panel.days - 1 - origin)
        drawn = np.flatnonzero(random.random(len(able) * reach) < share)
        rows = makes.rows(origin, able[drawn // reach], drawn % reach + 1)
        target = makes.targets(origin, rows)
        told = ~np.isnan(target)
        x.append(rows.x[told])
        sold.append(target[told])
        level.append(rows.level[told])
        lift.append(rows.lift[told])
        age = panel.days - 1 - origin
        weight.append(np.full(int(told.sum()), np.exp(-age / FADING_DAYS), dtype=np.float32))
        category.append(panel.category[rows.series[told]])
    training = Training(
        np.concatenate(x),
        np.concatenate(sold),
        np.concatenate(level),
        np.concatenate(lift),
        np.concatenate(weight),
        np.concatenate(category),
    )
    return training if len(training.sold) >= FEWEST_ROWS and training.sold.any() else None


def festival_response(training: Training) -> float:
    """Return how much of what a festival did a year ago it does again: 0 none of it, 1 all.

    The exponent b of sold = level · exp(b · lift) with the highest Poisson likelihood, from
    0 to `STRONGEST_RESPONSE`; 0 where no row has a lift.
    """
    of = training.lift != 0
    sold, level, lift, weight = (
        values[of].astype(np.float64)
        for values in (training.sold, training.level, training.lift, training.weight)
    )
    response = 0.0
    for _ in range(_NEWTON_STEPS if len(lift) else 0):
        expected = level * np.exp(response * lift)
        slope = np.sum(weight * (sold - expected) * lift)
        curve = np.sum(weight * expected * lift**2)
        response = float(np.clip(response + slope / max(curve, 1e-9), 0.0, STRONGEST_RESPONSE))
    return response


@dataclass(frozen=True)
class Trees:
    """Fitted trees, and how much of a festival's effect of a year ago they begin with.

    A miss of one unit counts for more where little sells, which serves most products best, but
    leaves the sum of all a little low: `units` is the factor at which it is right again.
    """

    booster: lgb.Booster
    response: float
    units: float = 1.0

    def start(self, level: Vector, lift: Vector) -> npt.NDArray[np.float64]:
        """Return the logarithm to which the trees add."""
        begun = np.log(level.astype(np.float64)) + self.response * lift.astype(np.float64)
        return begun + np.log(self.units)

    def predict(
        self, x: npt.NDArray[np.float32], level: Vector, lift: Vector, *, threads: int = 1
    ) -> npt.NDArray[np.float64]:
        """Return units a day, one value a row."""
        raw = np.asarray(self.booster.predict(x, raw_score=True, num_threads=threads), dtype=np.float64)
        return np.exp(raw + self.start(level, lift))


def fit(training: Training, *, rounds: int = ROUNDS, threads: int = 1, seed: int = 1) -> Trees:
    """Fit trees; the same rows, seed and one thread give the same trees."""
    import lightgbm as lgb  # noqa: PLC0415 - a second to import

    response = festival_response(training)
    data = lgb.Dataset(
        training.x,
        training.sold,
        weight=training.weight,
        init_score=np.log(training.level) + response * training.lift,
        feature_name=list(NAMES),
        categorical_feature=["weekday", "category", "store"],
        free_raw_data=True,
    )
    leaf = int(np.clip(len(training.sold) / 1_000, 20, PARAMETERS["min_child_samples"]))
    parameters = PARAMETERS | {"seed": seed, "num_threads": threads, "min_child_samples": leaf}
    trees = Trees(lgb.train(parameters, data, rounds), response)
    expected = trees.predict(training.x, training.level, training.lift, threads=threads)
    return replace(trees, units=float((training.weight @ training.sold) / (training.weight @ expected)))


def fit_by_category(training: Training, *, threads: int = 1, seed: int = 1) -> dict[int, Trees]:
    """Fit trees for each category with rows enough of its own."""
    trees: dict[int, Trees] = {}
    for category in np.unique(training.category):
        of = training.category == category
        if int(of.sum()) >= FEWEST_ROWS and training.sold[of].any():
            trees[int(category)] = fit(
                training.part(of), rounds=ROUNDS_BY_CATEGORY, threads=threads, seed=seed
            )
    return trees


def predict(trees: Trees, rows: Rows, *, threads: int = 1) -> npt.NDArray[np.float64]:
    """Return units a day, one value a row."""
    return trees.predict(rows.x, rows.level, rows.lift, threads=threads)
