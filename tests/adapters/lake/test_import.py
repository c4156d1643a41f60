"""How an import lands, counts its duplicates, is replaced and is undone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pyarrow as pa
import pytest

from adapters.lake import IcebergLake
from core.errors import InputError
from tests.adapters.lake.shop import Shop, batch, day, product, sale, stock


def test_staged_rows_are_unseen_until_they_are_committed(shop: Shop) -> None:
    assert shop.stage("sales", "a", [sale(1, 5), sale(2, 6)]) == 2
    assert shop.sales().height == 0

    result = shop.lake.commit("shop", "sales", "a")

    assert (result.accepted, result.duplicates) == (2, 0)
    assert result.snapshot_id
    assert shop.units() == 11


def test_staging_again_replaces_what_was_staged(shop: Shop) -> None:
    shop.stage("sales", "a", [sale(1, 5), sale(2, 6)])
    shop.stage("sales", "a", [sale(1, 7)])
    assert shop.lake.commit("shop", "sales", "a").accepted == 1
    assert shop.units() == 7


def test_the_same_file_twice_changes_nothing(shop: Shop) -> None:
    rows = [sale(1, 5), sale(2, 6)]
    shop.bring("sales", "a", rows)
    again = shop.bring("sales", "b", rows)
    assert (again.accepted, again.duplicates) == (0, 2)
    assert shop.units() == 11


def test_a_key_repeated_within_a_file_counts_once(shop: Shop) -> None:
    result = shop.bring("sales", "a", [sale(1, 5, event="e"), sale(1, 9, event="e")])
    assert (result.accepted, result.duplicates) == (1, 1)
    assert shop.units() == 5


def test_a_missing_event_id_is_a_key_like_any_other(shop: Shop) -> None:
    row = {**sale(1, 5), "source_event_id": None}
    assert shop.bring("sales", "a", [row]).accepted == 1
    assert shop.bring("sales", "b", [row]).duplicates == 1


def test_committing_again_returns_the_first_result(shop: Shop, reopen: Callable[[], IcebergLake]) -> None:
    first = shop.bring("sales", "a", [sale(1, 5), sale(1, 5)])
    assert shop.lake.commit("shop", "sales", "a") == first
    shop.stage("sales", "a", [sale(3, 99)])
    assert reopen().commit("shop", "sales", "a") == first
    assert shop.units() == 5


def test_nothing_staged_cannot_be_committed(shop: Shop) -> None:
    with pytest.raises(InputError, match="Nothing was staged"):
        shop.lake.commit("shop", "sales", "ghost")


def test_an_empty_file_is_in_with_no_rows(shop: Shop) -> None:
    result = shop.bring("sales", "a", [])
    assert (result.accepted, result.duplicates) == (0, 0)
    assert shop.sales().height == 0


def test_undoing_an_import_takes_exactly_its_rows_out(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    shop.bring("sales", "b", [sale(2, 6), sale(3, 7)])
    assert shop.undo("sales", "b") == 2
    assert shop.units() == 5
    assert shop.undo("sales", "b") == 0
    assert shop.undo("sales", "never") == 0


def test_a_row_hidden_as_duplicate_reappears_when_the_other_import_is_undone(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    shop.bring("sales", "b", [sale(2, 6), sale(3, 7)])
    assert shop.undo("sales", "a") == 2
    assert shop.sales()["units"].to_list() == [6, 7]


def test_an_undone_import_can_come_in_again(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    shop.undo("sales", "a")
    assert shop.bring("sales", "a", [sale(1, 8)]).accepted == 1
    assert shop.units() == 8


def test_a_corrected_file_takes_the_place_of_the_other(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    shop.bring("sales", "b", [sale(1, 5)])  # hidden behind a
    result = shop.bring("sales", "c", [sale(1, 50), sale(2, 60)], replaces="a")
    assert (result.accepted, result.duplicates) == (2, 0)
    assert shop.sales()["units"].to_list() == [50, 60]
    assert shop.undo("sales", "c") == 2
    assert shop.sales()["units"].to_list() == [5]


def test_replacing_is_one_snapshot(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    shop.bring("sales", "b", [sale(1, 6)], replaces="a")
    table = shop.lake.iceberg("shop", "cleaned", "sales")
    assert [snapshot.summary["import_id"] for snapshot in table.snapshots() if snapshot.summary] == ["a", "b"]


def test_replacing_by_an_empty_file_leaves_nothing(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    shop.bring("sales", "b", [], replaces="a")
    assert shop.sales().height == 0


def test_an_import_cannot_replace_itself(shop: Shop) -> None:
    shop.stage("sales", "a", [sale(1, 5)])
    with pytest.raises(InputError, match="itself"):
        shop.lake.commit("shop", "sales", "a", replaces="a")


def test_the_newest_import_is_in_force_where_the_table_says_latest(shop: Shop) -> None:
    shop.bring("products", "a", [product("MILK", name="Old"), product("ATTA")])
    result = shop.bring("products", "b", [product("MILK", name="New"), product("ATTA")])
    assert (result.accepted, result.duplicates) == (1, 1)  # ATTA is as it was
    assert shop.lake.products(shop.scope).frame["name"].to_list() == ["Atta", "New"]
    shop.undo("products", "b")
    assert shop.lake.products(shop.scope).frame["name"].to_list() == ["Atta", "Old"]


def test_the_last_row_of_a_file_is_in_force_where_the_table_says_latest(shop: Shop) -> None:
    result = shop.bring("products", "a", [product("MILK", name="One"), product("MILK", name="Two")])
    assert (result.accepted, result.duplicates) == (1, 1)
    assert shop.lake.products(shop.scope).frame["name"].to_list() == ["Two"]


def test_undoing_what_brought_a_row_first_keeps_the_equal_row_of_a_later_import(shop: Shop) -> None:
    shop.bring("inventory", "a", [stock(1, 20)])
    assert shop.bring("inventory", "b", [stock(1, 20)]).duplicates == 1
    shop.undo("inventory", "a")
    assert shop.lake.stock_position(shop.scope).frame["on_hand"].to_list() == [20]


def test_an_unknown_kind_or_column_is_refused(shop: Shop) -> None:
    with pytest.raises(InputError, match="no table"):
        shop.lake.stage("shop", "gossip", "a", [])
    rows = batch("sales", [sale(1, 5)]).append_column("mood", pa.array(["good"]))
    with pytest.raises(InputError, match="mood"):
        shop.lake.stage("shop", "sales", "a", [rows])


def test_a_column_of_the_wrong_type_is_refused_and_nothing_is_staged(shop: Shop) -> None:
    rows = pa.RecordBatch.from_pylist([{**sale(1, 5), "price": "ten", "row_number": 1}])
    with pytest.raises(InputError, match="price"):
        shop.lake.stage("shop", "sales", "a", [rows])
    with pytest.raises(InputError, match="Nothing was staged"):
        shop.lake.commit("shop", "sales", "a")


def test_optional_columns_may_be_absent_and_numbers_of_other_widths_are_taken(shop: Shop) -> None:
    rows = pa.RecordBatch.from_pydict(
        {
            "date": pa.array([day(1)], pa.date32()),
            "sku_id": pa.array(["MILK"]).dictionary_encode(),
            "store_id": pa.array(["DELHI_01"], pa.large_string()),
            "units_sold": pa.array([3], pa.int32()),
            "price": pa.array([10.00005], pa.float64()),
            "row_number": pa.array([1], pa.int64()),
        }
    )
    shop.lake.stage("shop", "sales", "a", [rows])
    shop.lake.commit("shop", "sales", "a")
    assert shop.sales()["price"].to_list() == [Decimal("10.0001")]


@pytest.mark.parametrize("tenant", ["", "../other", "a b", "a'; DROP TABLE x", "शॉप", "x" * 65, "a/b"])
def test_a_hostile_tenant_id_never_becomes_a_path(lake: IcebergLake, tenant: str) -> None:
    with pytest.raises(InputError, match="tenant"):
        lake.stage(tenant, "sales", "a", [batch("sales", [sale(1, 5)])])
    with pytest.raises(InputError, match="tenant"):
        lake.freshness(tenant)


@pytest.mark.parametrize("import_id", ["", "../../etc", "a/b", ".hidden", "a b", "x" * 129])
def test_a_hostile_import_id_never_becomes_a_path(shop: Shop, import_id: str) -> None:
    with pytest.raises(InputError, match="import id"):
        shop.stage("sales", import_id, [sale(1, 5)])
    with pytest.raises(InputError, match="import id"):
        shop.undo("sales", import_id)


def test_import_ids_as_others_make_them_are_taken(shop: Shop) -> None:
    for number, import_id in enumerate(["imp:01J9Z", "2025-01-01T10:00", "a.b_c-d", "x" * 128], start=1):
        shop.bring("sales", import_id, [sale(number, 1)])
    assert shop.undo("sales", "imp:01J9Z") == 1
    assert shop.units() == 3


def test_tenants_share_nothing(lake: IcebergLake) -> None:
    one, two = Shop(lake, "one"), Shop(lake, "two")
    one.bring("sales", "a", [sale(1, 5)])
    assert two.bring("sales", "a", [sale(1, 9)]).accepted == 1
    assert (one.units(), two.units()) == (5, 9)
    assert two.undo("sales", "a") == 1
    assert (one.units(), two.units()) == (5, 0)
    assert lake.tenants() == ("one", "two")
