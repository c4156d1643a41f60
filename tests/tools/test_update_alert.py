"""update_alert: taken note of, done or put off, by whom it concerns, and on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.errors import ConflictError, InputError, ScopeError
from core.identity import Principal
from tests.tools.conftest import MANAGER, NOW, SELLER, Call, FakeAudit
from tests.tools.fake_alerts import LOW_MILK, MemoryAlerts
from tools.update_alert import UpdateAlertResult


@pytest.fixture
def kept(alerts: MemoryAlerts) -> MemoryAlerts:
    found = [LOW_MILK, replace(LOW_MILK, store_id="MUMBAI_01")]
    alerts.evaluated("demo", {"stockout_risk"}, found, at=NOW)
    return alerts


def do(call: Call, who: Principal = SELLER, **arguments: object) -> UpdateAlertResult:
    result = call("update_alert", who, **arguments).result
    assert isinstance(result, UpdateAlertResult)
    return result


def test_it_is_acknowledged_once_and_audited(call: Call, kept: MemoryAlerts, audit: FakeAudit) -> None:
    alert_id = kept.kept[0].alert_id
    assert do(call, alert_id=alert_id, action="acknowledge").changed.value == 1
    assert kept.kept[0].acknowledged_by == "asha"
    assert do(call, MANAGER, alert_id=alert_id, action="acknowledge").changed.value == 0
    assert audit.appended[0] == {
        "actor": "asha",
        "action": "call_tool",
        "subject": "update_alert",
        "outcome": "allowed",
        "alert_ids": [alert_id],
        "until": None,
        "changed": 1,
    } | {"action": "acknowledge"}


def test_a_snooze_ends_in_the_morning_of_its_day_where_the_shop_is(call: Call, kept: MemoryAlerts) -> None:
    result = do(call, alert_id=kept.kept[0].alert_id, action="snooze")
    assert result.until is not None
    assert str(result.until.value) == "2026-11-23"
    assert kept.kept[0].snoozed_until == datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    do(call, alert_id=kept.kept[0].alert_id, action="snooze", until="2026-11-30")
    assert kept.kept[0].snoozed_until == datetime(2026, 11, 30, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(("until", "code"), [("2026-11-22", "snooze_past"), ("2028-01-01", "snooze_too_far")])
def test_a_day_that_cannot_be_is_refused(call: Call, kept: MemoryAlerts, until: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        do(call, alert_id=kept.kept[0].alert_id, action="snooze", until=until)
    assert refused.value.code == code


def test_of_several_nothing_is_done_where_one_is_not_the_callers(call: Call, kept: MemoryAlerts) -> None:
    ids = [one.alert_id for one in kept.kept]
    with pytest.raises(ScopeError):
        do(call, alert_ids=ids, action="resolve")
    assert {one.status for one in kept.kept} == {"open"}
    assert do(call, MANAGER, alert_ids=ids, action="resolve").changed.value == 2


def test_what_is_resolved_is_not_put_off(call: Call, kept: MemoryAlerts) -> None:
    do(call, alert_id=kept.kept[0].alert_id, action="resolve")
    with pytest.raises(ConflictError) as refused:
        do(call, alert_id=kept.kept[0].alert_id, action="snooze")
    assert refused.value.code == "alert_resolved"
    with pytest.raises(InputError, match="Name the alert"):
        do(call, action="resolve")


def test_of_several_those_of_a_place_and_of_a_list_what_is_not_resolved_yet(
    call: Call, kept: MemoryAlerts
) -> None:
    ids = [one.alert_id for one in kept.kept]
    assert do(call, MANAGER, alert_ids=ids, city="Mumbai", action="resolve").changed.value == 1
    assert [one.status for one in kept.kept] == ["open", "resolved"]
    do(call, MANAGER, alert_ids=ids, action="snooze")
    assert [one.status for one in kept.kept] == ["snoozed", "resolved"]
    with pytest.raises(InputError, match="of that place"):
        do(call, MANAGER, alert_ids=ids[:1], city="Mumbai", action="resolve")


def test_what_was_put_off_stays_so_where_all_of_a_list_are_taken_note_of(
    call: Call, kept: MemoryAlerts
) -> None:
    ids = [one.alert_id for one in kept.kept]
    do(call, MANAGER, alert_id=ids[0], action="snooze")
    do(call, MANAGER, alert_ids=ids, action="acknowledge")
    assert [one.status for one in kept.kept] == ["snoozed", "acknowledged"]
    do(call, MANAGER, alert_id=ids[0], action="acknowledge")  # named alone, it is meant
    assert [one.status for one in kept.kept] == ["acknowledged", "acknowledged"]
