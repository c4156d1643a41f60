"""What is on the way to each shelf: what the stock file tells, and what was ordered or moved here since.

When it comes in is as likely as its supplier's terms and record make it, given how old it is
(`engines.inventory.lateness`). An order a person accepted counts until it must have come in and a
newer stock file shows it, so that nothing is suggested twice. Where the stock file tells units on the
way itself, those that appeared after the order are taken to be the same and are not counted again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from core.fact import Source
from core.identity import Scope
from core.tool import Note, ToolContext
from engines.inventory import Arrival, Lateness, Terms, arrival_of, arrivals, lateness
from tools.note import note
from tools.supplier_delay import known_delays

if TYPE_CHECKING:
    from core.recommendation import Recommendation
    from engines.inventory import History

MOVE_DAYS = 1
"""A move between two stores of a city is there on the day after it was agreed on."""

LATE_DAYS = 30
"""So far beyond a lead time an order is looked for: what is older is late by as much, at least."""

LONGEST_DAYS = 200
"""No order is waited for longer: the longest lead time that can be set, and some."""

Key = tuple[str, str]
Snapshots = Mapping[Key, Mapping[str, Any]]


@dataclass(frozen=True)
class Placed:
    """Units that were ordered for a shelf, or are moved to it, and count as on the way."""

    kind: Literal["reorder", "transfer"]
    units: int
    ordered_on: date
    arrives_on: date


@dataclass(frozen=True)
class Suppliers:
    """How suppliers deliver: by their terms, and by what each did so far."""

    did: Mapping[str, History]
    _known: dict[Terms, Lateness] = field(default_factory=dict[Terms, Lateness])

    def of(self, terms: Terms) -> Lateness:
        """Return how the supplier of these terms delivers."""
        delivery = replace(
            terms, moq=0, case_pack=1, shelf_life_days=None
        )  # what bounds an order is no matter
        found = self._known.get(delivery)
        if found is None:
            found = self._known[delivery] = lateness(delivery, self.did.get(terms.supplier))
        return found


@dataclass(frozen=True)
class OnTheWay:
    """What comes to the shelves of a question, and what leaves them for another store."""

    reported: Mapping[Key, tuple[Arrival, ...]]
    placed: Mapping[Key, tuple[Placed, ...]]
    leaving: Mapping[Key, int]
    suppliers: Suppliers
    sources: tuple[Source, ...] = ()

    def arriving(self, key: Key, terms: Terms, first_day: date) -> tuple[Arrival, ...]:
        """Return all that comes to a shelf, the soonest first; `first_day` is day 1."""
        ordered = (self._arrival(one, terms, first_day) for one in self.placed.get(key, ()))
        return tuple(sorted((*self.reported.get(key, ()), *ordered), key=lambda one: one.day))

    def _arrival(self, one: Placed, terms: Terms, first_day: date) -> Arrival:
        if one.kind == "transfer":
            return Arrival(max((one.arrives_on - first_day).days + 1, 1), one.units)
        age = (first_day - one.ordered_on).days - 1
        if age >= 0:
            return arrival_of(one.units, age, self.suppliers.of(terms))
        sent_today = arrival_of(one.units, 0, self.suppliers.of(terms))
        return replace(sent_today, day=sent_today.day - age, chances=(*[0.0] * -age, *sent_today.chances))


def on_the_way(
    context: ToolContext,
    scope: Scope,
    snapshots: Snapshots,
    terms: Mapping[Key, Terms],
    cutoff: date,
) -> OnTheWay:
    """Return what is on the way to each shelf.

    Args:
        context: The call's.
        scope: Already authorised; its stores and products are those of the snapshots.
        snapshots: The last stock record of each shelf.
        terms: Of each shelf's supplier.
        cutoff: The last day of sales: what is agreed on later counts from the day after it.
    """
    accepted = _accepted(context, scope.tenant_id, cutoff)
    waited_for = {(one.sku_id, one.store_id) for one, _ in accepted}
    moving = [key for key, row in snapshots.items() if (row["in_transit"] or 0) > 0 or key in waited_for]
    longest = max((one.lead_time_days for one in terms.values()), default=0)
    figures, sources = _figures(context, scope, snapshots, moving, longest)
    did, did_source = known_delays(context.lake, scope) if moving else ({}, None)
    suppliers = Suppliers(did)
    placed: dict[Key, list[Placed]] = {}
    leaving: dict[Key, int] = {}
    told: dict[Key, int] = {}
    for one, day in accepted:
        key, units = (one.sku_id, one.store_id), int(one.payload.get("quantity") or 0)
        from_key = (one.sku_id, one.other_store_id or "")
        if from_key in snapshots and snapshots[from_key]["date"] <= day:
            leaving[from_key] = leaving.get(from_key, 0) + units
        if key not in snapshots:
            continue
        lead = MOVE_DAYS if one.kind == "transfer" else max(terms[key].lead_time_days, 1)
        arrives = day + timedelta(days=lead)
        if snapshots[key]["date"] > arrives:
            continue
        appeared = _appeared(figures.get(key, ()), snapshots[key]["date"], one.run_date)
        seen = told.setdefault(key, appeared)
        told[key] = max(seen - units, 0)
        if units > seen:
            kind = "transfer" if one.kind == "transfer" else "reorder"
            placed.setdefault(key, []).append(Placed(kind, units - seen, day, arrives))
    if accepted:
        sources = (*sources, Source(tables={"recommendations": cutoff.isoformat()}))
    return OnTheWay(
        reported={key: arrivals(found, suppliers.of(terms[key])) for key, found in figures.items()},
        placed={key: tuple(found) for key, found in placed.items()},
        leaving=leaving,
        suppliers=suppliers,
        sources=sources if did_source is None else (*sources, did_source),
    )


def placed_notes(placed: Sequence[Placed]) -> tuple[Note, ...]:
    """Say what was ordered and counts as on the way."""
    if not placed:
        return ()
    if len(placed) > 1:
        return (note("orders_counted", count=len(placed)),)
    (one,) = placed
    return (note("order_counted", units=one.units, date=one.ordered_on.isoformat(), reason=one.kind),)


def _accepted(context: ToolContext, tenant_id: str, cutoff: date) -> list[tuple[Recommendation, date]]:
    """Return the accepted orders and moves, the oldest first, each with its day in the data's time."""
    since = context.clock.now() - timedelta(days=LONGEST_DAYS)
    zone = ZoneInfo(context.settings.timezone)
    return [
        (one, min(one.decided_at.astimezone(zone).date(), cutoff + timedelta(days=1)))
        for one in context.ledgers.recommendations.accepted(tenant_id, since)
        if one.kind in ("reorder", "transfer") and one.decided_at is not None
    ]


