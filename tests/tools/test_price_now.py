"""The price in force: the last one sold at, unless one was set here since."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import polars as pl
import pytest

from core.clock import FixedClock
from core.identity import Scope
from core.ports import Ledgers
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, Call, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges
from tests.tools.test_price_batch import known
from tests.tools.test_review_price_changes import changed_on
from tools.price_batch import price_actions
from tools.price_now import prices_now, selling_prices
from tools.scope import ScopeArguments, resolve

MILK = ("MILK", "DELHI_01")
EVERYTHING = Scope("demo")


@pytest.fixture
def context(lake: FakeLake, directory: FakeDirectory, ledgers: Ledgers) -> ToolContext:
    return ToolContext(
        principal=MANAGER,
        lake=lake,
        clock=FixedClock(NOW),
        settings=directory.settings,
        ledgers=ledgers,
        blobs=MemoryBlobs(),
    )


def test_without_a_change_it_is_the_last_regular_price(context: ToolContext, lake: FakeLake) -> None:
    offer = (pl.col("date") > AS_OF - timedelta(days=3)) & (pl.col("sku_id") == "MILK")
    lake.sales = lake.sales.with_columns(
        pl.when(offer).then(20.0).otherwise("price").alias("price"),
        pl.when(offer).then(True).otherwise("promo_flag").alias("promo_flag"),
    )
    prices, _ = prices_now(context, EVERYTHING, AS_OF)
    assert (prices[MILK].price, prices[MILK].sold_at, prices[MILK].set_on) == (
        Decimal("28.00"),
        Decimal("28.00"),
        None,
    )
    paid, _ = selling_prices(context, EVERYTHING, {MILK}, AS_OF)
    assert paid[MILK] == 20.0  # what buyers pay in the offer


def test_a_price_set_since_the_last_sale_is_in_force(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF + timedelta(days=1), price="26.00")
    changed_on(price_changes, AS_OF + timedelta(days=2), price="25.50", before="26.00")
    prices, _ = prices_now(context, EVERYTHING, AS_OF)
    assert (prices[MILK].price, prices[MILK].sold_at) == (Decimal("25.50"), Decimal("28.00"))
    assert prices[MILK].set_on == AS_OF + timedelta(days=2)
    assert selling_prices(context, EVERYTHING, {MILK}, AS_OF)[0][MILK] == 25.5


def test_sales_since_tell_the_till_s_own_price(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF - timedelta(days=1), price="26.00")  # the till went on at 28
    prices, _ = prices_now(context, EVERYTHING, AS_OF)
    assert (prices[MILK].price, prices[MILK].set_on) == (Decimal("28.00"), None)


def test_a_price_of_the_last_day_itself_counts(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF, price="26.00")
    assert prices_now(context, EVERYTHING, AS_OF)[0][MILK].price == Decimal("26.00")


def test_what_waits_and_what_was_taken_back_is_not_in_force(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF + timedelta(days=1), price="20.00", status="waiting")
    first = changed_on(price_changes, AS_OF + timedelta(days=1), price="26.00")
    back = {"price": "28.00", "before": "26.00", "undoes": first.change_id}
    changed_on(price_changes, AS_OF + timedelta(days=2), **back)
    assert prices_now(context, EVERYTHING, AS_OF)[0][MILK].price == Decimal("28.00")


def test_what_never_sold_has_the_price_set_for_it(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF, sku_id="TEA", store_id="MUMBAI_01", price="99.00", before="110.00")
    found = prices_now(context, EVERYTHING, AS_OF)[0]["TEA", "MUMBAI_01"]
    assert (found.price, found.sold_at) == (Decimal("99.00"), None)


def test_every_tool_starts_from_it_and_says_so(
    call: Call, context: ToolContext, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    lake.elasticity_rows = [known("ATTA", "DELHI_02")]
    here = {"sku_id": "ATTA", "store_id": "DELHI_02"}
    changed_on(price_changes, date(2026, 11, 22), price="255.00", before="265.00", **here)
    for tool, more in (("suggest_price", {}), ("simulate_price", {"price": 250})):
        result = call(tool, **here, **more).result
        assert result.model_dump()["current_price"]["value"] == Decimal("255.00")
        assert "price_set_since" in {note.code for note in result.notes}
    batch = price_actions(context, resolve(ScopeArguments(store_id="DELHI_02"), context))
    assert [one.price_now for one in batch.actions if one.sku_id == "ATTA"] in ([], [Decimal("255.00")])
    forecast = call("forecast_demand", store_id="DELHI_02").result
    assert {note.code: note.values for note in forecast.notes}["prices_set_since"] == {"count": 1, "n": 1}


def test_the_list_of_prices_agrees_with_the_suggestion(
    call: Call, context: ToolContext, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    lake.elasticity_rows = [known("MILK", "DELHI_02", -1.5)]
    here = {"sku_id": "MILK", "store_id": "DELHI_02"}
    changed_on(price_changes, date(2026, 11, 22), price="26.00", **here)
    (action,) = price_actions(context, resolve(ScopeArguments(store_id="DELHI_02"), context)).actions
    told = call("suggest_price", **here).result.model_dump()
    assert (action.price_now, action.price) == (Decimal("26.00"), told["recommended_price"]["value"])
    assert action.action == "raise"  # which nobody asked for: its gain is told at a lasting reaction
    assert 0 < action.gain.mid < float(told["gain"]["value"])


def test_the_night_of_the_change_has_no_day_of_its_own_in_india(
    context: ToolContext, price_changes: MemoryPriceChanges
) -> None:
    late = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)  # half past midnight on the 21st in India
    changed_on(price_changes, AS_OF, price="26.00", requested_at=late)
    assert prices_now(context, EVERYTHING, AS_OF)[0][MILK].set_on == AS_OF
