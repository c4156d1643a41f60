"""What an evaluation looks at: each table read at most once, nothing forecast or worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from core.clock import local_date
from core.fact import Source
from core.identity import Scope
from core.recommendation import Recommendation
from core.tool import ToolContext
from engines.alerting.sale import Oddity
from tools.anomaly_record import latest_look
from tools.naming import Names, names_of

if TYPE_CHECKING:
    import polars as pl

    from core.ports import Answer, Freshness

AHEAD_DAYS = 7
USUAL_DAYS = 28

Key = tuple[str, str]


class Snapshot:
    """A tenant's tables and ledgers as they stand, for one evaluation."""

    def __init__(self, context: ToolContext) -> None:
        self.context = context
        self.tenant_id = context.principal.tenant_id
        self.scope = Scope(self.tenant_id)
        self.today = local_date(context.clock, context.settings.timezone)

    @cached_property
    def freshness(self) -> Freshness:
        """The last day of each kind of data."""
        return self.context.lake.freshness(self.tenant_id)

    @property
    def cutoff(self) -> date | None:
        """The last day of sales; `None` where there are none."""
        return self.freshness.sales

    @cached_property
    def sales(self) -> Answer:
        """The sales of the last four weeks."""
        last = self.cutoff or self.today
        return self.context.lake.sales_history(self.scope, last - timedelta(days=USUAL_DAYS - 1), last)

    @cached_property
    def usual_day(self) -> Mapping[str, float]:
        """What each store takes in on a usual day, in rupees."""
        import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

        taken = self.sales.frame.group_by("store_id").agg(pl.col("revenue").cast(pl.Float64).sum())
        return {store: float(revenue or 0) / USUAL_DAYS for store, revenue in taken.iter_rows()}

    @cached_property
    def forecasts(self) -> Answer | None:
        """The nightly forecasts of the coming week; `None` where they are not of today's data."""
        if self.cutoff is None:
            return None
        first = self.cutoff + timedelta(days=1)
        found = self.context.lake.forecasts(self.scope, first, first + timedelta(days=AHEAD_DAYS - 1))
        stale = found.frame.is_empty() or found.frame["cutoff"].max() != self.cutoff
        return None if stale else found

    @cached_property
    def stock(self) -> Answer:
        """The latest stock counts."""
        return self.context.lake.stock_position(self.scope)

    @cached_property
    def products(self) -> pl.DataFrame:
        """Products in force."""
        return self.context.lake.products(self.scope).frame

    @cached_property
    def stores(self) -> pl.DataFrame:
        """Stores."""
        return self.context.lake.stores(self.scope).frame

    @cached_property
    def names(self) -> Names:
        """What products and stores are called."""
        return names_of(self.products, self.stores)

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """City by store."""
        return {row["store_id"]: row["city"] or "" for row in self.stores.iter_rows(named=True)}

    @cached_property
    def categories(self) -> Mapping[str, str]:
        """Category by product."""
        return {
            sku: category or "" for sku, category in self.products.select("sku_id", "category").iter_rows()
        }

    @cached_property
    def proposed(self) -> tuple[Recommendation, ...]:
        """What the night proposed to do, of today's data."""
        if self.cutoff is None or self.context.ledgers.recommendations.ran_on(self.tenant_id) != self.cutoff:
            return ()
        kept = self.context.ledgers.recommendations.open(self.scope, self.cutoff)
        return tuple(one for one in kept if one.run_date == self.cutoff)

    @property
    def has_proposals(self) -> bool:
        """Tell whether the night's proposals are of today's data."""
        return self.cutoff is not None and (
            self.context.ledgers.recommendations.ran_on(self.tenant_id) == self.cutoff
        )

    @cached_property
    def price_references(self) -> Mapping[Key, str]:
        """The recommendation to change a price, by product and store."""
        return {
            (one.sku_id, one.store_id): one.recommendation_id for one in self.proposed if one.kind == "price"
        }

    @cached_property
    def oddities(self) -> tuple[tuple[Oddity, ...], Source] | None:
        """What the night found out of the ordinary; `None` where that is not of today's data."""
        found = latest_look(self.context.lake, self.scope)
        if found is None:
            return None
        usual = found.usual_day
        told = tuple(
            Oddity(
                one.kind,
                one.severity(usual),
                one.sku_id,
                one.store_id,
                one.category,
                one.start,
                one.end,
                one.actual,
                one.expected,
                one.rupees,
                one.cause is not None,
            )
            for one in found.anomalies
        )
        return told, self.source(found.method, *found.sources)

    def source(self, method: str, *read: Source) -> Source:
        """Return where figures of this evaluation come from."""
        return Source(
            tables={name: snapshot for one in read for name, snapshot in one.tables.items()},
            method=method,
            as_of=self.cutoff,
            computed_at=self.context.clock.now(),
            currency=self.context.settings.base_currency,
        )
