from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.context import PRESSED
from core.errors import InputError, PolicyError
from tests.channels.slack.conftest import Stage
from tests.channels.slack.signing import chosen_option, post_action, pressed_at_home, submitted

MILK = chosen_option("SKU_1", "Mohini Toned Milk 500 ml")
DELHI = chosen_option("DELHI_01", "Delhi 1")
ASKED = {"smartretail_product": MILK, "smartretail_store": DELHI, "smartretail_change": {"value": "-5"}}


def told(view: dict[str, Any]) -> str:
    return "\n".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section")


def test_the_what_if_form_opens_for_whoever_pressed(stage: Stage) -> None:
    post_action(stage.client, pressed_at_home("smartretail_open_what_if", "what_if"))
    [call] = stage.called("views.open")
    assert call.json["trigger_id"] == "trigger"
    assert [block["block_id"] for block in call.json["view"]["blocks"]] == list(ASKED)


@pytest.mark.parametrize(
    ("action", "typed", "found"),
    [
        ("smartretail_product", "atta suvarna", ["SKU_2"]),
        ("smartretail_product", "", ["SKU_1", "SKU_2"]),
        ("smartretail_store", "delhi", ["DELHI_01"]),
        ("smartretail_store", "mumbai", []),
    ],
)
def test_options_are_what_the_person_may_see(stage: Stage, action: str, typed: str, found: list[str]) -> None:
    payload = {
        "type": "block_suggestion",
        "team": {"id": "T1"},
        "user": {"id": "U2", "team_id": "T1"},
        "action_id": action,
        "block_id": action,
        "value": typed,
        "view": {"id": "V1", "type": "modal"},
    }
    answer = post_action(stage.client, payload)
    assert [option["value"] for option in answer.json()["options"]] == found


def test_a_price_is_tried_in_the_form_itself_and_proposed_in_the_chat(stage: Stage) -> None:
    answer = post_action(stage.client, submitted("smartretail_what_if", ASKED))
    assert answer.json()["response_action"] == "update"
    [call] = stage.called("views.update")
    view = call.json["view"]
    assert "Profit ₹2,170 → ₹1,690 to ₹1,900." in told(view)
    assert stage.parts.wording.asked == [
        ("simulate_price", {"sku_id": "SKU_1", "store_id": "DELHI_01", "change_pct": -5.0}, "vikram", "en")
    ]
    [propose] = [block["elements"][0] for block in view["blocks"] if block["type"] == "actions"]
    payload = pressed_at_home(propose["action_id"], propose["value"])
    payload["view"] = submitted("smartretail_what_if", ASKED)["view"]
    post_action(stage.client, payload)
    [message] = stage.messages()
    assert message.text == "set the price of SKU_1 at DELHI_01 to 252"
    assert message.context == {PRESSED: True}
    assert message.conversation_id == "slack:T1:D1"


def test_a_manager_sets_a_limit_and_what_is_wrong_stands_beside_the_field(stage: Stage) -> None:
    post_action(stage.client, pressed_at_home("smartretail_open_thresholds", "thresholds"))
    [call] = stage.called("views.open")
    assert "Lowest margin: 10%" in told(call.json["view"])
    level = {
        "smartretail_setting": chosen_option("service_level", "Service level"),
        "smartretail_value": {"value": "97"},
    }
    answer = post_action(stage.client, submitted("smartretail_thresholds", level))
    assert "Service level: 97%" in told(answer.json()["view"])
    assert stage.parts.catalog.changed == [
        ("change_setting", {"name": "service_level", "value": 0.97}, "vikram")
    ]
    stage.parts.catalog.fails = InputError("no", code="setting_out_of_range")
    refused = post_action(stage.client, submitted("smartretail_thresholds", level)).json()
    assert refused["response_action"] == "errors"
    assert "50% to 99.9%" in refused["errors"]["smartretail_value"]


@pytest.mark.parametrize(
    ("setting", "typed", "says"),
    [
        ("price_limit_revenue", "25000", "₹25,000."),
        ("approval_days", "3", "3 days"),
        ("store_capacity_units", "50000", "50,000 units"),
    ],
)
def test_what_was_set_is_told_with_its_unit(stage: Stage, setting: str, typed: str, says: str) -> None:
    values = {"smartretail_setting": chosen_option(setting, setting), "smartretail_value": {"value": typed}}
    answer = post_action(stage.client, submitted("smartretail_thresholds", values)).json()
    assert says in told(answer["view"])


