"""How much the demo shop's customers want, day by day, before stock limits what they get.

log demand = item + store + weekday + season + festival + promotion
             + elasticity × log(price / reference price) + noise shared by store and day
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from app.demo.catalog import Item, Store
from app.demo.festival import festival_effect

Floats = NDArray[np.float64]

WEEKEND = {"SNACKS": 0.30, "BEVERAGES": 0.28, "FROZEN": 0.35, "STATIONERY": -0.10}
"""Extra log demand on Saturday and Sunday; 0.18 for other categories."""

SEASON = {  # amplitude (log) and peak day of the year
    "BEVERAGES": (0.35, 140),
    "FROZEN": (0.45, 145),
    "DAIRY": (0.12, 135),
    "SPICES": (0.08, 340),
    "STATIONERY": (0.35, 175),
    "PERSONAL_CARE": (0.10, 350),
}

PROMO_LIFT = 0.22
"""Log demand that being on promotion adds beyond its lower price."""


@dataclass(frozen=True)
class Series:
    """One item in one store: which it is, since when it sells, and how unevenly."""

    item: Item
    store: Store
    launch: int
    dispersion: float
    affinity: float


@dataclass(frozen=True)
class Demand:
    """Arrays of shape (series, days): price charged, promo flag, expected and drawn demand."""

    price: Floats
    promo: NDArray[np.bool_]
    expected: Floats
    drawn: NDArray[np.int64]


def assortment(
    catalogue: list[Item], stores: tuple[Store, ...], days: int, rng: np.random.Generator
) -> list[Series]:
    """Return which item sells where.

    One item in eight is missing from a store, one in twelve sells only now and then there,
    one in fifteen was launched in the last hundred days (everywhere at once).
    """
    series: list[Series] = []
    for item in catalogue:
        launch = days - int(rng.integers(25, 100)) if rng.random() < 1 / 15 else 0
        for store in stores:
            if rng.random() < 1 / 8:
                continue
            affinity = float(rng.lognormal(0, 0.25)) * (0.06 if rng.random() < 1 / 12 else 1.0)
            series.append(Series(item, store, launch, float(rng.uniform(2.5, 12)), affinity))
    return series


def price_paths(
    series: list[Series], promotions: pl.DataFrame, days: list[date], rng: np.random.Generator
) -> tuple[Floats, NDArray[np.bool_], Floats]:
    """Return price, promo flag and reference price, each (series, days).

    Shelf prices sit at 88–99 % of MRP and move every three to ten weeks by −6 to +6 %,
    for reasons of their own (that is what lets elasticity be told from demand). Never above MRP.
    """
    count, length = len(series), len(days)
    price = np.empty((count, length))
    reference = np.empty((count, length))
    promo = np.zeros((count, length), dtype=bool)
    index = {day: position for position, day in enumerate(days)}
    by_sku: dict[str, list[tuple[int, int, float, str | None]]] = {}
    for row in promotions.iter_rows(named=True):
        first = index.get(row["start_date"], 0 if row["start_date"] < days[0] else length)
        last = index.get(row["end_date"], length - 1 if row["end_date"] > days[-1] else -1)
        by_sku.setdefault(row["sku_id"], []).append((first, last, row["discount_pct"], row["store_id"]))
    for number, one in enumerate(series):
        mrp = one.item.mrp
        level = mrp * rng.uniform(0.90, 0.97)
        reference[number] = level
        position = 0
        while position < length:
            until = position + int(rng.integers(21, 70))
            shelf = min(mrp, level * (1 + float(rng.uniform(-0.06, 0.06))))
            price[number, position:until] = _shelf_round(shelf, mrp)
            position = until
        for first, last, discount_pct, store_id in by_sku.get(one.item.sku_id, ()):
            if last >= first and store_id in (None, one.store.store_id):
                price[number, first : last + 1] *= 1 - discount_pct / 100
                promo[number, first : last + 1] = True
    return np.round(price, 2), promo, reference


def _shelf_round(price: float, mrp: float) -> float:
    """Round as shops do: whole rupees, halves below ₹40; never above MRP."""
    step = 0.5 if price < 40 else 1.0
    return min(mrp, round(price / step) * step)


def draw_demand(
    series: list[Series],
    promotions: pl.DataFrame,
    calendar: pl.DataFrame,
    days: list[date],
    rng: np.random.Generator,
) -> Demand:
    """Draw unconstrained demand: negative binomial around the expectation of the model above."""
    price, promo, reference = price_paths(series, promotions, days, rng)
    weekday = np.array([day.weekday() for day in days])
    day_of_year = np.array([day.timetuple().tm_yday for day in days])
    month_start = np.array([0.10 if day.day <= 7 else 0.0 for day in days])  # wages arrive
    stores = dict.fromkeys(one.store.store_id for one in series)  # a set's order differs by process
    store_noise = {store_id: rng.normal(0, 0.06, len(days)) for store_id in stores}
    calendar_effect: dict[tuple[str, str], Floats] = {}
    expected = np.empty_like(price)
    for number, one in enumerate(series):
        category, region = one.item.category, one.store.region
        key = (category, region)
        if key not in calendar_effect:
            amplitude, peak = SEASON.get(category, (0.0, 1))
            calendar_effect[key] = (
                np.where(weekday >= 5, WEEKEND.get(category, 0.18), 0.0)
                + np.where(weekday == 1, -0.08, 0.0)
                + amplitude * np.cos(2 * np.pi * (day_of_year - peak) / 365.25)
                + month_start
                + festival_effect(calendar, days, category, region)
            )
        base = one.item.units_per_day * one.store.size * one.affinity
        expected[number] = base * np.exp(
            calendar_effect[key]
            + store_noise[one.store.store_id]
            + PROMO_LIFT * promo[number]
            + one.item.elasticity * np.log(price[number] / reference[number])
        )
        expected[number, : one.launch] = 0.0
    dispersion = np.array([one.dispersion for one in series])[:, None]
    rate = rng.gamma(np.broadcast_to(dispersion, expected.shape), expected / dispersion)
    return Demand(price, promo, expected, rng.poisson(rate).astype(np.int64))
