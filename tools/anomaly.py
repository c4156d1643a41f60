"""Everything out of the ordinary in a part of the shop: the tables read, the engines asked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
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

    from engines.decision import Anomaly
    from engines.decision.grid import Grid

REFERENCE_DAYS = 28
"""The forecast is made this long before the period: the days between show how each product's
level has moved since, and how far real sales scatter around such forecasts."""

LONGEST_PERIOD_DAYS = 62
HISTORY_DAYS = 182
STOCK_DAYS_BEFORE = 14
WEEKS_OF_OPENING = 8
_KEYS = ["sku_id", "store_id"]


@dataclass(frozen=True)
class Found:
    """Anomalies, the weightiest first, and what they were told from.

    `series` are the products in stores asked about that were compared with a forecast,
    `asked_cells` their days; `usual_day` is what the stores take in on a day, in rupees.
    """

    anomalies: tuple[Anomaly, ...]
    asked_cells: int
    series: int
    usual_day: float
    method: str
    sources: tuple[Source, ...]

    @staticmethod
    def nothing(*sources: Source) -> Found:
        """Return the answer for days of which there is no data."""
        return Found((), 0, 0, 0.0, "no data", sources)


def find_anomalies(lake: Lake, scope: Scope, period: DateRange, *, within: Scope | None = None) -> Found:
    """Look for everything out of the ordinary.

    Args:
        lake: Where the tables are.
        scope: What is looked at as a whole, already authorised: whole stores, so that what
            moves a store is told from what moves a product.
        period: Which days; they end with the data at the latest.
        within: Products (and stores) to tell of; `None`: all of `scope`.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.decision.anomaly import by_weight  # noqa: PLC0415 - brings scipy along
    from engines.decision.price_error import detect_prices  # noqa: PLC0415
    from engines.decision.returned import detect_returns  # noqa: PLC0415
    from engines.decision.sales_anomaly import detect_sales  # noqa: PLC0415
    from engines.decision.stock_record import detect_stock  # noqa: PLC0415

    start, end = period.start, period.end
    sales = lake.sales_history(scope, start - timedelta(days=HISTORY_DAYS), end)
    products, returns = lake.products(scope), lake.returns(scope, start - timedelta(days=HISTORY_DAYS), end)
    stock = lake.stock_history(scope, start - timedelta(days=max(STOCK_DAYS_BEFORE, REFERENCE_DAYS)), end)
    promotions = lake.promotions(scope, start - timedelta(days=HISTORY_DAYS), end)
    stores, holidays = (
        lake.stores(scope),
        lake.holidays(scope, start - timedelta(days=7), end + timedelta(days=7)),
    )
    told_out = with_empty_shelves(sales.frame, stock.frame)
    expected, method, forecast_sources = expected_sales(lake, scope, sales.frame, period)
    grid = sales_grid(told_out, expected, products.frame, period)
    judged = detect_sales(grid, start=start, holidays=_holidays(holidays.frame, stores.frame))
    recent = pl.col("date") >= start - timedelta(days=STOCK_DAYS_BEFORE)
    found = [
        *judged.anomalies,
        *detect_returns(returns.frame, sales.frame, products.frame, start=start, end=end),
        *detect_stock(
            stock.frame.filter(recent), sales.frame.filter(recent), products.frame, start=start, end=end
        ),
        *detect_prices(with_discounts(sales.frame, promotions.frame), products.frame, start=start, end=end),
    ]
    before = sales.frame.filter(
        pl.col("date").is_between(start - timedelta(days=28), start - timedelta(days=1))
    )
    usual_day = float(before["revenue"].cast(pl.Float64).sum()) / 28
    asked = grid.n if within is None or within.sku_ids is None else _count(grid, set(within.sku_ids))
    return Found(
        tuple(sorted(_within(found, within), key=by_weight)),
        judged.cells * asked // max(grid.n, 1),
        asked,
        usual_day,
        method,
        (*(a.source for a in (sales, products, returns, stock, promotions)), *forecast_sources),
    )


def _count(grid: Grid, skus: set[str]) -> int:
    return sum(sku in skus for sku in grid.sku)


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


def with_discounts(sales: pl.DataFrame, promotions: pl.DataFrame) -> pl.DataFrame:
    """Add `discount_pct`: the deepest promotion that ran for the row, null without one."""
    import polars as pl  # noqa: PLC0415 - heavy

    ran = (
        promotions.select(
            "sku_id",
            pl.col("store_id").alias("only_in"),
            "start_date",
            "end_date",
            pl.col("discount_pct").cast(pl.Float64),
        )
        .join(sales.select("date", *_KEYS), on="sku_id")
        .filter(
            pl.col("date").is_between(pl.col("start_date"), pl.col("end_date"))
            & (pl.col("only_in").is_null() | (pl.col("only_in") == pl.col("store_id")))
        )
        .group_by("date", *_KEYS)
        .agg(pl.col("discount_pct").max())
    )
    return sales.join(ran, on=["date", *_KEYS], how="left")


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


def _holidays(holidays: pl.DataFrame, stores: pl.DataFrame) -> set[tuple[str, date]]:
    """Return which store has a holiday on which day: one without a region is everybody's."""
    places = {
        row["store_id"]: {str(row[name]).casefold() for name in ("region", "city") if row[name]}
        for row in stores.iter_rows(named=True)
    }
    return {
        (store_id, row["date"])
        for row in holidays.iter_rows(named=True)
        for store_id, own in places.items()
        if not row["region"] or str(row["region"]).casefold() in own
    }


def _within(found: list[Anomaly], scope: Scope | None) -> list[Anomaly]:
    """Keep what is about the products and stores; a store's or category's day concerns all of it."""
    if scope is None or scope.sku_ids is None:
        return found
    skus = set(scope.sku_ids)
    of = {one.category for one in found if one.sku_id in skus}
    return [
        one
        for one in found
        if one.sku_id in skus
        or (not one.sku_id and not one.category)
        or (not one.sku_id and one.category in of)
    ]
