"""What the night found out of the ordinary, kept in the lake: the question of a day costs no look then.

One table holds it. A finding is a row for each store that has a part in it, numbered by
`finding`; what was looked at is a row of the kind `looked` for each product in a store: `days`
compared with a forecast, and `rupees` it takes in on a usual day. So a part of the shop is told
from the very look that told the whole, and rows of other stores are never read for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from core.identity import Scope
from core.ports import Lake
from core.tool import ToolContext
from tools.anomaly import Found, Looked, find_anomalies
from tools.demand import last_sales_day
from tools.period import DateRange

if TYPE_CHECKING:
    import polars as pl

    from engines.decision import Anomaly

LOOKED = "looked"
LOOK_BACK_DAYS = 7
_CELLS_A_ROW = 25

_COLUMNS = (
    "finding",
    "kind",
    "sku_id",
    "store_id",
    "category",
    "start_date",
    "end_date",
    "actual",
    "expected",
    "rupees",
    "chance",
    "cause",
    "reason",
    "days",
)


def watch(context: ToolContext) -> str:
    """Look at the last days of the whole shop and keep what was found; say how much that is.

    Raises:
        DataError: there are no sales at all.
    """
    tenant_id = context.principal.tenant_id
    cutoff = last_sales_day(context.lake, tenant_id)
    period = DateRange(start=cutoff - timedelta(days=LOOK_BACK_DAYS - 1), end=cutoff)
    found = find_anomalies(context.lake, Scope(tenant_id), period)
    keep(context.lake, tenant_id, period, found)
    return f"{len(found.anomalies)} out of the ordinary"


def keep(lake: Lake, tenant_id: str, period: DateRange, found: Found) -> None:
    """Keep a look at the whole shop in the place of the one before."""
    import polars as pl  # noqa: PLC0415 - heavy

    schema = lake.anomalies(Scope(tenant_id, ())).frame.schema
    rows = [*_of_findings(found), *_of_looked(found)]
    frame = pl.DataFrame(rows, schema={name: schema[name] for name in _COLUMNS}, orient="row")
    tables = {name: snapshot for source in found.sources for name, snapshot in source.tables.items()}
    lake.save_anomalies(
        tenant_id,
        frame.with_columns(
            pl.lit(period.start).alias("looked_from"),
            pl.lit(period.end).alias("looked_until"),
            pl.lit(found.method).alias("method"),
        ),
        computed_from=tables,
    )


def _of_findings(found: Found) -> Iterator[tuple[Any, ...]]:
    from engines.decision.anomaly import Part  # noqa: PLC0415 - with the rest of the engines

    for number, one in enumerate(found.anomalies):
        whole = Part(one.store_id, one.actual, one.expected, one.rupees)
        for part in one.parts or (whole,):
            yield (
                number,
                one.kind,
                one.sku_id or None,
                part.store_id,
                one.category or None,
                one.start,
                one.end,
                part.actual,
                part.expected,
                part.rupees,
                one.chance,
                one.cause,
                one.reason or None,
                None,
            )


def _of_looked(found: Found) -> Iterator[tuple[Any, ...]]:
    for one in found.looked:
        row: dict[str, Any] = dict.fromkeys(_COLUMNS)
        row |= {"kind": LOOKED, "sku_id": one.sku_id, "store_id": one.store_id}
        row |= {"category": one.category or None, "days": one.days, "rupees": one.usual_day}
        yield tuple(row.values())


def anomalies_of(lake: Lake, scope: Scope, period: DateRange, *, within: Scope | None = None) -> Found:
    """Return what is out of the ordinary: what the night found of those days, else what is found now.

    The arguments are those of `find_anomalies`.
    """
    found = _of_the_night(lake, scope, period, within)
    if found is not None:
        return found
    return lake.kept(
        scope.tenant_id,
        ("anomalies", scope, period.start, period.end, within),
        lambda: find_anomalies(lake, scope, period, within=within),
        cells=lambda made: _CELLS_A_ROW * (len(made.looked) + len(made.anomalies)),
    )


def latest_look(lake: Lake, scope: Scope) -> Found | None:
    """Return what the night found, on whichever days it looked; `None` where that is not of today's data."""
    answer = lake.anomalies(scope)
    rows = answer.frame
    if rows.is_empty():
        return None
    return Found.told(
        list(_findings(rows)),
        tuple(_looked(rows, share=1.0)),
        rows["method"][0],
        (answer.source,),
        within=None,
    )


def _of_the_night(lake: Lake, scope: Scope, period: DateRange, within: Scope | None) -> Found | None:
    """Return what the night found of some days, `None` where it did not look at all of them.

    A finding that began before the days asked about, or ended after, counts: it was there. Whoever
    may see some products only is not told from what is kept: a store's or a category's day is of
    all its products.
    """
    if scope.sku_ids is not None:
        return None
    answer = lake.anomalies(scope)
    rows = answer.frame
    if rows.is_empty():
        return None
    first, last, method = rows.row(0, named=True)["looked_from"], rows["looked_until"][0], rows["method"][0]
    if period.start < first or period.end > last:
        return None
    return Found.told(
        [one for one in _findings(rows) if one.start <= period.end and one.end >= period.start],
        tuple(_looked(rows, share=period.days / ((last - first).days + 1))),
        method,
        (answer.source,),
        within=within,
    )


def _looked(rows: pl.DataFrame, *, share: float) -> Iterator[Looked]:
    for row in rows.filter(rows["kind"] == LOOKED).iter_rows(named=True):
        yield Looked(
            row["sku_id"], row["store_id"], row["category"] or "", row["days"] * share, row["rupees"]
        )


def _findings(rows: pl.DataFrame) -> Iterator[Anomaly]:
    """Put findings together again from the parts of the stores that were read."""
    from engines.decision.anomaly import SHARED, Anomaly, Part, of_parts  # noqa: PLC0415 - with the engines

    told = rows.filter(rows["kind"] != LOOKED)
    for _number, own in told.group_by("finding", maintain_order=True):
        row = own.row(0, named=True)
        one = Anomaly(
            kind=row["kind"],
            store_id=row["store_id"],
            sku_id=row["sku_id"] or "",
            category=row["category"] or "",
            start=row["start_date"],
            end=row["end_date"],
            actual=row["actual"],
            expected=row["expected"],
            rupees=row["rupees"],
            chance=row["chance"],
            cause=row["cause"],
            reason=row["reason"] or "",
        )
        if one.kind not in SHARED:
            yield one
            continue
        parts = [Part(*values) for values in own.select("store_id", "actual", "expected", "rupees").rows()]
        seen = of_parts(one, parts)
        if seen is not None:
            yield seen
