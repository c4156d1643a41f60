"""What a change derives of a table is right at each step, and derived once for it."""

from __future__ import annotations

import pytest
from pyiceberg.table import Transaction
from pyiceberg.table.metadata import TableMetadata

from adapters.lake.transaction import OnceDerived
from tests.adapters.lake.shop import Shop, sale


def test_metadata_is_derived_once_for_each_step_and_is_what_pyiceberg_derives(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    table = shop.lake.iceberg("shop", "cleaned", "sales")
    plain = Transaction.table_metadata.fget
    assert plain is not None
    derived: list[TableMetadata] = []

    def noted(transaction: Transaction) -> TableMetadata:
        derived.append(plain(transaction))
        return derived[-1]

    monkeypatch.setattr(Transaction, "table_metadata", property(noted))
    change = OnceDerived(table)

    before = change.table_metadata
    assert before == table.metadata
    assert change.table_metadata is before
    change.set_properties({"smartretail.tried": "yes"})
    after = change.table_metadata
    assert change.table_metadata is after
    assert len(derived) == 2

    assert "smartretail.tried" not in before.properties
    assert after.properties["smartretail.tried"] == "yes"
    same = plain(change)
    later = {"last_updated_ms": same.last_updated_ms}  # the moment of looking
    assert after.model_copy(update=later) == same


def test_a_table_that_was_loaded_again_is_looked_at_again(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 5)])
    table = shop.lake.iceberg("shop", "cleaned", "sales")
    change = OnceDerived(table)
    first = change.table_metadata.current_snapshot_id
    shop.bring("sales", "b", [sale(2, 6)])
    table.refresh()
    assert change.table_metadata.current_snapshot_id == table.metadata.current_snapshot_id != first
