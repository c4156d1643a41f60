"""Everything out of the ordinary in a part of the shop: the tables read, the engines asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.fact import Source
from core.identity import Scope
from core.ports import Lake
from tools.anomaly_grid import REFERENCE_DAYS, expected_sales, sales_grid, with_empty_shelves
from tools.period import DateRange

if TYPE_CHECKING:
    import polars as pl

    from engines.decision import Anomaly
    from engines.decision.grid import Grid

LONGEST_PERIOD_DAYS = 62
HISTORY_DAYS = 182
STOCK_DAYS_BEFORE = 14
USUAL_DAYS = 28
_KEYS = ["sku_id", "store_id"]


@dataclass(frozen=True)
class Looked:
    """A product in a store that was looked at: days compared with a forecast, rupees of a usual day."""

    sku_id: str
    store_id: str
    category: str
    days: float
    usual_day: float


@dataclass(frozen=True)
class Found:
    """Anomalies, the weightiest first, and what they were told from.

    `looked` is everything of the stores; `asked_skus` are the products asked about, `None` where
    all are.
    """

    anomalies: tuple[Anomaly, ...]
    looked: tuple[Looked, ...]
    method: str
    sources: tuple[Source, ...]
    asked_skus: frozenset[str] | None = None

    @staticmethod
    def nothing(*sources: Source) -> Found:
        """Return the answer for days of which there is no data."""
        return Found((), (), "no data", sources)

    @staticmethod
    def told(
        anomalies: Collection[Anomaly],
        looked: tuple[Looked, ...],
        method: str,
        sources: tuple[Source, ...],
        *,
        within: Scope | None,
    ) -> Found:
        """Return what concerns the products asked about, in order of weight."""
        from engines.decision.anomaly import by_weight  # noqa: PLC0415 - with the rest of the engines

        skus = None if within is None or within.sku_ids is None else frozenset(within.sku_ids)
        return Found(
            tuple(sorted(_about(anomalies, looked, skus), key=by_weight)), looked, method, sources, skus
        )

    @property
    def asked(self) -> tuple[Looked, ...]:
        """Return the products in stores asked about that were compared with a forecast."""
        return tuple(
            one
            for one in self.looked
            if one.days > 0 and (self.asked_skus is None or one.sku_id in self.asked_skus)
        )

    @property
    def usual_day(self) -> float:
        """Return what the stores take in on a day, in rupees."""
        return sum(one.usual_day for one in self.looked)


@dataclass(frozen=True)
class Tables:
    """What is looked at, read once: the tables, and sales beside what was expected of them."""

    sales: pl.DataFrame
    products: pl.DataFrame
    returns: pl.DataFrame
    stock: pl.DataFrame
    promotions: pl.DataFrame
    holidays: frozenset[tuple[str, date]]
    grid: Grid
    method: str
    sources: tuple[Source, ...]


def find_anomalies(lake: Lake, scope: Scope, period: DateRange, *, within: Scope | None = None) -> Found:
    """Look for everything out of the ordinary.

    Args:
        lake: Where the tables are.
        scope: What is looked at as a whole, already authorised: whole stores, so that what
            moves a store is told from what moves a product.
        period: Which days; they end with the data at the latest.
        within: Products (and stores) to tell of; `None`: all of `scope`.
    """
    return judge(read_tables(lake, scope, period), period, within=within)


def read_tables(lake: Lake, scope: Scope, period: DateRange) -> Tables:
    """Read all that a look takes, and forecast what was to be expected."""
    start, end = period.start, period.end
    long_before = start - timedelta(days=HISTORY_DAYS)
    sales, products = lake.sales_history(scope, long_before, end), lake.products(scope)
    returns, promotions = lake.returns(scope, long_before, end), lake.promotions(scope, long_before, end)
    stock = lake.stock_history(scope, start - timedelta(days=max(STOCK_DAYS_BEFORE, REFERENCE_DAYS)), end)
    stores, week = lake.stores(scope), timedelta(days=7)
    holidays = lake.holidays(scope, start - timedelta(days=REFERENCE_DAYS) - week, end + week)
    told_out = with_empty_shelves(sales.frame, stock.frame)
    expected, method, forecast_sources = expected_sales(lake, scope, sales.frame, period)
    answers = (sales, products, returns, stock, promotions, stores, holidays)
    return Tables(
        sales.frame,
        products.frame,
        returns.frame,
        stock.frame,
        promotions.frame,
        _holidays(holidays.frame, stores.frame),
        sales_grid(told_out, expected, products.frame, period),
        method,
        (*(one.source for one in answers), *forecast_sources),
    )


def judge(tables: Tables, period: DateRange, *, within: Scope | None = None) -> Found:
    """Tell what is out of the ordinary in what was read."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.decision.price_error import detect_prices  # noqa: PLC0415 - brings scipy along
    from engines.decision.returned import detect_returns  # noqa: PLC0415
    from engines.decision.sales_anomaly import detect_sales  # noqa: PLC0415
    from engines.decision.stock_record import detect_stock  # noqa: PLC0415

    start, end, products = period.start, period.end, tables.products
    recent = pl.col("date") >= start - timedelta(days=STOCK_DAYS_BEFORE)
    stock, sold = tables.stock.filter(recent), tables.sales.filter(recent)
    found = [
        *detect_sales(tables.grid, start=start, holidays=tables.holidays).anomalies,
        *detect_returns(tables.returns, tables.sales, products, start=start, end=end),
        *detect_stock(stock, sold, products, start=start, end=end),
        *detect_prices(with_discounts(tables.sales, tables.promotions), products, start=start, end=end),
    ]
    looked = tuple(_looked(tables, period))
    return Found.told(found, looked, tables.method, tables.sources, within=within)


