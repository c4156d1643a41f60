"""create_alert_rule: a person's own line, kept once, in the own part of the shop."""

from __future__ import annotations

import pytest

from core.errors import InputError, PolicyError, ScopeError
from tests.tools.conftest import MANAGER, SELLER, Call
from tests.tools.fake_alerts import MemoryAlertRules
from tools.create_alert_rule import CreateAlertRuleResult
from tools.registry import Registry

LOW = {"type": "stockout_risk", "threshold": 3, "sku_ids": ["MILK"], "city": "Delhi"}


def test_it_is_kept_once_for_whoever_asks(call: Call, alert_rules: MemoryAlertRules) -> None:
    first = call("create_alert_rule", SELLER, **LOW).result
    assert isinstance(first, CreateAlertRuleResult)
    assert first.line.line is not None
    assert (first.line.line.value, first.line.line.unit, first.repeated) == (3.0, "days", False)
    again = call("create_alert_rule", SELLER, **LOW).result
    assert isinstance(again, CreateAlertRuleResult)
    assert (again.line.rule_id, again.repeated) == (first.line.rule_id, True)
    call("create_alert_rule", MANAGER, **LOW)
    assert [one.user_id for one in alert_rules.in_force("demo")] == ["asha", "vikram"]


def test_a_preview_keeps_nothing(registry: Registry, alert_rules: MemoryAlertRules) -> None:
    assert registry.preview("create_alert_rule", LOW, SELLER) is not None
    assert alert_rules.kept == []


@pytest.mark.parametrize(
    ("change", "error", "code"),
    [
        ({"type": "compliance_failure"}, InputError, "alert_rule_without_line"),
        ({"type": "price_anomaly", "in_units": True}, InputError, "alert_rule_without_line"),
        ({"threshold": 0}, InputError, "alert_threshold_out_of_range"),
        ({"threshold": 1000}, InputError, "alert_threshold_out_of_range"),
        ({"sku_ids": None, "city": None}, PolicyError, "alert_rule_needs_scope"),
        ({"city": "Mumbai"}, ScopeError, "city_out_of_scope"),
    ],
)
def test_what_cannot_be_is_refused(
    call: Call, change: dict[str, object], error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as refused:
        call("create_alert_rule", SELLER, **(LOW | change))
    assert getattr(refused.value, "code", "") == code


def test_a_line_of_a_stock_may_be_in_pieces(call: Call) -> None:
    kept = call("create_alert_rule", SELLER, **LOW, in_units=True).result
    assert isinstance(kept, CreateAlertRuleResult)
    assert kept.line.line is not None
    assert (kept.line.line.value, kept.line.line.unit) == (3.0, "units")
    in_days = call("create_alert_rule", SELLER, **LOW).result
    assert isinstance(in_days, CreateAlertRuleResult)
    assert in_days.line.rule_id != kept.line.rule_id


def test_a_manager_may_draw_a_line_for_the_whole_shop(call: Call, alert_rules: MemoryAlertRules) -> None:
    call("create_alert_rule", MANAGER, type="price_anomaly", threshold=10)
    assert [(one.type, one.sku_ids) for one in alert_rules.kept] == [("price_anomaly", ())]
