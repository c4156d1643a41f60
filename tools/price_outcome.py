"""What a price change brought: when it can be told, against what, and kept for whoever asks.

Measured by the nightly run as soon as a week has passed, and again each night until four have.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from core.errors import DataError
from core.identity import Scope
from core.price_change import PriceChange
from core.tool import ToolContext
from engines.pricing import unit_profit
from tools.demand import last_sales_day

if TYPE_CHECKING:
    import polars as pl

    from core.fact import Source
    from engines.pricing.effect import Range
    from engines.pricing.outcome import PriceOutcome

BEFORE_DAYS = 56
FIRST_DAYS = 7
"""So many days of sales at the new price are the least that is told anything from."""

FINAL_DAYS = 28
"""After so many the outcome stands: later, other things have moved the sales."""

CHARGED = 0.5
WEEK_DAYS = 7

State = Literal["waiting", "rejected", "too_early", "cut_short", "not_charged", "unknown", "due", "measured"]
"""`too_early`: days are still missing. `cut_short`: another price, or the old one, came before a
week was over. `not_charged`: the tills went on with another price. `unknown`: it did not sell.
`due`: nobody has measured it yet."""


@dataclass(frozen=True)
class Window:
    """The days a change is judged by: `first` is the first whole day of its price."""

    first: date
    end: date
    final: bool
    missing: int = 0

    @property
    def days(self) -> int:
        """How many days of sales there are at the new price."""
        return max((self.end - self.first).days + 1, 0)


def applied_on(change: PriceChange, timezone: str) -> date | None:
    """Return the shop's day on which a change took effect; `None` where it did not."""
    return None if change.applied_at is None else change.applied_at.astimezone(ZoneInfo(timezone)).date()


def window_of(
    change: PriceChange, changes: Sequence[PriceChange], cutoff: date, timezone: str
) -> Window | None:
    """Return the days that tell what a change did; `None` where it never took effect.

    The day of the change is half old price, half new, and is left out. The days end with the
    data, with the next change of the same price, or when the outcome stands.

    Args:
        change: Which one.
        changes: All that are known of the tenant, this one among them.
        cutoff: The last day of sales.
        timezone: The shop's.
    """
    day = applied_on(change, timezone)
    if day is None or change.applied_at is None:
        return None
    first = day + timedelta(days=1)
    ends = [first + timedelta(days=FINAL_DAYS - 1)]
    for other in changes:
        same = (other.sku_id, other.store_id) == (change.sku_id, change.store_id)
        following = applied_on(other, timezone)
        if same and following is not None and _after(other, change):
            ends.append(following - timedelta(days=1))
    last = min(ends)
    return Window(first, min(last, cutoff), final=cutoff >= last, missing=_missing(first, last, cutoff))


def _after(other: PriceChange, change: PriceChange) -> bool:
    assert other.applied_at is not None  # noqa: S101 - the caller asked
    assert change.applied_at is not None  # noqa: S101 - the caller asked
    return (other.applied_at, other.sequence) > (change.applied_at, change.sequence)


def _missing(first: date, last: date, cutoff: date) -> int:
    """Return how many days of sales are missing; 0 where no more will come."""
    enough = first + timedelta(days=FIRST_DAYS - 1)
    return max((enough - cutoff).days, 0) if enough <= last else 0


@dataclass(frozen=True)
class Measured:
    """What is known of a change; `outcome` is as the ledger keeps it, `None` where nothing is."""

    state: State
    window: Window | None = None
    outcome: dict[str, Any] | None = None
    sources: tuple[Source, ...] = ()


def measure(
    change: PriceChange, changes: Sequence[PriceChange], context: ToolContext, *, now: bool = True
) -> Measured:
    """Tell what a change brought, as far as the sales go today.

    Controls are taken from the whole shop, as the reaction of buyers is: what of them is told is
    how many they are.

    Args:
        change: Which one.
        changes: All of the tenant, this one among them.
        context: The call's.
        now: Whether to measure what the nightly run has not, or only to say that it is due.

    Raises:
        DataError: there are no sales at all.
    """
    if change.status in ("waiting", "rejected"):
        return Measured("waiting" if change.status == "waiting" else "rejected")
    cutoff = last_sales_day(context.lake, change.tenant_id)
    window = window_of(change, changes, cutoff, context.settings.timezone)
    if window is None:
        return Measured("cut_short")  # taken back while it waited
    if window.days < FIRST_DAYS:
        return Measured("too_early" if window.missing else "cut_short", window)
    kept = change.outcome
    if kept is not None and kept.get("end") == window.end.isoformat():
        return Measured(kept["state"], window, dict(kept))
    if not now:
        return Measured("due", window)
    return _measured(change, changes, window, context)


