"""What a tenant sets for itself; the defaults are the demo's."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_TENANT = "shop"
"""The tenant of a home that has only one: the owner's, and the demo's."""


@dataclass(frozen=True)
class TenantSettings:
    """Thresholds and habits of one tenant.

    Percentages are 0–100, `service_level` is a probability in (0, 1): it counts where an item's
    own economics are unknown. `holding_rate_pct_per_year` is of what lies on the shelf, at cost;
    `order_cost` is what placing and receiving one line of an order costs, `transfer_cost` what
    moving one line between two stores does. `store_capacity_units` is how many units a store
    holds in all, `None` any. Beyond `price_limit_pct` of change, or `price_limit_revenue` of
    monthly revenue moved, a seller's price change waits for a manager.
    """

    tenant_id: str
    base_currency: str = "INR"
    timezone: str = "Asia/Kolkata"
    service_level: float = 0.95
    default_lead_time_days: int = 7
    review_period_days: int = 7
    min_margin_pct: float = 10.0
    max_delta_pct: float = 8.0
    selling_fee_pct: float = 0.0
    competitor_max_age_days: int = 14
    price_limit_pct: float = 5.0
    price_limit_revenue: float = 10_000.0
    holding_rate_pct_per_year: float = 24.0
    order_cost: float = 50.0
    transfer_cost: float = 50.0
    store_capacity_units: int | None = None
