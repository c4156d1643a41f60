"""The prices of a whole scope at once agree with those asked for one by one, but for raises:
those need more evidence, since nobody asked for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.clock import FixedClock
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tests.tools.fake_overrides import MemoryOverrides
from tools.price_batch import WEEKS_A_MONTH, PriceActions, price_actions
from tools.scope import ScopeArguments, resolve
from tools.suggest_price import SuggestPriceResult


def known(sku_id: str, store_id: str, elasticity: float | None = -2.0) -> dict[str, object]:
    return {
        "sku_id": sku_id,
        "store_id": store_id,
        "cutoff": AS_OF,
        "elasticity": elasticity,
        "elasticity_sd": None if elasticity is None else 0.2,
        "basis": "own",
        "reason": None if elasticity is not None else "too_uncertain",
        "price_high": 1_000.0,
    }


@pytest.fixture
def context(lake: FakeLake, directory: FakeDirectory) -> ToolContext:
    lake.elasticity_rows = [
        known("ATTA", "DELHI_01"),
        known("ATTA", "DELHI_02", None),
        known("MILK", "DELHI_02", -1.5),
        known("MILK", "MUMBAI_01", -1.5),
        known("SOAP", "DELHI_01"),  # its cost is unknown
    ]
    return ToolContext(
        principal=MANAGER,
        lake=lake,
        clock=FixedClock(NOW),
        settings=replace(directory.settings, least_price_gain=0.0),
        ledgers=memory_ledgers(MemoryOverrides()),
        blobs=MemoryBlobs(),
    )


def decided(context: ToolContext, **where: object) -> PriceActions:
    return price_actions(context, resolve(ScopeArguments.model_validate(where), context))


def test_each_price_agrees_with_the_one_that_is_suggested_by_itself(context: ToolContext, call: Call) -> None:
    batch = decided(context)
    assert {(one.sku_id, one.store_id) for one in batch.actions} == {
        ("MILK", "DELHI_02"),
        ("MILK", "MUMBAI_01"),
    }  # ATTA is as dear as its competitors already
    for one in batch.actions:
        told = call("suggest_price", sku_id=one.sku_id, store_id=one.store_id).result
        assert isinstance(told, SuggestPriceResult)
        assert told.action == one.action == "raise"
        assert one.price_now < one.price <= Decimal(str(told.recommended_price.value))
        assert told.current_price.value == one.price_now
        assert told.gain is not None
        assert one.gain.mid < float(str(told.gain.value))  # told for a reaction that lasts


def test_a_raise_ends_where_its_evidence_ends(context: ToolContext, lake: FakeLake) -> None:
    (milk,) = decided(context, sku_ids=["MILK"], store_id="MUMBAI_01").actions
    for row in lake.elasticity_rows:
        row["price_high"] = float(milk.price_now) + 0.5
    (less,) = decided(context, sku_ids=["MILK"], store_id="MUMBAI_01").actions
    assert milk.price_now < less.price <= milk.price_now + Decimal("0.5") < milk.price
    assert less.binding == ("evidence",)
    for row in lake.elasticity_rows:
        row["price_high"] = None
    assert decided(context, sku_ids=["MILK"]).actions == ()


def test_a_lower_price_is_the_one_that_is_suggested_by_itself(
    context: ToolContext, lake: FakeLake, call: Call
) -> None:
    for row in lake.elasticity_rows:
        row["elasticity"] = -12.0
    found = [one for one in decided(context).actions if one.action == "lower"]
    assert found
    for one in found:
        told = call("suggest_price", sku_id=one.sku_id, store_id=one.store_id).result
        assert isinstance(told, SuggestPriceResult)
        assert told.recommended_price.value == one.price
        assert told.gain is not None
        assert float(str(told.gain.value)) == pytest.approx(one.gain.mid, abs=0.01)
        assert {check.name for check in told.guardrails if check.binding} == set(one.binding)


def test_the_largest_gain_comes_first(context: ToolContext) -> None:
    gains = [one.gain.mid for one in decided(context).actions]
    assert gains == sorted(gains, reverse=True)
    assert min(gains) > 0


def test_a_trifle_is_not_worth_a_decision(context: ToolContext) -> None:
    gains = sorted(one.gain.low * WEEKS_A_MONTH for one in decided(context).actions)
    assert len(gains) == 2
    between = replace(context.settings, least_price_gain=sum(gains) / 2)
    (left,) = decided(replace(context, settings=between)).actions
    assert left.gain.low * WEEKS_A_MONTH == gains[1]


def test_what_cannot_be_decided_is_left_out(context: ToolContext) -> None:
    assert decided(context).considered == 3


def test_only_the_scope_is_looked_at(context: ToolContext) -> None:
    mine = replace(context, principal=SELLER)
    assert {one.store_id for one in decided(context).actions} == {"DELHI_02", "MUMBAI_01"}
    assert {one.store_id for one in decided(mine).actions} == {"DELHI_02"}
    assert decided(mine).considered == 2


def test_where_stock_is_unknown_a_price_may_rise_but_not_fall(context: ToolContext, lake: FakeLake) -> None:
    lake.stock_rows = []
    assert {one.action for one in decided(context).actions} == {"raise"}
    for row in lake.elasticity_rows:
        row["elasticity"] = -12.0
    assert decided(context).actions == ()


def test_a_gain_is_told_in_profit_whatever_counts(context: ToolContext) -> None:
    where = resolve(ScopeArguments(sku_ids=("ATTA",)), context)
    [one] = price_actions(context, where, objective="maximize_revenue").actions
    assert one.action == "lower"
    assert one.price < Decimal(265)
    assert one.gain.mid < 0
    assert one.chance < 0.5
