"""The named questions of `core.ports.Lake`, answered from the curated tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from adapters.lake.curation import Curator
from adapters.lake.currency import Currencies
from adapters.lake.kpi import kpi_query
from adapters.lake.latest_run import current
from adapters.lake.questions import NEVER, Where, between, in_scope, is_day, rows_of
from adapters.lake.reading import SMALL_ROWS, Reader, cells_of
from adapters.lake.state import State
from core.clock import Clock
from core.fact import Source
from core.identity import Scope
from core.kept import Kept
from core.ports import Answer, Freshness, KpiQuestion
from core.tenant import TenantSettings

if TYPE_CHECKING:
    import polars as pl

WHOLE_CELLS = 8_000_000
"""Rows × columns of whole tables kept to answer from."""

READ_WHOLE = ("stores", "products")
"""Tables that every turn asks for and few imports change."""


class LakeQuestions:
    """Answers questions; each answer says which snapshots it was read from.

    Every question asks the curator for the state first, which makes it up to date where an
    import landed since.
    """

    def __init__(
        self,
        curator: Curator,
        reader: Reader,
        clock: Clock,
        settings_of: Callable[[str], TenantSettings],
    ) -> None:
        self._curator = curator
        self._reader = reader
        self._clock = clock
        self._currencies = Currencies(settings_of)
        self._whole = Kept(WHOLE_CELLS, WHOLE_CELLS // 4)

    def freshness(self, tenant_id: str) -> Freshness:
        """Return the last day of each kind of data."""
        state = self._curator.state(tenant_id)
        return Freshness(
            sales=_last_day(state, "daily_sales"),
            inventory=_last_day(state, "stock"),
            competitor_prices=_last_day(state, "competitor_prices"),
        )

    def stores(self, scope: Scope) -> Answer:
        """Stores, those only met in sales or inventory too."""
        return self._rows_of("stores", scope, in_scope(scope, sku=None), "store_id")

    def products(self, scope: Scope) -> Answer:
        """Products in force, those only met in sales or inventory too."""
        return self._rows_of("products", scope, in_scope(scope, store=None), "sku_id")

    def sales_history(self, scope: Scope, start: date | None = None, end: date | None = None) -> Answer:
        """One row per date × sku × store with sales rows; see `recipes` for the cleaning."""
        where = in_scope(scope) & between(start, end)
        return self._rows_of("daily_sales", scope, where, "date, sku_id, store_id", start=start, end=end)

    def stock_position(self, scope: Scope) -> Answer:
        """Latest snapshot per sku × store."""
        return self._rows_of("stock_position", scope, in_scope(scope), "sku_id, store_id")

    def stock_history(self, scope: Scope, start: date, end: date) -> Answer:
        """Daily snapshots."""
        where = in_scope(scope) & between(start, end)
        return self._rows_of("stock", scope, where, "date, sku_id, store_id", start=start, end=end)

    def competitor_prices(self, scope: Scope, start: date, end: date) -> Answer:
        """Competitors' prices as observed."""
        where = in_scope(scope, store=None) & between(start, end)
        return self._rows_of(
            "competitor_prices", scope, where, "date, sku_id, competitor", start=start, end=end
        )

    def promotions(self, scope: Scope, start: date, end: date) -> Answer:
        """Promotions that touch the days; one without a store is every store's."""
        touching = between(None, end, "start_date") & between(start, None, "end_date")
        where = in_scope(scope, or_any_store=True) & touching
        return self._rows_of("promotions", scope, where, "promo_id, sku_id, store_id", start=start, end=end)

    def holidays(self, scope: Scope, start: date, end: date) -> Answer:
        """Holidays of every region; the region is a column.

        Where the tenant supplied none at all, its country's public holidays stand in; the
        source's method says so.
        """
        state = self._curator.state(scope.tenant_id)
        where = in_scope(scope, store=None, sku=None) & between(start, end)
        found = self._rows_of(
            "holidays", scope, where, "date, name, region", state=state, start=start, end=end
        )
        if not state.tables or found.frame.height or self._supplies_holidays(scope, state):
            return found
        from adapters.public_holiday import public_holidays  # noqa: PLC0415 - brings polars along

        public = public_holidays(found.source.currency, start, end)
        said = {"method": "public holidays", "as_of": found.source.as_of}
        return Answer(public, found.source.model_copy(update=said))

    def _supplies_holidays(self, scope: Scope, state: State) -> bool:
        every = in_scope(Scope(scope.tenant_id), store=None, sku=None)
        return self._rows_of("holidays", scope, every, "date, name, region", state=state).frame.height > 0

    def returns(self, scope: Scope, start: date, end: date) -> Answer:
        """Returns as they were booked."""
        where = in_scope(scope) & between(start, end)
        order = "date, sku_id, store_id, units_returned, reason"
        return self._rows_of("returns", scope, where, order, start=start, end=end)

    def supplier_terms(self, scope: Scope) -> Answer:
        """Supplier terms in force."""
        return self._rows_of("supplier_terms", scope, in_scope(scope, store=None), "sku_id")

    def price_policy(self, scope: Scope) -> Answer:
        """Price policy in force."""
        return self._rows_of("price_policy", scope, in_scope(scope, store=None), "sku_id")

    def kpi(self, scope: Scope, question: KpiQuestion) -> Answer:
        """One row per combination of dimensions; see `adapters.lake.kpi` for each metric.

        Dimension columns are named as in the question; what tells how much of a metric is known
        comes beside it.
        """
        query = kpi_query(scope, question)
        state = self._curator.state(scope.tenant_id)
        days = [
            day
            for name in query.tables
            if name in ("daily_sales", "stock") and (day := _last_day(state, name)) is not None
        ]
        sold_until = _last_day(state, "daily_sales")
        parameters = dict(query.where.parameters)
        if "$last" in query.sql:
            parameters["last"] = question.end if sold_until is None else min(question.end, sold_until)
        if "$returns_known" in query.sql:
            parameters["returns_known"] = "returns" in state.tables
        frame = self._reader.ask(scope.tenant_id, state, query.tables, query.sql, parameters)
        said = {"metrics": list(question.metrics), "dimensions": list(question.dimensions)}
        source = self._source(
            "kpi",
            scope,
            state,
            query.tables,
            said,
            as_of=min(days, default=None),
            start=question.start,
            end=question.end,
        )
        return Answer(frame, source)

    def forecasts(self, scope: Scope, start: date, end: date) -> Answer:
        """Forecasts of the latest run, if it was made from the sales as they are now."""
        state = self._curator.state(scope.tenant_id)
        made, sales = state.tables.get("forecasts"), state.tables.get("daily_sales")
        where = in_scope(scope) & between(start, end)
        if (
            made is None
            or sales is None
            or sales.last_day is None
            or made.built_from.get("sales") != sales.built_from.get("sales")
        ):
            where = NEVER
        else:
            where &= is_day("cutoff", sales.last_day)
        return self._rows_of(
            "forecasts", scope, where, "sku_id, store_id, date", state=state, start=start, end=end
        )

    def elasticities(self, scope: Scope) -> Answer:
        """How buyers react to prices, as it was last computed; `cutoff` says up to which day.

        The source's parameter `computed_from` is the snapshot of the sales they were made from.
        """
        state = self._curator.state(scope.tenant_id)
        found = self._rows_of("elasticities", scope, in_scope(scope), "sku_id, store_id", state=state)
        made = state.tables.get("elasticities")
        if made is None:
            return found
        said = {**found.source.parameters, "computed_from": made.built_from.get("sales", "")}
        return Answer(found.frame, found.source.model_copy(update={"parameters": said}))

    def anomalies(self, scope: Scope) -> Answer:
        """What the latest look found, if it was made from the tables as they are now."""
        state = self._curator.state(scope.tenant_id)
        made = state.tables.get("anomalies")
        of_now = made is not None and made.built_from.get("sales") == current("anomalies", state)
        where = in_scope(scope, sku=None) if of_now else NEVER
        return self._rows_of("anomalies", scope, where, "finding, store_id, sku_id", state=state)

    def supplier_delays(self, scope: Scope) -> Answer:
        """How late each supplier's orders came in, as it was last counted, whatever the scope."""
        every = in_scope(scope, store=None, sku=None)
        return self._rows_of("supplier_delays", scope, every, "supplier, late_days")

    def _rows_of(
        self,
        table: str,
        scope: Scope,
        where: Where,
        order_by: str,
        *,
        state: State | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> Answer:
        state = self._curator.state(scope.tenant_id) if state is None else state
        frame = self._read(table, scope, where, order_by, state)
        source = self._source(
            table, scope, state, (table,), {}, as_of=_as_of(state, table), start=start, end=end
        )
        return Answer(frame, source)

    def _read(self, table: str, scope: Scope, where: Where, order_by: str, state: State) -> pl.DataFrame:
        """Return rows of a table; a small one is read once, and what is asked of it picked out in memory."""
        made = state.tables.get(table)
        every = scope.store_ids is None and scope.sku_ids is None
        if made is None or (made.rows > SMALL_ROWS and not (every and table in READ_WHOLE)):
            sql = rows_of(table, where, order_by)
            return self._reader.ask(scope.tenant_id, state, (table,), sql, where.parameters)

        def read() -> pl.DataFrame:
            return self._reader.read(scope.tenant_id, state, (table,), rows_of(table, Where(), order_by))

        whole = self._whole.of((scope.tenant_id, table, order_by), made.snapshot, read, cells_of)
        return where.of(whole)

    def _source(
        self,
        method: str,
        scope: Scope,
        state: State,
        tables: Iterable[str],
        parameters: dict[str, Any],
        *,
        as_of: date | None,
        start: date | None,
        end: date | None,
    ) -> Source:
        said: dict[str, Any] = {
            "store_ids": None if scope.store_ids is None else list(scope.store_ids),
            "sku_ids": None if scope.sku_ids is None else list(scope.sku_ids),
            "start": start,
            "end": end,
        }
        return Source(
            tables={
                f"curated.{name}": state.tables[name].snapshot for name in tables if name in state.tables
            },
            parameters=parameters | {name: value for name, value in said.items() if value is not None},
            method=method,
            as_of=as_of,
            computed_at=self._clock.now(),
            currency=self._currencies.of(scope.tenant_id),
        )


def _last_day(state: State, table: str) -> date | None:
    found = state.tables.get(table)
    return None if found is None else found.last_day


def _as_of(state: State, table: str) -> date | None:
    """Return the last day the data behind a table covers; for one without days, that of the sales."""
    if table in ("stock", "stock_position"):
        return _last_day(state, "stock")
    if table in ("competitor_prices", "returns"):
        return _last_day(state, table)
    return _last_day(state, "daily_sales")
