"""list_alerts: what needs attention, in the caller's own part of the shop, with its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.alert import AlertType
from core.errors import InputError, ScopeError
from core.identity import Principal, Role
from core.ports import Ledgers
from tests.tools.conftest import MANAGER, NOW, SELLER, Call
from tests.tools.fake_alerts import LOW_MILK, MemoryAlerts
from tools.list_alerts import ListAlertsResult

MUMBAI = replace(LOW_MILK, store_id="MUMBAI_01", severity="critical", worth=Decimal(900))
BILL = replace(
    LOW_MILK,
    type="compliance_failure",
    form="compliance_failure",
    sku_id="",
    store_id="",
    topic="DOC_1",
    worth=None,
)
TYPES: frozenset[AlertType] = frozenset({"stockout_risk", "compliance_failure"})


@pytest.fixture
def kept(alerts: MemoryAlerts) -> MemoryAlerts:
    alerts.evaluated("demo", TYPES, [LOW_MILK, MUMBAI, replace(BILL, holders=frozenset({"asha"}))], at=NOW)
    return alerts


def told(call: Call, who: Principal = MANAGER, **arguments: object) -> ListAlertsResult:
    result = call("list_alerts", who, **arguments).result
    assert isinstance(result, ListAlertsResult)
    return result


def stores(result: ListAlertsResult) -> list[str]:
    return [line.store_id for line in result.lines]


def test_the_gravest_come_first_with_their_facts_and_where_those_are_from(
    call: Call, kept: MemoryAlerts
) -> None:
    result = told(call)
    assert [(line.severity, line.store_id) for line in result.lines] == [
        ("critical", "MUMBAI_01"),
        ("high", "DELHI_01"),
        ("high", ""),
    ]
    line = result.lines[1]
    assert line.values["on_hand"].value == 15
    assert line.values["on_hand"].source == LOW_MILK.source
    assert (line.product and line.product.value, line.recommended_action) == (
        "Mohini Toned Milk 500 ml",
        "Order 24 by 2026-11-23.",
    )
    assert result.at_stake is not None
    assert (result.found.value, result.at_stake.value) == (3, Decimal("1141.00"))
    assert result.found.source.as_of == LOW_MILK.source.as_of  # not today: of today there are no data


def test_a_seller_sees_the_own_stores_and_bills(call: Call, kept: MemoryAlerts) -> None:
    assert stores(told(call, SELLER)) == ["DELHI_01", ""]
    other = replace(SELLER, user_id="ravi", store_ids=frozenset({"MUMBAI_01"}))
    assert stores(told(call, other)) == ["MUMBAI_01"]
    kept_id = kept.kept[1].alert_id
    with pytest.raises(ScopeError) as denied:
        told(call, SELLER, alert_ids=[kept_id])
    assert denied.value.code == "alert_not_yours"
    with pytest.raises(ScopeError):
        told(call, SELLER, store_id="MUMBAI_01")


def test_a_manager_of_some_stores_sees_no_alert_of_the_whole_shop(call: Call, kept: MemoryAlerts) -> None:
    limited = Principal("demo", "mira", "Mira", Role.MANAGER, frozenset({"DELHI_01"}))
    assert stores(told(call, limited)) == ["DELHI_01"]


def test_it_is_narrowed_by_place_severity_and_type(call: Call, kept: MemoryAlerts) -> None:
    assert stores(told(call, city="Delhi")) == ["DELHI_01"]
    assert stores(told(call, severity="critical")) == ["MUMBAI_01"]
    assert [line.type for line in told(call, type="compliance_failure").lines] == ["compliance_failure"]
    assert told(call, sku_ids=["ATTA"]).found.value == 0
    with pytest.raises(InputError, match="no store"):
        told(call, store_id="PUNE_01")


def test_what_was_taken_note_of_is_counted_and_shown_on_demand(call: Call, kept: MemoryAlerts) -> None:
    kept.update("demo", kept.kept[0].alert_id, "acknowledge", user_id="asha", at=NOW)
    kept.update("demo", kept.kept[1].alert_id, "resolve", user_id="asha", at=NOW)
    result = told(call)
    assert (result.found.value, result.waiting.value) == (1, 1)
    assert stores(told(call, status="unresolved")) == ["DELHI_01", ""]
    assert stores(told(call, status="resolved")) == ["MUMBAI_01"]


def test_named_ones_are_shown_whatever_became_of_them(call: Call, kept: MemoryAlerts) -> None:
    alert_id = kept.kept[0].alert_id
    kept.evaluated("demo", TYPES, [], at=NOW + timedelta(hours=1))
    (line,) = told(call, alert_ids=[alert_id.lower()]).lines
    assert (line.alert_id, line.status) == (alert_id, "resolved")


def test_another_tenants_alerts_are_nobodys_business(
    call: Call, alerts: MemoryAlerts, ledgers: Ledgers
) -> None:
    alerts.evaluated("other", TYPES, [LOW_MILK], at=NOW)
    assert told(call).found.value == 0
    with pytest.raises(ScopeError):
        told(call, alert_ids=[alerts.kept[0].alert_id])


@pytest.mark.usefixtures("kept")
def test_where_none_matches_it_is_said_how_many_others_are_open(call: Call) -> None:
    none = told(call, type="price_anomaly")
    assert (none.found.value, none.others and none.others.value) == (0, 3)
    assert told(call, status="snoozed").others is not None
    assert told(call, severity="critical").others is None


def test_where_none_is_open_no_others_are(call: Call) -> None:
    assert told(call, severity="critical").others is None


def test_who_asks_why_is_told_the_lines_that_alerts_were_found_by(call: Call, kept: MemoryAlerts) -> None:
    asked = told(call, type="stockout_risk", why=True)
    assert [(one.name, one.value.value) for one in asked.drawn] == [
        ("alert_chance_pct", 80.0),
        ("alert_least_loss_pct", 1.0),
    ]
    assert not told(call, type="compliance_failure", why=True).drawn
    assert not told(call, type="stockout_risk").drawn


def test_a_persons_own_line_is_told_as_theirs_and_not_as_the_shops(call: Call, kept: MemoryAlerts) -> None:
    own = replace(LOW_MILK, user_id=MANAGER.user_id, topic="RULE_1")
    kept.evaluated("demo", TYPES, [own], at=NOW)
    asked = told(call, status="open", why=True)
    assert asked.own
    assert not asked.drawn