def _measured(
    change: PriceChange, changes: Sequence[PriceChange], window: Window, context: ToolContext
) -> Measured:
    from engines.pricing.control import comparison, share_charged  # noqa: PLC0415 - brings polars along

    sales, empty, categories, sources = _read(change, window, context)
    moved = {
        (other.sku_id, other.store_id)
        for other in changes
        if (day := applied_on(other, context.settings.timezone)) is not None
        and window.first - timedelta(days=BEFORE_DAYS) <= day <= window.end
    }
    rows = comparison(
        sales,
        empty,
        categories,
        sku_id=change.sku_id,
        store_id=change.store_id,
        changed=window.first,
        moved=moved - {(change.sku_id, change.store_id)},
    )
    charged = share_charged(rows, float(change.price), window.first)
    told: dict[str, Any] = {
        "start": window.first.isoformat(),
        "end": window.end.isoformat(),
        "final": window.final,
        "measured_at": context.clock.now().isoformat(),
    }
    if charged is not None and charged < CHARGED:
        return Measured("not_charged", window, {"state": "not_charged", **told}, sources)
    try:
        outcome = _outcome(rows, window)
    except DataError as error:
        return Measured("unknown", window, {"state": "unknown", "reason": error.code, **told}, sources)
    told |= {
        "state": "measured",
        "days": outcome.days,
        "basis": outcome.basis,
        "controls": outcome.controls,
        "units_per_day": round(outcome.units_per_day, 3),
        "units_pct": _bounds(outcome.change_pct),
        "profit_per_week": _profit(outcome, change, context),
    }
    return Measured("measured", window, told, sources)


def _read(
    change: PriceChange, window: Window, context: ToolContext
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, tuple[Source, ...]]:
    """Return the sales around a change without its day, the empty shelves and the categories."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    everything = Scope(change.tenant_id)
    start = window.first - timedelta(days=BEFORE_DAYS + 1)
    sales = context.lake.sales_history(everything, start, window.end)
    stock = context.lake.stock_history(everything, start, window.end)
    products = context.lake.products(everything)
    of_change = window.first - timedelta(days=1)
    return (
        sales.frame.filter(pl.col("date") != of_change),
        stock.frame.filter(pl.col("on_hand") <= 0).select("date", "sku_id", "store_id"),
        products.frame.select("sku_id", "category"),
        (sales.source, stock.source, products.source),
    )


def _outcome(rows: pl.DataFrame, window: Window) -> PriceOutcome:
    """Compare with the controls; where there is none, with a forecast made before the change.

    Raises:
        DataError: it has not sold on both sides, or the figures say nothing.
    """
    from engines.pricing.outcome import outcome_against_controls  # noqa: PLC0415 - brings numpy along

    try:
        found = outcome_against_controls(rows, window.first)
    except DataError as error:
        if error.code != "no_controls":
            raise
        found = _against_forecast(rows, window)
    if not all(map(math.isfinite, _bounds(found.change_pct))):
        raise DataError("The sales scatter too much to tell; wait for more days.", code="outcome_unknown")
    return found


def _against_forecast(rows: pl.DataFrame, window: Window) -> PriceOutcome:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast import DAY_CORRELATION, forecast  # noqa: PLC0415 - brings numpy along
    from engines.inventory import DailyDemand  # noqa: PLC0415 - with it
    from engines.pricing.outcome import outcome_against_forecast  # noqa: PLC0415 - with it

    own = rows.filter("treated")
    cutoff = window.first - timedelta(days=2)
    history = own.select("date", "stockout", pl.lit("own").alias("sku_id"), pl.lit("here").alias("store_id"))
    history = history.with_columns(own["units"].alias("y"))
    expected = forecast(history, (window.end - cutoff).days, cutoff=cutoff).select("date", "yhat", "sigma")
    since = own.filter(pl.col("date") >= window.first, ~pl.col("stockout")).join(expected, on="date")
    daily = DailyDemand(since["yhat"].to_list(), since["sigma"].to_list(), DAY_CORRELATION)
    sigma = daily.over(since.height).sigma if since.height else 0.0
    return outcome_against_forecast(since["units"].to_list(), since["yhat"].to_list(), sigma)


def _profit(outcome: PriceOutcome, change: PriceChange, context: ToolContext) -> list[float] | None:
    """Return what the change earns a week, low to high; `None` where the cost is unknown."""
    scope = Scope(change.tenant_id, sku_ids=(change.sku_id,))
    row = next(context.lake.products(scope).frame.iter_rows(named=True), None)
    if row is None or row["unit_cost"] is None:
        return None
    cost, gst = Decimal(str(row["unit_cost"])), Decimal(str(row["gst_rate_pct"] or 0))
    fee = Decimal(str(context.settings.selling_fee_pct))
    before, after = (
        float(unit_profit(price, cost, gst, fee)) for price in (change.price_before, change.price)
    )
    return [round(WEEK_DAYS * value, 2) for value in _bounds(outcome.profit_per_day(before, after))]


def _bounds(of: Range) -> list[float]:
    return [round(value, 2) for value in (of.low, of.mid, of.high)]


def measure_all(context: ToolContext) -> str:
    """Measure every change of the tenant whose outcome does not stand yet; say how many.

    Raises:
        DataError: there are no sales at all.
    """
    tenant_id = context.principal.tenant_id
    ledger = context.ledgers.price_changes
    changes = ledger.entries(Scope(tenant_id))
    measured, early = 0, 0
    for change in changes:
        if change.applied_at is None or (change.outcome or {}).get("final"):
            continue
        found = measure(change, changes, context)
        early += found.state == "too_early"
        if found.outcome is not None and found.outcome != change.outcome:
            ledger.save_outcome(tenant_id, change.change_id, found.outcome)
            measured += 1
    return f"{measured} measured, {early} too early"
