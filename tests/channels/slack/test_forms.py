from __future__ import annotations

from typing import Any

import pytest

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
    assert answer.json()["response_action"] == "update"
    assert stage.parts.catalog.changed == [
        ("change_setting", {"name": "service_level", "value": 0.97}, "vikram")
    ]
    stage.parts.catalog.fails = InputError("no", code="setting_out_of_range")
    refused = post_action(stage.client, submitted("smartretail_thresholds", level)).json()
    assert refused["response_action"] == "errors"
    assert "50 to 99.9" in refused["errors"]["smartretail_value"]


def test_a_seller_is_shown_no_limits_form_and_may_not_send_one(stage: Stage) -> None:
    post_action(stage.client, pressed_at_home("smartretail_open_thresholds", "thresholds", user="U2"))
    post_action(stage.client, pressed_at_home("smartretail_open_what_if", "what_if", user="U2"))
    [call] = stage.called("views.open")
    assert call.json["view"]["callback_id"] == "smartretail_what_if"
    stage.parts.catalog.fails = PolicyError("no", code="role_not_allowed")
    values = {
        "smartretail_setting": chosen_option("min_margin_pct", "Lowest margin"),
        "smartretail_value": {"value": "1"},
    }
    refused = post_action(stage.client, submitted("smartretail_thresholds", values, user="U2")).json()
    assert "isn't allowed on your account" in refused["errors"]["smartretail_value"]
