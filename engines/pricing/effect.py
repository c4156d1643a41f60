"""What a price does: units, revenue, profit and the day the shelf empties, each with its range.

One model stands behind the recommendation and the what-if. Two things are uncertain, and both
are drawn: how much sells at today's price (the forecast's error), and how buyers react
(the elasticity's). Every price meets the same draws, so that two prices differ by the price.

(X1)  demand on day t at price p = forecast_t · level · (p / price now)^β
(X2)  units sold = what the stock allows of it
(X3)  profit a unit = p / (1 + gst) − fee · p − cost
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DRAWS = 256
_NEGLIGIBLE = 1e-6
_ALPHA = (0.7548776662466927, 0.5698402909980532)
"""Roberts' sequence: points that fill the square evenly, the same every time."""


@dataclass(frozen=True)
class Reaction:
    """How buyers react: the elasticity's mean and standard error."""

    elasticity: float
    sd: float


@dataclass(frozen=True)
class Outlook:
    """What is expected at today's price, and what limits it.

    `daily` are the units expected a day, tomorrow first; `sigma` is the standard error of their
    sum. `price` includes GST, `unit_cost` does not; `None` is unknown. `on_hand` is what may
    be sold (`None`: unknown, so no limit); `arrivals` are (day, units), in hand the day after.
    """

    price: float
    daily: Sequence[float]
    sigma: float
    reaction: Reaction
    unit_cost: float | None = None
    gst_rate_pct: float = 0.0
    selling_fee_pct: float = 0.0
    on_hand: float | None = None
    arrivals: Sequence[tuple[int, float]] = ()

    @cached_property
    def expected(self) -> float:
        """Units expected over all days at today's price, stock aside."""
        return float(sum(self.daily))

    def unit_profit(self, price: Floats) -> Floats:
        """(X3); not a number where the cost is unknown."""
        cost = np.nan if self.unit_cost is None else self.unit_cost
        return price / (1 + self.gst_rate_pct / 100) - price * self.selling_fee_pct / 100 - cost


@dataclass(frozen=True)
class Range:
    """An expectation, and the bounds that hold 80 %."""

    low: float
    mid: float
    high: float


def range_of(draws: Floats) -> Range:
    """Return mean and 80 % bounds of draws."""
    return ranges_of(draws[None, :])[0]


def ranges_of(draws: Floats) -> list[Range]:
    """Return mean and 80 % bounds of the draws of each price, (prices, draws)."""
    low, high = np.quantile(draws, (0.1, 0.9), axis=1)
    bounds = zip(low.tolist(), draws.mean(axis=1).tolist(), high.tolist(), strict=True)
    return [Range(min(least, mid), mid, max(most, mid)) for least, mid, most in bounds]


@dataclass(frozen=True)
class Effects:
    """Draws for each price, (prices, draws). `empty_day` is the day demand first exceeds what is
    there (1 is tomorrow), infinite where that does not come."""

    prices: Floats
    units: Floats
    revenue: Floats
    profit: Floats
    empty_day: Floats


def effects(outlook: Outlook, prices: Sequence[float] | Floats) -> Effects:
    """Return what each price does over the days of the outlook."""
    asked = np.asarray(prices, dtype=np.float64)
    level, elasticity = _draws(outlook)
    factor = level * (asked[:, None] / outlook.price) ** elasticity
    units, empty_day = _sold(outlook, factor)
    return Effects(
        prices=asked,
        units=units,
        revenue=asked[:, None] * units,
        profit=outlook.unit_profit(asked)[:, None] * units,
        empty_day=empty_day,
    )


@lru_cache(maxsize=4)
def _scores(count: int) -> tuple[Floats, Floats]:
    """Return two columns of normal scores that fill the plane evenly, of mean 0 and variance 1."""
    from scipy.special import ndtri  # noqa: PLC0415 - heavy, and needed once

    number = np.arange(1, count + 1)
    scores = [np.asarray(ndtri((0.5 + alpha * number) % 1.0), dtype=np.float64) for alpha in _ALPHA]
    first, second = ((score - score.mean()) / score.std() for score in scores)
    return first, second


def _draws(outlook: Outlook) -> tuple[Floats, Floats]:
    """Draw the level of demand (mean 1, gamma by Wilson and Hilferty) and the elasticity."""
    for_level, for_reaction = _scores(DRAWS)
    level = np.ones(DRAWS)
    if outlook.sigma > _NEGLIGIBLE * outlook.expected > 0:
        spread = outlook.sigma / outlook.expected
        root = 1 - spread**2 / 9 + for_level * spread / 3
        cubed = np.maximum(root, 0.0) ** 3
        level = cubed / cubed.mean() if cubed.mean() > 0 else level
    return level, outlook.reaction.elasticity + outlook.reaction.sd * for_reaction


def _sold(outlook: Outlook, factor: Floats) -> tuple[Floats, Floats]:
    """Return units sold over all days, and the day the shelf is empty."""
    never = np.full_like(factor, np.inf)
    if outlook.on_hand is None:
        return outlook.expected * factor, never
    left = np.full_like(factor, max(outlook.on_hand, 0.0))
    sold, empty_day = np.zeros_like(factor), never
    for day, expected in enumerate(outlook.daily, start=1):
        wanted = expected * factor
        today = np.minimum(wanted, left)
        short = (wanted > left) & np.isinf(empty_day)
        empty_day = np.where(short, day, empty_day)
        sold += today
        left += sum(units for arrival, units in outlook.arrivals if arrival == day) - today
    return sold, empty_day


def empty_day(draws: Floats) -> tuple[int | None, int | None, int | None]:
    """Return the early, the middle and the late day (10, 50, 90 %); `None`: not in these days."""
    early, middle, late = np.quantile(draws, (0.1, 0.5, 0.9), method="nearest")
    first, second, third = (None if np.isinf(day) else int(day) for day in (early, middle, late))
    return first, second, third
