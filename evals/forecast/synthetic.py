"""A made-up panel of the M5's shape: as many series, days, stores and zeros, and no retailer's data."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from core.table import HOLIDAYS, PROMOTIONS
from evals.forecast.dataset import SALES_SCHEMA, Dataset
from evals.forecast.reading import empty_table

DAYS = 447
STORES = 10
CATEGORIES = {"FOODS": 1.3, "HOUSEHOLD": 0.9, "HOBBIES": 0.8}
"""How much more or less than the mean a category sells."""

LAST_DAY = date(2016, 5, 22)

_MEDIAN_UNITS = 0.48  # a day and series, before its category
_GAMMA_SHAPE = 1.6  # of the rate of a day: the smaller, the more uneven
_WEEK = (0.92, 0.88, 0.88, 0.92, 1.05, 1.22, 1.13)  # Monday to Sunday
_PROMO_SHARE, _PROMO_LIFT, _PROMO_DISCOUNT = 0.08, 1.8, 0.15


def synthetic_panel(series: int, *, days: int = DAYS, horizon: int = 28, seed: int = 0) -> Dataset:
    """Draw daily sales of `series` products × stores over `days` days and the horizon after them.

    Counts are gamma-Poisson around a level of their own, with a weekly and a yearly season and
    promotion weeks at a lower price. More than half of all days sell nothing.

    Args:
        series: How many; the last product may be in fewer than all stores.
        days: Of history, up to `LAST_DAY`.
        horizon: Days after it, so that prices and promotions are known ahead.
        seed: The same seed draws the same panel.

    Returns:
        A data set with a row for every series and day.
    """
    rng = np.random.default_rng(seed)
    length = days + horizon
    dates = np.datetime64(LAST_DAY - timedelta(days=days - 1)) + np.arange(length)
    item, store = np.divmod(np.arange(series), STORES)
    products = _products(int(item[-1]) + 1, rng)
    store_ids = pl.Series("store_id", [f"ST_{number:02}" for number in range(STORES)])

    promo = np.repeat(rng.random((series, length // 7 + 1)) < _PROMO_SHARE, 7, axis=1)[:, :length]
    full_price = products["mrp"].to_numpy()[item]
    price = np.where(promo, np.round(full_price * (1 - _PROMO_DISCOUNT), 2)[:, None], full_price[:, None])
    sales = pl.DataFrame(
        {
            "date": np.tile(dates, series),
            "sku_id": products["sku_id"].gather(np.repeat(item, length)),
            "store_id": store_ids.gather(np.repeat(store, length)),
            "y": _units(_levels(products, item, store, rng), dates, promo, rng).ravel(),
            "price": price.ravel(),
            "promo_flag": promo.ravel(),
            "stockout": pl.repeat(None, series * length, dtype=pl.Boolean, eager=True),
        }
    ).cast(SALES_SCHEMA)
    return Dataset(
        f"a synthetic panel of {series:,} series × {days} days",
        sales,
        products,
        store_ids.to_frame().with_columns(city="store_id", region=pl.lit("R")),
        empty_table(HOLIDAYS),
        empty_table(PROMOTIONS),
    )


def _products(count: int, rng: np.random.Generator) -> pl.DataFrame:
    category = [list(CATEGORIES)[number % len(CATEGORIES)] for number in range(count)]
    return pl.DataFrame(
        {
            "sku_id": [f"ITEM_{number:05}" for number in range(count)],
            "category": category,
            "brand": [f"{name}_1" for name in category],
            "pack_size": ["1 unit"] * count,
            "mrp": np.round(np.exp(rng.normal(1.2, 0.6, count)), 2),
        }
    )


def _levels(
    products: pl.DataFrame,
    item: npt.NDArray[np.int64],
    store: npt.NDArray[np.int64],
    rng: np.random.Generator,
) -> npt.NDArray[np.float32]:
    """Return each series' usual units a day."""
    of_category = products["category"].replace_strict(CATEGORIES, return_dtype=pl.Float64).to_numpy()
    of_item = _MEDIAN_UNITS * np.exp(rng.normal(0, 1.15, products.height)) * of_category
    of_store = np.exp(rng.normal(0, 0.35, STORES))
    return (of_item[item] * of_store[store] * np.exp(rng.normal(0, 0.4, len(item)))).astype(np.float32)


def _units(
    level: npt.NDArray[np.float32],
    dates: npt.NDArray[np.datetime64],
    promo: npt.NDArray[np.bool_],
    rng: np.random.Generator,
) -> npt.NDArray[np.float64]:
    """Draw what sells, a row a series."""
    weekday = (dates.astype("datetime64[D]").view("int64") + 3) % 7  # 1970-01-01 was a Thursday
    yearly = 1 + 0.1 * np.sin(2 * np.pi * np.arange(len(dates)) / 365.25)
    rate = level[:, None] * (np.array(_WEEK)[weekday] * yearly).astype(np.float32)
    rate *= np.where(promo, np.float32(_PROMO_LIFT), np.float32(1))
    rate *= rng.standard_gamma(_GAMMA_SHAPE, rate.shape, dtype=np.float32) / np.float32(_GAMMA_SHAPE)
    return rng.poisson(rate).astype(np.float64)
