"""How late suppliers are is learned from the stock file, and known wherever the scope lies."""

from __future__ import annotations

from datetime import timedelta

from core.identity import Scope
from tests.tools.conftest import AS_OF, stock_row
from tests.tools.fake_lake import FakeLake
from tools.supplier_delay import known_delays, learn_delays


def test_orders_are_counted_by_supplier_and_known_to_every_store(lake: FakeLake) -> None:
    on_the_way = [0, 24, 24, 24, 24, 0]  # sent five days ago, in today: two days past its lead time of two
    lake.stock_rows = [
        stock_row("MILK", "DELHI_01", 30, date=AS_OF - timedelta(days=5 - day), in_transit=units)
        for day, units in enumerate(on_the_way)
    ]
    assert learn_delays(lake, "demo") == "1 orders of 1 suppliers"
    did, source = known_delays(lake, Scope("demo", ("MUMBAI_01",), ("TEA",)))
    assert did == {"Mohini Dairy": {-1: (0, 1), 0: (0, 1), 1: (0, 1), 2: (1, 1)}}
    assert source.tables


def test_without_stock_counts_nothing_is_learned(lake: FakeLake) -> None:
    lake.stock_rows = []
    assert learn_delays(lake, "demo") == "no stock counts yet"
    assert known_delays(lake, Scope("demo"))[0] == {}
