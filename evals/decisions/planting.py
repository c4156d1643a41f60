"""A demo shop with things gone wrong in it, and a list of what, where and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import polars as pl

from app.demo.shop import Shop
from engines.decision.anomaly import Kind

WEEKS = 4
"""The last weeks of the shop, in which things go wrong."""

_KEYS = ["date", "sku_id", "store_id"]


@dataclass(frozen=True)
class Planted:
    """One thing that was made to go wrong, from `start` to `end`."""

    kind: Kind
    sku_id: str
    store_id: str
    start: date
    end: date
    size: float


@dataclass(frozen=True)
class PlantedShop:
    """The shop's tables after planting, what was planted, and what demand was before.

    `truth` has `date, sku_id, store_id, expected, dispersion` of the weeks planted in: the mean
    and the size of the negative binomial that demand was drawn from.
    """

    tables: dict[str, pl.DataFrame]
    planted: tuple[Planted, ...]
    truth: pl.DataFrame


SPIKES = ((2.0, 3), (3.0, 3), (5.0, 3), (10.0, 1))
"""Times what is usual, and for how many days at most: a good offer next door, a bulk buyer, a
party, a slipped digit."""

DROPS = ((0.0, 7), (0.25, 7), (0.5, 7))
"""The share of buyers that is left, and for how many days at most: a product that is there by the
records and not on the shelf, one that is hidden, one that a rival sells for less. Nobody puts
it right on the first day: they last two days at least."""

PRICE_SLIPS = (0.1, 0.5, 0.7, 1.4)
"""Times what is right: a decimal point, half, a wrong tag, a tag of the wrong product."""

LEAST_EXPECTED = 4.0
"""Units a day of the products in which sales are made to spike or drop; below, nobody sees it."""


def plant(shop: Shop, *, seed: int, last_day: date, each: int = 12) -> PlantedShop:
    """Let `each` spikes of every size, drops of every size, and so on happen in the last weeks.

    No product in a store gets two, so that each can be told from the others. What was sold,
    returned, counted and charged changes; the forecast's inputs of those days change with it.

    Args:
        shop: A clean one.
        seed: Of where and when.
        last_day: Its last day.
        each: How many of each kind and size; claims and returns half as many.
    """
    return _Planter(shop, np.random.default_rng(seed), last_day).plant(each)


class _Planter:
    def __init__(self, shop: Shop, random: np.random.Generator, last_day: date) -> None:
        self.random = random
        self.first = last_day - timedelta(days=7 * WEEKS - 1)
        self.last = last_day
        self.tables = dict(shop.tables)
        truth = shop.truth_series.filter(pl.col("date") >= self.first)
        self.truth = truth.join(
            pl.DataFrame(shop.truth["series"]).select("sku_id", "store_id", "dispersion"),
            on=["sku_id", "store_id"],
        ).select(*_KEYS, pl.col("expected_demand").cast(pl.Float64).alias("expected"), "dispersion")
        self.expected = truth.group_by("sku_id", "store_id").agg(
            pl.col("expected_demand").mean().alias("mean")
        )
        stock = shop.tables["inventory"].filter(pl.col("date") >= self.first)
        self.in_stock = stock.group_by("sku_id", "store_id").agg((pl.col("on_hand").fill_null(1) > 0).all())
        self.series = self._shuffled()
        self.planted: list[Planted] = []

    def _shuffled(self) -> Iterator[tuple[str, str]]:
        """Yield the series that sell enough and never ran out, in a random order, each once."""
        fit = (
            self.expected.join(self.in_stock.filter("on_hand"), on=["sku_id", "store_id"])
            .filter(pl.col("mean") >= LEAST_EXPECTED)
            .sort("sku_id", "store_id")
        )
        rows = fit.select("sku_id", "store_id").rows()
        return iter([rows[int(number)] for number in self.random.permutation(len(rows))])

    def _days(self, longest: int, *, shortest: int = 1) -> tuple[date, date]:
        """Draw days that lie within one of the weeks, as a question about a week sees them."""
        length = int(self.random.integers(shortest, longest + 1))
        week = int(self.random.integers(WEEKS))
        start = self.first + timedelta(days=7 * week + int(self.random.integers(0, 8 - length)))
        return start, start + timedelta(days=length - 1)

    def plant(self, each: int) -> PlantedShop:
        for size, longest in SPIKES:
            self._many(each, "sales_spike", size, longest, self._sell)
        for size, longest in DROPS:
            self._many(each, "sales_drop", size, longest, self._sell)
        for size in PRICE_SLIPS:
            kind: Kind = "price_above_mrp" if size > 1 else "price_unusual"
            self._many(max(each // 2, 1), kind, size, 3, self._charge)
        self._many(max(each // 2, 1), "stock_frozen", 0.0, 7, self._freeze)
        self._many(max(each // 2, 1), "stock_negative", 0.0, 3, self._below_zero)
        for size in (6, 12):
            self._many(max(each // 2, 1), "returns_spike", float(size), 3, self._send_back)
            self._many(max(each // 4, 1), "repeated_claims", float(size), 4, self._claim)
        self._close_store()
        return PlantedShop(self.tables, tuple(self.planted), self.truth)

    def _many(
        self, count: int, kind: Kind, size: float, longest: int, change: Callable[[Planted], Planted | None]
    ) -> None:
        while count:
            sku, store = next(self.series)
            # A frozen record shows after some days of sales, no sooner.
            start, end = self._days(longest, shortest=2 if kind == "sales_drop" else 1)
            if kind == "stock_frozen":
                start = min(start, self.last - timedelta(days=6))
                end = start + timedelta(days=6)
            done = change(Planted(kind, sku, store, start, end, size))
            if done is not None:
                self.planted.append(done)
                count -= 1

    @staticmethod
    def _of(one: Planted) -> pl.Expr:
        return (
            (pl.col("sku_id") == one.sku_id)
            & (pl.col("store_id") == one.store_id)
            & pl.col("date").is_between(one.start, one.end)
        )

    def _sell(self, one: Planted) -> Planted | None:
        """Multiply the expected demand and draw again (spike), or let a share of buyers go (drop)."""
        sales = self.tables["sales"]
        mine = sales.filter(self._of(one)).sort("date")
        if mine.is_empty():
            return None
        units = mine["units_sold"].to_numpy()
        if one.size < 1:
            after = self.random.binomial(units, one.size)
        else:
            mean = float(
                self.expected.filter((pl.col("sku_id") == one.sku_id) & (pl.col("store_id") == one.store_id))[
                    "mean"
                ][0]
            )
            after = units + self.random.poisson(mean * (one.size - 1), len(units))
        if not (after != units).any():
            return None
        price = (mine["revenue"] / mine["units_sold"].clip(lower_bound=1)).to_numpy()
        fallback = mine["price"].fill_null(strategy="forward").fill_null(strategy="backward").to_numpy()
        price = np.where(units > 0, price, fallback)
        self._replace(
            mine.with_columns(units_sold=pl.Series(after), revenue=pl.Series(np.round(after * price, 2)))
        )
        return one

    def _replace(self, rows: pl.DataFrame) -> None:
        sales = self.tables["sales"]
        rows = rows.select(sales.columns).cast(sales.schema)
        self.tables["sales"] = pl.concat([sales.join(rows, on=_KEYS, how="anti"), rows])

    def _charge(self, one: Planted) -> Planted | None:
        """Charge a wrong price. One that turns out above MRP, or below cost, is of that kind."""
        mine = self.tables["sales"].filter(self._of(one) & pl.col("price").is_not_null())
        item = self.tables["products"].filter(pl.col("sku_id") == one.sku_id).row(0, named=True)
        if mine.is_empty() or bool(mine["promo_flag"].any()) or mine["units_sold"].sum() == 0:
            return None
        wrong = (mine["price"] * one.size).round(2)
        cost = item["unit_cost"] * (1 + item["gst_rate_pct"] / 100)
        kind: Kind = (
            "price_above_mrp"
            if float(wrong.max()) > item["mrp"] * 1.01  # pyright: ignore[reportArgumentType, reportOperatorIssue]
            else "price_below_cost"
            if float(wrong.min()) < cost  # pyright: ignore[reportArgumentType]
            else "price_unusual"
        )
        self._replace(mine.with_columns(price=wrong, revenue=(wrong * mine["units_sold"]).round(2)))
        return replace(one, kind=kind)

    def _freeze(self, one: Planted) -> Planted | None:
        """Keep the stock figure of the first day for the days after it."""
        stock = self.tables["inventory"]
        sold = self.tables["sales"].filter(self._of(one) & (pl.col("date") > one.start))
        shown = stock.filter(self._of(one) & (pl.col("date") == one.start))["on_hand"]
        if sold.filter(pl.col("units_sold") > 0).height < 4 or shown.is_empty() or shown[0] is None:
            return None
        self.tables["inventory"] = stock.with_columns(
            pl.when(self._of(one)).then(pl.lit(shown[0])).otherwise("on_hand").alias("on_hand"),
            pl.when(self._of(one)).then(pl.lit(0)).otherwise("in_transit").alias("in_transit"),
        )
        return one

    def _below_zero(self, one: Planted) -> Planted:
        stock = self.tables["inventory"]
        below = -int(self.random.integers(1, 15))
        self.tables["inventory"] = stock.with_columns(
            pl.when(self._of(one)).then(pl.lit(below)).otherwise("on_hand").alias("on_hand")
        )
        return one

    def _send_back(self, one: Planted) -> Planted:
        """Add returns in one store for all sorts of reasons."""
        self._return(one, (one.store_id,), ("damaged", "wrong item", "near expiry", "changed mind"))
        return one

    def _claim(self, one: Planted) -> Planted:
        """Add returns of one product for one reason in every store."""
        stores = tuple(self.tables["stores"]["store_id"].to_list())
        self._return(one, stores, ("near expiry",))
        return replace(one, store_id="")

    def _return(self, one: Planted, stores: tuple[str, ...], reasons: tuple[str, ...]) -> None:
        days = (one.end - one.start).days + 1
        rows = [
            {
                "date": one.start + timedelta(days=int(self.random.integers(days))),
                "sku_id": one.sku_id,
                "store_id": stores[number % len(stores)],
                "units_returned": 1,
                "reason": reasons[number % len(reasons)],
            }
            for number in range(int(one.size))
        ]
        returns = self.tables["returns"]
        self.tables["returns"] = pl.concat([returns, pl.DataFrame(rows).cast(returns.schema)])

    def _close_store(self) -> None:
        """Shut one store for a day: it sends no row."""
        stores = sorted(self.tables["sales"]["store_id"].unique().to_list())
        store = stores[int(self.random.integers(len(stores)))]
        # Not on a day on which something else was planted there: it would not have happened.
        day, _end = self._days(1)
        for _ in range(50):
            if not any(one.store_id == store and one.start <= day <= one.end for one in self.planted):
                break
            day, _end = self._days(1)
        shut = (pl.col("store_id") == store) & (pl.col("date") == day)
        self.tables["sales"] = self.tables["sales"].filter(~shut)
        self.planted.append(Planted("store_drop", "", store, day, day, 0.0))
