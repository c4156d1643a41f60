"""assess_stockout_risk: what will run out, when, how likely, and what that costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.errors import DataError
from core.policy import roles_for
from core.tool import Effect, Tool, ToolContext
from tools.days_ahead import days_ahead
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.scope import ResolvedScope, resolve
from tools.stock import FORECAST_DAYS, StockView
from tools.stockout import AssessStockoutRiskArguments, AssessStockoutRiskResult
from tools.stockout_line import HIGH, LEVEL_ORDER, MEDIUM, Assessed, assess, line_of
from tools.uncounted_stock import uncounted_lines


def run(arguments: AssessStockoutRiskArguments, context: ToolContext) -> AssessStockoutRiskResult:
    """Assess every product in every store of the scope whose stock is known.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    named = arguments.sku_ids or ()
    cutoff = last_sales_day(context.lake, where.scope.tenant_id)
    asked = days_ahead(context, cutoff, arguments.horizon_days)
    # The order must cover lead time and review: look at least that far.
    ahead = max(asked.horizon_days, FORECAST_DAYS)
    assessment = assess(context, where, named_skus=named, horizon_days=ahead, end=asked.end)
    found, assessed = assessment.found, assessment.items
    view = found.view
    if arguments.uncounted:
        return _uncounted(arguments, context, where, view, asked.end)
    notes = freshness_notes(context, view.demand.cutoff) + where.notes + view.notes(context)
    if not view.items:
        if not view.unknown:
            raise DataError(
                "Neither sales of the last half year nor stock is known for what was asked.",
                code="no_history",
                place=where.place,
            )
        return AssessStockoutRiskResult(
            as_of=view.demand.cutoff, notes=notes, horizon_days=arguments.horizon_days
        )
    likely = [one for one in assessed if one.level in {"out", "high"}]
    risky = likely or [one for one in assessed if one.level == "medium"]
    listed = sorted(assessed if named else risky, key=_worst_first)
    evidence = Evidence(
        context,
        arguments,
        (*view.sources, *found.sources),
        method=f"stock against cumulative {view.demand.method}",
        as_of=view.demand.cutoff,
        parameters={
            "horizon_days": arguments.horizon_days,
            "service_level": context.settings.service_level,
            "at_risk_from_pct": (HIGH if likely else MEDIUM) * 100,
        },
    )
    shown, rest = listed[: arguments.limit], listed[arguments.limit :]
    out = [] if named else [one for one in listed if one.level == "out"]
    further = [one for one in rest if one in out][: arguments.limit - sum(one in out for one in shown)]
    what = f" in {where.place}" if where.place else ""
    lost = sum((one.sales_at_risk or Decimal(0) for one in risky), Decimal(0))
    return AssessStockoutRiskResult(
        as_of=view.demand.cutoff,
        notes=notes + view.demand.notes,
        horizon_days=arguments.horizon_days,
        start=evidence.fact("From", view.demand.start, "date"),
        end=evidence.fact("Until", asked.end, "date"),
        stock_as_of=evidence.optional("Stock as of", view.stock_as_of, "date"),
        at_risk=evidence.fact(
            f"Items {'likely to' if likely else 'that may'} run out{what}", len(risky), "count", where.subject
        ),
        checked=evidence.fact(f"Items checked{what}", len(assessed), "count", where.subject),
        unknown=evidence.optional(
            f"Items whose stock is unknown{what}", len(view.unknown) or None, "count", where.subject
        ),
        sales_at_risk=evidence.fact(f"Sales at risk{what}", lost, "currency", where.subject)
        if lost
        else None,
        none_left=None
        if named
        else evidence.fact(f"Items with none left{what}", len(out), "count", where.subject),
        lines=tuple(line_of(one, where, evidence) for one in shown),
        empty=tuple(line_of(one, where, evidence) for one in further),
        series=assessment.series,
    )


def _worst_first(one: Assessed) -> tuple[Decimal, int, float, str, str]:
    lost = -(one.sales_at_risk or Decimal(0))
    return lost, LEVEL_ORDER[one.level], -one.risk.probability, one.item.sku_id, one.item.store_id


def _uncounted(
    arguments: AssessStockoutRiskArguments,
    context: ToolContext,
    where: ResolvedScope,
    view: StockView,
    end: date,
) -> AssessStockoutRiskResult:
    evidence = Evidence(
        context, arguments, view.sources, method="stock without a usable count", as_of=view.demand.cutoff
    )
    what = f" in {where.place}" if where.place else ""
    return AssessStockoutRiskResult(
        as_of=view.demand.cutoff,
        notes=freshness_notes(context, view.demand.cutoff) + where.notes,
        horizon_days=arguments.horizon_days,
        end=evidence.fact("Until", end, "date"),
        unknown=evidence.fact(
            f"Items whose stock is unknown{what}", len(view.unknown), "count", where.subject
        ),
        uncounted=uncounted_lines(context, where, view, evidence, end=end, limit=arguments.limit),
    )


TOOL = Tool(
    name="assess_stockout_risk",
    description=(
        "Which products will run out of stock, when, how likely, and what to order. "
        "Use it for questions about items running out, low stock, empty shelves or stock that is unknown."
    ),
    arguments=AssessStockoutRiskArguments,
    result=AssessStockoutRiskResult,
    effect=Effect.READ,
    roles=roles_for("assess_stockout_risk"),
    run=run,
    examples=(
        "What will stock out next week in Delhi?",
        "Will Suvarna Atta 5 kg run out at DELHI_02?",
        "Which dairy items are running low in Mumbai?",
        "Which items have no stock figure?",
    ),
)