@pytest.mark.parametrize(
    ("setting", "says"),
    [("price_limit_revenue", "₹10,00,00,000"), ("approval_days", "whole number from 1 to 30 days")],
)
def test_a_range_is_told_as_a_person_writes_it(stage: Stage, setting: str, says: str) -> None:
    stage.parts.catalog.fails = InputError("no", code="setting_out_of_range")
    values = {"smartretail_setting": chosen_option(setting, setting), "smartretail_value": {"value": "1e12"}}
    refused = post_action(stage.client, submitted("smartretail_thresholds", values)).json()
    assert says in refused["errors"]["smartretail_value"]


def test_without_a_setting_that_exists_the_error_stands_beside_its_field(stage: Stage) -> None:
    values = {"smartretail_setting": chosen_option("nope", "x"), "smartretail_value": {"value": "1"}}
    refused = post_action(stage.client, submitted("smartretail_thresholds", values)).json()
    assert list(refused["errors"]) == ["smartretail_setting"]
    assert stage.parts.catalog.changed == []


@pytest.mark.parametrize("typed", ["abc", "-80", "51", "nan"])
def test_a_change_that_is_none_is_told_beside_its_field(stage: Stage, typed: str) -> None:
    values = {**ASKED, "smartretail_change": {"value": typed}}
    refused = post_action(stage.client, submitted("smartretail_what_if", values)).json()
    assert refused["errors"] == {"smartretail_change": "Give a value from −50 to 50."}
    assert stage.parts.wording.asked == []


def test_what_is_left_out_of_the_what_if_is_told_beside_each_field(stage: Stage) -> None:
    refused = post_action(stage.client, submitted("smartretail_what_if", {})).json()
    assert list(refused["errors"]) == ["smartretail_product", "smartretail_store"]


def test_a_stranger_is_told_in_the_forms_how_to_be_known(stage: Stage) -> None:
    for action in ("smartretail_open_what_if", "smartretail_open_thresholds"):
        post_action(stage.client, pressed_at_home(action, "x", user="U9"))
    views = [call.json["view"] for call in stage.called("views.open", 2)]
    answer = post_action(stage.client, submitted("smartretail_what_if", ASKED, user="U9")).json()
    for view in (*views, answer["view"]):
        assert "link code" in told(view)
        assert "submit" not in view


def test_a_what_if_that_breaks_does_not_work_for_ever(stage: Stage) -> None:
    stage.parts.wording.breaks = RuntimeError("no")
    post_action(stage.client, submitted("smartretail_what_if", ASKED))
    [call] = stage.called("views.update")
    assert "Something went wrong" in told(call.json["view"])


def test_where_slack_asks_for_a_short_pause_the_result_comes_after_it(stage: Stage) -> None:
    stage.api.pauses["views.update"] = 1
    post_action(stage.client, submitted("smartretail_what_if", ASKED))
    refused, taken = stage.called("views.update", 2)
    assert refused.json == taken.json


@pytest.mark.parametrize(
    ("price", "now", "mrp", "offered"),
    [
        ("252", "265", None, True),
        ("265", "265", None, False),
        ("290", "265", "280", False),
        ("280", "265", "280", True),
    ],
)
def test_only_another_price_within_the_law_can_be_proposed(
    stage: Stage, price: str, now: str, mrp: str | None, offered: bool
) -> None:
    found = {"price": price, "current_price": now, **({"mrp": mrp} if mrp else {})}
    stage.parts.wording.prices = {name: Decimal(value) for name, value in found.items()}
    post_action(stage.client, submitted("smartretail_what_if", ASKED))
    [call] = stage.called("views.update")
    assert any(block["type"] == "actions" for block in call.json["view"]["blocks"]) is offered


def test_a_seller_is_shown_no_limits_form_and_may_not_send_one(stage: Stage) -> None:
    post_action(stage.client, pressed_at_home("smartretail_open_thresholds", "thresholds", user="U2"))
    post_action(stage.client, pressed_at_home("smartretail_open_what_if", "what_if", user="U2"))
    shown = {call.json["view"]["callback_id"]: call.json["view"] for call in stage.called("views.open", 2)}
    assert "isn't allowed on your account" in told(shown["smartretail_thresholds"])
    assert "submit" not in shown["smartretail_thresholds"]
    assert "submit" in shown["smartretail_what_if"]
    stage.parts.catalog.fails = PolicyError("no", code="role_not_allowed")
    values = {
        "smartretail_setting": chosen_option("min_margin_pct", "Lowest margin"),
        "smartretail_value": {"value": "1"},
    }
    refused = post_action(stage.client, submitted("smartretail_thresholds", values, user="U2")).json()
    assert "isn't allowed on your account" in refused["errors"]["smartretail_value"]
