"""override_forecast: a person's own forecast for one product in one store, for some days."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pydantic import Field, field_validator

from core.errors import ConflictError, InputError
from core.fact import Fact, Source
from core.identity import Scope
from core.policy import roles_for
from core.ports import NewOverride, Override
from core.tool import Effect, Note, Tool, ToolArguments, ToolContext, ToolResult
from tools.demand import last_sales_day, model_forecasts
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.override import frame_of, source_of
from tools.scope import Identifier, ResolvedScope, ScopeArguments, resolve

MOST_DAYS = 92
"""A quarter: whoever knows more than that should send it as a plan, not as an exception."""

MOST_DAYS_AHEAD = 366
"""A day further off is a mistyped year."""

MODEL_DAYS_AHEAD = 90
"""How far the model looks ahead, as for `forecast_demand`."""

MOST_UNITS_PER_DAY = 1_000_000
LONGEST_REASON = 200


class OverrideForecastArguments(ToolArguments):
    """Which forecast to replace, by what, and why."""

    sku_id: Identifier = Field(description="Product id")
    store_id: Identifier = Field(description="Store id")
    start: date = Field(description="First day, ISO date")
    end: date = Field(description="Last day, included, ISO date; at most 92 days in all")
    units_per_day: float = Field(
        ge=0, le=MOST_UNITS_PER_DAY, allow_inf_nan=False, description="Units that will sell each day"
    )
    reason: str = Field(min_length=1, max_length=LONGEST_REASON, description="Why, in the person's own words")

    @field_validator("reason")
    @classmethod
    def _on_one_line(cls, reason: str) -> str:
        printable = "".join(" " if unicodedata.category(char) in {"Cc", "Cs"} else char for char in reason)
        if not printable.strip():
            raise ValueError("no word is in it; say why in a few words")
        return " ".join(printable.split())


class OverrideForecastResult(ToolResult):
    """What is set, and what was expected before; of a preview, what would be.

    `start` to `end` are the days it changes: those that are not over yet. The figures
    before are those a forecast would have told, earlier overrides included, and `None`
    where one of the days has none. `override_id` is `None` in a preview. `repeated` tells
    that the same request was kept before and nothing was changed now.
    """

    override_id: str | None = None
    repeated: bool = False
    product: Fact
    store: Fact
    start: Fact
    end: Fact
    days: Fact
    units_per_day: Fact
    total: Fact
    before_per_day: Fact | None
    before_total: Fact | None
    change: Fact | None  # of the total, with its sign
    replaced: Fact | None  # earlier overrides that it takes the place of on some of its days
    reason: Fact


def _request(arguments: OverrideForecastArguments, context: ToolContext, cutoff: date) -> NewOverride:
    return NewOverride(
        tenant_id=context.principal.tenant_id,
        user_id=context.principal.user_id,
        sku_id=arguments.sku_id,
        store_id=arguments.store_id,
        start=arguments.start,
        end=arguments.end,
        units_per_day=arguments.units_per_day,
        reason=arguments.reason,
        created_at=context.clock.now(),
        cutoff=cutoff,
        idempotency_key=context.idempotency_key,
    )


def _check_days(start: date, end: date, cutoff: date) -> None:
    first = cutoff + timedelta(days=1)
    if end < start:
        raise InputError(
            f"The end {end} lies before the start {start}; swap them.", code="override_end_before_start"
        )
    if end < first:
        raise InputError(
            f"{start} to {end} is over: sales are known up to {cutoff}. Name days from {first} on.",
            code="override_past",
        )
    days = (end - start).days + 1
    if days > MOST_DAYS:
        raise InputError(
            f"{start} to {end} are {days} days; an override covers at most {MOST_DAYS}. Name fewer.",
            code="override_too_long",
        )
    last = first + timedelta(days=MOST_DAYS_AHEAD - 1)
    if end > last:
        raise InputError(
            f"{end} is too far ahead; name days up to {last}.", code="override_too_far", end=end.isoformat()
        )


def _scope(override: NewOverride) -> Scope:
    return Scope(override.tenant_id, (override.store_id,), (override.sku_id,))


def _with_model(override: NewOverride, context: ToolContext) -> tuple[NewOverride, tuple[Source, ...]]:
    """Add what the model expects on the days, as far as it looks ahead."""
    first = max(override.start, override.cutoff + timedelta(days=1))
    horizon = min((override.end - override.cutoff).days, MODEL_DAYS_AHEAD)
    if (first - override.cutoff).days > horizon:
        return override, ()
    forecasts = model_forecasts(context.lake, _scope(override), horizon, named_skus=(override.sku_id,))
    rows = forecasts.frame.filter(forecasts.frame["date"] >= first).select("date", "yhat")
    expected = {day: round(float(yhat), 4) for day, yhat in rows.iter_rows()}
    return replace(override, model_units=expected), forecasts.sources


def _set_before(
    override: NewOverride, first: date, context: ToolContext
) -> tuple[dict[date, float], list[Override]]:
    """Return the figures that earlier overrides set for the days, and those overrides."""
    from engines.forecast.override import covered_days  # noqa: PLC0415 - brings polars along

    earlier = [
        other
        for other in context.ledgers.overrides.in_force(_scope(override), first, override.end)
        if not isinstance(override, Override) or other.sequence < override.sequence
    ]
    covered = covered_days(frame_of(earlier), start=first, end=override.end)
    used = set(covered["override_id"].to_list())
    figures = dict(covered.select("date", "units_per_day").iter_rows())
    return figures, [other for other in earlier if other.override_id in used]


def _told(
    override: NewOverride,
    arguments: OverrideForecastArguments,
    context: ToolContext,
    where: ResolvedScope,
    sources: tuple[Source, ...],
) -> OverrideForecastResult:
    """Return the result for an override that is kept, or that would be."""
    first = max(override.start, override.cutoff + timedelta(days=1))
    days = max((override.end - first).days + 1, 0)
    by_hand, replaced = _set_before(override, first, context)
    expected = {**override.model_units, **by_hand}
    before = sum(expected.values()) if len(expected) == days > 0 else None
    kept = [override] if isinstance(override, Override) else []
    evidence = Evidence(
        context,
        arguments,
        (*sources, source_of([*replaced, *kept])),
        method="set by hand",
        as_of=override.cutoff,
    )
    subject = {"sku_id": override.sku_id, "store_id": override.store_id}
    product, store = where.names.product(override.sku_id), where.names.store(override.store_id)
    of = f"{product}, {store}"
    total = override.units_per_day * days
    return OverrideForecastResult(
        as_of=override.cutoff,
        notes=_notes(override, first, context),
        override_id=kept[0].override_id if kept else None,
        product=evidence.fact("Product", product, "text", {"sku_id": override.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": override.store_id}),
        start=evidence.fact("First day", first, "date"),
        end=evidence.fact("Last day", override.end, "date"),
        days=evidence.fact("Days set by hand", days, "days"),
        units_per_day=evidence.fact(
            f"Units a day set by hand, {of}", override.units_per_day, "units_per_day", subject
        ),
        total=evidence.fact(f"Units set by hand, {of}", total, "units", subject),
        before_per_day=evidence.optional(
            f"Units a day expected before, {of}",
            None if before is None else before / days,
            "units_per_day",
            subject,
        ),
        before_total=evidence.optional(f"Units expected before, {of}", before, "units", subject),
        change=evidence.optional(
            f"Change in units, {of}", None if before is None else total - before, "units", subject
        ),
        replaced=evidence.optional("Earlier figures set by hand", len(replaced) or None, "count", subject),
        reason=evidence.fact("Reason", override.reason, "text"),
    )


def _notes(override: NewOverride, first: date, context: ToolContext) -> tuple[Note, ...]:
    over = (note("override_days_over"),) if override.start < first else ()
    return freshness_notes(context, override.cutoff) + over


def _resolved(arguments: OverrideForecastArguments, context: ToolContext) -> ResolvedScope:
    return resolve(ScopeArguments(sku_ids=(arguments.sku_id,), store_id=arguments.store_id), context)


def _prepared(
    arguments: OverrideForecastArguments, context: ToolContext
) -> tuple[NewOverride, tuple[Source, ...]]:
    cutoff = last_sales_day(context.lake, context.principal.tenant_id)
    _check_days(arguments.start, arguments.end, cutoff)
    return _with_model(_request(arguments, context, cutoff), context)


def preview(arguments: OverrideForecastArguments, context: ToolContext) -> OverrideForecastResult:
    """Tell what the override would change; nothing is kept. Raises what `run` raises."""
    where = _resolved(arguments, context)
    override, sources = _prepared(arguments, context)
    return _told(override, arguments, context, where, sources)


def run(arguments: OverrideForecastArguments, context: ToolContext) -> OverrideForecastResult:
    """Keep the override; from now on every forecast of these days says its figure.

    Raises:
        ScopeError, InputError: product or store are unknown, or not the person's.
        InputError: the days are out of order, over, too many or too far off.
        ConflictError: the idempotency key was used for another override.
        DataError: there are no sales at all.
    """
    where = _resolved(arguments, context)
    earlier = _made_before(arguments, context)
    if earlier is not None:
        return _told(earlier, arguments, context, where, ()).model_copy(update={"repeated": True})
    override, sources = _prepared(arguments, context)
    return _told(context.ledgers.overrides.add(override), arguments, context, where, sources)


def _made_before(arguments: OverrideForecastArguments, context: ToolContext) -> Override | None:
    """Return what an earlier try of this very request kept.

    Asked before the days are checked: by now they may be over.
    """
    key = context.idempotency_key
    known = context.ledgers.overrides.made_with(context.principal.tenant_id, key) if key else None
    if known is not None and not known.asks_the_same(_request(arguments, context, known.cutoff)):
        raise ConflictError("This idempotency key was used for another override; use a new one.")
    return known


def audited(arguments: OverrideForecastArguments, result: OverrideForecastResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: ids, days and the figure; not the reason."""
    return {
        "override_id": result.override_id,
        **arguments.model_dump(mode="json", exclude={"reason"}),
        "repeated": result.repeated,
    }


TOOL = Tool(
    name="override_forecast",
    description=(
        "Replace the forecast of one product in one store by a person's own figure for some days, with the "
        "reason. Use it when a manager asks to override, set or change a forecast."
    ),
    arguments=OverrideForecastArguments,
    result=OverrideForecastResult,
    effect=Effect.WRITE,
    roles=roles_for("override_forecast"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Override the forecast of Suvarna Atta 5 kg in Delhi 2 to 40 per day from 1 Dec to 7 Dec because of "
        "a school fair",
        "Set the forecast for Mohini Toned Milk 500 ml at Mumbai 1 to 60 units a day next week",
        "Override SKU_101 at DELHI_01 to 0 a day tomorrow because the shop is closed",
    ),
)
