"""One product in one store: its risk, the order and the move that would help, written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from core.money import to_money
from core.tool import ToolContext
from tools.decided import decided
from tools.evidence import Evidence
from tools.replenishment import Plan
from tools.scope import ResolvedScope
from tools.shelves import CELLS_A_SHELF, Settled, asked_of, settled
from tools.stock import StockItem
from tools.stockout import RiskLevel, StockoutRisk, StockoutRiskLine
from tools.transfer import Move

if TYPE_CHECKING:
    from engines.inventory.stockout import StockoutRisk as Risk

HIGH, MEDIUM = 0.5, 0.2
LEVEL_ORDER = {"out": 0, "high": 1, "medium": 2, "low": 3}


def _level(on_hand: int, probability: float, demand: float) -> RiskLevel:
    if on_hand <= 0 and demand > 0:
        return "out"
    if probability >= HIGH:
        return "high"
    return "medium" if probability >= MEDIUM else "low"


@dataclass(frozen=True)
class Assessed:
    """An item of known stock with its risk, and what would help."""

    item: StockItem
    risk: Risk
    plan: Plan
    level: RiskLevel
    moved: tuple[Move, ...]

    @property
    def stockout_date(self) -> date | None:
        """The first day on which the stock is more likely gone than not."""
        return None if self.risk.day is None else self.item.first_day + timedelta(days=self.risk.day - 1)

    @property
    def order_by(self) -> date | None:
        """The day by which to order; `None` where nothing is to be ordered."""
        if self.plan.order.quantity == 0:
            return None
        return self.item.first_day + timedelta(days=self.plan.order.days_until_reorder or 0)

    @property
    def sales_at_risk(self) -> Decimal | None:
        """What would be lost, in the shop's currency; `None` where no price is known."""
        price = self.plan.money.price
        return None if price is None else to_money(price * self.risk.lost_units)


@dataclass(frozen=True)
class Assessment:
    """Shelves, the risk of each item of known stock up to a day, and the same as plain values."""

    found: Settled
    items: tuple[Assessed, ...]
    series: tuple[StockoutRisk, ...]


def assess(
    context: ToolContext, where: ResolvedScope, *, named_skus: tuple[str, ...], horizon_days: int, end: date
) -> Assessment:
    """Return the risk of every item of a scope up to a day.

    The arguments are those of `settled`, which says what it raises.
    """

    def make() -> Assessment:
        found = settled(context, where, named_skus=named_skus, horizon_days=horizon_days)
        items = _assessed(found, end)
        return Assessment(found, tuple(items), tuple(_plain_values(one) for one in items))

    return context.lake.kept(
        where.scope.tenant_id,
        ("assessed", asked_of(where), named_skus, horizon_days, end),
        make,
        given=decided(context, where.scope.sku_ids, horizon_days),
        cells=lambda made: CELLS_A_SHELF * len(made.items),
    )


def _assessed(found: Settled, end: date) -> list[Assessed]:
    """Return each item's risk, with the order and the move that would help."""
    from engines.inventory.demands import DailyDemands  # noqa: PLC0415 - brings numpy along
    from engines.inventory.stockout import stockout_risks  # noqa: PLC0415

    if not found.orders:
        return []
    served = sorted(found.orders, key=lambda plan: plan.item.key)
    items = [plan.item for plan in served]
    risks = stockout_risks(
        DailyDemands.of([item.daily for item in items]),
        [item.stock for item in items],
        [max((end - item.first_day).days + 1, 1) for item in items],
        [item.arrivals for item in items],
    )
    moved: dict[tuple[str, str], list[Move]] = {}
    for move in found.moves:
        moved.setdefault((move.sku_id, move.to_store_id), []).append(move)
    return [
        Assessed(
            plan.item,
            risk,
            plan,
            _level(plan.item.stock.on_hand, risk.probability, risk.expected_demand),
            tuple(moved.get(plan.item.key, ())),
        )
        for plan, risk in zip(served, risks, strict=True)
    ]


def line_of(assessed: Assessed, where: ResolvedScope, evidence: Evidence) -> StockoutRiskLine:
    """Return an item as it is listed."""
    item, risk = assessed.item, assessed.risk
    subject = {"sku_id": item.sku_id, "store_id": item.store_id}
    product, store = where.names.product(item.sku_id), where.names.store(item.store_id)
    of = f"{product}, {store}"
    quantity = assessed.plan.order.quantity or None
    giver = assessed.moved[0].from_store_id if assessed.moved else ""
    return StockoutRiskLine(
        sku_id=item.sku_id,
        store_id=item.store_id,
        level=assessed.level,
        product=evidence.fact("Product", product, "text", {"sku_id": item.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": item.store_id}),
        on_hand=evidence.fact(f"Units on hand, {of}", item.stock.on_hand, "units", subject),
        days_of_cover=evidence.optional(f"Days of cover, {of}", risk.days_of_cover, "days", subject),
        on_the_way=evidence.optional(
            f"Units on the way, {of}", item.stock.in_transit or None, "units", subject
        ),
        due_on=evidence.optional(f"Was due on, {of}", item.due_on, "date", subject),
        demand=evidence.fact(f"Expected units, {of}", risk.expected_demand, "units", subject),
        probability=evidence.fact(f"Chance of running out, {of}", risk.probability * 100, "pct", subject),
        stockout_date=evidence.optional(f"Runs out, {of}", assessed.stockout_date, "date", subject),
        order_quantity=evidence.optional(f"Units to order, {of}", quantity, "units", subject),
        order_by=evidence.optional(f"Order by, {of}", assessed.order_by, "date", subject),
        sales_at_risk=evidence.optional(f"Sales at risk, {of}", assessed.sales_at_risk, "currency", subject),
        transfer_quantity=evidence.optional(
            f"Units to move, {of}", assessed.moved[0].units if giver else None, "units", subject
        ),
        transfer_from=evidence.optional(
            "From store",
            where.names.store(giver) if giver else None,
            "text",
            {"store_id": giver},
        ),
    )


def _plain_values(assessed: Assessed) -> StockoutRisk:
    """Return an item's values without their facts."""
    item, risk = assessed.item, assessed.risk
    return StockoutRisk(
        sku_id=item.sku_id,
        store_id=item.store_id,
        level=assessed.level,
        on_hand=item.stock.on_hand,
        in_transit=item.stock.in_transit,
        demand=round(risk.expected_demand, 2),
        probability=round(risk.probability, 4),
        stockout_date=assessed.stockout_date,
        lost_units=round(risk.lost_units, 2),
        reorder_quantity=assessed.plan.order.quantity,
        model=item.model,
        sales_at_risk=assessed.sales_at_risk,
        days_of_cover=None if risk.days_of_cover is None else round(risk.days_of_cover, 1),
        calibrated=item.calibrated,
    )
