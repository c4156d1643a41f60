"""What a model is shown: a series as it stood on one day, and a day it is asked about.

Models forecast directly: a row is one series, the day it is forecast from (the origin) and
a day up to a horizon later. Everything about sales is as of the origin; price, promotion,
weekday and holidays are those of the day asked about. Figures in units are divided by the
series' own level, so that one model can learn from slow and fast sellers alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from engines.forecast.festival import NOTHING, FestivalMemory, groups_of
from engines.forecast.panel import WEEK, Matrix, Panel
from engines.forecast.running import cumulated, days_since_sale, over
from engines.forecast.smoothing import SPEEDS, OwnSpeeds, Smoothed

Vector = npt.NDArray[np.float32]
Index = npt.NDArray[np.intp]

LAGS = (1, 7, 14, 28)
MEAN_DAYS = (7, 28, 56, 112, 364)
STD_DAYS = (28, 112)
ZERO_DAYS = (7, 28, 112)
SMOOTHING = (0.015, 0.03, 0.1, 0.3)
"""Of the speeds of smoothing, those a model is shown; the level is all of them, weighted for each series."""

NOISE = 0.15
"""A festival of a year ago that moved a category by less than this moved it by chance."""

PROFILE_WEEKS = (12, 26)
PROMO_DAYS = 182
SMALLEST_LEVEL = 0.02
OLDEST = 112
FEWEST_DAYS = 7
"""A series younger than this has no features: it borrows from its category."""

TREND, WEEKDAY, SEASON, FESTIVAL, PRICE, PROMOTION, USUAL = (
    "trend",
    "weekday",
    "season",
    "festival",
    "price",
    "promotion",
    "usual",
)

FEATURES: dict[str, str] = {
    **{f"lag_{lag}": TREND for lag in LAGS},
    **{f"rolling_mean_{days}": TREND for days in MEAN_DAYS},
    **{f"rolling_std_{days}": TREND for days in STD_DAYS},
    **{f"zero_share_{days}": TREND for days in ZERO_DAYS},
    **{f"smoothed_{round(alpha * 1000)}": TREND for alpha in SMOOTHING},
    "size_when_sold": TREND,
    "days_since_sale": TREND,
    "age_days": TREND,
    "stockout_share_28": TREND,
    "log_level": TREND,
    "ahead_days": TREND,
    "weekday": WEEKDAY,
    **{f"weekday_mean_{weeks}": WEEKDAY for weeks in PROFILE_WEEKS},
    "same_weekday": WEEKDAY,
    "same_weekday_4": WEEKDAY,
    "day_of_month": SEASON,
    "holiday_ahead": FESTIVAL,
    "holiday_behind": FESTIVAL,
    "festival_a_year_ago": FESTIVAL,
    "festivals_a_year_ago": FESTIVAL,
    "price_to_usual": PRICE,
    "price_to_now": PRICE,
    "discount": PRICE,
    "promo": PROMOTION,
    "promo_lift": PROMOTION,
    "promo_share": PROMOTION,
    "category": USUAL,
    "store": USUAL,
}
"""Each feature and the driver it belongs to, in the order of the matrix's columns."""

NAMES = tuple(FEATURES)


@dataclass(frozen=True)
class Rows:
    """Rows for a model.

    `series` and `ahead` (rows,) name them. `level` (rows,) is in units a day. `lift` (rows,)
    is the logarithm by which the festivals of a year ago lifted the category on the day
    asked about, beyond how much they lift the level it is measured against.
    """

    x: Matrix
    level: Vector
    lift: Vector
    series: Index
    ahead: npt.NDArray[np.int64]

    def part(self, chosen: Index) -> Rows:
        """Return some of the rows."""
        return Rows(
            self.x[chosen], self.level[chosen], self.lift[chosen], self.series[chosen], self.ahead[chosen]
        )

    @staticmethod
    def joined(parts: list[Rows]) -> Rows:
        """Return the rows of all, one after the other."""
        return Rows(
            np.concatenate([part.x for part in parts]),
            np.concatenate([part.level for part in parts]),
            np.concatenate([part.lift for part in parts]),
            np.concatenate([part.series for part in parts]),
            np.concatenate([part.ahead for part in parts]),
        )


