"""What the night finds out of the ordinary: kept once, renewed, expired, and no thing to do."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest

from core.clock import FixedClock
from core.errors import InputError
from core.ports import Ledgers
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, Call, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryRecommendations
from tests.tools.test_detect_anomalies import plant
from tools.action import recommend
from tools.anomaly_alert import watch


@pytest.fixture
def context(lake: FakeLake, directory: FakeDirectory, ledgers: Ledgers) -> ToolContext:
    plant(lake, AS_OF, "ATTA", "DELHI_02", price=pl.lit(300.0))  # the MRP is 280
    return ToolContext(
        principal=MANAGER,
        lake=lake,
        clock=FixedClock(NOW),
        settings=directory.settings,
        ledgers=ledgers,
        blobs=MemoryBlobs(),
    )


def test_a_finding_is_kept_with_its_figures(
    context: ToolContext, recommendations: MemoryRecommendations
) -> None:
    assert watch(context) == f"{len(recommendations.kept)} alerts"
    (one,) = [one for one in recommendations.kept if one.payload["type"] == "price_above_mrp"]
    assert (one.kind, one.sku_id, one.store_id, one.status) == ("alert", "ATTA", "DELHI_02", "proposed")
    assert (one.payload["severity"], one.payload["actual"], one.payload["expected"]) == ("high", 300.0, 280.0)
    assert one.explanation == (
        "Suvarna Atta 5kg, DELHI_02: sold at 300 from 2026-11-21 to 2026-11-21, above the MRP of 280."
    ).replace("DELHI_02", "Delhi 2")
    assert one.valid_until == AS_OF + timedelta(days=7)


def test_the_next_night_renews_it_and_one_that_is_gone_expires(
    context: ToolContext, lake: FakeLake, recommendations: MemoryRecommendations
) -> None:
    watch(context)
    first = len(recommendations.kept)
    watch(context)
    assert len(recommendations.kept) == first
    plant(lake, AS_OF, "ATTA", "DELHI_02", price=pl.lit(265.0))
    watch(context)
    assert {one.status for one in recommendations.kept if one.payload["type"] == "price_above_mrp"} == {
        "expired"
    }


def test_alerts_and_actions_do_not_push_each_other_out(
    context: ToolContext, call: Call, recommendations: MemoryRecommendations
) -> None:
    recommend(context)
    actions = [one.recommendation_id for one in recommendations.kept]
    watch(context)
    recommend(context)
    assert {one.recommendation_id for one in recommendations.kept if one.status == "proposed"} > set(actions)
    told = call("rank_actions", limit=20).result.model_dump()["actions"]
    assert "alert" not in {action["kind"] for action in told}


def test_an_alert_is_nothing_to_accept(
    context: ToolContext, call: Call, recommendations: MemoryRecommendations
) -> None:
    watch(context)
    with pytest.raises(InputError) as refused:
        call("decide_recommendation", recommendation_id="R_1", decision="accept")
    assert refused.value.code == "alert_not_decided"
