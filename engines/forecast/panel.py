"""All series of a shop as dense arrays: one row a series, one column a day.

Days run from `first` to the cutoff and on over the horizon; what was sold is there up to
the cutoff only, what was planned (price, promotion, holidays) to the end. Nothing else of
the future can be asked of a panel, because it is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.forecast.calendar import HolidayCalendar

Matrix = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int32]

LONGEST_DAYS = 758
"""Two years and the lags before them; older days no longer say what sells."""

WEEK = 7
RECENT_WEEKS = 8


@dataclass(frozen=True)
class History:
    """What a forecast is made from, as tables.

    `sales` has one row per `date, sku_id, store_id` with `y`, and optionally `stockout`,
    `price` and `promo_flag`. `planned` says what is known of the days after the cutoff:
    `date, sku_id, store_id`, `price` and `promo_flag`; any other column of it is ignored.
    `open_days` (`store_id, date`) are days on which a store sold anything; without it every
    day counts as one. The other tables may have the columns of the data contract, or be left out.
    """

    sales: pl.DataFrame
    cutoff: date
    planned: pl.DataFrame | None = None
    products: pl.DataFrame | None = None  # sku_id, category, mrp
    stores: pl.DataFrame | None = None  # store_id, region
    holidays: pl.DataFrame | None = None  # date, name, region
    open_days: pl.DataFrame | None = None


@dataclass(frozen=True)
class Panel:
    """The series of a shop. `n` series, `days` days up to the cutoff, `horizon` beyond.

    `y` (n, days): units; not a number before launch and on days that tell nothing (the
    store was closed, or the shelf ran empty). `level` (n, days): the same, with such days
    filled by what demand probably was. `price` and `promo` (n, days + horizon): as charged
    or planned, the last known price carried on. `launch` (n,): the column of the first
    sale. `category` and `store` (n,): codes of the names in `categories` and `stores`.
    """

    keys: pl.DataFrame
    first: date
    cutoff: date
    horizon: int
    y: Matrix
    level: Matrix
    price: Matrix
    promo: Matrix
    mrp: Matrix
    launch: Codes
    category: Codes
    store: Codes
    categories: tuple[str, ...]
    stores: tuple[str, ...]
    calendar: HolidayCalendar

    @property
    def n(self) -> int:
        """How many series there are."""
        return self.y.shape[0]

    @property
    def days(self) -> int:
        """How many days there are up to the cutoff."""
        return self.y.shape[1]

    def until(self, back: int, horizon: int) -> Panel:
        """Return the panel as it was `back` days ago, with what was planned then.

        What was sold after that day is cut off; prices and promotions are those charged.
        """
        days = self.days - back
        ahead = slice(None, days + horizon)
        return replace(
            self,
            cutoff=self.cutoff - timedelta(days=back),
            horizon=horizon,
            y=self.y[:, :days],
            level=self.level[:, :days],
            price=self.price[:, ahead],
            promo=self.promo[:, ahead],
        )

    def rows(self, chosen: npt.NDArray[np.intp]) -> Panel:
        """Return the panel of some of its series."""
        return replace(
            self,
            keys=self.keys[chosen],
            y=self.y[chosen],
            level=self.level[chosen],
            price=self.price[chosen],
            promo=self.promo[chosen],
            mrp=self.mrp[chosen],
            launch=self.launch[chosen],
            category=self.category[chosen],
            store=self.store[chosen],
            calendar=self.calendar.rows(chosen),
        )

    def coded(self, categories: tuple[str, ...], stores: tuple[str, ...]) -> Panel:
        """Return the panel with the codes of other lists of names; -1 for a name not in them."""
        return replace(
            self,
            category=_recoded(self.category, self.categories, categories),
            store=_recoded(self.store, self.stores, stores),
            categories=categories,
            stores=stores,
        )


def _recoded(codes: Codes, names: tuple[str, ...], wanted: tuple[str, ...]) -> Codes:
    place = {name: number for number, name in enumerate(wanted)}
    return np.array([place.get(name, -1) for name in names], dtype=np.int32)[codes]


def build_panel(history: History, horizon: int, *, censoring: bool = True) -> Panel:
    """Lay the sales out as arrays.

    Args:
        history: The tables.
        horizon: Days ahead, at least 1.
        censoring: Whether a day that sold out is kept from teaching low demand.

    Returns:
        One series per product and store with a row within the last `LONGEST_DAYS` days.
    """
    rows = _rows(history)
    days = 1 if rows.is_empty() else int((history.cutoff - _first(rows)).days) + 1
    first = history.cutoff - timedelta(days=days - 1)
    keys = rows.select("sku_id", "store_id").unique().sort("sku_id", "store_id")
    indexed = keys.with_row_index("series")
    rows = _placed(rows, indexed, first)
    at = rows["series"].to_numpy(), rows["day"].to_numpy()
    n = keys.height
    y = np.zeros((n, days), dtype=np.float32)
    y[at] = rows["y"].to_numpy()
    launch = np.full(n, days, dtype=np.int32)
    np.minimum.at(launch, at[0], at[1].astype(np.int32))
    stores, store_names = _codes(keys["store_id"])
    told = _open(history.open_days, store_names, first, days)[stores]
    told[at] = True
    censored = np.zeros((n, days), dtype=np.bool_)
    if censoring:
        censored[at] = rows["stockout"].to_numpy()
    before = np.arange(days)[None, :] < launch[:, None]
    y[before] = np.nan
    level = _filled(y, unknown=~told & ~before, censored=censored, weekday=first.weekday())
    y[censored | ~told] = np.nan
    price, promo = _prices(rows, history.planned, indexed, first, days=days, horizon=horizon)
    categories, names = _codes(_attribute(keys, history.products, "sku_id", "category", ""))
    region = _attribute(keys, history.stores, "store_id", "region", "").to_list()
    return Panel(
        keys=keys,
        first=first,
        cutoff=history.cutoff,
        horizon=horizon,
        y=y,
        level=level,
        price=price,
        promo=promo,
        mrp=_attribute(keys, history.products, "sku_id", "mrp", None)
        .cast(pl.Float32)
        .fill_null(float("nan"))
        .to_numpy()
        .copy(),
        launch=launch,
        category=categories,
        store=stores,
        categories=tuple(names),
        stores=tuple(store_names),
        calendar=HolidayCalendar.build(history.holidays, first, days + horizon, region),
    )


def _rows(history: History) -> pl.DataFrame:
    """Return the sales within reach, one row a day, every optional column there."""
    earliest = history.cutoff - timedelta(days=LONGEST_DAYS - 1)
    has = history.sales.columns
    return (
        history.sales.lazy()
        .filter(pl.col("date").is_between(earliest, history.cutoff) & pl.col("y").is_not_null())
        .select(
            "sku_id",
            "store_id",
            "date",
            pl.col("y").cast(pl.Float32).clip(lower_bound=0),
            (pl.col("stockout").fill_null(False) if "stockout" in has else pl.lit(False)).alias("stockout"),
            (pl.col("price").cast(pl.Float32) if "price" in has else pl.lit(None, pl.Float32)).alias("price"),
            (pl.col("promo_flag").fill_null(False) if "promo_flag" in has else pl.lit(False)).alias("promo"),
        )
        .group_by("sku_id", "store_id", "date")
        .agg(pl.col("y").sum(), pl.col("stockout").any(), pl.col("price").mean(), pl.col("promo").any())
        .collect()
    )


def _first(rows: pl.DataFrame) -> date:
    first = rows["date"].min()
    assert isinstance(first, date)  # noqa: S101 - for the type checker: there are rows
    return first


def _placed(rows: pl.DataFrame, indexed: pl.DataFrame, first: date) -> pl.DataFrame:
    return rows.join(indexed, on=["sku_id", "store_id"]).with_columns(
        (pl.col("date") - pl.lit(first)).dt.total_days().alias("day")
    )


def _codes(names: pl.Series) -> tuple[Codes, list[str]]:
    distinct = sorted(set(names.to_list()))
    place = {name: number for number, name in enumerate(distinct)}
    return np.array([place[name] for name in names.to_list()], dtype=np.int32), distinct


def _attribute(
    keys: pl.DataFrame, table: pl.DataFrame | None, key: str, column: str, default: str | None
) -> pl.Series:
    """Return a column of a master table, one value a series."""
    if table is None or column not in table.columns:
        return pl.Series(column, [default] * keys.height, dtype=pl.String if default == "" else pl.Float32)
    known = table.select(key, column).unique(subset=[key], keep="first")
    found = keys.join(known, on=key, how="left", maintain_order="left")[column]
    return found if default is None else found.fill_null(default)


def _open(open_days: pl.DataFrame | None, stores: list[str], first: date, days: int) -> Flags:
    """Return (stores, days): whether the store is known to have been open."""
    if open_days is None:
        return np.ones((len(stores), days), dtype=np.bool_)
    is_open = np.zeros((len(stores), days), dtype=np.bool_)
    place = {name: number for number, name in enumerate(stores)}
    for key, group in open_days.group_by("store_id"):
        if key[0] in place:
            day = (group["date"] - first).dt.total_days().to_numpy()
            is_open[place[str(key[0])], day[(day >= 0) & (day < days)]] = True
    return is_open


def _filled(y: Matrix, *, unknown: Flags, censored: Flags, weekday: int) -> Matrix:
    """Return the units with days that tell nothing filled by what demand probably was.

    An unknown day takes the mean of up to eight known days of its weekday before it, a
    censored one the larger of that and what it sold: sales there are a lower bound.
    """
    filled = y.copy()
    if not (unknown.any() or censored.any()):
        return filled
    known = ~(unknown | censored | np.isnan(y))
    for offset in range(min(WEEK, y.shape[1])):
        days = slice(offset, None, WEEK)
        estimate = _recent_mean(np.where(known[:, days], y[:, days], 0.0), known[:, days])
        column = filled[:, days]
        column[unknown[:, days]] = estimate[unknown[:, days]]
        low = censored[:, days]
        column[low] = np.fmax(column[low], estimate[low])
    return filled


def _recent_mean(values: npt.NDArray[np.float64] | Matrix, known: Flags) -> Matrix:
    """Return, for each column, the mean of the last `RECENT_WEEKS` known values before it.

    Where there is none before it, the first known values after it serve; without any, nan.
    """
    start = np.zeros((len(values), 1))
    total = np.hstack([start, np.cumsum(values, axis=1, dtype=np.float64)])
    count = np.hstack([start, np.cumsum(known, axis=1, dtype=np.float64)])
    weeks = np.arange(values.shape[1])
    since = np.maximum(weeks - RECENT_WEEKS, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        before = (total[:, weeks] - total[:, since]) / (count[:, weeks] - count[:, since])
        upto = np.minimum(RECENT_WEEKS, values.shape[1])
        after = (total[:, upto] / count[:, upto])[:, None]
    return np.where(np.isnan(before), after, before).astype(np.float32)


def _prices(
    rows: pl.DataFrame,
    planned: pl.DataFrame | None,
    indexed: pl.DataFrame,
    first: date,
    *,
    days: int,
    horizon: int,
) -> tuple[Matrix, Matrix]:
    """Return price and promotion of every day, past and planned; gaps take the price before them."""
    n = indexed.height
    price = np.full((n, days + horizon), np.nan, dtype=np.float32)
    promo = np.zeros((n, days + horizon), dtype=np.float32)
    at = rows["series"].to_numpy(), rows["day"].to_numpy()
    price[at] = rows["price"].fill_null(float("nan")).to_numpy()
    promo[at] = rows["promo"].to_numpy()
    if planned is not None and not planned.is_empty():
        ahead = _placed(planned, indexed, first).filter(pl.col("day").is_between(days, days + horizon - 1))
        at = ahead["series"].to_numpy(), ahead["day"].to_numpy()
        if "price" in ahead.columns:
            price[at] = ahead["price"].cast(pl.Float32).fill_null(float("nan")).to_numpy()
        if "promo_flag" in ahead.columns:
            promo[at] = ahead["promo_flag"].fill_null(False).cast(pl.Float32).to_numpy()
    for day in range(1, days + horizon):
        gap = np.isnan(price[:, day])
        price[gap, day] = price[gap, day - 1]
    return price, promo
