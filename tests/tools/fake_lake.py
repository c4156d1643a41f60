"""A lake of polars frames in memory: implements `core.ports.Lake` for tests of tools and agents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

import polars as pl

from core.fact import Source
from core.identity import Scope
from core.kept import Kept
from core.model_record import ModelRecord
from core.ports import Answer, Freshness, KpiQuestion

T = TypeVar("T")

_TEXT, _REAL, _WHOLE = pl.String(), pl.Float64(), pl.Int64()

STORES = pl.Schema({"store_id": _TEXT, "city": _TEXT, "region": _TEXT, "name": _TEXT})
PRODUCTS = pl.Schema(
    {
        "sku_id": _TEXT,
        "category": _TEXT,
        "brand": _TEXT,
        "pack_size": _TEXT,
        "mrp": _REAL,
        "min_margin_pct": _REAL,
        "name": _TEXT,
        "name_hi": _TEXT,
        "unit_cost": _REAL,
        "gst_rate_pct": _REAL,
    }
)
SALES = pl.Schema(
    {
        "date": pl.Date(),
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "units": _WHOLE,
        "units_winsorised": _REAL,
        "revenue": _REAL,
        "price": _REAL,
        "imputed_price": pl.Boolean(),
        "promo_flag": pl.Boolean(),
        "stockout": pl.Boolean(),
    }
)
STOCK = pl.Schema(
    {
        "date": pl.Date(),
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "on_hand": _WHOLE,
        "in_transit": _WHOLE,
        "backorder": _WHOLE,
        "lead_time_days": _WHOLE,
    }
)
COMPETITOR_PRICES = pl.Schema(
    {
        "date": pl.Date(),
        "sku_id": _TEXT,
        "competitor": _TEXT,
        "competitor_price": _REAL,
        "url": _TEXT,
        "confidence": _REAL,
    }
)
PROMOTIONS = pl.Schema(
    {
        "promo_id": _TEXT,
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "start_date": pl.Date(),
        "end_date": pl.Date(),
        "discount_pct": _REAL,
        "name": _TEXT,
    }
)
HOLIDAYS = pl.Schema({"date": pl.Date(), "name": _TEXT, "region": _TEXT})
RETURNS = pl.Schema(
    {"date": pl.Date(), "sku_id": _TEXT, "store_id": _TEXT, "units_returned": _WHOLE, "reason": _TEXT}
)
SUPPLIER_TERMS = pl.Schema(
    {
        "sku_id": _TEXT,
        "supplier": _TEXT,
        "lead_time_days": _WHOLE,
        "lead_time_std_days": _REAL,
        "moq": _WHOLE,
        "case_pack": _WHOLE,
        "shelf_life_days": _WHOLE,
        "reliability": _REAL,
    }
)
PRICE_POLICY = pl.Schema({"sku_id": _TEXT, "map_price": _REAL, "floor_price": _REAL, "max_delta_pct": _REAL})
FORECASTS = pl.Schema(
    {
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "date": pl.Date(),
        "cutoff": pl.Date(),
        "model": _TEXT,
        "yhat": _REAL,
        "yhat_lo_80": _REAL,
        "yhat_hi_80": _REAL,
        "yhat_lo_95": _REAL,
        "yhat_hi_95": _REAL,
        "demand_class": _TEXT,
        "sigma": _REAL,
        **dict.fromkeys(("q025", "q10", "q25", "q50", "q75", "q90", "q975"), _REAL),
    }
)

ELASTICITIES = pl.Schema(
    {
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "cutoff": pl.Date(),
        **dict.fromkeys(
            (
                "elasticity",
                "elasticity_sd",
                "elasticity_lo_80",
                "elasticity_hi_80",
                "promo_lift",
                "own_share",
            ),
            _REAL,
        ),
        "basis": _TEXT,
        "reason": _TEXT,
        "price_low": _REAL,
        "price_high": _REAL,
    }
)

SUPPLIER_DELAYS = pl.Schema({"supplier": _TEXT, "late_days": _WHOLE, "came": _WHOLE, "waited": _WHOLE})
ANOMALIES = pl.Schema(
    {
        "finding": pl.Int64(),
        "kind": _TEXT,
        "sku_id": _TEXT,
        "store_id": _TEXT,
        "category": _TEXT,
        "start_date": pl.Date(),
        "end_date": pl.Date(),
        **dict.fromkeys(("actual", "expected", "rupees", "chance"), _REAL),
        "cause": _TEXT,
        "reason": _TEXT,
        "days": pl.Int64(),
        "looked_from": pl.Date(),
        "looked_until": pl.Date(),
        "method": _TEXT,
    }
)

Rows = list[dict[str, object]]


def frame(rows: Rows, schema: pl.Schema) -> pl.DataFrame:
    """Build a frame of the schema; columns a row leaves out are null."""
    return pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows] if rows else [], schema=schema
    )


@dataclass
class FakeLake:
    """Rows by table, as dictionaries; every answer is limited to the scope.

    `questions` records which were asked. `saved` holds what `save_forecasts` was given.
    """

    stores_rows: Rows = field(default_factory=list[dict[str, object]])
    products_rows: Rows = field(default_factory=list[dict[str, object]])
    sales: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SALES))
    stock_rows: Rows = field(default_factory=list[dict[str, object]])
    competitor_rows: Rows = field(default_factory=list[dict[str, object]])
    promotion_rows: Rows = field(default_factory=list[dict[str, object]])
    holiday_rows: Rows = field(default_factory=list[dict[str, object]])
    model_records: list[ModelRecord] = field(default_factory=list[ModelRecord])
    return_rows: Rows = field(default_factory=list[dict[str, object]])
    supplier_rows: Rows = field(default_factory=list[dict[str, object]])
    policy_rows: Rows = field(default_factory=list[dict[str, object]])
    saved: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FORECASTS))
    elasticity_rows: Rows = field(default_factory=list[dict[str, object]])
    delay_rows: Rows = field(default_factory=list[dict[str, object]])
    found: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ANOMALIES))
    questions: list[str] = field(default_factory=list[str])

    def kept(
        self,
        tenant_id: str,
        asked: Hashable,
        make: Callable[[], T],
        *,
        given: object = None,
        cells: Callable[[T], int],
    ) -> T:
        """Reckon anew each time: the rows of a fake have no snapshots."""
        return make()

    def _answer(self, table: str, rows: pl.DataFrame, scope: Scope) -> Answer:
        self.questions.append(table)
        if scope.store_ids is not None and "store_id" in rows.columns:
            mine = pl.col("store_id").is_in(list(scope.store_ids))
            rows = rows.filter(mine | pl.col("store_id").is_null() if table == "promotions" else mine)
        if scope.sku_ids is not None and "sku_id" in rows.columns:
            rows = rows.filter(pl.col("sku_id").is_in(list(scope.sku_ids)))
        return Answer(rows, Source(tables={table: "snapshot-1"}))

    @staticmethod
    def _between(rows: pl.DataFrame, start: date | None, end: date | None) -> pl.DataFrame:
        if start is not None:
            rows = rows.filter(pl.col("date") >= start)
        return rows if end is None else rows.filter(pl.col("date") <= end)

    def freshness(self, tenant_id: str) -> Freshness:
        """Return the last day of each kind of data."""

        def last(rows: pl.DataFrame) -> date | None:
            newest = rows["date"].max()
            return newest if isinstance(newest, date) and not isinstance(newest, datetime) else None

        return Freshness(
            last(self.sales),
            last(frame(self.stock_rows, STOCK)),
            last(frame(self.competitor_rows, COMPETITOR_PRICES)),
        )

    def stores(self, scope: Scope) -> Answer:
        """Stores."""
        return self._answer("stores", frame(self.stores_rows, STORES), scope)

    def products(self, scope: Scope) -> Answer:
        """Products."""
        return self._answer("products", frame(self.products_rows, PRODUCTS), scope)

    def sales_history(self, scope: Scope, start: date | None = None, end: date | None = None) -> Answer:
        """Sales."""
        return self._answer("sales", self._between(self.sales, start, end), scope)

    def stock_position(self, scope: Scope) -> Answer:
        """Latest snapshots."""
        rows = frame(self.stock_rows, STOCK).sort("date").unique(["sku_id", "store_id"], keep="last")
        return self._answer("inventory", rows.sort("sku_id", "store_id"), scope)

    def stock_history(self, scope: Scope, start: date, end: date) -> Answer:
        """Snapshots."""
        return self._answer("inventory", self._between(frame(self.stock_rows, STOCK), start, end), scope)

    def competitor_prices(self, scope: Scope, start: date, end: date) -> Answer:
        """Competitor prices."""
        rows = self._between(frame(self.competitor_rows, COMPETITOR_PRICES), start, end)
        return self._answer("competitor_prices", rows, scope)

    def promotions(self, scope: Scope, start: date, end: date) -> Answer:
        """Promotions."""
        rows = frame(self.promotion_rows, PROMOTIONS)
        touching = rows.filter((pl.col("start_date") <= end) & (pl.col("end_date") >= start))
        return self._answer("promotions", touching, scope)

    def holidays(self, scope: Scope, start: date, end: date) -> Answer:
        """Holidays."""
        return self._answer("holidays", self._between(frame(self.holiday_rows, HOLIDAYS), start, end), scope)

    def returns(self, scope: Scope, start: date, end: date) -> Answer:
        """Returns."""
        return self._answer("returns", self._between(frame(self.return_rows, RETURNS), start, end), scope)

    def supplier_terms(self, scope: Scope) -> Answer:
        """Supplier terms."""
        return self._answer("supplier_terms", frame(self.supplier_rows, SUPPLIER_TERMS), scope)

    def price_policy(self, scope: Scope) -> Answer:
        """Price policy."""
        return self._answer("price_policy", frame(self.policy_rows, PRICE_POLICY), scope)

    def kpi(self, scope: Scope, question: KpiQuestion) -> Answer:
        """Revenue, units, price, margin of what has a cost, stock value; of others what lies there."""
        if question.metrics == ("stock_value",):
            return self._stock_value(scope)
        if question.metrics == ("stockout_rate",) and question.dimensions == ("sku",):
            there = (
                self.stock_position(scope).frame.select(pl.col("sku_id").alias("sku")).unique().sort("sku")
            )
            return Answer(there.with_columns(pl.lit(0.0).alias("stockout_rate")), Source())
        sales = self._between(self._answer("sales", self.sales, scope).frame, question.start, question.end)
        joined = sales.join(frame(self.products_rows, PRODUCTS), on="sku_id", how="left").join(
            frame(self.stores_rows, STORES).select("store_id", "city"), on="store_id", how="left"
        )
        net = pl.col("revenue") / (1 + pl.col("gst_rate_pct").fill_null(0) / 100)
        joined = joined.with_columns(
            pl.col("date").dt.truncate("1w").alias("week"),
            pl.col("date").dt.truncate("1mo").alias("month"),
            pl.col("store_id").alias("store"),
            pl.col("sku_id").alias("sku"),
            net.alias("net"),
            (net - pl.col("unit_cost") * pl.col("units")).alias("profit"),
        )
        known = pl.col("unit_cost").is_not_null()
        metrics = {
            "revenue": pl.col("revenue").sum(),
            "units": pl.col("units").sum(),
            "average_price": pl.col("revenue").sum() / pl.col("units").sum(),
            "margin": pl.when(known.any()).then(pl.col("profit").sum()),
            "margin_pct": pl.col("profit").sum() / pl.col("net").filter(known).sum() * 100,
        }
        asked = [
            metrics.get(metric, pl.lit(None, dtype=pl.Float64)).alias(metric) for metric in question.metrics
        ]
        if {"margin", "margin_pct"}.intersection(question.metrics):
            coverage = pl.col("units").filter(known).sum() / pl.col("units").sum()
            asked += [
                coverage.alias("margin_coverage"),
                pl.col("sku_id").filter(~known).n_unique().alias("margin_uncosted"),
            ]
        if question.dimensions:
            result = joined.group_by(question.dimensions).agg(asked).sort(question.dimensions)
        else:
            result = joined.select(asked)
        return Answer(result, Source(tables={"sales": "snapshot-1", "products": "snapshot-1"}))

    def _stock_value(self, scope: Scope) -> Answer:
        """Return what lies there in all; whatever the period."""
        there = self.stock_position(scope).frame.join(
            frame(self.products_rows, PRODUCTS), on="sku_id", how="left"
        )
        costed = there.filter(pl.col("unit_cost").is_not_null())
        worth = pl.lit((costed["on_hand"] * costed["unit_cost"]).sum() if costed.height else None)
        uncosted = there.filter(pl.col("unit_cost").is_null() & (pl.col("on_hand") > 0))
        told = pl.select(
            worth.alias("stock_value"),
            pl.lit(uncosted["sku_id"].n_unique()).alias("stock_value_uncosted"),
            pl.lit(there["on_hand"].null_count()).alias("stock_value_uncounted"),
        )
        return Answer(told, Source(tables={"inventory": "snapshot-1", "products": "snapshot-1"}))

    def forecasts(self, scope: Scope, start: date, end: date) -> Answer:
        """Return what was saved."""
        return self._answer("forecasts", self._between(self.saved, start, end), scope)

    def save_forecasts(
        self, tenant_id: str, forecasts: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Keep the forecasts."""
        self.saved = forecasts
        return "snapshot-2"

    def elasticities(self, scope: Scope) -> Answer:
        """Elasticities."""
        return self._answer("elasticities", frame(self.elasticity_rows, ELASTICITIES), scope)

    def save_elasticities(
        self, tenant_id: str, elasticities: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Keep the elasticities."""
        self.elasticity_rows = elasticities.to_dicts()
        return "snapshot-4"

    def anomalies(self, scope: Scope) -> Answer:
        """Return what was found, in the stores of the scope."""
        of_stores = Scope(scope.tenant_id, scope.store_ids)
        return self._answer("anomalies", self.found, of_stores)

    def save_anomalies(
        self, tenant_id: str, anomalies: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Keep what was found."""
        self.found = anomalies
        return "snapshot-5"

    def supplier_delays(self, scope: Scope) -> Answer:
        """How late suppliers were."""
        return self._answer("supplier_delays", frame(self.delay_rows, SUPPLIER_DELAYS), scope)

    def save_supplier_delays(
        self, tenant_id: str, delays: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        """Keep how late suppliers were."""
        self.delay_rows = delays.to_dicts()
        return "snapshot-6"

    def save_model(self, tenant_id: str, record: ModelRecord) -> str:
        """Keep the model; it serves."""
        self.model_records = [replace(one, serving=False) for one in self.model_records]
        self.model_records.append(replace(record, serving=True))
        return "snapshot-3"

    def serve_model(self, tenant_id: str, version: str) -> str:
        """Let a version serve again."""
        self.model_records = [replace(one, serving=one.version == version) for one in self.model_records]
        return "snapshot-3"

    def models(self, tenant_id: str) -> Sequence[ModelRecord]:
        """List the versions, newest first."""
        return [replace(one, artifact=b"") for one in reversed(self.model_records)]

    def serving_model(self, tenant_id: str) -> ModelRecord | None:
        """Return the version that serves."""
        return next((one for one in self.model_records if one.serving), None)


@dataclass
class KeepingLake(FakeLake):
    """Keeps what is reckoned as the real lake does, for as long as `snapshot` is the same."""

    snapshot: int = 1
    things: Kept = field(default_factory=lambda: Kept(1_000_000, 1_000_000))

    def kept(
        self,
        tenant_id: str,
        asked: Hashable,
        make: Callable[[], T],
        *,
        given: object = None,
        cells: Callable[[T], int],
    ) -> T:
        """Return what was reckoned, or reckon it."""
        return self.things.of((tenant_id, asked), (self.snapshot, given), make, cells)