def _figures(
    context: ToolContext,
    scope: Scope,
    snapshots: Snapshots,
    moving: Sequence[Key],
    longest_lead_time: int,
) -> tuple[dict[Key, list[int]], tuple[Source, ...]]:
    """Return the units on the way day by day up to each snapshot, where there are any.

    Looks back a lead time and a month: what was sent before is late whenever it was sent. A day
    without a snapshot is as the day before it; days before the first one are left out.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    if not moving:
        return {}, ()
    skus, stores = zip(*moving, strict=True)
    there = Scope(scope.tenant_id, tuple(sorted(set(stores))), tuple(sorted(set(skus))))
    last = max(snapshots[key]["date"] for key in moving)
    first = last - timedelta(days=max(longest_lead_time, 1) + LATE_DAYS)
    history = context.lake.stock_history(there, first, last)
    wanted = pl.DataFrame({"sku_id": skus, "store_id": stores})
    grouped = (
        history.frame.join(wanted, on=["sku_id", "store_id"], how="semi")
        .sort("date")
        .group_by("sku_id", "store_id")
        .agg(pl.col("date"), pl.col("in_transit").fill_null(0))
    )
    seen = {(sku_id, store_id): told for sku_id, store_id, *told in grouped.iter_rows()}
    result: dict[Key, list[int]] = {}
    for key in moving:
        days, units = seen.get(key, ((), ()))
        until_today = [*pairwise(days), (days[-1], snapshots[key]["date"])] if days else []
        figures = [
            int(told)
            for told, (day, next_day) in zip(units, until_today, strict=True)
            for _ in range((next_day - day).days)
        ]
        result[key] = [*figures, int(snapshots[key]["in_transit"] or 0)]
    return result, (history.source,)


def _appeared(figures: Sequence[int], last: date, since: date) -> int:
    """Return how many units turned up on the way after a day, by the stock file's own figures.

    `since` is the last day of data that the order rested on: what turned up later may be it.
    """
    days_after = (last - since).days
    if days_after <= 0:
        return 0
    recent = list(figures)[-(days_after + 1) :]
    return sum(max(today - before, 0) for before, today in pairwise(recent))
