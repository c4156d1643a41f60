"""morning_brief: three actions in rupees, each with the mark of its line, and what moved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.errors import ConflictError
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call
from tests.tools.fake_alerts import LOW_MILK, MemoryAlerts
from tests.tools.fake_ledgers import MemoryPriceChanges, MemoryRecommendations
from tests.tools.test_decide_recommendation import PRICE
from tests.tools.test_rank_actions import ORDER
from tools.list_alerts import ListAlertsResult
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


def test_what_is_at_stake_is_what_the_list_of_alerts_says(call: Call, alerts: MemoryAlerts) -> None:
    other = replace(LOW_MILK, store_id="MUMBAI_01", worth=Decimal(900))
    dropped = replace(LOW_MILK, sku_id="ATTA", worth=Decimal(50))
    done = alerts.evaluated("demo", {"stockout_risk"}, [LOW_MILK, other, dropped], at=NOW)
    of_atta = next(one for one in done.news if one.sku_id == "ATTA")
    alerts.update("demo", of_atta.alert_id, "acknowledge", user_id="asha", at=NOW)
    for who in (SELLER, MANAGER):
        brief, listed = call("morning_brief", who=who).result, call("list_alerts", who=who).result
        assert isinstance(brief, MorningBriefResult)
        assert isinstance(listed, ListAlertsResult)
        assert brief.alerts_at_stake is not None
        assert listed.at_stake is not None
        assert brief.alerts_at_stake.value == listed.at_stake.value
        assert brief.alerts_open is not None
        assert brief.alerts_open.value == listed.found.value
