"""How late suppliers were is kept whole, and the same in every part of the shop."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from adapters.lake import IcebergLake
from core.identity import Scope
from tests.adapters.lake.shop import Shop, sale


def counted(came: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"supplier": ["Mohini Dairy", ""], "late_days": [1, 0], "came": [came, 2], "waited": [9, 4]}
    )


def test_the_latest_count_replaces_the_one_before_and_every_scope_sees_it(
    shop: Shop, reopen: Callable[[], IcebergLake]
) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    assert shop.lake.supplier_delays(shop.scope).frame.rows() == []
    shop.lake.save_supplier_delays("shop", counted(3))
    shop.lake.save_supplier_delays("shop", counted(5))
    kept = Shop(reopen()).lake.supplier_delays(Scope("shop", ("MUMBAI_01",), ("TEA",))).frame
    assert kept.rows() == [("", 0, 2, 4), ("Mohini Dairy", 1, 5, 9)]