def _looked(tables: Tables, period: DateRange) -> Iterator[Looked]:
    """Yield every product in a store that was forecast, or sold in the weeks before."""
    import polars as pl  # noqa: PLC0415 - heavy

    grid = tables.grid
    days = grid.comparable[:, -period.days :].sum(axis=1).tolist()
    compared = dict(zip(zip(grid.sku, grid.store, strict=True), days, strict=True))
    first, last = period.start - timedelta(days=USUAL_DAYS), period.start - timedelta(days=1)
    before = tables.sales.filter(pl.col("date").is_between(first, last))
    sold = before.group_by(_KEYS).agg(pl.col("revenue").cast(pl.Float64).sum()).rows()
    taken = {(sku, store): float(revenue) / USUAL_DAYS for sku, store, revenue in sold}
    category = dict(tables.products.select("sku_id", "category").rows())
    for sku, store in sorted(compared.keys() | taken.keys()):
        of = category.get(sku) or ""
        yield Looked(sku, store, of, compared.get((sku, store), 0), taken.get((sku, store), 0.0))


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


def _holidays(holidays: pl.DataFrame, stores: pl.DataFrame) -> frozenset[tuple[str, date]]:
    """Return which store has a holiday on which day: one without a region is everybody's."""
    places = {
        row["store_id"]: {str(row[name]).casefold() for name in ("region", "city") if row[name]}
        for row in stores.iter_rows(named=True)
    }
    return frozenset(
        (store_id, row["date"])
        for row in holidays.iter_rows(named=True)
        for store_id, own in places.items()
        if not row["region"] or str(row["region"]).casefold() in own
    )


def _about(
    found: Collection[Anomaly], looked: Collection[Looked], skus: frozenset[str] | None
) -> Collection[Anomaly]:
    """Keep what is about the products; a store's or their category's day concerns them too."""
    if skus is None:
        return found
    of = {"", *(one.category for one in looked if one.sku_id in skus)}
    return [one for one in found if (one.sku_id in skus if one.sku_id else one.category in of)]
