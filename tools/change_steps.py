"""The bridge between two figures, written down as facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from core.fact import Fact, Unit
from core.tool import Note
from tools.change import (
    ChangeMetric,
    ChangeStep,
    ChangeStepName,
    Contributor,
    ExplainChangeResult,
)
from tools.change_chart import change_chart_of
from tools.evidence import Evidence
from tools.period import DateRange
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    from engines.decision.baseline import Estimated
    from engines.decision.bridge import Bridge, Contribution

MOST_CONTRIBUTORS = 3

_LABELS: dict[ChangeMetric, str] = {"revenue": "Revenue", "margin": "Margin", "units": "Units sold"}
_STEP_LABELS: dict[ChangeStepName, str] = {
    "volume": "Units a day",
    "days": "Length of the period",
    "mix": "Mix of products",
    "price": "Shelf prices",
    "tax": "GST rates",
    "cost": "Unit costs",
    "promotions": "Promotions",
    "stockouts": "Empty shelves",
    "new_items": "New items",
    "lost_items": "Items no longer sold",
}


class ChangeWriter:
    """Turns a bridge into facts."""

    def __init__(self, metric: ChangeMetric, where: ResolvedScope, evidence: Evidence) -> None:
        self.metric: ChangeMetric = metric
        self.where = where
        self.evidence = evidence
        self.unit: Unit = "units" if metric == "units" else "currency"
        self.what = f"{_LABELS[metric]}{f', {where.place}' if where.place else ''}"

    def result(
        self,
        found: Bridge | None,
        estimated: Estimated,
        periods: tuple[DateRange, DateRange],
        *,
        as_of: date,
        notes: tuple[Note, ...],
    ) -> ExplainChangeResult:
        """Return what there is to say; without a bridge, only that nothing is known."""
        now, before = periods
        evidence = self.evidence
        start, end = evidence.fact("From", now.start, "date"), evidence.fact("Until", now.end, "date")
        compare_start = evidence.fact("Compared from", before.start, "date")
        compare_end = evidence.fact("Compared until", before.end, "date")
        unknown = evidence.optional(
            "Share of units left out", estimated.unknown_share * 100 or None, "pct", self.where.subject
        )
        if found is None:
            return ExplainChangeResult(
                as_of=as_of,
                notes=notes,
                metric=self.metric,
                unknown_pct=unknown,
                start=start,
                end=end,
                compare_start=compare_start,
                compare_end=compare_end,
            )
        change = found.change
        lost = round(found.lost_units[1])
        result = ExplainChangeResult(
            as_of=as_of,
            notes=notes,
            metric=self.metric,
            start=start,
            end=end,
            compare_start=compare_start,
            compare_end=compare_end,
            value=self._amount(self.what, found.after, _span(now)),
            previous=self._amount(f"{self.what}, before", found.before, _span(before)),
            change=self._amount(f"Change of {self.what}", change, {}),
            change_pct=None
            if found.before == 0
            else evidence.fact(
                f"Change of {self.what}", float(change / abs(found.before) * 100), "pct", self.where.subject
            ),
            direction="flat" if change == 0 else "up" if change > 0 else "down",
            steps=self._steps(found),
            products=self._contributors(found.by_sku, change, "sku_id"),
            stores=self._contributors(found.by_store, change, "store_id") if len(found.by_store) > 1 else (),
            unknown_pct=unknown,
            lost_units=evidence.optional(
                "Units lost to empty shelves, estimated", lost or None, "units", self.where.subject
            ),
            series=dict(found.steps),
        )
        return result.model_copy(update={"charts": (change_chart_of(result, self.where, evidence),)})

    def _amount(self, label: str, value: Decimal, subject: dict[str, str]) -> Fact:
        shown = value if self.unit == "currency" else float(value)
        return self.evidence.fact(label, shown, self.unit, {**self.where.subject, **subject})

    def _steps(self, found: Bridge) -> tuple[ChangeStep, ...]:
        names: list[ChangeStepName] = [name for name, amount in found.steps.items() if amount]
        names.sort(key=lambda name: -abs(found.steps[name]))
        return tuple(
            ChangeStep(
                name=name,
                label=self.evidence.fact("Step", _STEP_LABELS[name], "text"),
                amount=self._amount(
                    f"{_STEP_LABELS[name]}, part of the change", found.steps[name], {"step": name}
                ),
                direction="up" if found.steps[name] > 0 else "down",
            )
            for name in names
        )

    def _contributors(
        self, found: Sequence[Contribution], change: Decimal, kind: Literal["sku_id", "store_id"]
    ) -> tuple[Contributor, ...]:
        """Return those that moved most the way the whole did, then the rest."""
        rising = change >= 0
        ordered = sorted(found, key=lambda one: ((one.change > 0) != rising, -abs(one.change), one.key))
        names = self.where.names
        return tuple(
            Contributor(
                name=self.evidence.fact(
                    "Product" if kind == "sku_id" else "Store",
                    names.product(one.key) if kind == "sku_id" else names.store(one.key),
                    "text",
                    {kind: one.key},
                ),
                amount=self._amount(f"Part of the change, {one.key}", one.change, {kind: one.key}),
                direction="up" if one.change > 0 else "down",
                mostly=one.mostly,
            )
            for one in ordered[:MOST_CONTRIBUTORS]
            if one.change
        )


def _span(period: DateRange) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
