"""Elasticities are kept whole, with the sales they were computed from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from adapters.lake import IcebergLake
from core.errors import InputError
from core.identity import Scope
from engines.pricing.elasticity import SCHEMA
from tests.adapters.lake.shop import Shop, day, sale


def run(value: float, *skus: str) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                **dict.fromkeys(SCHEMA),
                "sku_id": sku,
                "store_id": "DELHI_01",
                "cutoff": day(2),
                "elasticity": value,
                "basis": "own",
            }
            for sku in skus or ("MILK",)
        ],
        schema=SCHEMA,
    )


def served(shop: Shop, scope: Scope | None = None) -> pl.DataFrame:
    return shop.lake.elasticities(scope or shop.scope).frame


@pytest.fixture
def sold(shop: Shop) -> Shop:
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    return shop


def test_before_the_first_run_there_are_none_of_the_right_schema(sold: Shop) -> None:
    assert served(sold).height == 0
    assert served(sold).columns == SCHEMA.names()


def test_the_latest_run_replaces_the_one_before(sold: Shop, reopen: Callable[[], IcebergLake]) -> None:
    sold.lake.save_elasticities("shop", run(-1.0, "MILK", "ATTA"))
    snapshot = sold.lake.save_elasticities("shop", run(-2.0))
    again = Shop(reopen())
    assert served(again)["elasticity"].to_list() == [-2.0]
    assert served(again).schema == SCHEMA
    assert again.lake.elasticities(again.scope).source.tables == {"curated.elasticities": snapshot}


def test_they_keep_to_the_scope(sold: Shop) -> None:
    sold.lake.save_elasticities("shop", run(-1.0, "MILK", "ATTA"))
    assert served(sold, Scope("shop", ("DELHI_01",), ("ATTA",)))["sku_id"].to_list() == ["ATTA"]
    assert served(sold, Scope("shop", ("MUMBAI_01",))).height == 0


def test_they_outlive_the_sales_and_say_which_they_were_made_from(sold: Shop) -> None:
    source = sold.lake.sales_history(sold.scope).source
    sold.lake.save_elasticities("shop", run(-1.0), computed_from=source.tables)
    sold.bring("sales", "b", [sale(3, 5)])
    answer = sold.lake.elasticities(sold.scope)
    assert answer.frame.height == 1
    assert answer.source.parameters["computed_from"] == source.tables["curated.daily_sales"]


def test_an_empty_run_clears_them(sold: Shop) -> None:
    sold.lake.save_elasticities("shop", run(-1.0))
    sold.lake.save_elasticities("shop", run(-1.0).clear())
    assert served(sold).height == 0


def test_a_run_without_a_column_is_refused(sold: Shop) -> None:
    with pytest.raises(InputError, match="own_share"):
        sold.lake.save_elasticities("shop", run(-1.0).drop("own_share"))


def test_they_survive_a_lost_state_file(sold: Shop, home: Path, reopen: Callable[[], IcebergLake]) -> None:
    sold.lake.save_elasticities("shop", run(-1.5))
    (home / "lake" / "state" / "shop.json").unlink()
    assert served(Shop(reopen()))["elasticity"].to_list() == [-1.5]
