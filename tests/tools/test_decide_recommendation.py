"""decide_recommendation: accepted, rejected, once; a price goes the way of every price change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.errors import ConflictError, InputError, PolicyError, ScopeError
from core.recommendation import Proposal
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call, FakeAudit
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges, MemoryRecommendations
from tests.tools.test_rank_actions import ORDER, PAYLOAD
from tools.decide_recommendation import DecideRecommendationResult
from tools.registry import Registry

PRICE = Proposal(
    "price",
    "ATTA",
    "DELHI_02",
    300.0,
    AS_OF + timedelta(days=7),
    {**PAYLOAD, "quantity": None, "price": "260.00", "price_now": "265.00", "cash_needed": "0"},
)


def decide(
    call: Call, identifier: str, decision: str = "accept", who: object = SELLER, **more: object
) -> DecideRecommendationResult:
    result = call(
        "decide_recommendation", who=who, recommendation_id=identifier, decision=decision, **more
    ).result
    assert isinstance(result, DecideRecommendationResult)
    return result


@pytest.fixture
def order(recommendations: MemoryRecommendations) -> str:
    (kept,) = recommendations.propose("demo", AS_OF, [ORDER], at=NOW)
    return kept.recommendation_id


@pytest.fixture
def price(recommendations: MemoryRecommendations) -> str:
    (kept,) = recommendations.propose("demo", AS_OF, [PRICE], at=NOW)
    return kept.recommendation_id


def test_an_accepted_order_is_kept_with_who_and_when(
    call: Call, order: str, recommendations: MemoryRecommendations
) -> None:
    result = decide(call, order, reason="low shelf")
    (kept,) = recommendations.kept
    assert (kept.status, kept.decided_by, kept.decided_at) == ("accepted", "asha", NOW)
    assert kept.decision_reason == "low shelf"
    assert result.action is not None
    assert result.action.kind == "reorder"


def test_an_accepted_price_is_set(
    call: Call, price: str, price_changes: MemoryPriceChanges, blobs: MemoryBlobs
) -> None:
    result = decide(call, price)
    assert result.price_status == "applied"
    assert price_changes.kept[0].price == Decimal("260.00")
    assert len(blobs.kept) == 2


def test_a_price_change_names_the_recommendation_it_came_from(
    call: Call, price: str, price_changes: MemoryPriceChanges
) -> None:
    decide(call, price)
    assert price_changes.kept[0].recommendation_id == price


def test_accepting_again_completes_what_a_crash_left_between_price_and_decision(
    call: Call,
    price: str,
    recommendations: MemoryRecommendations,
    price_changes: MemoryPriceChanges,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(recommendations, "decide", crash)
        with pytest.raises(KeyboardInterrupt):
            decide(call, price)
    assert recommendations.kept[0].status == "proposed"
    decide(call, price)
    assert (recommendations.kept[0].status, len(price_changes.kept)) == ("accepted", 1)


def test_a_rejected_price_stays(
    call: Call, price: str, recommendations: MemoryRecommendations, price_changes: MemoryPriceChanges
) -> None:
    decide(call, price, "reject")
    assert (recommendations.kept[0].status, price_changes.kept) == ("rejected", [])


def test_deciding_again_changes_nothing_and_otherwise_is_refused(
    call: Call, price: str, price_changes: MemoryPriceChanges
) -> None:
    decide(call, price)
    decide(call, price)
    assert len(price_changes.kept) == 1
    with pytest.raises(ConflictError):
        decide(call, price, "reject")


def test_what_is_not_wholly_the_person_s_is_refused(
    call: Call, recommendations: MemoryRecommendations, audit: FakeAudit
) -> None:
    move = replace(ORDER, kind="transfer", other_store_id="MUMBAI_01")
    (kept,) = recommendations.propose("demo", AS_OF, [move], at=NOW)
    with pytest.raises(ScopeError):
        decide(call, kept.recommendation_id)
    assert recommendations.kept[0].status == "proposed"
    assert audit.appended[-1]["outcome"] == "denied"
    assert decide(call, kept.recommendation_id, who=MANAGER).made


@pytest.mark.parametrize("identifier", ["R_none", "PC_none", "nonsense"])
def test_an_unknown_id_is_named(call: Call, identifier: str) -> None:
    with pytest.raises(InputError, match=identifier):
        decide(call, identifier)


def test_a_waiting_change_is_a_manager_s_to_decide(
    call: Call, price_changes: MemoryPriceChanges, blobs: MemoryBlobs
) -> None:
    call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", price=250)
    with pytest.raises(PolicyError) as refused:
        decide(call, "PC_1")
    assert refused.value.code == "manager_decides"
    result = decide(call, "PC_1", who=MANAGER, reason="fair")
    assert (result.price_status, price_changes.kept[0].decided_by) == ("applied", "vikram")
    assert "demo/price-changes/PC_1.csv" in blobs.kept


def test_a_refused_change_never_takes_effect(
    call: Call, price_changes: MemoryPriceChanges, blobs: MemoryBlobs
) -> None:
    call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", price=250)
    assert decide(call, "PC_1", "reject", MANAGER).price_status == "rejected"
    assert (price_changes.kept[0].applied_at, blobs.kept) == (None, {})


def test_a_preview_keeps_nothing(
    registry: Registry, price: str, recommendations: MemoryRecommendations, price_changes: MemoryPriceChanges
) -> None:
    asked = {"recommendation_id": price, "decision": "accept"}
    outcome = registry.preview("decide_recommendation", asked, SELLER)
    assert outcome is not None
    assert isinstance(outcome.result, DecideRecommendationResult)
    assert not outcome.result.made
    assert (recommendations.kept[0].status, price_changes.kept) == ("proposed", [])


def test_the_reason_stays_out_of_the_audit_log(call: Call, order: str, audit: FakeAudit) -> None:
    decide(call, order, "reject", reason="call me on 98100 00000")
    assert "98100" not in str(audit.appended)
    assert audit.appended[-1]["given_reason"] is True
