# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""The design's metrics, defined once.

| metric | definition |
| --- | --- |
| `units` | pieces sold |
| `revenue` | what customers paid, GST included |
| `average_price` | revenue ÷ units |
| `margin` | revenue ÷ (1 + GST rate) − units × unit cost, of what has both: prices include GST |
| `margin_pct` | margin ÷ revenue without GST, 0–100 |
| `promo_share` | revenue on days of a promotion ÷ revenue, 0–100 |
| `products_sold` | products of which at least one piece was sold |
| `return_rate` | units returned ÷ units sold in the same days, 0–1 |
| `stockout_rate` | product-store-days with nothing on hand ÷ those whose stock is known, 0–1 |
| `inventory_turns` | units sold ÷ mean units on hand, per year |
| `days_of_cover` | units on hand at the end ÷ units sold per day |
| `stock_value` | units on hand at the end × unit cost, of what has a known cost |
| `forecast_wape` | Σ abs(forecast − sold) ÷ Σ sold, 0–1 |
| `forecast_bias` | Σ (forecast − sold) ÷ Σ sold, above 0 where too much was forecast |

`units_returned` comes beside a return rate.

A metric is null where it is unknown, never a guess: revenue where a price is missing, a
margin where nothing that was sold has a cost and a GST rate, anything divided by 0.
`revenue_coverage` and `margin_coverage` (0–1, of the units) come beside them and tell how
much is known; `margin_uncosted` counts the products sold that lack a cost, a GST rate or a price,
which the margin leaves out. `stock_value_uncosted` counts the products that lie there and have no cost, and
`stock_value_uncounted` the shelves whose last count has no figure: both are not in the value.
What lies there is each shelf's last count: of the days, or of the two weeks up to their end
where those are more. Turns and cover count only the products and stores whose stock is known. A
day's forecast is the last one made before that day; a day without a sales row sold 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from adapters.lake.kpi_cut import PLACE, TIME, attributes, grouped, joined, selected
from adapters.lake.kpi_stock import flow, stock_days, value
from adapters.lake.questions import Where, between, in_scope
from core.errors import InputError
from core.identity import Scope
from core.ports import KpiQuestion


@dataclass(frozen=True)
class _Family:
    """Metrics that come from the same rows: the tables read and the raw sums they need."""

    tables: tuple[str, ...]
    sums: tuple[str, ...]


_SALES = _Family(("daily_sales",), ("units", "revenue", "revenue_coverage"))
_OFFERS = _Family(("daily_sales",), ("all_revenue", "promo_revenue"))
_ASSORTMENT = _Family(("daily_sales",), ("products_sold",))
_MARGIN = _Family(
    ("daily_sales", "products"), ("margin", "margin_coverage", "margin_uncosted", "net_revenue")
)
_STOCK = _Family(("stock",), ("known_days", "out_days"))
_FLOW = _Family(("stock", "daily_sales"), ("flow_units", "mean_on_hand", "end_on_hand", "days"))
_VALUE = _Family(("stock", "products"), ("stock_value", "stock_value_uncosted", "stock_value_uncounted"))
_RETURNS = _Family(("returns",), ("units_returned",))
_FORECAST = _Family(("forecast_history", "daily_sales"), ("absolute_error", "error", "sold"))

_OF_MARGIN = ("margin_coverage AS margin_coverage", "margin_uncosted AS margin_uncosted")

