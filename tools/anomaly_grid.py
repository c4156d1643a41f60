"""What sold beside what was expected of it: the forecast made some weeks before, laid out day by day."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from core.fact import Source
from core.identity import Scope
from core.ports import Lake
from tools.demand import MOST_SERIES_ON_DEMAND, WINDOW_DAYS
from tools.forecast_model import serving_model, shop_history
from tools.period import DateRange

if TYPE_CHECKING:
    import polars as pl

    from engines.decision.grid import Grid

REFERENCE_DAYS = 28
"""The forecast is made this long before the period: the days between show how each product's
level has moved since, and how far real sales scatter around such forecasts."""

WEEKS_OF_OPENING = 8
_KEYS = ["sku_id", "store_id"]


def expected_sales(
    lake: Lake, scope: Scope, sales: pl.DataFrame, period: DateRange
) -> tuple[pl.DataFrame, str, tuple[Source, ...]]:
    """Forecast the period and the weeks before it, told what was charged and promoted on their days.

    Returns:
        The forecasts with `sigma`, the models used in words, and where it comes from.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    from engines.forecast import sigma  # noqa: PLC0415 - brings numpy along

    cutoff = period.start - timedelta(days=REFERENCE_DAYS + 1)
    horizon = REFERENCE_DAYS + period.days
    history, sources = shop_history(lake, scope, cutoff=cutoff, horizon_days=horizon)
    # What was charged and promoted is known by now: it explains, it does not surprise.
    known = sales.filter(pl.col("date") > cutoff).select(
        "sku_id", "store_id", "date", pl.col("price").cast(pl.Float64), pl.col("promo_flag").fill_null(False)
    )
    history = dataclasses.replace(history, planned=known)
    recent = history.sales.filter(pl.col("date") > cutoff - timedelta(days=WINDOW_DAYS))
    series = recent.select(_KEYS).unique()
    serving = serving_model(lake, scope.tenant_id)
    if serving is not None:
        from engines.forecast.panel import build_panel  # noqa: PLC0415 - heavy
        from engines.forecast.serving import serve  # noqa: PLC0415 - heavy

        frame = serve(serving[1], history, build_panel(history, horizon), reconciled=False)
        frame = frame.join(series, on=_KEYS, how="semi", maintain_order="left")
    else:
        from engines.forecast import forecast  # noqa: PLC0415 - heavy

        models: Literal["auto", "naive"] = "naive" if series.height > MOST_SERIES_ON_DEMAND else "auto"
        frame = forecast(recent, horizon, cutoff=cutoff, open_days=history.open_days, models=models)
    names = sorted(set(frame["model"].to_list()))
    return frame.with_columns(sigma().alias("sigma")), "forecast: " + ", ".join(names), sources


def sales_grid(
    sales: pl.DataFrame, expected: pl.DataFrame, products: pl.DataFrame, period: DateRange
) -> Grid:
    """Lay what sold beside what was expected, from the weeks before the period to its end.

    Args:
        sales: The columns of `Lake.sales_history`, empty shelves added.
        expected: From `expected_sales`.
        products: Of what was sold, with category and cost.
        period: Which days.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    from engines.decision.grid import lay_out  # noqa: PLC0415 - brings scipy along

    first = period.start - timedelta(days=REFERENCE_DAYS)
    plain = sales.filter((pl.col("date") < period.start) & ~pl.col("promo_flag").fill_null(False))
    usual = (
        plain.filter(pl.col("date") >= period.start - timedelta(days=56))
        .group_by(_KEYS)
        .agg(pl.col("price").cast(pl.Float64).median().alias("usual_price"))
    )
    return lay_out(
        sales.filter(pl.col("date") >= first).join(usual, on=_KEYS, how="left"),
        expected,
        start=first,
        end=period.end,
        products=products,
        closed=_closed(sales, first, period.end),
    )


def _closed(sales: pl.DataFrame, first: date, end: date) -> pl.DataFrame:
    """Return the days without a sale on which a store never opens: `store_id, date`.

    A weekday on which it sold in less than half of the eight weeks before is its day off.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    opened = sales.filter(pl.col("units") > 0).select("store_id", "date").unique()
    since = first - timedelta(days=7 * WEEKS_OF_OPENING)
    habit = (
        opened.filter(pl.col("date").is_between(since, first, closed="left"))
        .group_by("store_id", pl.col("date").dt.weekday().alias("weekday"))
        .len("weeks")
        .filter(pl.col("weeks") * 2 >= WEEKS_OF_OPENING)
    )
    days = [first + timedelta(days=number) for number in range((end - first).days + 1)]
    calendar = pl.DataFrame({"date": days}, schema={"date": pl.Date}).with_columns(
        pl.col("date").dt.weekday().alias("weekday")
    )
    return (
        opened.select("store_id")
        .unique()
        .join(calendar, how="cross")
        .join(habit, on=["store_id", "weekday"], how="anti")
        .join(opened, on=["store_id", "date"], how="anti")
        .select("store_id", "date")
    )


def with_empty_shelves(sales: pl.DataFrame, stock: pl.DataFrame) -> pl.DataFrame:
    """Add days on which an empty shelf sold nothing and so left no row of sales.

    Args:
        sales: The columns of `Lake.sales_history`.
        stock: `date, sku_id, store_id, on_hand`.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    empty = (
        stock.filter(pl.col("on_hand") <= 0)
        .select("date", *_KEYS)
        .join(sales, on=["date", *_KEYS], how="anti")
        .with_columns(pl.lit(0).cast(sales.schema["units"]).alias("units"), pl.lit(True).alias("stockout"))
    )
    if "revenue" in sales.columns:
        empty = empty.with_columns(pl.lit(0).cast(sales.schema["revenue"]).alias("revenue"))
    return pl.concat([sales, empty], how="diagonal") if empty.height else sales
