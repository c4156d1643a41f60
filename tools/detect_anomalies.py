"""detect_anomalies: what is out of the ordinary, how much it matters, and what explains it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.fact import Fact, Unit
from core.identity import Scope
from core.policy import roles_for
from core.tool import Effect, Note, Tool, ToolContext, ToolResult
from tools.anomaly import LONGEST_PERIOD_DAYS, Found
from tools.anomaly_record import anomalies_of
from tools.demand import last_sales_day
from tools.evidence import Evidence, freshness_notes
from tools.note import note
from tools.period import DateRange
from tools.scope import ResolvedScope, ScopeArguments, resolve

if TYPE_CHECKING:
    from engines.decision import Anomaly

AnomalyKind = Literal[
    "sales_spike",
    "sales_drop",
    "store_spike",
    "store_drop",
    "category_spike",
    "category_drop",
    "returns_spike",
    "repeated_claims",
    "stock_negative",
    "stock_frozen",
    "price_above_mrp",
    "price_below_cost",
    "price_unusual",
]
AnomalyCause = Literal["stockout", "promotion", "holiday", "price"]
AnomalySeverity = Literal["high", "medium", "low"]

USUAL_PERIOD_DAYS = 7
MOST_LINES = 6


class DetectAnomaliesArguments(ScopeArguments):
    """Which part of the shop, over which days."""

    period: DateRange | None = Field(
        default=None, description="Which days, both ends included; omitted: the last 7 days of data"
    )

    @field_validator("period")
    @classmethod
    def _short_enough(cls, period: DateRange | None) -> DateRange | None:
        if period is not None and period.days > LONGEST_PERIOD_DAYS:
            raise ValueError(
                f"{period.days} days from {period.start} on; ask for {LONGEST_PERIOD_DAYS} at most"
            )
        return period


class AnomalyLine(BaseModel):
    """One finding. What it is not about is `None`: the product of a store's day, for one.

    `actual` and `expected` are units sold or returned, units on hand, or prices; `rupees` is
    the size of the effect, `direction` tells whether that came in or went missing.
    """

    model_config = ConfigDict(frozen=True)

    kind: AnomalyKind
    severity: AnomalySeverity
    cause: AnomalyCause | None
    product: Fact | None
    store: Fact | None
    category: Fact | None
    start: Fact
    end: Fact
    actual: Fact
    expected: Fact | None
    rupees: Fact | None
    direction: Literal["more", "less"] | None
    reason: Fact | None  # what customers gave for returns


class AnomalyRow(BaseModel):
    """The plain values of every finding; `rupees` has its sign."""

    model_config = ConfigDict(frozen=True)

    kind: AnomalyKind
    severity: AnomalySeverity
    cause: AnomalyCause | None
    sku_id: str | None
    store_id: str | None
    category: str | None
    start: date
    end: date
    actual: float
    expected: float | None
    rupees: float | None
    chance: float
    reason: str | None


class DetectAnomaliesResult(ToolResult):
    """Findings, the weightiest first: the unexplained, then those that something explains.

    At most 6 are `lines`, all are in `series`. `chance_alarms` is how many findings of
    sales would come up where nothing is wrong, as promised and measured.
    """

    start: Fact
    end: Fact
    checked: Fact  # products in stores compared with a forecast
    found: Fact  # unexplained ones
    explained: Fact
    at_stake: Fact | None = None  # of the unexplained ones, where known
    chance_alarms: Fact
    lines: tuple[AnomalyLine, ...] = ()
    series: tuple[AnomalyRow, ...] = ()


_UNITS: dict[str, Unit] = {
    "price_above_mrp": "currency",
    "price_below_cost": "currency",
    "price_unusual": "currency",
}
_ACTUAL: dict[str, str] = {
    "returns_spike": "Units returned",
    "repeated_claims": "Units returned",
    "stock_negative": "Units on hand, as recorded",
    "stock_frozen": "Units on hand, as recorded",
    "price_above_mrp": "Price charged",
    "price_below_cost": "Price charged",
    "price_unusual": "Price charged",
}
_EXPECTED: dict[str, str] = {
    "returns_spike": "Units usually returned",
    "repeated_claims": "Units usually returned",
    "stock_frozen": "Units on hand, less those sold",
    "price_above_mrp": "MRP",
    "price_below_cost": "Cost with tax",
    "price_unusual": "Usual price",
}


class _Writer:
    """Turns findings into facts."""

    def __init__(self, where: ResolvedScope, evidence: Evidence, usual_day: float) -> None:
        self.where = where
        self.evidence = evidence
        self.usual_day = usual_day

    def line(self, one: Anomaly) -> AnomalyLine:
        subject = {
            name: value
            for name, value in (
                ("sku_id", one.sku_id),
                ("store_id", one.store_id),
                ("category", "" if one.sku_id else one.category),
            )
            if value
        }
        product, store, category = self._names(one)
        of = "".join(f", {fact.value}" for fact in (product, store, category) if fact is not None)
        unit = _UNITS.get(one.kind, "units")
        days = {**subject, "start": one.start.isoformat(), "end": one.end.isoformat()}
        actual = one.actual if unit == "currency" else round(one.actual)
        return AnomalyLine(
            kind=one.kind,
            severity=one.severity(self.usual_day),
            cause=one.cause,
            product=product,
            store=store,
            category=category,
            start=self.evidence.fact(f"From{of}", one.start, "date", subject),
            end=self.evidence.fact(f"Until{of}", one.end, "date", subject),
            actual=self.evidence.fact(f"{_ACTUAL.get(one.kind, 'Units sold')}{of}", actual, unit, days),
            expected=self.evidence.optional(
                f"{_EXPECTED.get(one.kind, 'Units expected')}{of}", one.expected, unit, days
            ),
            rupees=self.evidence.optional(
                f"Effect{of}", None if one.rupees is None else abs(one.rupees), "currency", days
            ),
            direction=None if one.rupees is None else "more" if one.rupees > 0 else "less",
            reason=self.evidence.optional(f"Reason given{of}", one.reason or None, "text", subject),
        )

    def _names(self, one: Anomaly) -> tuple[Fact | None, Fact | None, Fact | None]:
        names, evidence = self.where.names, self.evidence
        return (
            evidence.fact("Product", names.product(one.sku_id), "text", {"sku_id": one.sku_id})
            if one.sku_id
            else None,
            evidence.fact("Store", names.store(one.store_id), "text", {"store_id": one.store_id})
            if one.store_id
            else None,
            evidence.fact("Category", one.category, "text", {"category": one.category})
            if not one.sku_id and one.category
            else None,
        )

    def row(self, one: Anomaly) -> AnomalyRow:
        return AnomalyRow(
            kind=one.kind,
            severity=one.severity(self.usual_day),
            cause=one.cause,
            sku_id=one.sku_id or None,
            store_id=one.store_id or None,
            category=one.category or None,
            start=one.start,
            end=one.end,
            actual=round(one.actual, 2),
            expected=None if one.expected is None else round(one.expected, 2),
            rupees=None if one.rupees is None else round(one.rupees, 2),
            chance=one.chance,
            reason=one.reason or None,
        )


def _days(asked: DateRange | None, as_of: date) -> tuple[DateRange, tuple[Note, ...]]:
    """Return the days to judge: those asked for, as far as there is data.

    A period wholly after the data is taken as asked, and holds nothing.
    """
    if asked is None:
        return DateRange(start=as_of - timedelta(days=USUAL_PERIOD_DAYS - 1), end=as_of), ()
    if asked.end <= as_of:
        return asked, ()
    cut = DateRange(start=min(asked.start, as_of), end=as_of) if asked.start <= as_of else asked
    return cut, (note("period_beyond_data", date=as_of.isoformat()),)


def run(arguments: DetectAnomaliesArguments, context: ToolContext) -> DetectAnomaliesResult:
    """Tell what is out of the ordinary in sales, returns, stock records and prices.

    Of days the night looked at, what it found is told; other days are looked at now.
    Whole stores are looked at whatever was asked, so that a closed store is not told as all
    its products; products the caller may not see are not looked at.

    Raises:
        DataError: there are no sales at all.
    """
    where = resolve(arguments, context)
    as_of = last_sales_day(context.lake, context.principal.tenant_id)
    period, notes = _days(arguments.period, as_of)
    seen = context.principal.sku_ids
    whole = Scope(where.scope.tenant_id, where.scope.store_ids, None if seen is None else tuple(sorted(seen)))
    found = (
        Found.nothing(context.lake.products(where.scope).source)
        if period.start > as_of
        else anomalies_of(context.lake, whole, period, within=where.scope)
    )
    evidence = Evidence(
        context,
        arguments,
        found.sources,
        method=f"tail of the expected counts, false alarms bounded, on {found.method}",
        as_of=as_of,
        parameters={"start": period.start.isoformat(), "end": period.end.isoformat()},
    )
    return _result(found, where, evidence, period, freshness_notes(context, as_of) + where.notes + notes)


def _result(
    found: Found, where: ResolvedScope, evidence: Evidence, period: DateRange, notes: tuple[Note, ...]
) -> DetectAnomaliesResult:
    from engines.decision.sales_anomaly import FALSE_ALARMS_PER_THOUSAND  # noqa: PLC0415 - brings scipy along

    what = f" in {where.place}" if where.place else ""
    open_ones = [one for one in found.anomalies if one.cause is None]
    known = [abs(one.rupees) for one in open_ones if one.rupees is not None]
    writer = _Writer(where, evidence, found.usual_day)
    share = sum(one.days for one in found.asked) * FALSE_ALARMS_PER_THOUSAND / 1000
    return DetectAnomaliesResult(
        as_of=evidence.source.as_of,
        notes=notes,
        start=evidence.fact("From", period.start, "date"),
        end=evidence.fact("Until", period.end, "date"),
        checked=evidence.fact(f"Items checked{what}", len(found.asked), "count", where.subject),
        found=evidence.fact(f"Out of the ordinary{what}", len(open_ones), "count", where.subject),
        explained=evidence.fact(
            f"Explained{what}", len(found.anomalies) - len(open_ones), "count", where.subject
        ),
        at_stake=evidence.optional(
            f"At stake{what}", sum(known) if known else None, "currency", where.subject
        ),
        chance_alarms=evidence.fact(f"False alarms to expect{what}", round(share, 2), "count", where.subject),
        lines=tuple(writer.line(one) for one in found.anomalies[:MOST_LINES]),
        series=tuple(writer.row(one) for one in found.anomalies),
    )


TOOL = Tool(
    name="detect_anomalies",
    description=(
        "What is out of the ordinary in some days: sales far from what was expected, returns, repeated "
        "claims, impossible stock records, wrong prices, each with its effect and what explains it. Use it "
        "for questions about anything strange, unusual, suspicious or wrong."
    ),
    arguments=DetectAnomaliesArguments,
    result=DetectAnomaliesResult,
    effect=Effect.READ,
    roles=roles_for("detect_anomalies"),
    run=run,
    examples=(
        "Anything unusual in Delhi this week?",
        "Were there strange spikes or drops in dairy last week?",
        "Any wrong prices or stock records at MUMBAI_01?",
        "What went wrong at DELHI_02 between 10 and 16 November?",
    ),
)