class FeatureMaker:
    """Makes rows of one panel, from any of its days."""

    def __init__(self, panel: Panel, memory: FestivalMemory = NOTHING) -> None:
        self._panel = panel
        self._largest, self._mean = memory.recalled(panel)
        self._group = groups_of(panel)[1]
        lifts = np.nan_to_num(np.sign(self._mean) * np.maximum(np.abs(self._mean) - NOISE, 0.0))
        self._lifts = lifts.astype(np.float32)
        self._lifts_of_level = Smoothed(SPEEDS, self._lifts[:, : panel.days])
        y = np.nan_to_num(panel.y.astype(np.float64))
        known = ~np.isnan(panel.y)
        self._sum, self._square = cumulated(y), cumulated(y * y)
        self._known, self._zero = cumulated(known), cumulated(known & (panel.y == 0))
        promo = panel.promo[:, : panel.days] > 0
        self._promo_sum, self._promo_days = cumulated(np.where(promo, y, 0.0)), cumulated(known & promo)
        self._smoothed = OwnSpeeds(panel.y)
        self._price = Smoothed((0.05,), panel.price[:, : panel.days])
        self._highest = np.fmax.accumulate(panel.price, axis=1)
        self._last_sale = days_since_sale(panel.y)
        self._weekday = (panel.first.weekday() + np.arange(panel.price.shape[1])) % WEEK
        self._day_of_month = np.array(
            [(panel.first + timedelta(days=day)).day for day in range(panel.price.shape[1])], dtype=np.float32
        )

    def origins(self, *origins: int) -> None:
        """Make ready to be asked from these days, all at once: each is a column of the panel."""
        wanted = frozenset(origins)
        for smoothed in (self._smoothed, self._lifts_of_level, self._price):
            smoothed.keep(wanted)

    def able(self, origin: int) -> Index:
        """Return the series old enough on that day to have features."""
        return np.flatnonzero(
            (self._panel.launch <= origin - FEWEST_DAYS + 1) & (self._known[:, origin + 1] > 0)
        )

    def rows(self, origin: int, series: Index, ahead: npt.NDArray[np.int64]) -> Rows:
        """Return one row for each pair of `series` and `ahead` (1 is the day after the origin)."""
        known, level = self._as_of(origin)
        unit = level[series]
        columns = {
            name: (values[series] / unit if name in _IN_UNITS else values[series])
            for name, values in known.items()
        }
        columns |= self._of_the_day(origin, series, ahead, unit)
        x = np.empty((len(series), len(NAMES)), dtype=np.float32)
        for number, name in enumerate(NAMES):
            x[:, number] = columns[name]
        group = self._group[series]
        _, trust = self._smoothed.at(origin)
        of_level = self._lifts_of_level.at(origin)
        lift = self._lifts[group, origin + ahead] - (of_level[:, group] * trust[:, series]).sum(axis=0)
        return Rows(x, unit, lift.astype(np.float32), series, ahead)

    def targets(self, origin: int, rows: Rows) -> Vector:
        """Return what sold on the days of the rows; not a number where that tells nothing."""
        return self._panel.y[rows.series, origin + rows.ahead]

    def _as_of(self, origin: int) -> tuple[dict[str, Vector], Vector]:
        """Return what is known of every series at the end of a day, and its level."""
        panel, end = self._panel, origin + 1
        known: dict[str, npt.NDArray[np.floating]] = {}
        with np.errstate(invalid="ignore", divide="ignore"):
            for lag in LAGS:
                known[f"lag_{lag}"] = (
                    panel.level[:, end - lag] if end >= lag else np.full(panel.n, np.nan, dtype=np.float32)
                )
            for days in MEAN_DAYS:
                known[f"rolling_mean_{days}"] = over(self._sum, end, days) / over(self._known, end, days)
            for days in STD_DAYS:
                count = over(self._known, end, days)
                mean = over(self._sum, end, days) / count
                spread = over(self._square, end, days) / count - mean**2
                known[f"rolling_std_{days}"] = np.sqrt(np.maximum(spread, 0.0))
            for days in ZERO_DAYS:
                known[f"zero_share_{days}"] = over(self._zero, end, days) / over(self._known, end, days)
            smoothed, trust = self._smoothed.at(origin)
            for speed in SMOOTHING:
                known[f"smoothed_{round(speed * 1000)}"] = smoothed[SPEEDS.index(speed)]
            known["size_when_sold"] = known["rolling_mean_112"] / (1 - known["zero_share_112"])
            since = np.minimum(np.minimum(end, 28), np.maximum(end - panel.launch, 1))
            known["stockout_share_28"] = 1 - over(self._known, end, 28) / since
        known["days_since_sale"] = np.minimum(self._last_sale[:, origin], OLDEST)
        known["age_days"] = np.minimum(end - panel.launch, OLDEST)
        level = np.maximum((smoothed * trust).sum(axis=0), SMALLEST_LEVEL)
        known["log_level"] = np.log(level)
        return {name: np.asarray(values, dtype=np.float32) for name, values in known.items()}, np.asarray(
            level, dtype=np.float32
        )

    def _of_the_day(
        self, origin: int, series: Index, ahead: npt.NDArray[np.int64], level: Vector
    ) -> dict[str, npt.NDArray[np.floating]]:
        """Return what is known of the days asked about; no sale after the origin is looked at."""
        panel, day, end = self._panel, origin + ahead, origin + 1
        found: dict[str, npt.NDArray[np.floating]] = {
            "ahead_days": ahead.astype(np.float32),
            "weekday": self._weekday[day].astype(np.float32),
            "day_of_month": self._day_of_month[day],
            "holiday_ahead": panel.calendar.ahead[panel.calendar.region[series], day].astype(np.float32),
            "holiday_behind": panel.calendar.behind[panel.calendar.region[series], day].astype(np.float32),
            "festival_a_year_ago": self._largest[self._group[series], day],
            "festivals_a_year_ago": self._mean[self._group[series], day],
            "promo": panel.promo[series, day],
            "category": panel.category[series].astype(np.float32),
            "store": panel.store[series].astype(np.float32),
        }
        for weeks in PROFILE_WEEKS:
            profile = self._profile(origin, weeks)
            found[f"weekday_mean_{weeks}"] = profile[series, self._weekday[day]] / level
        same = day - WEEK * ((ahead + WEEK - 1) // WEEK)
        found["same_weekday"] = panel.level[series, same] / level
        weeks_before = np.stack(
            [panel.level[series, np.maximum(same - WEEK * week, 0)] for week in range(4)], axis=0
        )
        found["same_weekday_4"] = weeks_before.mean(axis=0) / level
        with np.errstate(invalid="ignore", divide="ignore"):
            price = panel.price[series, day]
            found["price_to_usual"] = price / self._price.at(origin)[0, series]
            found["price_to_now"] = price / panel.price[series, origin]
            highest = np.fmax(self._highest[series, origin], panel.mrp[series])
            found["discount"] = 1 - price / highest
            on = over(self._promo_days, end, PROMO_DAYS)
            off = over(self._known, end, PROMO_DAYS) - on
            sold = over(self._promo_sum, end, PROMO_DAYS)
            usual = (over(self._sum, end, PROMO_DAYS) - sold) / off
            found["promo_lift"] = ((sold / on) / usual)[series].astype(np.float32)
            found["promo_share"] = (on / (on + off))[series].astype(np.float32)
        return found

    def _profile(self, origin: int, weeks: int) -> Matrix:
        """Return (series, weekday): the mean sold on each weekday of the last weeks."""
        since = max(0, origin + 1 - WEEK * weeks)
        recent, weekday = self._panel.y[:, since : origin + 1], self._weekday[since : origin + 1]
        known = ~np.isnan(recent)
        sold = np.where(known, recent, 0.0)
        profile = np.full((self._panel.n, WEEK), np.nan, dtype=np.float32)
        with np.errstate(invalid="ignore", divide="ignore"):
            for number in range(WEEK):
                of = weekday == number
                profile[:, number] = sold[:, of].sum(axis=1) / known[:, of].sum(axis=1)
        return profile


_IN_UNITS = frozenset(
    name for name in NAMES if name.startswith(("lag_", "rolling_", "smoothed_")) or name == "size_when_sold"
)
