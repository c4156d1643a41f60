"""What is forecast, and what is known when: a shop's sales cut at rolling origins.

The one place that splits past from future. `Known` is all a forecaster is handed; what was
sold after the cutoff stays behind in `Dataset.actuals`, for the score alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from core.errors import InputError

SERIES = ("sku_id", "store_id")

SALES_SCHEMA = pl.Schema(
    {
        "date": pl.Date(),
        "sku_id": pl.String(),
        "store_id": pl.String(),
        "y": pl.Float64(),
        "price": pl.Float64(),
        "promo_flag": pl.Boolean(),
        "stockout": pl.Boolean(),
    }
)
"""`y`: units sold. `stockout`: demand was censored; null where the stock is unknown."""

PLANNED_SHARE = 0.999
"""From this share of days with a row, sales have a row for every day, sold or not."""

FEWEST_HISTORY_DAYS = 28


@dataclass(frozen=True)
class Known:
    """All that is known on the evening of the cutoff.

    Attributes:
        cutoff: The last day of history.
        horizon: Days to forecast.
        history: The columns of `SALES_SCHEMA`, rows up to the cutoff.
        known_future: `date, sku_id, store_id, price, promo_flag`, one row per series of the
            history and day of the horizon: what was planned, never what was sold.
        products: `sku_id, category, brand, pack_size, mrp, …`.
        stores: `store_id, city, region, …`.
        holidays: `date, name, region`; also those to come.
        promotions: `promo_id, sku_id, store_id, start_date, end_date, discount_pct, name`.
    """

    cutoff: date
    horizon: int
    history: pl.DataFrame
    known_future: pl.DataFrame
    products: pl.DataFrame
    stores: pl.DataFrame
    holidays: pl.DataFrame
    promotions: pl.DataFrame


@dataclass(frozen=True)
class Dataset:
    """One shop's sales with all that explains them; columns as in `Known`."""

    name: str
    sales: pl.DataFrame
    products: pl.DataFrame
    stores: pl.DataFrame
    holidays: pl.DataFrame
    promotions: pl.DataFrame

    @property
    def last_day(self) -> date:
        """The last day with a row."""
        return self.sales.select(pl.col("date").max()).item()

    @property
    def series(self) -> pl.DataFrame:
        """Every series: `sku_id, store_id`, sorted."""
        return self.sales.select(SERIES).unique().sort(SERIES)

    @property
    def has_plans(self) -> bool:
        """Whether sales hold a row for every day of a series, sold or not.

        Then prices and promotions of days to come can be read off them. Where only sold
        days have rows, that a row is there would itself tell that something was sold.
        """
        span = pl.col("date").max() - pl.col("date").min()
        spans = self.sales.group_by(SERIES).agg(span.dt.total_days().alias("days"), pl.len().alias("rows"))
        return int(spans["rows"].sum()) >= PLANNED_SHARE * int((spans["days"] + 1).sum())

    def cutoffs(self, horizon: int, origins: int) -> list[date]:
        """Return the rolling origins, the oldest first: each horizon ends where the next begins.

        Raises:
            InputError: the sales do not reach back far enough.
        """
        if horizon < 1 or origins < 1:
            raise InputError("--horizon and --origins must be at least 1.")
        last, first = self.last_day, self.sales.select(pl.col("date").min()).item()
        cutoffs = [last - timedelta(days=horizon * (k + 1)) for k in reversed(range(origins))]
        if (cutoffs[0] - first).days + 1 < FEWEST_HISTORY_DAYS:
            days, needed = (last - first).days + 1, origins * horizon + FEWEST_HISTORY_DAYS
            raise InputError(
                f"{self.name} has {days} days of sales; {origins} origins of {horizon} days need {needed}. "
                "Ask for fewer --origins or a shorter --horizon."
            )
        return cutoffs

    def known(self, cutoff: date, horizon: int) -> Known:
        """Return what a forecaster may see at the cutoff."""
        history = self.sales.filter(pl.col("date") <= cutoff)
        last_planned = cutoff + timedelta(days=horizon)
        return Known(
            cutoff,
            horizon,
            history,
            self._planned(history, cutoff, horizon),
            self.products,
            self.stores,
            self.holidays,
            self.promotions.filter(pl.col("start_date") <= last_planned),
        )

    def actuals(self, cutoff: date, horizon: int) -> pl.DataFrame:
        """Return what was sold after the cutoff, for the series known at it.

        A day without a row sold nothing, unless the whole store has no rows that day, or
        rows are there for every day otherwise (`has_plans`): then it is unknown.

        Returns:
            `sku_id, store_id, date, y, scored`: not scored are unknown days (`y` is null)
            and days of censored demand, on which a right forecast would look wrong.
        """
        ahead = self.sales.filter(pl.col("date") > cutoff)
        grid = _days_ahead(self.sales.filter(pl.col("date") <= cutoff), cutoff, horizon)
        open_days = ahead.select("store_id", "date", pl.lit(True).alias("open")).unique()
        sold = grid.join(ahead.select(*SERIES, "date", "y", "stockout"), on=[*SERIES, "date"], how="left")
        if not self.has_plans:
            sold = sold.join(open_days, on=["store_id", "date"], how="left").with_columns(
                pl.when(pl.col("open")).then(pl.col("y").fill_null(0.0)).alias("y")
            )
        known = pl.col("y").is_not_null() & ~pl.col("stockout").fill_null(False)
        return sold.select(*SERIES, "date", "y", known.alias("scored")).sort(*SERIES, "date")

    def sample(self, size: int, seed: int = 0) -> Dataset:
        """Return the data set with at most `size` of its series, drawn by the seed."""
        series = self.series
        if series.height <= size:
            return self
        drawn = series.sample(size, seed=seed)
        return replace(self, sales=self.sales.join(drawn, on=SERIES, how="semi", maintain_order="left"))

    def _planned(self, history: pl.DataFrame, cutoff: date, horizon: int) -> pl.DataFrame:
        grid = _days_ahead(history, cutoff, horizon)
        last_price = history.sort("date").group_by(SERIES).agg(pl.col("price").drop_nulls().last())
        if self.has_plans:
            plans = self.sales.filter(pl.col("date") > cutoff).select(*SERIES, "date", "price", "promo_flag")
            planned = grid.join(plans, on=[*SERIES, "date"], how="left").join(
                last_price, on=SERIES, how="left", suffix="_last"
            )
            price = pl.coalesce("price", "price_last")
        else:
            offers = _offer_days(
                self.promotions, history["store_id"].unique().sort().to_list(), cutoff, horizon
            )
            planned = grid.join(offers, on=[*SERIES, "date"], how="left").join(
                last_price, on=SERIES, how="left"
            )
            price = pl.col("price")
        return planned.select(
            "date", *SERIES, price.alias("price"), pl.col("promo_flag").fill_null(False)
        ).sort(*SERIES, "date")


