"""Forecasts set by hand, as the tools and the command line deal with them beside making one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from core.clock import Clock
from core.errors import InputError, PolicyError, ScopeError
from core.fact import Source
from core.identity import Principal, Scope
from core.policy import may_call
from core.ports import AuditLog, Lake, Override, OverrideLedger

if TYPE_CHECKING:
    import polars as pl

Verdict = Literal["better", "worse", "same"]
"""Whether the person was nearer to what sold than the model."""

_SHOWN_IDS = 5


def frame_of(overrides: Iterable[Override]) -> pl.DataFrame:
    """Return overrides as the engine takes them."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.override import OVERRIDES  # noqa: PLC0415 - brings polars along

    rows = [[getattr(override, name) for name in OVERRIDES.names()] for override in overrides]
    return pl.DataFrame(rows, schema=OVERRIDES, orient="row")


def source_of(overrides: Iterable[Override]) -> Source:
    """Return where figures set by hand come from: the overrides' ids, the newest first."""
    ids = [override.override_id for override in overrides][::-1]
    more = [f"and {len(ids) - _SHOWN_IDS} more"] if len(ids) > _SHOWN_IDS else []
    return Source(tables={"forecast_overrides": ", ".join([*ids[:_SHOWN_IDS], *more])} if ids else {})


def visible_overrides(ledger: OverrideLedger, principal: Principal) -> Sequence[Override]:
    """List what was set by hand in the person's part of the shop, oldest first."""
    return ledger.entries(_scope_of(principal))


def withdraw_override(
    override_id: str,
    principal: Principal,
    *,
    ledger: OverrideLedger,
    lake: Lake,
    audit: AuditLog,
    clock: Clock,
) -> Override:
    """Take an override out of force: from now on the model speaks again.

    Raises:
        InputError: there is no such override.
        PolicyError: the role may not override forecasts, or the override is of a store or
            product outside the person's scope; audited as denied.
    """

    def record(outcome: str, details: Mapping[str, object]) -> None:
        audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action="withdraw_override",
            subject=override_id if known else "override",
            outcome=outcome,
            details=details,
        )

    known = ledger.find(principal.tenant_id, override_id)
    try:
        _check_may_withdraw(known, principal)
    except PolicyError as denied:
        record("denied", {"code": denied.code})
        raise
    if known is None:
        raise InputError(
            f"There is no override {override_id!r}; see `smartretail overrides list`.",
            code="unknown_override",
        )
    cutoff = lake.freshness(principal.tenant_id).sales
    withdrawn = ledger.withdraw(
        principal.tenant_id, override_id, user_id=principal.user_id, at=clock.now(), cutoff=cutoff
    )
    record(
        "allowed",
        {
            "sku_id": known.sku_id,
            "store_id": known.store_id,
            "start": known.start.isoformat(),
            "end": known.end.isoformat(),
            "already_withdrawn": known.withdrawn_at is not None,
        },
    )
    return withdrawn


def _check_may_withdraw(override: Override | None, principal: Principal) -> None:
    """Refuse who may not; a person with limits learns nothing of what lies beyond them."""
    if not may_call(principal.role, "override_forecast"):
        raise PolicyError(
            f"A {principal.role} may not withdraw an override; ask a manager.", code="role_not_allowed"
        )
    limited = principal.store_ids is not None or principal.sku_ids is not None
    if limited and (override is None or not override.lies_in(_scope_of(principal))):
        raise ScopeError("That override is not on your account; ask a manager.", code="out_of_scope")


# --- who was right --------------------------------------------------------------------


@dataclass(frozen=True)
class OverrideScore:
    """What became of one override, or of several together (`override` is then `None`).

    Errors are sums of absolute errors in units over the days scored, `sold` is what sold on
    them. Not scored: `days_sold_out` (the shelf was empty), `days_unknown` (no sales are
    known: still to come, or the store was closed), `days_without_model`.
    """

    override: Override | None
    days: int
    days_scored: int
    days_sold_out: int
    days_unknown: int
    days_without_model: int
    sold: float
    person_error: float
    model_error: float
    verdict: Verdict | None


