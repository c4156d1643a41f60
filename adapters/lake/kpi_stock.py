# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""Figures of what lies on the shelves: days without stock, stock against sales, and its value."""

from __future__ import annotations

from adapters.lake.kpi_cut import LAST_OF, PLACE, TIME, grouped, joined, selected
from adapters.lake.questions import Where

LOOK_BACK_DAYS = 14
"""So long before a period's end a shelf's last count still tells what lies there."""


def stock_days(dimensions: tuple[str, ...], where: Where) -> str:
    """Return the days whose stock is known, and those with nothing on hand."""
    return (
        f"SELECT {selected(dimensions)}count(*) AS known_days,"
        " sum(CASE WHEN r.on_hand <= 0 THEN 1 ELSE 0 END) AS out_days"
        f" FROM {{stock}} AS r{joined(dimensions)}"
        f" WHERE r.on_hand IS NOT NULL AND {where.text}{grouped(dimensions)}"
    )


def flow(dimensions: tuple[str, ...], where: Where) -> str:
    """Stock and sales of each product in each store first: only series with known stock count."""
    times = [name for name in dimensions if name in TIME]
    spans = "".join(f'{TIME[name]} AS "{name}", ' for name in times)
    by = ", ".join([*(TIME[name] for name in times), "r.sku_id", "r.store_id"])
    same = " AND ".join(
        ["k.sku_id = v.sku_id", "k.store_id = v.store_id", *(f'k."{name}" = v."{name}"' for name in times)]
    )
    first = ", ".join(["CAST($start AS DATE)", *(f'k."{name}"' for name in times)])
    last = ", ".join(["CAST($last AS DATE)", *(LAST_OF[name].replace('"', 'k."', 1) for name in times)])
    series = (
        f"SELECT k.*, coalesce(v.units, 0) AS units,"
        f" nullif(greatest(date_diff('day', greatest({first}), least({last})) + 1, 0), 0) AS days"
        f" FROM (SELECT {spans}r.sku_id, r.store_id, avg(greatest(r.on_hand, 0)) AS mean_on_hand,"
        " max_by(greatest(r.on_hand, 0), r.date) AS end_on_hand FROM {stock} AS r"
        f" WHERE r.on_hand IS NOT NULL AND {where.text} GROUP BY {by}) AS k"
        f" LEFT JOIN (SELECT {spans}r.sku_id, r.store_id, sum(r.units) AS units FROM {{daily_sales}} AS r"
        f" WHERE {where.text} GROUP BY {by}) AS v ON {same}"
    )
    keys = [f'r."{name}"' if name in TIME else PLACE[name] for name in dimensions]
    shown = "".join(f'{key} AS "{name}", ' for key, name in zip(keys, dimensions, strict=True))
    by_keys = f" GROUP BY {', '.join(keys)}" if keys else ""
    return (
        f"SELECT {shown}sum(r.units) AS flow_units, sum(r.mean_on_hand) AS mean_on_hand,"
        f" sum(r.end_on_hand) AS end_on_hand, max(r.days) AS days"
        f" FROM ({series}) AS r{joined(dimensions)}{by_keys}"
    )


def value(dimensions: tuple[str, ...], where: Where, anywhen: Where) -> str:
    """Return what lies there at the end, at cost, and what of it cannot be told.

    That is how many products there have no known cost, and how many shelves' last count has no figure.

    Args:
        dimensions: How it is cut.
        where: Which shelves, in the period.
        anywhen: Which shelves, whenever.
    """
    times = [name for name in dimensions if name in TIME]
    spans = "".join(f'{TIME[name]} AS "{name}", ' for name in times)
    by = ", ".join([*(TIME[name] for name in times), "r.sku_id", "r.store_id"])
    counted = where.text if times else f"{anywhen.text} AND {_LATELY}"
    last = (
        f"SELECT {spans}r.sku_id, r.store_id, arg_max_null(r.on_hand, r.date) AS units"
        f" FROM {{stock}} AS r WHERE {counted} GROUP BY {by}"
    )
    keys = [f'r."{name}"' if name in TIME else PLACE[name] for name in dimensions]
    shown = "".join(f'{key} AS "{name}", ' for key, name in zip(keys, dimensions, strict=True))
    by_keys = f" GROUP BY {', '.join(keys)}" if keys else ""
    known = "(r.units <= 0 OR p.unit_cost IS NOT NULL)"
    return (
        f"SELECT {shown}CAST(sum(greatest(r.units, 0) * coalesce(p.unit_cost, 0)) FILTER (WHERE {known})"
        " AS DECIMAL(38,4)) AS stock_value,"
        f" count(DISTINCT r.sku_id) FILTER (WHERE NOT {known}) AS stock_value_uncosted,"
        " count(*) FILTER (WHERE r.units IS NULL) AS stock_value_uncounted"
        f" FROM ({last}) AS r{joined(dimensions, products=True)}{by_keys}"
    )


_LATELY = (
    "r.date BETWEEN least(CAST($start AS DATE), CAST($end AS DATE) - INTERVAL"
    f" {LOOK_BACK_DAYS} DAY) AND CAST($end AS DATE)"
)
