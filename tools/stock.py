"""Stock against demand: what two tools (risk and reorder) and the price rule look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from core.fact import Source
from core.tenant import TenantSettings
from core.tool import Note, ToolContext
from engines.inventory import Arrival, DailyDemand, Stock, Terms
from tools.demand import (
    NIGHTLY_HORIZON_DAYS,
    WINDOW_DAYS,
    DemandForecasts,
    demand_forecasts,
    last_sales_day,
    no_forecasts,
)
from tools.note import note
from tools.on_the_way import Placed, on_the_way, placed_notes
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl

FORECAST_DAYS = NIGHTLY_HORIZON_DAYS
"""How far demand is looked at for orders: all the nightly run gives without further work."""

LATE_AFTER_DAYS = 1
"""A snapshot this much older than the sales is used, and said to be old."""

TOO_OLD_AFTER_DAYS = 14
"""A snapshot this much older than the sales says nothing about today's shelf."""


@dataclass(frozen=True)
class StockItem:
    """One product in one store whose stock is known, with the demand that meets it.

    `daily` starts the day after the later of the last sales day and the snapshot, `first_day`.
    `calibrated` tells whether a backtest taught how sure sums of its days are; without one,
    days are taken to be correlated as they usually are. `placed` is what was ordered here and
    is not in the stock file yet; `stock` and `arrivals` count it.
    """

    sku_id: str
    store_id: str
    stock: Stock
    snapshot: date
    daily: DailyDemand
    first_day: date
    terms: Terms
    arrivals: tuple[Arrival, ...]
    lead_time_assumed: bool
    model: str
    calibrated: bool = False
    placed: tuple[Placed, ...] = ()

    @property
    def due_on(self) -> date | None:
        """When what is on the way should have been here; `None` where nothing is late."""
        late = max((one.overdue_days for one in self.arrivals), default=0)
        return self.snapshot - timedelta(days=late) if late else None

    @property
    def key(self) -> tuple[str, str]:
        """Product and store."""
        return self.sku_id, self.store_id


@dataclass(frozen=True)
class StockView:
    """The items with known stock, how many are unknown, and what must be said."""

    items: tuple[StockItem, ...]
    unknown: tuple[tuple[str, str], ...]
    reason: str
    demand: DemandForecasts
    sources: tuple[Source, ...]
    place: str = ""

    @property
    def stock_as_of(self) -> date | None:
        """The newest snapshot used."""
        return max((item.snapshot for item in self.items), default=None)

    def notes(self, context: ToolContext) -> tuple[Note, ...]:
        """Say what is unknown, what is old and what was assumed."""
        if not self.items:
            if not self.unknown:
                return ()
            return (note("stock_unknown", reason=self.reason, place=self.place),)
        notes: list[Note] = []
        if self.unknown:
            notes.append(note("stock_unknown_some", reason=self.reason, place=self.place))
        oldest = min(item.snapshot for item in self.items)
        if (self.demand.cutoff - oldest).days > LATE_AFTER_DAYS:
            notes.append(note("stock_stale", date=oldest.isoformat()))
        if any(item.lead_time_assumed for item in self.items):
            notes.append(note("lead_time_assumed", days=context.settings.default_lead_time_days))
        return (*placed_notes([one for item in self.items for one in item.placed]), *notes)


def _terms(
    row: Mapping[str, Any] | None, snapshot_lead_time: int | None, settings: TenantSettings
) -> tuple[Terms, bool]:
    """Return the supplier's terms; the lead time is the snapshot's, or assumed, without one.

    What a supplier sends late is taken to come in by the next look at the stock.
    """
    if row is not None:
        return (
            Terms(
                lead_time_days=int(row["lead_time_days"]),
                lead_time_std_days=float(row["lead_time_std_days"] or 0),
                moq=int(row["moq"] or 0),
                case_pack=int(row["case_pack"] or 1),
                shelf_life_days=None if row["shelf_life_days"] is None else int(row["shelf_life_days"]),
                reliability=1.0 if row["reliability"] is None else float(row["reliability"]),
                late_days=settings.review_period_days,
                supplier=row["supplier"] or "",
            ),
            False,
        )
    if snapshot_lead_time is not None:
        return Terms(lead_time_days=int(snapshot_lead_time)), False
    return Terms(lead_time_days=settings.default_lead_time_days), True


