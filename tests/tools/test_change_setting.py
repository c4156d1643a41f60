"""change_setting: a manager of the whole shop sets a threshold within its range, audited."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.errors import InputError, PolicyError
from core.tenant import SETTING_RULES, TenantSettings
from tests.tools.conftest import MANAGER, SELLER, Call, FakeAudit, FakeDirectory
from tools.change_setting import ChangeSettingResult
from tools.registry import Registry


def change(call: Call, **arguments: object) -> ChangeSettingResult:
    result = call("change_setting", **arguments).result
    assert isinstance(result, ChangeSettingResult)
    return result


def test_a_threshold_is_set_and_audited(call: Call, directory: FakeDirectory, audit: FakeAudit) -> None:
    result = change(call, name="price_limit_pct", value=8)
    assert (result.before.value, result.after.value, result.changed) == (5.0, 8.0, True)
    assert directory.settings.price_limit_pct == 8.0
    record = audit.appended[-1]
    assert (record["subject"], record["name"], record["before"], record["after"]) == (
        "change_setting",
        "price_limit_pct",
        "5.0",
        "8.0",
    )


def test_a_limit_that_was_set_holds_for_the_next_price(call: Call, directory: FakeDirectory) -> None:
    asked = {"sku_id": "ATTA", "store_id": "DELHI_02", "price": 260}  # 1.9 % less
    change(call, name="price_limit_pct", value=1)
    assert call("propose_price_change", SELLER, **asked).result.model_dump()["needs"] == ("change_limit",)


def test_a_preview_tells_and_keeps_nothing(registry: Registry, directory: FakeDirectory) -> None:
    told = registry.preview("change_setting", {"name": "service_level", "value": 0.97}, MANAGER)
    assert told is not None
    assert told.result.model_dump()["after"]["value"] == 0.97
    assert directory.settings.service_level == 0.95


def test_without_a_value_the_default_comes_back(call: Call, directory: FakeDirectory) -> None:
    directory.settings = replace(directory.settings, order_cost=75.0)
    result = change(call, name="order_cost")
    assert (result.after.value, result.to_default) == (Decimal("50.00"), True)
    assert directory.settings.order_cost == 50.0


def test_what_is_so_already_is_said_to_be(call: Call) -> None:
    assert not change(call, name="min_margin_pct", value=10).changed


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("service_level", 97),
        ("service_level", 0.2),
        ("price_limit_pct", -1),
        ("min_margin_pct", float("nan")),
        ("review_period_days", 7.5),
        ("store_capacity_units", 0),
    ],
)
def test_a_value_out_of_range_is_named_with_what_is_allowed(
    call: Call, directory: FakeDirectory, name: str, value: float
) -> None:
    before = directory.settings
    with pytest.raises(InputError, match="give") as wrong:
        change(call, name=name, value=value)
    assert wrong.value.code == "setting_out_of_range"
    assert directory.settings == before


def test_a_name_that_is_none_of_them_is_refused(call: Call) -> None:
    with pytest.raises(InputError):
        change(call, name="base_currency", value=1)


def test_a_seller_and_a_manager_of_some_stores_may_not(
    call: Call, audit: FakeAudit, directory: FakeDirectory
) -> None:
    before = directory.settings
    with pytest.raises(PolicyError):
        change(call, who=SELLER, name="price_limit_pct", value=50)
    with pytest.raises(PolicyError) as refused:
        change(
            call, who=replace(MANAGER, store_ids=frozenset({"DELHI_01"})), name="price_limit_pct", value=50
        )
    assert refused.value.code == "settings_of_whole_shop"
    assert [record["outcome"] for record in audit.appended] == ["denied", "denied"]
    assert directory.settings == before


def test_every_default_lies_within_its_range() -> None:
    defaults = TenantSettings("demo")
    for name, rule in SETTING_RULES.items():
        value = getattr(defaults, name)
        assert rule.optional if value is None else rule.least <= value <= rule.most
