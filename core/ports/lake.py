"""Facts tables: what is asked of the lake, and what is written to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from core.fact import Source
from core.identity import Scope
from core.model_record import ModelRecord

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True)
class Answer:
    """Rows that answer a named question, and where they come from."""

    frame: pl.DataFrame
    source: Source


@dataclass(frozen=True)
class KpiQuestion:
    """Which metrics, cut by which dimensions, over which days (inclusive)."""

    metrics: tuple[str, ...]
    dimensions: tuple[str, ...]
    start: date
    end: date


@dataclass(frozen=True)
class Freshness:
    """The last day each kind of data covers; `None` where there is none."""

    sales: date | None = None
    inventory: date | None = None
    competitor_prices: date | None = None


T = TypeVar("T")


class Lake(Protocol):
    """Named questions to the curated tables. Every answer is limited to the scope.

    Columns are named as in `core.table`; frames are sorted by their key columns. A table
    that was never filled answers with an empty frame of the right schema.
    """

    def freshness(self, tenant_id: str) -> Freshness:
        """Return the last day of each kind of data."""
        ...

    def stores(self, scope: Scope) -> Answer:
        """Stores: `store_id, city, region, name`.

        Stores that only occur in sales or inventory are listed too, their city taken from
        the id's prefix (`DELHI_01` → Delhi).
        """
        ...

    def products(self, scope: Scope) -> Answer:
        """Products in force, the columns of `core.table.PRODUCTS`.

        Products that only occur in sales or inventory are listed too, other columns null.
        """
        ...

    def sales_history(self, scope: Scope, start: date | None = None, end: date | None = None) -> Answer:
        """One row per date × sku × store with sales rows.

        Columns: `date, sku_id, store_id, units, units_winsorised, revenue, price,
        imputed_price, promo_flag, stockout` (`stockout`: no stock at the day's end and
        nothing, or less than usual, sold: censored demand; null where stock is unknown).
        """
        ...

    def stock_position(self, scope: Scope) -> Answer:
        """Latest snapshot per sku × store: `date, sku_id, store_id, on_hand, in_transit,
        backorder, lead_time_days`. Unknown stock has no row, or a null `on_hand`."""
        ...

    def stock_history(self, scope: Scope, start: date, end: date) -> Answer:
        """Daily snapshots, the columns of `stock_position`."""
        ...

    def competitor_prices(self, scope: Scope, start: date, end: date) -> Answer:
        """Observations: `date, sku_id, competitor, competitor_price, url, confidence`."""
        ...

    def promotions(self, scope: Scope, start: date, end: date) -> Answer:
        """Promotions that touch the days."""
        ...

    def holidays(self, scope: Scope, start: date, end: date) -> Answer:
        """Holidays: `date, name, region`."""
        ...

    def returns(self, scope: Scope, start: date, end: date) -> Answer:
        """Returns: `date, sku_id, store_id, units_returned, reason`."""
        ...

    def supplier_terms(self, scope: Scope) -> Answer:
        """Supplier terms in force."""
        ...

    def price_policy(self, scope: Scope) -> Answer:
        """Price policy in force."""
        ...

    def kpi(self, scope: Scope, question: KpiQuestion) -> Answer:
        """One row per combination of dimensions; one column per metric, null if unknown."""
        ...

    def forecasts(self, scope: Scope, start: date, end: date) -> Answer:
        """Precomputed forecasts of the latest run, if it was made from today's data:
        `sku_id, store_id, date, cutoff, model, yhat, yhat_lo_80, yhat_hi_80, yhat_lo_95,
        yhat_hi_95`, and, null in runs of earlier versions, `demand_class, sigma, q025, q10,
        q25, q50, q75, q90, q975`. Empty where there is none or where the data has moved on."""
        ...

    def save_forecasts(
        self, tenant_id: str, forecasts: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's precomputed forecasts in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the sales they were computed from: where an
        import came in meanwhile, the forecasts are kept but not served.
        """
        ...

    def elasticities(self, scope: Scope) -> Answer:
        """How buyers react to prices, as it was last computed: `sku_id, store_id, cutoff,
        elasticity, elasticity_sd, elasticity_lo_80, elasticity_hi_80, promo_lift, own_share,
        basis, reason, price_low, price_high` (see `engines.pricing.elasticity`).

        Unlike forecasts they are served when the sales have moved on: `cutoff` says how old
        they are, and the source which snapshot they are."""
        ...

    def save_elasticities(
        self, tenant_id: str, elasticities: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's elasticities in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the sales they were computed from, kept with them.
        """
        ...

    def anomalies(self, scope: Scope) -> Answer:
        """What the latest look for anomalies found and at what it looked, in the stores of the scope:
        `finding, kind, sku_id, store_id, category, start_date, end_date, actual, expected, rupees,
        chance, cause, reason, days, looked_from, looked_until, method` (see `tools.anomaly_record`).
        Empty where nobody looked yet, or where any table it was made from has moved on."""
        ...

    def save_anomalies(
        self, tenant_id: str, anomalies: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace what the latest look found in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of all it was computed from: where an import came in
        meanwhile, it is kept but not served.
        """
        ...

    def supplier_delays(self, scope: Scope) -> Answer:
        """How late each supplier's orders came in, as it was last counted: `supplier, late_days, came,
        waited` (see `engines.inventory.delivery`). Of every supplier, if the scope allows any store and
        product; served when the stock has moved on."""
        ...

    def save_supplier_delays(
        self, tenant_id: str, delays: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Replace the tenant's counts in one commit; return the snapshot id.

        `computed_from` is `Source.tables` of the stock and the terms they were counted from.
        """
        ...

    def kept(
        self,
        tenant_id: str,
        asked: Hashable,
        make: Callable[[], T],
        *,
        given: object = None,
        cells: Callable[[T], int],
    ) -> T:
        """Return what `make` reckons from the tenant's tables, kept for as long as all of them stand.

        The one way to keep a figure: of this tenant, in this process, within bounds.

        Args:
            tenant_id: Whose tables.
            asked: What is reckoned, of which part; whoever asks the same may see the same.
            make: Reckons it from this tenant's tables, `asked` and `given`, and nothing else.
            given: All that goes in beside the tables (settings, what people decided, the day), as
                values: another value, and it is reckoned anew.
            cells: Tells its size, at 8 to 16 bytes a cell.

        Returns:
            What other callers get as well: it may not be changed.
        """
        ...

    def save_model(self, tenant_id: str, record: ModelRecord) -> str:
        """Add a version to the model registry, which serves from now on; return the snapshot id.

        Raises:
            InputError: there is a version of that name.
        """
        ...

    def serve_model(self, tenant_id: str, version: str) -> str:
        """Let an earlier version serve again; return the snapshot id.

        Raises:
            InputError: there is no such version.
        """
        ...

    def models(self, tenant_id: str) -> Sequence[ModelRecord]:
        """List the versions of the forecast model, newest first, without their artifacts."""
        ...

    def serving_model(self, tenant_id: str) -> ModelRecord | None:
        """Return the version that serves, with its artifact; `None` where nothing was trained."""
        ...


QuarantinedRow = Mapping[str, Any]
"""`file, row, column, value, reason` of a row that was not taken in."""


class LakeWriter(Protocol):
    """How an import lands: staged batch by batch, then wholly in or not at all."""

    def stage(self, tenant_id: str, kind: str, import_id: str, batches: Iterable[pa.RecordBatch]) -> int:
        """Write the batches where no question sees them; return the rows staged.

        Staging the same import again replaces what was staged before.
        """
        ...

    def commit(
        self, tenant_id: str, kind: str, import_id: str, *, replaces: str | None = None
    ) -> CommitResult:
        """Make the staged rows visible in one commit and the replaced import invisible.

        Committing an import that is already in returns the first commit's result.
        """
        ...

    def undo(self, tenant_id: str, kind: str, import_id: str) -> int:
        """Take an import's rows out in one commit; return how many."""
        ...

    def curate(self, tenant_id: str) -> None:
        """Bring the curated tables up to date with the cleaned ones; idempotent."""
        ...


@dataclass(frozen=True)
class CommitResult:
    """What a commit did: rows that became visible, rows whose key was already there."""

    accepted: int
    duplicates: int
    snapshot_id: str
