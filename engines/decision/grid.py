"""What sold beside what was expected: one row a series, one column a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from engines.decision.tail import SMALLEST_MEAN, Floats, shape

Flags = npt.NDArray[np.bool_]

_KEYS = ["sku_id", "store_id"]


@dataclass(frozen=True)
class Grid:
    """Series × days. Of a day on which nothing can be compared, `units` is not a number.

    `mean` and `variance` are those forecast. `price` is what was charged (not a number
    where that is unknown), `usual_price` what was charged before. `out` marks an empty
    shelf, `promo` a promotion.
    """

    sku: tuple[str, ...]
    store: tuple[str, ...]
    category: tuple[str, ...]
    days: tuple[date, ...]
    units: Floats
    mean: Floats
    variance: Floats
    price: Floats
    usual_price: Floats
    out: Flags
    promo: Flags

    @property
    def n(self) -> int:
        """How many series."""
        return len(self.sku)

    @property
    def comparable(self) -> Flags:
        """Tell of which cells the sales say something: forecast, and with stock."""
        return np.isfinite(self.units) & np.isfinite(self.mean) & ~self.out

    def scaled(self, factor: Floats) -> Grid:
        """Return the grid with other means; how far sales scatter around a mean stays as it was."""
        size, _ = shape(self.mean, self.variance)
        mean = np.maximum(self.mean * factor, SMALLEST_MEAN)
        return replace(self, mean=mean, variance=mean + mean**2 / size)

    def part(self, columns: slice) -> Grid:
        """Return some of the days."""
        arrays = ("units", "mean", "variance", "price", "usual_price", "out", "promo")
        return replace(
            self, days=self.days[columns], **{name: getattr(self, name)[:, columns] for name in arrays}
        )


def lay_out(
    actual: pl.DataFrame,
    forecast: pl.DataFrame,
    *,
    start: date,
    end: date,
    products: pl.DataFrame,
    closed: pl.DataFrame | None = None,
) -> Grid:
    """Return the grid of the days from `start` to `end`.

    Args:
        actual: `date, sku_id, store_id, units`, and `price, usual_price, promo_flag,
            stockout`, each of which may be null. A day without a row sold nothing.
        forecast: `date, sku_id, store_id, yhat, sigma`, made from days before them; its
            series are the grid's.
        start: First day.
        end: Last day.
        products: `sku_id, category`.
        closed: `store_id, date` on which a store is known not to open: nothing is expected.
    """
    days = tuple(start + timedelta(days=number) for number in range((end - start).days + 1))
    series = forecast.select(_KEYS).unique().sort(_KEYS)
    named = series.join(products.select("sku_id", "category"), on="sku_id", how="left", maintain_order="left")
    cells = (
        series.join(pl.DataFrame({"date": days}, schema={"date": pl.Date}), how="cross")
        .join(forecast.select(*_KEYS, "date", "yhat", "sigma"), on=[*_KEYS, "date"], how="left")
        .join(
            actual.select(
                *_KEYS,
                "date",
                pl.col("units").cast(pl.Float64),
                pl.col("price", "usual_price").cast(pl.Float64),
                "promo_flag",
                "stockout",
            ),
            on=[*_KEYS, "date"],
            how="left",
        )
        .with_columns(pl.col("units").fill_null(0.0), pl.col("promo_flag", "stockout").fill_null(False))
    )
    if closed is not None:
        shut = closed.select("store_id", "date", pl.lit(True).alias("shut"))
        cells = cells.join(shut, on=["store_id", "date"], how="left").with_columns(
            pl.when(pl.col("shut").fill_null(False)).then(None).otherwise("units").alias("units")
        )
    cells = cells.sort(*_KEYS, "date").with_columns(
        pl.col("usual_price").forward_fill().backward_fill().over(_KEYS)
    )
    size = (series.height, len(days))

    def numbers(name: str) -> Floats:
        values = cells[name].cast(pl.Float64).to_numpy().astype(np.float64)
        return values.reshape(size)

    def flags(name: str) -> Flags:
        return cells[name].to_numpy().astype(np.bool_).reshape(size)

    return Grid(
        sku=tuple(named["sku_id"].to_list()),
        store=tuple(named["store_id"].to_list()),
        category=tuple(named["category"].fill_null("").to_list()),
        days=days,
        units=numbers("units"),
        mean=np.maximum(numbers("yhat"), SMALLEST_MEAN),
        variance=numbers("sigma") ** 2,
        price=numbers("price"),
        usual_price=numbers("usual_price"),
        out=flags("stockout"),
        promo=flags("promo_flag"),
    )
