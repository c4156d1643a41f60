"""What a tenant sets for itself; the defaults are the demo's."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_TENANT = "shop"
"""The tenant of a home that has only one: the owner's, and the demo's."""


@dataclass(frozen=True)
class TenantSettings:
    """Thresholds and habits of one tenant.

    Percentages are 0–100, `service_level` is a probability in (0, 1).
    """

    tenant_id: str
    base_currency: str = "INR"
    timezone: str = "Asia/Kolkata"
    service_level: float = 0.95
    default_lead_time_days: int = 7
    review_period_days: int = 7
    min_margin_pct: float = 10.0
    max_delta_pct: float = 8.0
    competitor_max_age_days: int = 14