def _days_ahead(history: pl.DataFrame, cutoff: date, horizon: int) -> pl.DataFrame:
    first, last = cutoff + timedelta(days=1), cutoff + timedelta(days=horizon)
    days = pl.date_range(first, last, eager=True).to_frame("date")
    return history.select(SERIES).unique().sort(SERIES).join(days, how="cross")


def _offer_days(promotions: pl.DataFrame, stores: Sequence[str], cutoff: date, horizon: int) -> pl.DataFrame:
    """Return the days of the horizon on which an offer runs; one without a store runs in all."""
    first, last = cutoff + timedelta(days=1), cutoff + timedelta(days=horizon)
    return (
        promotions.filter((pl.col("start_date") <= last) & (pl.col("end_date") >= first))
        .with_columns(
            pl.when(pl.col("store_id").is_null())
            .then(pl.lit(list(stores), dtype=pl.List(pl.String)))
            .otherwise(pl.concat_list("store_id"))
            .alias("store_id"),
            pl.date_ranges(
                pl.max_horizontal("start_date", pl.lit(first)), pl.min_horizontal("end_date", pl.lit(last))
            ).alias("date"),
        )
        .explode("store_id")
        .explode("date")
        .select(*SERIES, "date", pl.lit(True).alias("promo_flag"))
        .unique()
    )
