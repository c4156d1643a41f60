"""rank_actions: what was kept for today's data, else worked out now; only what is the asker's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.recommendation import Proposal
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryRecommendations
from tools.rank_actions import RankActionsResult

PAYLOAD = {
    "category": "DAIRY",
    "quantity": 48,
    "price": None,
    "price_now": None,
    "impact_margin": "0.00",
    "impact_service_level": "950.00",
    "risk_penalty": "50.00",
    "low": "900.00",
    "high": "900.00",
    "cash_needed": "960.00",
    "why": [{"code": "runs_out", "values": {"stockout_probability": 0.9}}],
    "what_if": [{"code": "margin_lost", "values": {"margin": "950.00"}}],
}
ORDER = Proposal("reorder", "MILK", "DELHI_01", 900.0, AS_OF + timedelta(days=2), PAYLOAD)
FAR = replace(ORDER, store_id="MUMBAI_01", score=2000.0)
MOVE = replace(ORDER, kind="transfer", other_store_id="DELHI_02", score=500.0)


def keep(ledger: MemoryRecommendations, *proposals: Proposal) -> None:
    ledger.propose("demo", AS_OF, proposals, at=NOW)


def rank(call: Call, **arguments: object) -> RankActionsResult:
    result = call("rank_actions", **arguments).result
    assert isinstance(result, RankActionsResult)
    return result


def test_what_is_worth_most_comes_first_under_its_id(
    call: Call, recommendations: MemoryRecommendations
) -> None:
    keep(recommendations, ORDER, FAR, MOVE)
    result = rank(call, limit=2)
    assert [(one.store_id, one.worth.value) for one in result.actions] == [
        ("MUMBAI_01", Decimal("2000.00")),
        ("DELHI_01", Decimal("900.00")),
    ]
    assert result.count.value == 3
    assert result.total.value == Decimal("2900.00")
    assert [one.recommendation_id for one in result.actions] == ["R_2", "R_1"]


def test_each_part_of_the_score_is_told(call: Call, recommendations: MemoryRecommendations) -> None:
    keep(recommendations, ORDER)
    (one,) = rank(call).actions
    parts = (one.impact_margin, one.impact_service_level, one.risk_penalty)
    assert [fact.value for fact in parts] == [Decimal("0.00"), Decimal("950.00"), Decimal("50.00")]
    assert one.cash_needed is not None
    assert one.cash_needed.value == Decimal("960.00")
    assert (one.why[0].code, one.what_if[0].code) == ("runs_out", "margin_lost")


def test_a_seller_sees_what_lies_wholly_in_the_own_stores(
    call: Call, recommendations: MemoryRecommendations
) -> None:
    keep(recommendations, ORDER, FAR, MOVE)
    own = rank(call, who=SELLER)
    assert [one.kind for one in own.actions] == ["reorder", "transfer"]
    one_store = replace(SELLER, store_ids=frozenset({"DELHI_01"}))
    assert [one.kind for one in rank(call, who=one_store).actions] == ["reorder"]


@pytest.mark.parametrize("store_id", ["DELHI_01", "DELHI_02"])
def test_a_move_is_told_of_either_of_its_stores(
    call: Call, recommendations: MemoryRecommendations, store_id: str
) -> None:
    keep(recommendations, MOVE)
    for who in (MANAGER, SELLER):
        (one,) = rank(call, who=who, store_id=store_id).actions
        assert (one.kind, one.store.value) == ("transfer", "Delhi 1")
        assert one.other_store is not None
        assert one.other_store.value == "Delhi 2"


@pytest.mark.parametrize("store_id", ["DELHI_01", "DELHI_02"])
def test_a_move_from_or_to_a_store_that_is_not_the_sellers_is_not_told(
    call: Call, recommendations: MemoryRecommendations, store_id: str
) -> None:
    keep(recommendations, MOVE)
    one_store = replace(SELLER, store_ids=frozenset({store_id}))
    assert rank(call, who=one_store).actions == ()
    assert rank(call, who=one_store, store_id=store_id).actions == ()


def test_a_move_worked_out_for_its_giver_is_told_with_both_names(call: Call, lake: FakeLake) -> None:
    for row in lake.stock_rows:
        if (row["sku_id"], row["store_id"]) == ("MILK", "DELHI_02"):
            row["on_hand"] = 400
    moves = [one for one in rank(call, store_id="DELHI_02").actions if one.kind == "transfer"]
    (move,) = moves
    assert (move.store.value, move.other_store and move.other_store.value) == ("Delhi 1", "Delhi 2")


def test_a_category_is_looked_at_alone(call: Call, recommendations: MemoryRecommendations) -> None:
    keep(recommendations, ORDER, replace(ORDER, sku_id="ATTA", score=5000.0))
    assert [one.sku_id for one in rank(call, category="DAIRY").actions] == ["MILK"]


def test_what_was_proposed_on_older_data_is_not_told(
    call: Call, recommendations: MemoryRecommendations
) -> None:
    recommendations.propose("demo", AS_OF - timedelta(days=1), [ORDER], at=NOW)
    assert all(one.recommendation_id is None for one in rank(call).actions)


def test_without_a_run_it_is_worked_out_and_said_not_to_be_kept(
    call: Call, recommendations: MemoryRecommendations
) -> None:
    result = rank(call, store_id="DELHI_01")
    milk = next(one for one in result.actions if one.sku_id == "MILK")
    assert milk.kind in ("reorder", "transfer")
    assert milk.recommendation_id is None
    assert "actions_not_kept" in {note.code for note in result.notes}
    assert recommendations.kept == []


def test_a_run_that_found_nothing_is_believed(call: Call, recommendations: MemoryRecommendations) -> None:
    keep(recommendations, ORDER)
    recommendations.decide("demo", "R_1", "rejected", user_id="asha", at=NOW, on=AS_OF)
    result = rank(call)
    assert result.actions == ()
    assert result.count.value == 0


def test_one_kind_may_be_asked_for_and_dead_stock_tells_what_is_tied_up(
    call: Call, recommendations: MemoryRecommendations
) -> None:
    why = [{"code": "dead", "values": {"tied_up": "1200.50"}}]
    dead = replace(ORDER, kind="clear_out", score=24.0, payload={**PAYLOAD, "why": why})
    keep(recommendations, dead, replace(dead, store_id="MUMBAI_01"), FAR, MOVE)
    result = rank(call, kind="clear_out", limit=1)
    (one,) = result.actions
    assert (one.kind, result.count.value) == ("clear_out", 2)
    assert one.tied_up is not None
    assert result.tied_up is not None
    assert (one.tied_up.value, result.tied_up.value) == (Decimal("1200.50"), Decimal("2401.00"))
    assert [one.kind for one in rank(call, kind="transfer").actions] == ["transfer"]
    assert rank(call).tied_up is None


def test_where_nothing_is_known_nothing_to_do_is_no_good_news(
    call: Call, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    keep(recommendations)
    lake.stock_rows = []
    for row in lake.products_rows:
        row["unit_cost"] = None
    assert {one.code for one in rank(call).notes} >= {"stock_unknown", "actions_need_cost"}


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_than_asked_for_are_told(
    call: Call, recommendations: MemoryRecommendations, limit: int
) -> None:
    keep(recommendations, ORDER, FAR, MOVE)
    assert len(rank(call, limit=limit).actions) == limit


def test_a_manager_is_told_which_price_changes_wait_a_seller_is_not(call: Call) -> None:
    call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", price=250)
    (waiting,) = rank(call).waiting
    assert (waiting.change_id, waiting.asked_by, waiting.price.value) == ("PC_1", "asha", Decimal("250.00"))
    assert "change_limit" in waiting.needs
    assert rank(call, who=SELLER).waiting == ()
