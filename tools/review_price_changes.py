"""review_price_changes: what was changed, by whom, what it should have brought, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import InputError, ScopeError
from core.fact import Fact, Source
from core.identity import Scope
from core.policy import roles_for
from core.price_change import PriceChange
from core.tool import Effect, Tool, ToolContext
from tools.approval import name_of
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.outcome_chart import outcome_chart_of
from tools.price_change import mine_to_undo
from tools.price_outcome import Measured, applied_on, measure
from tools.price_review import (
    PriceChangeRow,
    ReviewedChange,
    ReviewPriceChangesArguments,
    ReviewPriceChangesResult,
)
from tools.scope import ResolvedScope, ScopeArguments, resolve

MOST_LINES = 3


def run(arguments: ReviewPriceChangesArguments, context: ToolContext) -> ReviewPriceChangesResult:
    """Look back at price changes.

    Raises:
        InputError: there is no change of that id.
        ScopeError: it is of a product or store that is not the caller's.
        DataError: there are no sales at all.
    """
    tenant_id = context.principal.tenant_id
    everything = context.ledgers.price_changes.entries(Scope(tenant_id))
    if arguments.change_id is None:
        where = resolve(arguments, context)
        asked = [one for one in everything if one.lies_in(where.scope)]
        if arguments.mine_to_undo:
            asked = mine_to_undo(asked, context)
    else:
        one = _named(arguments.change_id, everything)
        where = _where(one, arguments, context)
        asked = [one]
    asked.sort(key=lambda one: (one.applied_at or one.requested_at, one.sequence), reverse=True)
    cutoff = last_sales_day(context.lake, tenant_id)
    looked = [
        _Looked(one, measure(one, everything, context, now=number < MOST_LINES))
        for number, one in enumerate(asked)
    ]
    evidence = Evidence(
        context,
        arguments,
        [
            Source(tables={"price_changes": cutoff.isoformat()}),
            *(source for one in looked for source in one.found.sources),
        ],
        method="units against series whose price stayed, else against the forecast of before",
        as_of=cutoff,
        parameters={"interval_pct": 80},
    )
    lines = tuple(_line(one, where, evidence, context) for one in looked[:MOST_LINES])
    drawn = [line for line in lines if line.state == "measured"]
    number = sum(one.found.state == "measured" for one in looked)
    what = f" in {where.place}" if where.place else ""
    return ReviewPriceChangesResult(
        as_of=cutoff,
        notes=(*freshness_notes(context, cutoff), *where.notes),
        count=evidence.fact(f"Price changes{what}", len(looked), "count", where.subject),
        measured=evidence.fact(f"Price changes measured{what}", number, "count", where.subject),
        lines=lines,
        series=tuple(_row(one) for one in looked),
        charts=(outcome_chart_of(drawn, evidence),) if drawn else (),
    )


@dataclass(frozen=True)
class _Looked:
    change: PriceChange
    found: Measured


def _named(change_id: str, changes: Sequence[PriceChange]) -> PriceChange:
    for one in changes:
        if one.change_id.casefold() == change_id.casefold():
            return one
    raise InputError(f"There is no price change {change_id!r}.", code="unknown_price_change")


def _where(
    change: PriceChange, arguments: ReviewPriceChangesArguments, context: ToolContext
) -> ResolvedScope:
    """Return the change's own place, refused where it is not the caller's or not the one named."""
    own = ScopeArguments(sku_ids=(change.sku_id,), store_id=change.store_id)
    where = resolve(own, context)
    if not change.lies_in(resolve(arguments, context).scope):
        raise ScopeError(
            f"Price change {change.change_id} is of another product or store; leave those out.",
            code="sku_out_of_scope",
            sku_id=change.sku_id,
            store_id=change.store_id,
        )
    return where


def _line(one: _Looked, where: ResolvedScope, evidence: Evidence, context: ToolContext) -> ReviewedChange:
    change, found = one.change, one.found
    decided_by = None if change.decided_by is None else name_of(change.decided_by, context)
    subject = {"sku_id": change.sku_id, "store_id": change.store_id}
    product, store = where.names.product(change.sku_id), where.names.store(change.store_id)
    of = f"{product}, {store}"
    day = applied_on(change, context.settings.timezone) or change.requested_at.date()
    line = ReviewedChange(
        change_id=change.change_id,
        state=found.state,
        direction="lower" if change.price < change.price_before else "raise",
        taken_back=change.status == "undone",
        reference=evidence.fact(f"Price change, {of}", change.change_id, "text", subject),
        product=evidence.fact("Product", product, "text", {"sku_id": change.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": change.store_id}),
        price_before=evidence.fact(f"Price before, {of}", change.price_before, "currency", subject),
        price=evidence.fact(f"New price, {of}", change.price, "currency", subject),
        changed_on=evidence.fact(f"Changed on, {of}", day, "date", subject),
        asked_by=evidence.fact("Asked by", name_of(change.user_id, context), "text"),
        decided_by=evidence.optional("Decided by", decided_by, "text"),
        days_missing=evidence.fact(f"Days of sales to come, {of}", found.window.missing, "days", subject)
        if found.state == "too_early" and found.window is not None
        else None,
    ).model_copy(update=_expected(change, of, subject, evidence))
    return line if found.state != "measured" else _with_outcome(line, found, of, subject, evidence)


_ENDS = ("_low", "", "_high")
_SAID = (", low end", "", ", high end")


def _expected(change: PriceChange, of: str, subject: dict[str, str], evidence: Evidence) -> dict[str, Fact]:
    """Return what was expected when the change was made, as facts by the names of the line."""
    facts: dict[str, Fact] = {}
    for end, said, value in zip(_ENDS, _SAID, change.expected.get("units_pct") or (), strict=False):
        name = f"expected_units{end or '_pct'}"
        facts[name] = evidence.fact(f"Expected change of units{said}, {of}", float(value), "pct", subject)
    for end, said, value in zip(_ENDS, _SAID, change.expected.get("profit") or (), strict=False):
        facts[f"expected_profit{end}"] = evidence.fact(
            f"Expected change of profit a week{said}, {of}", float(value), "currency", subject
        )
    return facts


def _with_outcome(
    line: ReviewedChange, found: Measured, of: str, subject: dict[str, str], evidence: Evidence
) -> ReviewedChange:
    outcome = found.outcome or {}
    facts: dict[str, object] = {}
    for end, said, value in zip(_ENDS, _SAID, outcome["units_pct"], strict=True):
        facts[f"units{end or '_pct'}"] = evidence.fact(
            f"Change of units measured{said}, {of}", float(value), "pct", subject
        )
    profit = outcome["profit_per_week"]
    for end, said, value in zip(_ENDS, _SAID, profit or (), strict=False):
        facts[f"profit{end}"] = evidence.fact(
            f"Change of profit a week measured{said}, {of}", float(value), "currency", subject
        )
    low, _, high = profit or outcome["units_pct"]
    return line.model_copy(
        update={
            **facts,
            "verdict": "worked" if low > 0 else "hurt" if high < 0 else "unclear",
            "basis": outcome["basis"],
            "final": bool(outcome["final"]),
            "days": evidence.fact(f"Days measured, {of}", int(outcome["days"]), "days", subject),
            "controls": evidence.optional(
                f"Compared with, {of}", int(outcome["controls"]) or None, "count", subject
            ),
        }
    )


def _row(one: _Looked) -> PriceChangeRow:
    change = one.change
    return PriceChangeRow(
        change_id=change.change_id,
        sku_id=change.sku_id,
        store_id=change.store_id,
        price_before=str(change.price_before),
        price=str(change.price),
        status=change.status,
        state=one.found.state,
    )


TOOL = Tool(
    name="review_price_changes",
    description=(
        "What became of price changes: who changed what, what it was expected to bring, and what it did to "
        "units and profit against products whose price stayed. Use it when a person asks whether a price "
        "change worked, or which prices were changed."
    ),
    arguments=ReviewPriceChangesArguments,
    result=ReviewPriceChangesResult,
    effect=Effect.READ,
    roles=roles_for("review_price_changes"),
    run=run,
    examples=(
        "Did the price cut of Suvarna Atta 5 kg at DELHI_02 work?",
        "How did my price changes do?",
        "Outcome of PC_1a2b3c4d5e",
    ),
)
