"""propose_price_change: a seller within limits, a manager beyond them, the law for everyone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.errors import ConflictError, DataError, InputError, PolicyError, ScopeError
from tests.tools.conftest import MANAGER, NOW, SELLER, Call, FakeAudit, FakeDirectory
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges
from tools.propose_price_change import ProposePriceChangeResult
from tools.registry import Registry


def propose(call: Call, who: object = SELLER, **arguments: object) -> ProposePriceChangeResult:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_02", **arguments}
    result = call("propose_price_change", who=who, **asked).result
    assert isinstance(result, ProposePriceChangeResult)
    return result


def test_a_seller_changes_a_price_within_the_limits(
    call: Call, price_changes: MemoryPriceChanges, blobs: MemoryBlobs, audit: FakeAudit
) -> None:
    result = propose(call, price=260)
    assert (result.status, result.needs, result.change_id) == ("applied", (), "PC_1")
    (kept,) = price_changes.kept
    assert (kept.price_before, kept.price, kept.user_id) == (Decimal("265.00"), Decimal("260.00"), "asha")
    file = json.loads(blobs.kept["demo/price-changes/PC_1.json"])
    assert (file["sku_id"], file["store_id"], file["price"]) == ("ATTA", "DELHI_02", "260.00")
    assert b"ATTA,DELHI_02,260.00,265.00,INR" in blobs.kept["demo/price-changes/PC_1.csv"]
    record = audit.appended[-1]
    assert (record["outcome"], record["price"], record["price_before"]) == ("allowed", "260.00", "265.00")


def test_beyond_the_percent_limit_a_manager_must_agree(
    call: Call, price_changes: MemoryPriceChanges, blobs: MemoryBlobs
) -> None:
    result = propose(call, price=250)  # 5.7 % less
    assert result.status == "waiting"
    assert "change_limit" in result.needs
    assert "manager_must_agree" not in [note.code for note in result.notes]  # the limit says it
    assert price_changes.kept[0].status == "waiting"
    assert blobs.kept == {}


def test_beyond_the_revenue_limit_a_manager_must_agree(call: Call, directory: FakeDirectory) -> None:
    directory.settings = replace(directory.settings, price_limit_revenue=100.0)
    result = propose(call, price=260)
    assert result.needs == ("revenue_limit",)
    moved = Decimal(str(result.revenue_moved.value))
    assert moved > 100


def test_limits_that_a_manager_edits_hold(call: Call, directory: FakeDirectory) -> None:
    directory.settings = replace(directory.settings, price_limit_pct=1.0)
    assert propose(call, price=260).needs == ("change_limit",)


def test_a_guardrail_that_breaks_needs_a_manager(call: Call) -> None:
    assert "mrp" not in propose(call, price=278).needs
    result = propose(call, price=231)  # below the margin floor of 10 %
    assert {"min_margin", "max_delta"} <= set(result.needs)


def test_a_manager_needs_nobody(call: Call, price_changes: MemoryPriceChanges) -> None:
    assert propose(call, MANAGER, price=240).status == "applied"
    assert price_changes.kept[0].applied_at == NOW


@pytest.mark.parametrize("who", [SELLER, MANAGER])
def test_above_the_mrp_nobody_sells(
    call: Call, price_changes: MemoryPriceChanges, audit: FakeAudit, who: object
) -> None:
    with pytest.raises(PolicyError, match=r"280\.00") as refused:
        propose(call, who, price=281)
    assert refused.value.code == "above_mrp"
    assert price_changes.kept == []
    assert audit.appended[-1]["outcome"] == "denied"


def test_the_same_price_is_no_change(call: Call) -> None:
    with pytest.raises(InputError, match="already"):
        propose(call, price=265)


def test_another_s_store_is_refused(call: Call) -> None:
    with pytest.raises(ScopeError):
        propose(call, store_id="MUMBAI_01", sku_id="MILK", price=28)


def test_the_next_question_starts_from_the_price_that_was_set(call: Call) -> None:
    propose(call, price=260)
    simulated = call("simulate_price", sku_id="ATTA", store_id="DELHI_02", price=262).result
    assert simulated.current_price.value == Decimal("260.00")  # type: ignore[attr-defined]


def test_the_last_change_can_be_taken_back_once(call: Call, price_changes: MemoryPriceChanges) -> None:
    propose(call, price=260)
    back = propose(call, undo=True)
    assert (back.simulation.price.value, back.undoes) == (Decimal("265.00"), "PC_1")
    assert [one.status for one in price_changes.kept] == ["undone", "applied"]
    with pytest.raises(DataError) as nothing:
        propose(call, undo=True)
    assert nothing.value.code == "nothing_to_undo"


def test_either_a_price_or_undo_is_given(call: Call) -> None:
    with pytest.raises(InputError):
        propose(call)
    with pytest.raises(InputError):
        propose(call, price=260, undo=True)


def test_a_preview_tells_all_and_keeps_nothing(
    registry: Registry, price_changes: MemoryPriceChanges, blobs: MemoryBlobs, audit: FakeAudit
) -> None:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_02", "price": 250}
    outcome = registry.preview("propose_price_change", asked, SELLER)
    assert outcome is not None
    assert isinstance(outcome.result, ProposePriceChangeResult)
    assert (outcome.result.status, outcome.result.change_id) == ("waiting", None)
    assert (price_changes.kept, blobs.kept, audit.appended) == ([], {}, [])


def test_a_key_changes_a_price_once(registry: Registry, price_changes: MemoryPriceChanges) -> None:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_02", "price": 260}
    first = registry.call("propose_price_change", asked, SELLER, idempotency_key="k").result
    again = registry.call("propose_price_change", asked, SELLER, idempotency_key="k").result
    assert isinstance(first, ProposePriceChangeResult)
    assert isinstance(again, ProposePriceChangeResult)
    assert (first.change_id, first.repeated) == (again.change_id, False)
    assert again.repeated
    assert len(price_changes.kept) == 1
    with pytest.raises(ConflictError):
        registry.call("propose_price_change", {**asked, "price": 261}, SELLER, idempotency_key="k")


def test_a_change_of_before_the_last_sales_is_in_the_data_by_now(
    call: Call, price_changes: MemoryPriceChanges
) -> None:
    propose(call, price=260)
    price_changes.kept[0] = replace(price_changes.kept[0], applied_at=NOW - timedelta(days=9))
    simulated = call("simulate_price", sku_id="ATTA", store_id="DELHI_02", price=262).result
    assert simulated.current_price.value == Decimal("265.00")  # type: ignore[attr-defined]


def test_a_price_set_after_midnight_in_india_counts_although_it_is_the_day_before_in_utc(
    call: Call, price_changes: MemoryPriceChanges
) -> None:
    propose(call, price=260)
    just_after = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)  # 00:30 on the 22nd; sales end on the 21st
    price_changes.kept[0] = replace(price_changes.kept[0], applied_at=just_after)
    simulated = call("simulate_price", sku_id="ATTA", store_id="DELHI_02", price=262).result
    assert simulated.current_price.value == Decimal("260.00")  # type: ignore[attr-defined]


def test_a_change_in_money_is_made_for_just_what_was_shown(
    call: Call, registry: Registry, price_changes: MemoryPriceChanges
) -> None:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_02", "change_by": -5}
    seen = registry.preview("propose_price_change", asked, SELLER)
    assert seen is not None
    assert isinstance(seen.result, ProposePriceChangeResult)
    assert seen.result.simulation.price.value == Decimal("260.00")
    propose(call, price=262)  # meanwhile somebody else
    with pytest.raises(ConflictError) as late:
        propose(call, change_by=-5, seen=seen.result.shown)
    assert late.value.code == "preview_changed"
    assert [one.price for one in price_changes.kept] == [Decimal("262.00")]
    assert propose(call, change_by=-2).simulation.price.value == Decimal("260.00")