_METRICS: dict[str, tuple[tuple[_Family, ...], tuple[str, ...]]] = {
    "revenue": ((_SALES,), ("revenue AS revenue", "revenue_coverage AS revenue_coverage")),
    "units": ((_SALES,), ("units AS units",)),
    "margin": ((_MARGIN,), ("margin AS margin", *_OF_MARGIN)),
    "margin_pct": (
        (_MARGIN,),
        ("100 * CAST(margin AS DOUBLE) / nullif(net_revenue, 0) AS margin_pct", *_OF_MARGIN),
    ),
    "average_price": (
        (_SALES,),
        ("CAST(round(CAST(revenue AS DOUBLE) / nullif(units, 0), 4) AS DECIMAL(18,4)) AS average_price",),
    ),
    "return_rate": (
        (_SALES, _RETURNS),
        (
            "CASE WHEN $returns_known THEN coalesce(units_returned, 0) / CAST(nullif(units, 0) AS DOUBLE) END"
            " AS return_rate",
            "CASE WHEN $returns_known THEN coalesce(units_returned, 0) END AS units_returned",
        ),
    ),
    "promo_share": (
        (_OFFERS,),
        ("100 * CAST(promo_revenue AS DOUBLE) / nullif(all_revenue, 0) AS promo_share",),
    ),
    "products_sold": ((_ASSORTMENT,), ("products_sold AS products_sold",)),
    "stockout_rate": ((_STOCK,), ("out_days / CAST(nullif(known_days, 0) AS DOUBLE) AS stockout_rate",)),
    "inventory_turns": (
        (_FLOW,),
        ("365.0 / days * flow_units / nullif(mean_on_hand, 0) AS inventory_turns",),
    ),
    "days_of_cover": (
        (_FLOW,),
        ("end_on_hand / nullif(CAST(flow_units AS DOUBLE) / days, 0) AS days_of_cover",),
    ),
    "stock_value": (
        (_VALUE,),
        (
            "stock_value AS stock_value",
            "stock_value_uncosted AS stock_value_uncosted",
            "stock_value_uncounted AS stock_value_uncounted",
        ),
    ),
    "forecast_wape": ((_FORECAST,), ("absolute_error / nullif(sold, 0) AS forecast_wape",)),
    "forecast_bias": ((_FORECAST,), ("error / nullif(sold, 0) AS forecast_bias",)),
}

DIMENSIONS = (*TIME, *PLACE)
METRICS = tuple(_METRICS)


@dataclass(frozen=True)
class KpiQuery:
    """A question as SQL: the tables it reads, its text and its parameters."""

    tables: tuple[str, ...]
    sql: str
    where: Where


def kpi_query(scope: Scope, question: KpiQuestion) -> KpiQuery:
    """Return the query of a question; `$returns_known` and `$last` are the caller's to add.

    Columns: each dimension by its own name (`week` and `month` as their first day, `store`
    and `sku` as ids), each metric, the coverage beside revenue and margin, and beside the stock's value
    the products it leaves out.

    Raises:
        InputError: a metric or a dimension that there is not, or no metric.
    """
    metrics, dimensions = (
        _checked("metric", question.metrics, METRICS),
        tuple(dict.fromkeys(question.dimensions)),
    )
    _checked("dimension", dimensions, DIMENSIONS)
    families = list(dict.fromkeys(family for metric in metrics for family in _METRICS[metric][0]))
    placed = in_scope(scope, store="r.store_id", sku="r.sku_id")
    where = placed & between(question.start, question.end, "r.date")
    builders = {
        _SALES: _sales,
        _OFFERS: _offers,
        _ASSORTMENT: _assortment,
        _MARGIN: _margin,
        _STOCK: stock_days,
        _FLOW: flow,
        _VALUE: partial(value, anywhen=placed),
        _RETURNS: _returns,
        _FORECAST: _forecast,
    }
    parts = [builders[family](dimensions, where) for family in families]
    sums = [name for family in families for name in family.sums]
    keys = "".join(f'"{name}", ' for name in dimensions)
    by = f" GROUP BY {keys.rstrip(', ')}" if dimensions else ""
    merged = (
        f"SELECT {keys}{', '.join(f'max({name}) AS {name}' for name in sums)}"
        f" FROM ({' UNION ALL BY NAME '.join(f'({part})' for part in parts)}){by}"
    )
    shown = ", ".join(dict.fromkeys(column for metric in metrics for column in _METRICS[metric][1]))
    order = (
        f" ORDER BY {', '.join(f'{name} NULLS LAST' for name in keys.rstrip(', ').split(', '))}"
        if dimensions
        else ""
    )
    tables = dict.fromkeys(name for family in families for name in (*family.tables, *attributes(dimensions)))
    return KpiQuery(tuple(tables), f"SELECT {keys}{shown} FROM ({merged}){order}", where)


