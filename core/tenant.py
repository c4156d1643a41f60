"""What a tenant sets for itself; the defaults are the demo's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.errors import InputError

DEFAULT_TENANT = "shop"
"""The tenant of a home that has only one: the owner's, and the demo's."""

EVERY_TENANT = "*"
"""Owns what holds for everyone, such as the references to the law; no tenant can have this name."""


@dataclass(frozen=True)
class TenantSettings:
    """Thresholds and habits of one tenant.

    Percentages are 0–100, `service_level` is a probability in (0, 1): it counts where an item's
    own economics are unknown. `holding_rate_pct_per_year` is of what lies on the shelf, at cost;
    `order_cost` is what placing and receiving one line of an order costs, `transfer_cost` what
    moving one line between two stores does. `store_capacity_units` is how many units a store
    holds in all, `None` any. `gstins` are the tenant's own GST numbers, `annual_turnover_crore` its
    turnover in ₹ crore: documents are judged by both where they are known. Beyond
    `price_limit_pct` of change, or `price_limit_revenue` of monthly revenue moved, a seller's
    price change waits for a manager. A price change that nobody asked for is proposed only where it
    very likely gains `least_price_gain` a month: less is not worth a decision and a new label.
    Alerts for the managers of the whole shop go to `alert_slack_channel` where it is set, else to each
    of them; a grave one that nobody takes note of within `alert_escalation_hours` goes to them too, 0
    never.
    An alert comes where the chance of running out is `alert_chance_pct` or more; where what is at stake is
    `alert_least_loss_pct` or more of what its store takes in on a usual day; where our price lies
    `alert_above_competitors_pct` above the others' middle; where sales beyond the ordinary are
    `alert_least_jump_pct` or more above what was expected; `alert_certificate_days` before a certificate
    runs out; and after `alert_sales_late_days` without sales data.
    What waits for a manager is let go after `approval_days`; for `undo_days` who asked for a change,
    or agreed to it, may take it back alone.
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
    least_price_gain: float = 100.0
    approval_days: int = 2
    undo_days: int = 1
    holding_rate_pct_per_year: float = 24.0
    order_cost: float = 50.0
    transfer_cost: float = 50.0
    store_capacity_units: int | None = None
    alert_slack_channel: str = ""
    alert_escalation_hours: float = 4.0
    alert_chance_pct: float = 80.0
    alert_least_loss_pct: float = 1.0
    alert_above_competitors_pct: float = 15.0
    alert_least_jump_pct: float = 0.0
    alert_certificate_days: int = 30
    alert_sales_late_days: int = 2
    gstins: tuple[str, ...] = ()
    annual_turnover_crore: float | None = None


SettingName = Literal[
    "price_limit_pct",
    "price_limit_revenue",
    "least_price_gain",
    "approval_days",
    "undo_days",
    "max_delta_pct",
    "min_margin_pct",
    "selling_fee_pct",
    "competitor_max_age_days",
    "service_level",
    "default_lead_time_days",
    "review_period_days",
    "holding_rate_pct_per_year",
    "order_cost",
    "transfer_cost",
    "store_capacity_units",
    "alert_chance_pct",
    "alert_least_loss_pct",
    "alert_above_competitors_pct",
    "alert_least_jump_pct",
    "alert_certificate_days",
    "alert_sales_late_days",
]


@dataclass(frozen=True)
class SettingRule:
    """What a manager may set one of the thresholds to: from `least` to `most`, both included.

    `unit` is that of `core.fact`; `whole` takes no fractions; `optional` may be left unset.
    """

    unit: Literal["pct", "rate", "currency", "days", "units"]
    least: float
    most: float
    whole: bool = False
    optional: bool = False


SETTING_RULES: Mapping[SettingName, SettingRule] = {
    "price_limit_pct": SettingRule("pct", 0, 100),
    "price_limit_revenue": SettingRule("currency", 0, 100_000_000),
    "least_price_gain": SettingRule("currency", 0, 1_000_000),
    "approval_days": SettingRule("days", 1, 30, whole=True),
    "undo_days": SettingRule("days", 0, 30, whole=True),
    "max_delta_pct": SettingRule("pct", 0.5, 50),
    "min_margin_pct": SettingRule("pct", 0, 90),
    "selling_fee_pct": SettingRule("pct", 0, 60),
    "competitor_max_age_days": SettingRule("days", 1, 90, whole=True),
    "service_level": SettingRule("rate", 0.5, 0.999),
    "default_lead_time_days": SettingRule("days", 1, 180, whole=True),
    "review_period_days": SettingRule("days", 1, 60, whole=True),
    "holding_rate_pct_per_year": SettingRule("pct", 0, 200),
    "order_cost": SettingRule("currency", 0, 100_000),
    "transfer_cost": SettingRule("currency", 0, 100_000),
    "store_capacity_units": SettingRule("units", 1, 10_000_000, whole=True, optional=True),
    "alert_chance_pct": SettingRule("pct", 10, 95),
    "alert_least_loss_pct": SettingRule("pct", 0.1, 50),
    "alert_above_competitors_pct": SettingRule("pct", 1, 100),
    "alert_least_jump_pct": SettingRule("pct", 0, 10_000),
    "alert_certificate_days": SettingRule("days", 1, 180, whole=True),
    "alert_sales_late_days": SettingRule("days", 1, 30, whole=True),
}
"""The thresholds that a manager sets; currency and time zone are fixed when a shop is set up."""


def checked_setting(name: str, value: float) -> float | int:
    """Return a threshold's value as it is kept.

    Raises:
        InputError: there is no such threshold, or the value is not allowed; the message says
            which are.
    """
    rule = next((rule for known, rule in SETTING_RULES.items() if known == name), None)
    if rule is None:
        raise InputError(
            f"There is no setting {name!r}. There are: {', '.join(SETTING_RULES)}.",
            code="unknown_setting",
            name=name,
        )
    if not rule.least <= value <= rule.most:  # false of what is no number, too
        raise InputError(
            f"{name} {value:g} is not allowed: give {rule.least:g} to {rule.most:g}.",
            code="setting_out_of_range",
            name=name,
            value=f"{value:g}",
        )
    if not rule.whole:
        return float(value)
    if value != int(value):
        raise InputError(
            f"{name} {value:g} is not allowed: give a whole number.",
            code="setting_out_of_range",
            name=name,
            value=f"{value:g}",
        )
    return int(value)
