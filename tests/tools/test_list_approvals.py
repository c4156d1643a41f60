"""list_approvals: what waits, what it would do, what came of it; and decisions bound to what was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import ConflictError, InputError, PolicyError, ScopeError
from core.identity import Principal, Role
from core.ports import Ledgers
from tests.tools.conftest import MANAGER, NOW, SELLER, Call, FakeAudit, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges
from tools.list_approvals import ListApprovalsResult
from tools.registry import Registry

OTHER = Principal("demo", "meena", "Meena", Role.MANAGER)
MUMBAI = Principal("demo", "ravi", "Ravi", Role.SELLER, frozenset({"MUMBAI_01"}))


@pytest.fixture
def waiting(call: Call) -> str:
    """A change of Asha's beyond her limit: 265 to 250."""
    call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", price=250)
    return "PC_1"


def shown(call: Call, who: Principal = MANAGER, **asked: Any) -> ListApprovalsResult:
    result = call("list_approvals", who=who, **asked).result
    assert isinstance(result, ListApprovalsResult)
    return result


def decide(call: Call, decision: str = "accept", who: Principal = MANAGER, **more: Any) -> Any:
    return call("decide_recommendation", who=who, recommendation_id="PC_1", decision=decision, **more).result


def test_what_waits_is_listed_for_who_may_see_it(call: Call, waiting: str) -> None:
    found = shown(call)
    assert [one.change_id for one in found.lines] == [waiting]
    assert (found.count.value, found.may_decide) == (1, True)
    assert not shown(call, who=SELLER).may_decide
    assert shown(call, who=MUMBAI).lines == ()


def test_one_shows_all_that_a_decision_needs(call: Call, waiting: str) -> None:
    found = shown(call, change_id=waiting)
    assert found.effect is not None
    assert found.effect.simulation.price.value == Decimal(250)
    assert "change_limit" in found.effect.needs
    assert found.shown
    assert found.shown != found.shown_refusal
    own = shown(call, who=SELLER, change_id=waiting)
    assert (own.is_requester, own.shown) == (True, "")


def test_another_s_request_out_of_scope_is_refused_and_audited(
    call: Call, waiting: str, audit: FakeAudit
) -> None:
    with pytest.raises(ScopeError):
        shown(call, who=MUMBAI, change_id=waiting)
    assert audit.appended[-1]["outcome"] == "denied"
    with pytest.raises(InputError, match="PC_none"):
        shown(call, change_id="PC_none")


def test_a_decision_on_what_was_shown_is_made(call: Call, waiting: str, blobs: MemoryBlobs) -> None:
    mark = shown(call, change_id=waiting).shown
    assert decide(call, seen=mark, price=250).price_status == "applied"
    assert f"demo/price-changes/{waiting}.csv" in blobs.kept
    assert shown(call, who=SELLER, change_id=waiting).lines[0].decided_by is not None


@pytest.mark.parametrize("moved", ["price", "day"])
def test_what_changed_since_it_was_shown_is_not_applied(
    call: Call, waiting: str, lake: FakeLake, price_changes: MemoryPriceChanges, moved: str
) -> None:
    mark = shown(call, change_id=waiting).shown
    if moved == "price":
        call("propose_price_change", sku_id="ATTA", store_id="DELHI_02", price=260)
    else:
        lake.sales = lake.sales.filter(lake.sales["date"] < lake.sales["date"].max())
    with pytest.raises(ConflictError) as changed:
        decide(call, seen=mark)
    assert changed.value.code == "preview_changed"
    assert price_changes.kept[0].status == "waiting"


def test_the_later_of_two_hears_who_was_first(call: Call, waiting: str) -> None:
    decide(call)
    for decision in ("accept", "reject"):
        with pytest.raises(ConflictError) as decided:
            decide(call, decision, who=OTHER)
        assert decided.value.code == "price_change_decided"
        assert decided.value.details == {"who": "vikram", "status": "applied"}


def test_of_two_at_once_one_wins(call: Call, waiting: str, price_changes: MemoryPriceChanges) -> None:
    """Both looked while it waited; the ledger lets one through."""
    real = price_changes.decide

    def beaten(*args: Any, **kwargs: Any) -> Any:
        price_changes.decide = real  # type: ignore[method-assign] # once
        real("demo", waiting, approve=False, user_id="meena", at=NOW)
        return real(*args, **kwargs)

    price_changes.decide = beaten  # type: ignore[method-assign] # the race
    with pytest.raises(ConflictError) as decided:
        decide(call)
    assert decided.value.details["who"] == "meena"
    assert price_changes.kept[0].status == "rejected"


def test_pressing_twice_is_pressing_once(call: Call, waiting: str, price_changes: MemoryPriceChanges) -> None:
    first = decide(call)
    assert decide(call).price_status == first.price_status == "applied"
    assert len(price_changes.kept) == 1


def test_another_price_is_agreed_to_within_the_law(
    call: Call, waiting: str, price_changes: MemoryPriceChanges
) -> None:
    with pytest.raises(PolicyError) as above:
        decide(call, price=281)
    assert above.value.code == "above_mrp"
    decide(call, price=255)
    kept = price_changes.kept[0]
    assert (kept.price, kept.asked_price, kept.status) == (Decimal("255.00"), Decimal("250.00"), "applied")
    edited = shown(call, who=SELLER, change_id=waiting).lines[0]
    assert edited.price_asked is not None
    assert edited.price.value == Decimal("255.00")


def test_what_waited_too_long_is_let_go(  # noqa: PLR0917 - fixtures, each by its name
    waiting: str,
    lake: FakeLake,
    directory: FakeDirectory,
    audit: FakeAudit,
    ledgers: Ledgers,
    blobs: MemoryBlobs,
) -> None:
    late = FixedClock(NOW + timedelta(days=2, minutes=1))
    registry = Registry(lake=lake, directory=directory, audit=audit, clock=late, ledgers=ledgers, blobs=blobs)
    asked = {"recommendation_id": waiting, "decision": "accept"}
    with pytest.raises(ConflictError) as gone:
        registry.call("decide_recommendation", asked, MANAGER)
    assert gone.value.code == "price_change_expired"
    result = registry.call("list_approvals", {"change_id": waiting}, SELLER).result
    assert isinstance(result, ListApprovalsResult)
    assert result.lines[0].status == "expired"


def test_either_side_takes_it_back_alone_for_a_day(
    call: Call, waiting: str, price_changes: MemoryPriceChanges
) -> None:
    decide(call)
    assert shown(call, who=SELLER, change_id=waiting).may_undo
    back = call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", undo=True).result
    assert back.status == "applied"  # type: ignore[attr-defined] # +6 % is beyond a seller's limit otherwise
    assert [one.status for one in price_changes.kept] == ["undone", "applied"]
    assert shown(call, change_id=waiting).lines[0].taken_back_by is not None


def test_later_an_undo_is_a_change_like_any_other(
    call: Call, waiting: str, directory: FakeDirectory, price_changes: MemoryPriceChanges
) -> None:
    directory.settings = replace(directory.settings, undo_days=0)
    decide(call)
    price_changes.kept[0] = replace(price_changes.kept[0], applied_at=NOW - timedelta(minutes=1))
    back = call("propose_price_change", who=SELLER, sku_id="ATTA", store_id="DELHI_02", undo=True).result
    assert back.status == "waiting"  # type: ignore[attr-defined] # as above
