"""Daily sales as rows of a regression of units on price: which days count, and what they share.

A row is one product in one store on one day on which it could be bought. What rows share
(the store's day, the category's day, the season of the shelf) is a number per row, so that
`absorbed` can take it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

SEASON_DAYS = 126
"""Days over which a product's own level in a store is taken as steady.

Levels drift, and prices follow them up: over longer seasons that is mistaken for buyers who do
not mind the price (measured in `evals/decisions/pricing`); over shorter ones too few price
changes are left to learn from.
"""

CLUSTER_DAYS = 28
"""Days of one product in one store whose errors may hang together."""

FEWEST_OF_A_GROUP = 8
"""Series that a store's or a category's own days take; smaller ones are put together."""

SERIES = ("sku_id", "store_id")


@dataclass(frozen=True)
class PricePanel:
    """Rows sorted by product, store and day, and the number each shares with others.

    `items` has one row per product (`sku_id, category`), `series` one per product and store
    (`sku_id, store_id, item, price_low, price_high, units`), in the order of their numbers.
    `category_when` is the part of `category_day` that is time; `store_day` numbers the days
    of each store (weekdays where a group is too small to have days of its own).
    """

    units: Floats
    log_price: Floats
    promo: Floats
    item: Ints
    series_of: Ints
    season: Ints
    cluster: Ints
    store_day: Ints
    category_day: Ints
    category_when: Ints
    items: pl.DataFrame
    series: pl.DataFrame

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.units)


def price_panel(sales: pl.DataFrame) -> PricePanel:
    """Prepare daily sales.

    Left out are days without a price, days sold out (what was wanted is unknown; leaving them
    out did as well as modelling them), and whole seasons without a sale, which say nothing
    of the price. A day without a row, between a product's first and last, on which the store
    sold something else, is a day of zero units, at the price of the days around it; where
    these differ, nobody knows what it cost, and it is left out.

    Args:
        sales: `date, sku_id, store_id, units, price, promo_flag, stockout, category`; flags may
            be null (no promotion, not sold out), and so may the category.
    """
    days = _with_quiet_days(_plain(sales))
    days = days.filter(~pl.col("stockout"))
    last = days["date"].max()
    age = (pl.lit(last, pl.Date) - pl.col("date")).dt.total_days()
    days = days.with_columns(
        season=(age // SEASON_DAYS).cast(pl.Int32), cluster=(age // CLUSTER_DAYS).cast(pl.Int32)
    )
    days = days.filter(pl.col("units").sum().over(*SERIES, "season") > 0).sort(*SERIES, "date")
    return _numbered(days)


def _plain(sales: pl.DataFrame) -> pl.DataFrame:
    return sales.select(
        pl.col("date"),
        pl.col("sku_id"),
        pl.col("store_id"),
        pl.col("category").fill_null(""),
        pl.col("units").cast(pl.Float64),
        pl.col("price").cast(pl.Float64),
        pl.col("promo_flag").fill_null(False),
        pl.col("stockout").fill_null(False),
    ).filter((pl.col("price") > 0) & (pl.col("units") >= 0))


def _with_quiet_days(days: pl.DataFrame) -> pl.DataFrame:
    """Add the days of zero units that a till does not report."""
    if days.height == 0:
        return days
    spans = days.group_by(SERIES).agg(
        pl.col("date").min().alias("first"),
        pl.col("date").max().alias("last"),
        pl.col("category").first(),
        pl.len().alias("rows"),
    )
    open_days = days.select("store_id", "date").unique()
    full = ((spans["last"] - spans["first"]).dt.total_days() + 1 == spans["rows"]).all()
    if full:
        return days
    grid = (
        spans.join(open_days, on="store_id")
        .filter(pl.col("date").is_between(pl.col("first"), pl.col("last")))
        .select(*SERIES, "date")
    )
    filled = grid.join(days, on=[*SERIES, "date"], how="left").sort(*SERIES, "date")
    price, promo = pl.col("price"), pl.col("promo_flag")
    steady = (price.forward_fill() == price.backward_fill()) & (promo.forward_fill() == promo.backward_fill())
    return (
        filled.with_columns(steady=steady.over(SERIES))
        .filter(pl.col("units").is_not_null() | pl.col("steady"))
        .with_columns(
            pl.col("price", "promo_flag", "category").forward_fill().over(SERIES),
            pl.col("stockout").fill_null(False),
            pl.col("units").fill_null(0.0),
        )
        .select(days.columns)
    )


def _numbered(days: pl.DataFrame) -> PricePanel:
    series = (
        days.group_by(SERIES, maintain_order=True)
        .agg(
            pl.col("category").first(),
            pl.col("price").min().alias("price_low"),
            pl.col("price").max().alias("price_high"),
            pl.col("units").sum(),
            pl.len().alias("rows"),
        )
        .with_columns((pl.col("sku_id").rle_id()).cast(pl.Int32).alias("item"))
    )
    items = series.group_by("item", maintain_order=True).agg(
        pl.col("sku_id").first(), pl.col("category").first()
    )
    rows = series["rows"].to_numpy()
    series_of = np.repeat(np.arange(series.height, dtype=np.int32), rows)
    item = series["item"].to_numpy()[series_of]
    first = days["date"].min() if days.height else None
    day = days.select((pl.col("date") - pl.lit(first, pl.Date)).dt.total_days().cast(pl.Int32))["date"]
    weekday = days["date"].dt.weekday().cast(pl.Int32).to_numpy() - 1
    store_day, _ = _group_days(series["store_id"], series_of, day.to_numpy(), weekday)
    category_day, category_when = _group_days(series["category"], series_of, day.to_numpy(), weekday)
    return PricePanel(
        units=days["units"].to_numpy(),
        log_price=np.log(days["price"].to_numpy()),
        promo=days["promo_flag"].cast(pl.Float64).to_numpy(),
        item=item,
        series_of=series_of,
        season=_run_numbers(series_of, days["season"].to_numpy()),
        cluster=_run_numbers(series_of, days["cluster"].to_numpy()),
        store_day=store_day,
        category_day=category_day,
        category_when=category_when,
        items=items.select("sku_id", "category"),
        series=series.select(*SERIES, "item", "price_low", "price_high", "units"),
    )


def _run_numbers(outer: Ints, inner: Ints) -> Ints:
    """Number the runs of equal pairs; rows with one pair lie together."""
    if len(outer) == 0:
        return np.zeros(0, dtype=np.int32)
    changed = (np.diff(outer) != 0) | (np.diff(inner) != 0)
    return np.concatenate([[0], np.cumsum(changed)]).astype(np.int32)


def _group_days(names: pl.Series, series_of: Ints, day: Ints, weekday: Ints) -> tuple[Ints, Ints]:
    """Return each row's group-and-day number, and its time part.

    A group of enough series has days of its own; the others share theirs, or only the
    weekdays where even together they are few.
    """
    counts = names.value_counts(name="n")
    large = set(counts.filter(pl.col("n") >= FEWEST_OF_A_GROUP)[names.name].to_list())
    order = {name: number + 1 for number, name in enumerate(sorted(large))}
    group = np.array([order.get(name, 0) for name in names.to_list()], dtype=np.int32)
    pooled_is_small = int((group == 0).sum()) < FEWEST_OF_A_GROUP
    of_row = group[series_of]
    span = np.int32(max(int(day.max()) + 1 if len(day) else 1, 7))
    when = np.where((of_row == 0) & pooled_is_small, weekday, day).astype(np.int32)
    return (of_row * span + when).astype(np.int32), when


def window(sales: pl.DataFrame, days: int) -> pl.DataFrame:
    """Return the last `days` days of the sales."""
    last = sales["date"].max()
    return sales if last is None else sales.filter(pl.col("date") > pl.lit(last) - timedelta(days=days))
