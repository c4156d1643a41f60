"""People's own lines against today's figures, each in the part of the shop its owner may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.alert import AlertRule, AlertType, AlertValue, Finding
from core.fact import Source
from core.identity import Principal
from engines.alerting.price import rivalry_values
from engines.alerting.rule import Reading, crossed
from engines.alerting.sale import RECENT, SPIKES
from jobs.alerts.rivalry import rivalry_of
from jobs.alerts.snapshot import AHEAD_DAYS, Snapshot
from jobs.alerts.stock import counted, cover_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.ports import Directory


@dataclass(frozen=True)
class Read:
    """Every figure that rules of a type are about, and where they come from."""

    readings: tuple[Reading, ...]
    source: Source


def by_rule(snapshot: Snapshot, directory: Directory, type_: AlertType) -> list[Finding]:
    """Return what lies beyond the lines people drew for a type, whoever drew them.

    A rule of somebody who is gone, or of a store that is no longer theirs, finds nothing.
    """
    rules = snapshot.context.ledgers.alert_rules.in_force(snapshot.tenant_id)
    wanted = [one for one in rules if one.type == type_ and not one.mute]
    reads = {
        in_units: _READERS[type_, in_units](snapshot)
        for in_units in dict.fromkeys(one.in_units for one in wanted)
        if (type_, in_units) in _READERS
    }
    found: list[Finding] = []
    for rule in wanted:
        owner, read = directory.find_user(rule.user_id), reads.get(rule.in_units)
        if owner is not None and read is not None:
            within = [one for one in read.readings if _concerns(rule, one, owner, snapshot)]
            found += crossed(rule, within, source=read.source)
    return found


def _concerns(rule: AlertRule, one: Reading, owner: Principal, snapshot: Snapshot) -> bool:
    if not (owner.may_see_store(one.store_id) and owner.may_see_sku(one.sku_id)):
        return False
    if rule.sku_ids and one.sku_id not in rule.sku_ids:
        return False
    if rule.store_id and one.store_id != rule.store_id:
        return False
    if rule.city and snapshot.cities.get(one.store_id, "").casefold() != rule.city.casefold():
        return False
    return not rule.category or snapshot.categories.get(one.sku_id, "").casefold() == rule.category.casefold()


def _covers(snapshot: Snapshot) -> Read | None:
    cover = cover_of(snapshot)
    if cover is None:
        return None
    rows = cover.frame.filter(cover.frame["cover"].is_not_null())
    columns = rows.select("sku_id", "store_id", "on_hand", "demand", "cover")
    readings = tuple(
        Reading(
            sku,
            store,
            days,
            {
                "on_hand": AlertValue("Units on hand", on_hand, "units"),
                "demand": AlertValue(f"Expected units, next {AHEAD_DAYS} days", round(demand, 1), "units"),
            },
        )
        for sku, store, on_hand, demand, days in columns.iter_rows()
    )
    return Read(readings, snapshot.source("stock against forecast", *cover.sources))


def _pieces(snapshot: Snapshot) -> Read | None:
    frame = counted(snapshot)
    if frame is None:
        return None
    rows = frame.select("sku_id", "store_id", "on_hand").iter_rows()
    readings = tuple(Reading(sku, store, float(on_hand), {}) for sku, store, on_hand in rows)
    return Read(readings, snapshot.source("stock as counted", snapshot.stock.source))


def _rivalries(snapshot: Snapshot) -> Read | None:
    found, source = rivalry_of(snapshot)
    readings = tuple(Reading(one.sku_id, one.store_id, one.above_pct, rivalry_values(one)) for one in found)
    return Read(readings, source)


def _sales(snapshot: Snapshot) -> Read | None:
    if snapshot.oddities is None or snapshot.cutoff is None:
        return None
    told, source = snapshot.oddities
    return Read(tuple(_jumped(snapshot)), source) if told else Read((), source)


def _jumped(snapshot: Snapshot) -> Iterator[Reading]:
    assert snapshot.oddities is not None  # noqa: S101 - the caller looked
    assert snapshot.cutoff is not None  # noqa: S101 - the caller looked
    for one in snapshot.oddities[0]:
        if one.kind in SPIKES and one.sku_id and one.expected and one.end >= snapshot.cutoff - RECENT:
            yield Reading(
                one.sku_id,
                one.store_id,
                (one.actual / one.expected - 1) * 100,
                {
                    "actual": AlertValue("Units sold", round(one.actual, 1), "units"),
                    "expected": AlertValue("Units expected", round(one.expected, 1), "units"),
                },
                None if one.rupees is None else Decimal(str(round(one.rupees, 2))),
            )


_READERS: dict[tuple[AlertType, bool], Callable[[Snapshot], Read | None]] = {
    ("stockout_risk", False): _covers,
    ("overstock", False): _covers,
    ("stockout_risk", True): _pieces,
    ("overstock", True): _pieces,
    ("price_anomaly", False): _rivalries,
    ("demand_spike", False): _sales,
}
"""By type, and by whether the line is drawn in pieces."""
