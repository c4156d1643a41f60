"""What was ordered here counts as on the way until a newer stock file must show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from core.clock import FixedClock
from core.ports import Ledgers
from core.recommendation import Proposal, RecommendationKind
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, Call, FakeDirectory, sales_rows, stock_row
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryRecommendations
from tools.action import recommend
from tools.on_the_way import on_the_way
from tools.plan_reorder import PlanReorderResult
from tools.scope import ScopeArguments, resolve
from tools.stock import StockItem, stock_view

MILK = ("MILK", "DELHI_01")
PAYLOAD: dict[str, Any] = {
    "price": None,
    "price_now": None,
    "impact_margin": "0",
    "impact_service_level": "100",
    "risk_penalty": "0",
    "low": "100",
    "high": "100",
    "cash_needed": "0",
    "why": [],
    "what_if": [],
}


def accepted(
    ledger: MemoryRecommendations,
    day: date,
    units: int,
    *,
    kind: RecommendationKind = "reorder",
    run: date | None = None,
    **more: Any,
) -> str:
    """Keep an order of milk for Delhi 1 that a person accepted on a day."""
    rested_on = run or day - timedelta(days=1)
    asked: dict[str, Any] = {
        "kind": kind,
        "sku_id": "MILK",
        "store_id": "DELHI_01",
        "score": 100.0,
        "valid_until": day + timedelta(days=2),
        "payload": {**PAYLOAD, "quantity": units},
        "quiet_days": 0,
    }
    one = Proposal(**{**asked, **more})
    at = datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)
    (kept,) = ledger.propose("demo", rested_on, [one], at=at, kinds={kind})
    ledger.decide("demo", kept.recommendation_id, "accepted", user_id="vikram", at=at, on=rested_on)
    return kept.recommendation_id


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


def item(context: ToolContext, key: tuple[str, str] = MILK) -> StockItem:
    view = stock_view(context, resolve(ScopeArguments(), context), 35)
    return next(one for one in view.items if one.key == key)


def reorder(call: Call, **arguments: Any) -> PlanReorderResult:
    result = call("plan_reorder", sku_ids=["MILK"], store_id="DELHI_01", **arguments).result
    assert isinstance(result, PlanReorderResult)
    return result


def test_an_accepted_order_is_on_the_way_and_arrives_after_its_lead_time(
    context: ToolContext, recommendations: MemoryRecommendations
) -> None:
    accepted(recommendations, AS_OF, 48)  # milk takes two days
    found = item(context)
    assert (found.stock.in_transit, found.stock.on_hand) == (48, 15)
    assert [(one.day, one.units) for one in found.arrivals] == [(2, 48)]


def test_the_same_is_not_suggested_again_and_the_reply_says_why(
    call: Call, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    lake.stock_rows = [row for row in lake.stock_rows if row["store_id"] != "DELHI_02"]
    before = reorder(call)
    assert before.total_units is not None
    units = int(str(before.total_units.value))
    assert units > 0
    accepted(recommendations, AS_OF + timedelta(days=1), units)
    after = reorder(call)
    assert after.order_count is not None
    assert after.order_count.value == 0
    told = {note.code: note.values for note in after.notes}["order_counted"]
    assert told == {"units": units, "date": "2026-11-22", "reason": "reorder"}
    risk = call("assess_stockout_risk", sku_ids=["MILK"], store_id="DELHI_01").result
    assert "order_counted" in {note.code for note in risk.notes}


def test_the_night_does_not_propose_it_again_after_the_quiet_days(
    context: ToolContext, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    lake.stock_rows = [row for row in lake.stock_rows if row["store_id"] != "DELHI_02"]
    recommend(context)
    orders = [one for one in recommendations.kept if one.kind == "reorder" and one.store_id == "DELHI_01"]
    (milk,) = [one for one in orders if one.sku_id == "MILK"]
    recommendations.decide("demo", milk.recommendation_id, "accepted", user_id="asha", at=NOW, on=AS_OF)
    recommendations.kept = [replace(one, quiet_days=0) for one in recommendations.kept]  # they are over
    recommend(context)
    again = [
        one
        for one in recommendations.kept
        if one.status == "proposed" and (one.kind, one.sku_id, one.store_id) == ("reorder", *MILK)
    ]
    assert again == []


def test_it_counts_until_a_stock_file_newer_than_the_arrival(
    context: ToolContext, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    accepted(recommendations, AS_OF - timedelta(days=2), 48)  # must be there today
    assert item(context).stock.in_transit == 48  # of today: not newer
    assert item(context).arrivals[0].day == 1
    tomorrow = AS_OF + timedelta(days=1)
    lake.stock_rows = [*lake.stock_rows, stock_row("MILK", "DELHI_01", 60, date=tomorrow)]
    assert item(context).stock.in_transit == 0


def test_an_order_taken_back_counts_no_more(
    context: ToolContext, call: Call, recommendations: MemoryRecommendations
) -> None:
    identifier = accepted(recommendations, AS_OF, 48)
    call("decide_recommendation", recommendation_id=identifier, decision="reject")
    assert item(context).stock.in_transit == 0


def test_what_the_stock_file_tells_already_is_not_counted_twice(
    context: ToolContext, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    accepted(recommendations, AS_OF - timedelta(days=1), 48)
    others = [row for row in lake.stock_rows if (row["sku_id"], row["store_id"]) != MILK]
    days = ((3, 0), (2, 0), (1, 40), (0, 40))  # 40 of the 48 turned up the day it was ordered
    lake.stock_rows = others + [
        stock_row("MILK", "DELHI_01", 15, date=AS_OF - timedelta(days=ago), in_transit=units)
        for ago, units in days
    ]
    found = item(context)
    assert found.stock.in_transit == 48
    assert sum(one.units for one in found.arrivals) == 48
    assert [one.units for one in found.placed] == [8]


def test_a_move_leaves_one_shelf_and_comes_to_the_other(
    context: ToolContext, recommendations: MemoryRecommendations
) -> None:
    accepted(recommendations, AS_OF, 60, kind="transfer", other_store_id="DELHI_02")
    assert item(context).stock.in_transit == 60
    assert [(one.day, one.units) for one in item(context).arrivals] == [(1, 60)]
    assert item(context, ("MILK", "DELHI_02")).stock.on_hand == 340


def test_several_are_counted_together(call: Call, recommendations: MemoryRecommendations) -> None:
    accepted(recommendations, AS_OF, 12)
    accepted(recommendations, AS_OF, 24, kind="transfer", other_store_id="DELHI_02")
    assert {note.code: note.values for note in reorder(call).notes}["orders_counted"] == {"count": 2}


def test_agreed_on_after_the_data_ends_counts_from_the_day_after_it(
    context: ToolContext, recommendations: MemoryRecommendations
) -> None:
    accepted(recommendations, AS_OF + timedelta(days=8), 48, run=AS_OF)
    found = item(context)
    assert found.placed[0].ordered_on == AS_OF + timedelta(days=1)
    assert [(one.day, one.units) for one in found.arrivals] == [(3, 48)]


def test_other_questions_are_not_disturbed(context: ToolContext, lake: FakeLake) -> None:
    lake.sales = pl.concat([lake.sales, sales_rows("TEA", "DELHI_02", 110.0)])
    assert on_the_way(context, resolve(ScopeArguments(), context).scope, {}, {}, AS_OF).placed == {}
