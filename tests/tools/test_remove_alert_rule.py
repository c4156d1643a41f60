"""remove_alert_rule: a line taken back; where there is none, such alerts are told no more."""

from __future__ import annotations

import pytest

from core.errors import InputError, ScopeError
from tests.tools.conftest import MANAGER, SELLER, Call
from tests.tools.fake_alerts import MemoryAlertRules
from tools.registry import Registry
from tools.remove_alert_rule import RemoveAlertRuleResult

LOW = {"type": "stockout_risk", "threshold": 3, "sku_ids": ["MILK"], "city": "Delhi"}


def done(call: Call, **arguments: object) -> RemoveAlertRuleResult:
    result = call("remove_alert_rule", SELLER, **arguments).result
    assert isinstance(result, RemoveAlertRuleResult)
    return result


def test_the_own_rule_of_what_is_named_is_removed(call: Call, alert_rules: MemoryAlertRules) -> None:
    call("create_alert_rule", SELLER, **LOW)
    call("create_alert_rule", MANAGER, **LOW)
    result = done(call, sku_ids=["MILK"])
    assert (len(result.removed), result.mute) == (1, None)
    assert [one.user_id for one in alert_rules.in_force("demo")] == ["vikram"]


def test_where_there_is_none_such_alerts_are_kept_quiet(call: Call, alert_rules: MemoryAlertRules) -> None:
    result = done(call, sku_ids=["ATTA"])
    assert result.removed == ()
    assert result.mute is not None
    assert [(one.mute, one.sku_ids, one.user_id) for one in alert_rules.kept] == [(True, ("ATTA",), "asha")]
    assert done(call, rule_id=result.mute.rule_id).removed[0].mute
    assert alert_rules.in_force("demo") == []


def test_a_preview_removes_nothing(call: Call, registry: Registry, alert_rules: MemoryAlertRules) -> None:
    call("create_alert_rule", SELLER, **LOW)
    registry.preview("remove_alert_rule", {"sku_ids": ["MILK"]}, SELLER)
    assert len(alert_rules.in_force("demo")) == 1


def test_another_persons_rule_is_not_ones_own(call: Call, alert_rules: MemoryAlertRules) -> None:
    call("create_alert_rule", MANAGER, **LOW)
    with pytest.raises(ScopeError) as denied:
        done(call, rule_id=alert_rules.kept[0].rule_id)
    assert denied.value.code == "alert_rule_not_yours"
    with pytest.raises(InputError, match="Name the rule"):
        done(call)
    with pytest.raises(ScopeError):
        done(call, store_id="MUMBAI_01")