def _checked(what: str, names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise InputError(f"There is no {what} {name[:40]!r}; there are {', '.join(known)}.")
    if what == "metric" and not names:
        raise InputError(f"Name at least one metric of {', '.join(known)}.")
    return tuple(dict.fromkeys(names))


def _sales(dimensions: tuple[str, ...], where: Where) -> str:
    return (
        f"SELECT {selected(dimensions)}CAST(sum(r.units) AS BIGINT) AS units,"
        " CASE WHEN count(*) = count(r.revenue) THEN sum(r.revenue) END AS revenue,"
        " CASE WHEN count(*) = count(r.revenue) THEN 1.0"
        " ELSE sum(CASE WHEN r.revenue IS NOT NULL THEN r.units ELSE 0 END)"
        " / CAST(nullif(sum(r.units), 0) AS DOUBLE) END AS revenue_coverage"
        f" FROM {{daily_sales}} AS r{joined(dimensions)} WHERE {where.text}{grouped(dimensions)}"
    )


def _offers(dimensions: tuple[str, ...], where: Where) -> str:
    known = "CASE WHEN count(*) = count(r.revenue)"
    return (
        f"SELECT {selected(dimensions)}{known} THEN sum(r.revenue) END AS all_revenue,"
        f" {known} THEN sum(CASE WHEN r.promo_flag THEN r.revenue ELSE 0 END) END AS promo_revenue"
        f" FROM {{daily_sales}} AS r{joined(dimensions)} WHERE {where.text}{grouped(dimensions)}"
    )


def _assortment(dimensions: tuple[str, ...], where: Where) -> str:
    return (
        f"SELECT {selected(dimensions)}CASE WHEN count(*) > 0 THEN"
        " count(DISTINCT CASE WHEN r.units > 0 THEN r.sku_id END) END AS products_sold"
        f" FROM {{daily_sales}} AS r{joined(dimensions)} WHERE {where.text}{grouped(dimensions)}"
    )


def _margin(dimensions: tuple[str, ...], where: Where) -> str:
    net = "CAST(r.revenue AS DOUBLE) / (1 + CAST(p.gst_rate_pct AS DOUBLE) / 100)"
    nothing = "(r.units = 0 AND r.revenue = 0)"
    known = (
        f"({nothing} OR (r.revenue IS NOT NULL AND p.gst_rate_pct IS NOT NULL AND p.unit_cost IS NOT NULL))"
    )
    told = f"({known} AND NOT {nothing})"
    return (
        f"SELECT {selected(dimensions)}CASE WHEN bool_and({known}) OR bool_or({told}) THEN CAST(round(sum("
        f"CASE WHEN {told} THEN {net} - r.units * CAST(p.unit_cost AS DOUBLE) ELSE 0 END"
        "), 4) AS DECIMAL(38,4)) END AS margin,"
        f" CASE WHEN bool_and({known}) THEN 1.0 ELSE sum(CASE WHEN {known} THEN r.units ELSE 0 END)"
        " / CAST(nullif(sum(r.units), 0) AS DOUBLE) END AS margin_coverage,"
        f" count(DISTINCT CASE WHEN NOT {known} THEN r.sku_id END) AS margin_uncosted,"
        f" sum(CASE WHEN {told} THEN {net} ELSE 0 END) AS net_revenue"
        f" FROM {{daily_sales}} AS r{joined(dimensions, products=True)}"
        f" WHERE {where.text}{grouped(dimensions)}"
    )


def _returns(dimensions: tuple[str, ...], where: Where) -> str:
    return (
        f"SELECT {selected(dimensions)}sum(r.units_returned) AS units_returned"
        f" FROM {{returns}} AS r{joined(dimensions)} WHERE {where.text}{grouped(dimensions)}"
    )


def _forecast(dimensions: tuple[str, ...], where: Where) -> str:
    made = (
        "SELECT r.date, r.sku_id, r.store_id, max_by(r.yhat, r.cutoff) AS yhat FROM {forecast_history} AS r"
        f" WHERE r.cutoff < r.date AND r.date <= CAST($last AS DATE) AND {where.text}"
        " GROUP BY r.date, r.sku_id, r.store_id"
    )
    sold = f"SELECT r.date, r.sku_id, r.store_id, r.units FROM {{daily_sales}} AS r WHERE {where.text}"
    pairs = (
        f"SELECT f.date, f.sku_id, f.store_id, f.yhat, CAST(coalesce(a.units, 0) AS DOUBLE) AS units"
        f" FROM ({made}) AS f LEFT JOIN ({sold}) AS a"
        " ON a.date = f.date AND a.sku_id = f.sku_id AND a.store_id = f.store_id"
    )
    return (
        f"SELECT {selected(dimensions)}sum(abs(r.yhat - r.units)) AS absolute_error,"
        f" sum(r.yhat - r.units) AS error, sum(r.units) AS sold"
        f" FROM ({pairs}) AS r{joined(dimensions)}{grouped(dimensions)}"
    )
