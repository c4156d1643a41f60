"""show_settings: what holds, what the shop set itself, and the defaults."""

from __future__ import annotations

from dataclasses import replace

from core.tenant import SETTING_RULES
from tests.tools.conftest import SELLER, Call, FakeDirectory
from tools.show_settings import ShowSettingsResult


def shown(call: Call, **arguments: object) -> ShowSettingsResult:
    result = call("show_settings", **arguments).result
    assert isinstance(result, ShowSettingsResult)
    return result


def test_every_threshold_is_shown_with_its_unit(call: Call) -> None:
    result = shown(call)
    assert {one.name for one in result.settings} == set(SETTING_RULES)
    assert {one.name: one.value.unit for one in result.settings}["service_level"] == "rate"
    assert not any(one.own for one in result.settings)
    for one in result.settings:
        assert one.value.source.tables
        assert one.value.source.method


def test_what_the_shop_set_itself_comes_first(call: Call, directory: FakeDirectory) -> None:
    directory.settings = replace(directory.settings, transfer_cost=20.0)
    first = shown(call, who=SELLER).settings[0]
    assert (first.name, first.own, str(first.value.value), str(first.default.value)) == (
        "transfer_cost",
        True,
        "20.00",
        "50.00",
    )


def test_one_is_shown_alone(call: Call) -> None:
    (one,) = shown(call, names=["store_capacity_units"]).settings
    assert one.value.value is None
