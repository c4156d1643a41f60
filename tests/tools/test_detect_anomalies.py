"""detect_anomalies: planted faults are found and named, quiet days stay quiet."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from tests.tools.conftest import AS_OF, SELLER, Call, stock_row
from tests.tools.fake_lake import FakeLake
from tools.detect_anomalies import DetectAnomaliesResult


def detect(call: Call, **arguments: object) -> DetectAnomaliesResult:
    result = call("detect_anomalies", **arguments).result
    assert isinstance(result, DetectAnomaliesResult)
    return result


def plant(lake: FakeLake, day: date, sku_id: str, store_id: str, **columns: pl.Expr) -> None:
    """Change one day of one product in one store."""
    here = (pl.col("date") == day) & (pl.col("sku_id") == sku_id) & (pl.col("store_id") == store_id)
    schema = lake.sales.schema
    lake.sales = lake.sales.with_columns(
        **{
            name: pl.when(here).then(value).otherwise(pl.col(name)).cast(schema[name])
            for name, value in columns.items()
        }
    )


def kinds(result: DetectAnomaliesResult, cause: str | None = None) -> set[tuple[str, str | None]]:
    return {(row.kind, row.sku_id) for row in result.series if row.cause == cause}


def test_ordinary_days_are_quiet(call: Call) -> None:
    result = detect(call, sku_ids=["MILK"])
    assert not {kind for kind, _ in kinds(result) if kind.startswith("sales")}
    assert result.chance_alarms.value is not None


def test_a_spike_without_a_promotion_is_found(call: Call, lake: FakeLake) -> None:
    plant(lake, AS_OF - timedelta(days=2), "MILK", "DELHI_01", units=pl.lit(150), revenue=pl.lit(4200.0))
    result = detect(call)
    assert ("sales_spike", "MILK") in kinds(result)
    row = next(row for row in result.series if row.kind == "sales_spike")
    assert (row.store_id, row.start) == ("DELHI_01", AS_OF - timedelta(days=2))
    assert row.rupees is not None
    assert row.rupees > 0


def test_a_price_above_the_mrp_is_found(call: Call, lake: FakeLake) -> None:
    plant(lake, AS_OF, "ATTA", "DELHI_02", price=pl.lit(300.0))
    assert ("price_above_mrp", "ATTA") in kinds(detect(call))


def test_negative_stock_is_found(call: Call, lake: FakeLake) -> None:
    lake.stock_rows = [stock_row("MILK", "DELHI_01", -4)]
    assert ("stock_negative", "MILK") in kinds(detect(call))


def test_a_seller_is_told_of_the_own_stores_alone(call: Call, lake: FakeLake) -> None:
    plant(lake, AS_OF, "MILK", "MUMBAI_01", units=pl.lit(200), revenue=pl.lit(5800.0))
    assert ("sales_spike", "MILK") in kinds(detect(call))
    assert all(row.store_id in {"DELHI_01", "DELHI_02", None} for row in detect(call, who=SELLER).series)


def test_days_after_the_data_hold_nothing(call: Call) -> None:
    result = detect(call, period={"start": "2026-11-23", "end": "2026-11-24"})
    assert result.series == ()
    assert "period_beyond_data" in {note.code for note in result.notes}