@dataclass(frozen=True)
class _Daily:
    mean: list[float]
    sigma: list[float]
    model: str
    demand_class: str | None = None


@dataclass(frozen=True)
class _Spread:
    """How the errors of several days add up: see `engines.forecast.period`."""

    correlation: float
    scale: float = 1.0


def _spreads(context: ToolContext) -> dict[str, _Spread]:
    """Return what the serving model's backtest learned of each demand class; empty without one."""
    records = context.lake.models(context.principal.tenant_id)
    serving = next((record for record in records if record.serving), None)
    learned: Mapping[str, Any] = serving.report.get("period_spreads", {}) if serving is not None else {}
    return {name: _Spread(one["correlation"], one["scale"]) for name, one in learned.items()}


def _daily_by_item(demand: DemandForecasts) -> dict[tuple[str, str], _Daily]:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.aggregate import sigma  # noqa: PLC0415

    grouped = (
        demand.frame.sort("date")
        .group_by("sku_id", "store_id", maintain_order=True)
        .agg(pl.col("yhat"), sigma().alias("sigma"), pl.col("model", "demand_class").first())
    )
    return {
        (row["sku_id"], row["store_id"]): _Daily(row["yhat"], row["sigma"], row["model"], row["demand_class"])
        for row in grouped.iter_rows(named=True)
    }


def _without_forecast(
    context: ToolContext, where: ResolvedScope, missing: set[tuple[str, str]], cutoff: date
) -> tuple[dict[tuple[str, str], _Daily], tuple[Source, ...]]:
    """Fall back to the 7/28-day moving average where stock has no forecast to meet.

    That is what sold last more than half a year ago, or never: mostly a demand of zero.
    """
    import polars as pl  # noqa: PLC0415

    from core.identity import Scope  # noqa: PLC0415
    from engines.inventory import moving_average_demand  # noqa: PLC0415

    if not missing:
        return {}, ()
    scope = Scope(where.scope.tenant_id, where.scope.store_ids, tuple(sorted({sku for sku, _ in missing})))
    first = cutoff - timedelta(days=27)
    sales = context.lake.sales_history(scope, first, cutoff)
    sold: dict[tuple[str, str], dict[date, float]] = {}
    rows = sales.frame.select("sku_id", "store_id", "date", pl.col("units").cast(pl.Float64))
    for sku_id, store_id, day, units in rows.iter_rows():
        sold.setdefault((sku_id, store_id), {})[day] = units or 0.0
    days = [first + timedelta(days=offset) for offset in range(28)]
    result: dict[tuple[str, str], _Daily] = {}
    for key in missing:
        average = moving_average_demand([sold.get(key, {}).get(day, 0.0) for day in days])
        result[key] = _Daily(list(average.mean), list(average.sigma), "moving_average_7_28")
    return result, (sales.source,)


def _snapshots(
    position: pl.DataFrame, cutoff: date
) -> tuple[dict[tuple[str, str], Mapping[str, Any]], set[tuple[str, str]]]:
    """Return the snapshots that tell today's stock, and the items whose snapshot is too old to."""
    usable: dict[tuple[str, str], Mapping[str, Any]] = {}
    too_old: set[tuple[str, str]] = set()
    for row in position.iter_rows(named=True):
        key = (row["sku_id"], row["store_id"])
        if row["on_hand"] is None:
            continue
        if (cutoff - row["date"]).days > TOO_OLD_AFTER_DAYS:
            too_old.add(key)
        else:
            usable[key] = row
    return usable, too_old


def _reason(context: ToolContext, where: ResolvedScope, too_old: set[tuple[str, str]]) -> str:
    """Say why stock is unknown, as the note `stock_unknown` does."""
    if too_old:
        return "too_old"
    given = context.lake.freshness(where.scope.tenant_id).inventory is not None
    return "not_given" if given else "never_given"


