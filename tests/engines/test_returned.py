"""Returns beyond what usually comes back, and claims that repeat."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from engines.decision.anomaly import Anomaly
from engines.decision.returned import detect_returns

END = date(2026, 11, 21)
START = END - timedelta(days=6)
DAYS = 189
SKUS, STORES = [f"A{number}" for number in range(12)], ["S1", "S2", "S3"]
PRODUCTS = pl.DataFrame({"sku_id": SKUS, "category": ["DAIRY"] * 12})
REASONS = ["damaged", "wrong item", "changed mind"]


def sales() -> pl.DataFrame:
    days = pl.DataFrame({"date": [END - timedelta(days=number) for number in range(DAYS)]})
    keys = pl.DataFrame({"sku_id": SKUS}).join(pl.DataFrame({"store_id": STORES}), how="cross")
    return days.join(keys, how="cross").with_columns(units=pl.lit(10), price=pl.lit(50.0))


def returns(seed: int = 0) -> pl.DataFrame:
    """Return one unit in a hundred of what sold, for reasons of all sorts."""
    random = np.random.default_rng(seed)
    sold = sales()
    back = pl.Series(random.binomial(10, 0.01, sold.height))
    reason = pl.Series(np.array(REASONS)[random.integers(0, 3, sold.height)])
    return sold.select("date", "sku_id", "store_id", units_returned=back, reason=reason).filter(
        pl.col("units_returned") > 0
    )


def more(day: date, sku: str, stores: list[str], reasons: list[str]) -> pl.DataFrame:
    rows = [
        {"date": day, "sku_id": sku, "store_id": store, "units_returned": 1, "reason": reason}
        for store, reason in zip(stores, reasons, strict=True)
    ]
    return pl.DataFrame(rows)


def detect(rows: pl.DataFrame) -> list[Anomaly]:
    return detect_returns(rows, sales(), PRODUCTS, start=START, end=END)


def test_what_usually_comes_back_is_no_finding() -> None:
    assert [one for seed in range(5) for one in detect(returns(seed))] == []


def test_a_product_that_comes_back_in_one_store_is_a_spike_of_that_store() -> None:
    bad = more(END, "A3", ["S2"] * 12, REASONS * 4)
    (one,) = detect(pl.concat([returns(), bad]))
    assert (one.kind, one.sku_id, one.store_id) == ("returns_spike", "A3", "S2")
    assert one.expected is not None
    assert 0.3 < one.expected < 1.5  # 70 units sold in the week, one in a hundred comes back
    assert one.rupees is not None
    assert one.rupees < -400


def test_a_reason_given_everywhere_is_a_claim_of_the_product() -> None:
    bad = more(END, "A3", STORES * 4, ["damaged"] * 12)
    (one,) = [one for one in detect(pl.concat([returns(), bad])) if one.kind == "repeated_claims"]
    assert (one.sku_id, one.store_id, one.reason) == ("A3", "", "damaged")
    assert one.actual >= 12


def test_the_same_units_are_told_once_with_their_reason() -> None:
    bad = more(END, "A3", ["S2"] * 12, ["damaged"] * 12)
    (one,) = detect(pl.concat([returns(), bad]))
    assert (one.kind, one.store_id, one.reason) == ("returns_spike", "S2", "damaged")


def test_without_sales_nothing_can_be_expected() -> None:
    assert detect_returns(returns(), sales().clear(), PRODUCTS, start=START, end=END) == []


def test_a_shop_that_never_had_a_return_may_have_its_first() -> None:
    assert detect(more(END, "A3", ["S2"], ["damaged"])) == []
    (one,) = detect(more(END, "A3", ["S2"] * 8, REASONS * 2 + ["damaged"] * 2))
    assert one.kind == "returns_spike"
