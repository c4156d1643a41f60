"""One line of an order plan, as facts and as plain values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from core.tenant import TenantSettings
from tools.evidence import Evidence
from tools.replenishment import Plan, ServiceSource
from tools.scope import ResolvedScope
from tools.transfer import Move


class ReorderLine(BaseModel):
    """One product in one store. `quantity` is 0 where nothing need be ordered now.

    `lost_sales` is what is expected to be lost, until the order after this one could come
    in, if nothing is ordered; `protected_sales` what of it the order saves.
    """

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    product: Fact
    store: Fact
    quantity: Fact
    on_hand: Fact
    in_transit: Fact | None  # None where there is nothing on the way
    reorder_point: Fact
    safety_stock: Fact
    lead_time_demand: Fact
    lead_time_days: Fact
    order_by: Fact | None
    cost: Fact | None  # None where the unit cost is unknown
    order_up_to: Fact
    days_of_cover: Fact | None  # None where nothing is expected to sell
    service_level: Fact
    lost_sales: Fact | None  # None where no price is known
    protected_sales: Fact | None


class TransferLine(BaseModel):
    """Units to move from a store that has more than it keeps, before anything is ordered."""

    model_config = ConfigDict(frozen=True)

    sku_id: str
    from_store_id: str
    to_store_id: str
    product: Fact
    from_store: Fact
    to_store: Fact
    quantity: Fact


class ReorderRow(BaseModel):
    """The plain values of every line with known stock, and why.

    `min` and `max` are the reorder point and the level ordered up to; `textbook_point` is
    what z·σ alone would say, `eoq` the economic order quantity, both for comparison.
    `service_source`: `asked`, `economics` (the item's margin against its holding cost) or
    `tenant`. `received` units come from other stores first. `calibrated`: a backtest taught
    how sure the demand over several days is.
    """

    model_config = ConfigDict(frozen=True)

    sku_id: str
    store_id: str
    quantity: int
    on_hand: int
    in_transit: int
    backorder: int
    position: int
    reorder_point: float
    safety_stock: float
    lead_time_demand: float
    lead_time_days: int
    lead_time_assumed: bool
    service_level: float
    order_by: date | None
    stockout_probability: float
    cost: Decimal | None
    method: str
    binding: tuple[str, ...] = ()  # `moq`, `case_pack`, `shelf_life`, `capacity`, `budget`
    service_source: ServiceSource = "tenant"
    received: int = 0
    lead_time_sigma: float = 0.0
    min: float = 0.0
    max: float = 0.0
    textbook_point: float = 0.0
    eoq: float | None = None
    days_of_cover: float | None = None
    lost_units: float = 0.0
    avoided_units: float = 0.0
    lost_sales: Decimal | None = None
    protected_sales: Decimal | None = None
    protected_margin: Decimal | None = None
    calibrated: bool = False


def reorder_line(plan: Plan, where: ResolvedScope, evidence: Evidence) -> ReorderLine:
    """Return one item's plan as facts."""
    item, order = plan.item, plan.order
    subject = {"sku_id": item.sku_id, "store_id": item.store_id}
    product, store = where.names.product(item.sku_id), where.names.store(item.store_id)
    of = f"{product}, {store}"

    def units(label: str, value: float) -> Fact:
        return evidence.fact(f"{label}, {of}", value, "units", subject)

    def money(label: str, value: Decimal | None) -> Fact | None:
        return evidence.optional(f"{label}, {of}", value, "currency", subject)

    return ReorderLine(
        sku_id=item.sku_id,
        store_id=item.store_id,
        product=evidence.fact("Product", product, "text", {"sku_id": item.sku_id}),
        store=evidence.fact("Store", store, "text", {"store_id": item.store_id}),
        quantity=units("Units to order", order.quantity),
        on_hand=units("Units on hand", item.stock.on_hand),
        in_transit=units("Units on the way", item.stock.in_transit) if item.stock.in_transit else None,
        reorder_point=units("Reorder point", order.reorder_point),
        safety_stock=units("Safety stock", order.safety_stock),
        lead_time_demand=units("Expected units during the lead time", order.lead_time_demand),
        lead_time_days=evidence.fact(f"Lead time, {of}", item.terms.lead_time_days, "days", subject),
        order_by=evidence.optional(f"Order by, {of}", plan.order_by, "date", subject),
        cost=money("Order value", plan.cost),
        order_up_to=units("Order up to", order.order_up_to),
        days_of_cover=evidence.optional(f"Days of cover, {of}", plan.days_of_cover, "days", subject),
        service_level=evidence.fact(f"Service level, {of}", plan.service_level * 100, "pct", subject),
        lost_sales=money("Sales lost without an order", plan.lost_sales),
        protected_sales=money("Sales the order saves", plan.protected_sales),
    )


def transfer_line(move: Move, where: ResolvedScope, evidence: Evidence) -> TransferLine:
    """Return a move as facts."""
    product, to_store = where.names.product(move.sku_id), where.names.store(move.to_store_id)
    from_store = where.names.store(move.from_store_id)
    subject = {"sku_id": move.sku_id, "store_id": move.to_store_id}
    return TransferLine(
        sku_id=move.sku_id,
        from_store_id=move.from_store_id,
        to_store_id=move.to_store_id,
        product=evidence.fact("Product", product, "text", {"sku_id": move.sku_id}),
        from_store=evidence.fact("From store", from_store, "text", {"store_id": move.from_store_id}),
        to_store=evidence.fact("To store", to_store, "text", {"store_id": move.to_store_id}),
        quantity=evidence.fact(
            f"Units to move, {product}, {from_store} to {to_store}", move.units, "units", subject
        ),
    )


def reorder_row(plan: Plan, settings: TenantSettings) -> ReorderRow:
    """Return one item's plan as plain values."""
    item, order, cover = plan.item, plan.order, plan.days_of_cover
    eoq = plan.eoq(settings)
    return ReorderRow(
        sku_id=item.sku_id,
        store_id=item.store_id,
        quantity=order.quantity,
        on_hand=item.stock.on_hand,
        in_transit=item.stock.in_transit,
        backorder=item.stock.backorder,
        position=item.stock.position,
        reorder_point=round(order.reorder_point, 2),
        safety_stock=round(order.safety_stock, 2),
        lead_time_demand=round(order.lead_time_demand, 2),
        lead_time_days=item.terms.lead_time_days,
        lead_time_assumed=item.lead_time_assumed,
        service_level=round(plan.service_level, 4),
        order_by=plan.order_by,
        stockout_probability=round(plan.risk.probability, 4),
        cost=plan.cost,
        method=item.model,
        binding=order.binding,
        service_source=plan.service_source,
        received=plan.received,
        lead_time_sigma=round(order.lead_time_sigma, 2),
        min=round(order.reorder_point, 2),
        max=round(order.order_up_to, 2),
        textbook_point=round(order.textbook_point, 2),
        eoq=None if eoq is None else round(eoq, 1),
        days_of_cover=None if cover is None else round(cover, 1),
        lost_units=round(plan.lost_units, 2),
        avoided_units=round(plan.avoided_units, 2),
        lost_sales=plan.lost_sales,
        protected_sales=plan.protected_sales,
        protected_margin=plan.protected_margin,
        calibrated=item.calibrated,
    )