def _all_unknown(
    context: ToolContext, where: ResolvedScope, cutoff: date, too_old: set[tuple[str, str]], source: Source
) -> StockView:
    sold = context.lake.sales_history(where.scope, cutoff - timedelta(days=WINDOW_DAYS - 1), cutoff)
    unknown = set(sold.frame.select("sku_id", "store_id").unique().iter_rows()) | too_old
    return StockView(
        items=(),
        unknown=tuple(sorted(unknown)),
        reason=_reason(context, where, too_old),
        demand=no_forecasts(cutoff),
        sources=(sold.source, source),
        place=where.place,
    )


def stock_view(
    context: ToolContext, where: ResolvedScope, horizon_days: int, *, named_skus: tuple[str, ...] = ()
) -> StockView:
    """Return what is in stock and what will be asked of it.

    An item's stock is unknown where it has no snapshot, a snapshot without `on_hand`, or
    one too old. Only what sells, or was named, counts as unknown: a store does not miss the
    stock of what it does not carry.

    Raises:
        DataError: there are no sales at all.
    """
    from engines.forecast import DAY_CORRELATION  # noqa: PLC0415

    cutoff = last_sales_day(context.lake, where.scope.tenant_id)
    position = context.lake.stock_position(where.scope)
    snapshots, too_old = _snapshots(position.frame, cutoff)
    if not snapshots:  # nothing to compare with: who sells is enough to know, a forecast is not needed
        return _all_unknown(context, where, cutoff, too_old, position.source)
    demand = demand_forecasts(context, where.scope, horizon_days, named_skus=named_skus)
    terms = context.lake.supplier_terms(where.scope)
    terms_by_sku = {row["sku_id"]: row for row in terms.frame.iter_rows(named=True)}
    daily = _daily_by_item(demand)
    fallback, more_sources = _without_forecast(
        context, where, {key for key in snapshots if key not in daily}, demand.cutoff
    )
    terms_of = {
        key: _terms(terms_by_sku.get(key[0]), row["lead_time_days"], context.settings)
        for key, row in snapshots.items()
    }
    suppliers = {key: supplier for key, (supplier, _) in terms_of.items()}
    coming = on_the_way(context, where.scope, snapshots, suppliers, demand.cutoff)
    learned, usual = _spreads(context), _Spread(DAY_CORRELATION)
    items: list[StockItem] = []
    for key, row in sorted(snapshots.items()):
        own = daily.get(key) or fallback[key]
        ahead = min(max((row["date"] - demand.cutoff).days, 0), len(own.mean) - 1)
        supplier, assumed = terms_of[key]
        spread = learned.get(own.demand_class or "", usual)
        placed, first_day = coming.placed.get(key, ()), demand.start + timedelta(days=ahead)
        items.append(
            StockItem(
                sku_id=key[0],
                store_id=key[1],
                stock=Stock(
                    on_hand=max(int(row["on_hand"]) - coming.leaving.get(key, 0), 0),
                    in_transit=int(row["in_transit"] or 0) + sum(one.units for one in placed),
                    backorder=int(row["backorder"] or 0),
                ),
                snapshot=row["date"],
                daily=DailyDemand(own.mean[ahead:], own.sigma[ahead:], spread.correlation, spread.scale),
                first_day=first_day,
                terms=supplier,
                arrivals=coming.arriving(key, supplier, first_day),
                placed=placed,
                lead_time_assumed=assumed,
                model=own.model,
                calibrated=spread is not usual,
            )
        )
    named = set(named_skus)
    unknown = sorted(
        key for key, own in daily.items() if key not in snapshots and (sum(own.mean) > 0 or key[0] in named)
    )
    return StockView(
        items=tuple(items),
        unknown=tuple(unknown),
        reason=_reason(context, where, too_old.intersection(unknown)),
        demand=demand,
        sources=(*demand.sources, position.source, terms.source, *more_sources, *coming.sources),
        place=where.place,
    )
