"""What the lake keeps, answers and what was reckoned: none after its tables have changed."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from adapters.lake import IcebergLake
from core.identity import Scope
from tests.adapters.lake.shop import Shop, day, sale


def test_whoever_changes_an_answer_changes_it_for_nobody_else(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    mine = shop.sales()
    mine.insert_column(0, pl.Series("y", [2]))
    assert "y" not in shop.sales().columns


def test_an_import_and_another_scope_are_answered_anew(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5), sale(1, 2, store="MUMBAI_01")])

    def sold(*stores: str) -> int:
        scope = Scope("shop", stores or None)
        return int(shop.lake.sales_history(scope, day(1), day(9)).frame["units"].sum())

    assert [sold(), sold("MUMBAI_01"), sold()] == [7, 2, 7]
    shop.bring("sales", "b", [sale(2, 10)])
    assert sold() == 17


def sold_in_all(lake: IcebergLake, asked: list[str], tenant: str = "shop", given: object = None) -> int:
    """Reckon what sold in all, noting that it was reckoned."""

    def make() -> int:
        asked.append(tenant)
        return int(lake.sales_history(Scope(tenant)).frame["units"].sum())

    return lake.kept(tenant, "sold in all", make, given=given, cells=lambda _: 1)


def test_a_figure_is_reckoned_once_and_anew_after_an_import_its_undoing_and_another_given(shop: Shop) -> None:
    asked: list[str] = []
    shop.bring("sales", "a", [sale(1, 5)])
    assert [sold_in_all(shop.lake, asked) for _ in range(3)] == [5, 5, 5]
    assert len(asked) == 1
    shop.bring("sales", "b", [sale(2, 10)])
    assert [sold_in_all(shop.lake, asked) for _ in range(2)] == [15, 15]
    assert len(asked) == 2
    shop.undo("sales", "b")
    assert sold_in_all(shop.lake, asked) == 5
    sold_in_all(shop.lake, asked, given={"service_level": 0.9})
    assert len(asked) == 4


def test_what_another_process_brings_in_counts_at_once(shop: Shop, reopen: Callable[[], IcebergLake]) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    assert sold_in_all(shop.lake, []) == 5
    Shop(reopen()).bring("sales", "b", [sale(2, 10)])
    assert sold_in_all(shop.lake, []) == 15


def test_tenants_that_ask_the_same_get_their_own(shop: Shop) -> None:
    other = Shop(shop.lake, "other")
    shop.bring("sales", "a", [sale(1, 5)])
    other.bring("sales", "a", [sale(1, 8)])
    assert [sold_in_all(shop.lake, [], tenant) for tenant in ("shop", "other", "shop")] == [5, 8, 5]
