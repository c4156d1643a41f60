"""How buyers react is computed for a tenant, kept, and computed again where it is missing."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from core.errors import DataError
from tests.tools.conftest import AS_OF
from tests.tools.fake_lake import SALES, FakeLake
from tools.elasticity import compute_elasticities, known_reaction


@pytest.fixture
def moving() -> FakeLake:
    """Twelve teas in two stores whose price moves every three weeks; soap is of another category."""
    rng = np.random.default_rng(1)
    days = [AS_OF - timedelta(days=offset) for offset in reversed(range(252))]
    frames: list[pl.DataFrame] = []
    for sku in range(12):
        for store in ("DELHI_01", "MUMBAI_01"):
            log_price = np.repeat(rng.uniform(-0.1, 0.1, 12), 21)
            units = rng.poisson(15 * np.exp(-1.8 * log_price))
            frames.append(
                pl.DataFrame(
                    {
                        "date": days,
                        "sku_id": f"TEA_{sku}",
                        "store_id": store,
                        "units": units,
                        "units_winsorised": units.astype(float),
                        "revenue": None,
                        "price": 100 * np.exp(log_price),
                        "imputed_price": False,
                        "promo_flag": False,
                        "stockout": False,
                    },
                    schema_overrides=SALES,
                )
            )
    products: list[dict[str, object]] = [{"sku_id": f"TEA_{sku}", "category": "TEA"} for sku in range(12)]
    return FakeLake(
        stores_rows=[{"store_id": "DELHI_01"}, {"store_id": "MUMBAI_01"}],
        products_rows=[*products, {"sku_id": "SOAP", "category": "CARE"}],
        sales=pl.concat(frames),
    )


def test_the_whole_tenant_is_computed_with_the_sales_it_came_from(moving: FakeLake) -> None:
    answer = compute_elasticities(moving, "demo")
    assert answer.frame.height == 24
    assert answer.frame["elasticity"].mean() == pytest.approx(-1.8, abs=0.3)
    assert answer.source.tables == {"sales": "snapshot-1"}


def test_what_was_kept_is_used_and_nothing_is_computed(moving: FakeLake) -> None:
    moving.save_elasticities("demo", compute_elasticities(moving, "demo").frame)
    moving.questions.clear()
    known = known_reaction(moving, "demo", "TEA_3", "DELHI_01")
    assert known.reaction is not None
    assert "sales" not in moving.questions


def test_what_is_missing_is_computed_from_its_category(moving: FakeLake) -> None:
    known = known_reaction(moving, "demo", "TEA_3", "DELHI_01")
    assert known.reaction is not None
    assert known.reaction.elasticity == pytest.approx(-1.8, abs=0.8)
    assert known.price_low is not None
    assert 88 < known.price_low < 100


def test_a_product_that_never_sold_there_is_unknown(moving: FakeLake) -> None:
    known = known_reaction(moving, "demo", "SOAP", "DELHI_01")
    assert (known.reaction, known.why_not) == (None, "not_sold")


def test_without_sales_there_is_nothing_to_compute() -> None:
    with pytest.raises(DataError):
        compute_elasticities(FakeLake(), "demo")