@dataclass(frozen=True)
class OverrideScores:
    """Every override's score, oldest first, and all of them as one. `as_of`: sales known up to."""

    scores: tuple[OverrideScore, ...]
    total: OverrideScore
    as_of: date | None


def score_overrides(ledger: OverrideLedger, lake: Lake, principal: Principal) -> OverrideScores:
    """Compare every override in the person's part of the shop with what sold.

    An override that stood for no day when that day came (replaced or withdrawn before, or
    made when its days were over) has no score.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.forecast.override import days_answered_for, score, score_in_total  # noqa: PLC0415 - with it

    overrides = visible_overrides(ledger, principal)
    days = days_answered_for(frame_of(overrides))
    said = pl.DataFrame(
        [(o.override_id, day, units) for o in overrides for day, units in o.model_units.items()],
        schema={"override_id": pl.String, "date": pl.Date, "model_units": pl.Float64},
        orient="row",
    )
    as_of = lake.freshness(principal.tenant_id).sales
    actuals = _actuals(lake, principal.tenant_id, days, as_of)
    scores = score(days.join(said, on=["override_id", "date"], how="left"), actuals)
    by_id = {override.override_id: override for override in overrides}
    found = sorted(
        (_score(row, by_id[row["override_id"]]) for row in scores.iter_rows(named=True)),
        key=lambda one: one.override.sequence if one.override else 0,
    )
    total = _score(score_in_total(scores).row(0, named=True), None)
    return OverrideScores(tuple(found), total, as_of)


def _scope_of(principal: Principal) -> Scope:
    return Scope(
        principal.tenant_id,
        None if principal.store_ids is None else tuple(sorted(principal.store_ids)),
        None if principal.sku_ids is None else tuple(sorted(principal.sku_ids)),
    )


def _score(row: Mapping[str, object], override: Override | None) -> OverrideScore:
    return OverrideScore(
        override=override,
        **{name: value for name, value in row.items() if name != "override_id"},  # pyright: ignore[reportArgumentType]  - a frame's row
    )


def _actuals(lake: Lake, tenant_id: str, days: pl.DataFrame, as_of: date | None) -> pl.DataFrame:
    """Return what sold on the days, one row per product, store and day whose sales are known.

    A product without a row on a day its store sold something sold none, as in forecasting;
    a day on which the whole store sold nothing is not known.
    """
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    keys = ["sku_id", "store_id", "date"]
    past = (
        days.select(keys).unique()
        if as_of is None
        else days.select(keys).unique().filter(pl.col("date") <= as_of)
    )
    if as_of is None or past.height == 0:
        return pl.DataFrame(schema={**days.select(keys).schema, "units": pl.Float64, "sold_out": pl.Boolean})
    stores = tuple(sorted(set(past["store_id"].to_list())))
    skus = tuple(sorted(set(past["sku_id"].to_list())))
    first, last = min(past["date"].to_list()), max(past["date"].to_list())
    sales = lake.sales_history(Scope(tenant_id, stores), first, last).frame
    stock = lake.stock_history(Scope(tenant_id, stores, skus), first, last).frame
    open_days = sales.select("store_id", "date").unique()
    empty = stock.filter(pl.col("on_hand") <= 0).select(*keys, pl.lit(value=True).alias("empty")).unique(keys)
    return (
        past.join(open_days, on=["store_id", "date"], how="semi")
        .join(sales.select(*keys, "units", "stockout"), on=keys, how="left")
        .join(empty, on=keys, how="left")
        .select(
            *keys,
            pl.col("units").cast(pl.Float64).fill_null(0.0).alias("units"),
            # A row tells itself whether demand was cut off; without one, an empty shelf does.
            pl.when(pl.col("units").is_null())
            .then(pl.col("empty").fill_null(value=False))
            .otherwise(pl.col("stockout").fill_null(value=False))
            .alias("sold_out"),
        )
    )
