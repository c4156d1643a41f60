"""morning_brief: three actions in rupees, each with the mark of its line, and what moved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.errors import ConflictError
from tests.tools.conftest import AS_OF, NOW, SELLER, Call
from tests.tools.fake_ledgers import MemoryPriceChanges, MemoryRecommendations
from tests.tools.test_decide_recommendation import PRICE
from tests.tools.test_rank_actions import ORDER
from tools.morning_brief import MorningBriefResult


@pytest.fixture
def brief(call: Call, recommendations: MemoryRecommendations) -> MorningBriefResult:
    recommendations.propose("demo", AS_OF, [ORDER, PRICE], at=NOW)
    result = call("morning_brief", who=SELLER).result
    assert isinstance(result, MorningBriefResult)
    return result


def test_it_tells_what_to_do_first_and_how_the_last_day_went(brief: MorningBriefResult) -> None:
    assert [one.action.kind for one in brief.actions] == ["reorder", "price"]
    revenue = brief.moves[0]
    assert (brief.day.value, revenue.metric) == (AS_OF, "revenue")
    assert revenue.previous is not None
    assert brief.name.value == "Asha"


def test_its_yes_is_for_exactly_what_it_shows(
    call: Call, brief: MorningBriefResult, price_changes: MemoryPriceChanges
) -> None:
    line = brief.actions[1]
    accept = {"recommendation_id": line.action.recommendation_id, "decision": "accept", "seen": line.shown}
    call("decide_recommendation", who=SELLER, **accept)
    assert price_changes.kept[0].price == Decimal("260.00")


def test_a_price_that_moved_since_is_not_accepted(
    call: Call, brief: MorningBriefResult, price_changes: MemoryPriceChanges
) -> None:
    line = brief.actions[1]
    call("propose_price_change", sku_id="ATTA", store_id="DELHI_02", price=262)
    accept = {"recommendation_id": line.action.recommendation_id, "decision": "accept", "seen": line.shown}
    with pytest.raises(ConflictError) as moved:
        call("decide_recommendation", who=SELLER, **accept)
    assert moved.value.code == "preview_changed"
    assert len(price_changes.kept) == 1
