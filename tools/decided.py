"""What people decided and set, as far as figures of stock and demand rest on it.

The tables are the lake's to watch (`Lake.kept`). What else goes into a figure is read here for each
question, a few rows of each ledger, so that a change counts at once whichever process made it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.clock import local_date
from core.identity import Scope
from core.ports import Override
from core.price_change import PriceChange
from core.recommendation import Recommendation
from core.tenant import TenantSettings
from core.tool import ToolContext
from tools.demand import NIGHTLY_HORIZON_DAYS, last_sales_day
from tools.on_the_way import LONGEST_DAYS


@dataclass(frozen=True)
class Decided:
    """The thresholds in force, the day, forecasts set by hand, orders agreed on and prices set."""

    settings: TenantSettings
    today: date
    overrides: tuple[Override, ...]
    agreed: tuple[Recommendation, ...]
    prices: tuple[PriceChange, ...]

    def about(self, stores: Collection[str]) -> Decided:
        """Return what concerns some stores."""
        return replace(
            self,
            overrides=tuple(one for one in self.overrides if one.store_id in stores),
            agreed=tuple(
                one for one in self.agreed if one.store_id in stores or one.other_store_id in stores
            ),
            prices=tuple(one for one in self.prices if one.store_id in stores),
        )


def decided(
    context: ToolContext, sku_ids: tuple[str, ...] | None = None, horizon_days: int = NIGHTLY_HORIZON_DAYS
) -> Decided:
    """Read what was decided about some products in all stores of a tenant: neighbours count as well.

    Args:
        context: The call's.
        sku_ids: The products asked about; `None`: all.
        horizon_days: How far ahead demand is looked at.

    Raises:
        DataError: there are no sales at all.
    """
    scope, ledgers = Scope(context.principal.tenant_id, None, sku_ids), context.ledgers
    cutoff = last_sales_day(context.lake, scope.tenant_id)
    since = context.clock.now() - timedelta(days=LONGEST_DAYS)
    ahead = cutoff + timedelta(days=1), cutoff + timedelta(days=horizon_days)
    return Decided(
        settings=context.settings,
        today=local_date(context.clock, context.settings.timezone),
        overrides=tuple(ledgers.overrides.in_force(scope, *ahead)),
        agreed=tuple(ledgers.recommendations.accepted(scope.tenant_id, since)),
        prices=tuple(one for one in ledgers.price_changes.entries(scope) if one.applied_at is not None),
    )
