"""show_alert_rules: everybody sees their own."""

from __future__ import annotations

from tests.tools.conftest import MANAGER, SELLER, Call
from tools.show_alert_rules import ShowAlertRulesResult


def test_a_person_sees_the_own_rules_and_mutes_only(call: Call) -> None:
    call("create_alert_rule", SELLER, type="stockout_risk", threshold=3, sku_ids=["MILK"])
    call("remove_alert_rule", SELLER, category="CARE", type="overstock")
    call("create_alert_rule", MANAGER, type="overstock", threshold=90)
    result = call("show_alert_rules", SELLER).result
    assert isinstance(result, ShowAlertRulesResult)
    assert result.count.value == 2
    assert [(one.type, one.mute) for one in result.lines] == [("stockout_risk", False), ("overstock", True)]
    assert [fact.value for fact in result.lines[0].products] == ["Mohini Toned Milk 500 ml"]
