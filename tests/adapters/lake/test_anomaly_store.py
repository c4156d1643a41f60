"""What a look found is served while everything it was made from stands, and never after."""

from __future__ import annotations

import polars as pl
import pytest

from adapters.lake.schema import CURATED
from core.errors import InputError
from core.identity import Scope
from tests.adapters.lake.shop import Shop, day, sale


def look(kind: str, store: str = "DELHI_01") -> pl.DataFrame:
    row = dict.fromkeys(CURATED["anomalies"])
    row |= {"finding": 0, "kind": kind, "store_id": store, "actual": 3.0, "looked_until": day(2)}
    return pl.DataFrame([row])


@pytest.fixture
def sold(shop: Shop) -> Shop:
    shop.bring("sales", "a", [sale(1, 5), sale(2, 6)])
    return shop


def served(shop: Shop, scope: Scope | None = None) -> list[str]:
    return shop.lake.anomalies(scope or shop.scope).frame["kind"].to_list()


def test_the_latest_look_replaces_the_one_before(sold: Shop) -> None:
    assert served(sold) == []
    sold.lake.save_anomalies("shop", look("sales_drop"))
    sold.lake.save_anomalies("shop", look("store_drop"))
    assert served(sold) == ["store_drop"]
    assert served(sold, Scope("shop", ("MUMBAI_01",))) == []


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("sales", [sale(3, 5)]),
        ("returns", [{"date": day(2), "sku_id": "MILK", "store_id": "DELHI_01", "units_returned": 1}]),
    ],
)
def test_whatever_it_was_made_from_moves_on_ends_it(
    sold: Shop, kind: str, rows: list[dict[str, object]]
) -> None:
    sold.lake.save_anomalies("shop", look("sales_drop"))
    sold.bring(kind, "b", rows)
    assert served(sold) == []


def test_a_look_at_data_that_moved_on_meanwhile_is_never_served(sold: Shop) -> None:
    tables = sold.lake.sales_history(sold.scope).source.tables
    sold.bring("sales", "b", [sale(3, 5)])
    sold.lake.save_anomalies("shop", look("sales_drop"), computed_from=tables)
    assert served(sold) == []


def test_a_look_without_a_column_is_refused(sold: Shop) -> None:
    with pytest.raises(InputError, match="looked_until"):
        sold.lake.save_anomalies("shop", look("sales_drop").drop("looked_until"))
