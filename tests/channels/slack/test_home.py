from __future__ import annotations

from typing import Any

import pytest

from channels.slack.home_view import HomeContents, HomeSection, home_view
from core.context import PRESSED
from core.message import Listed
from core.ports import Worded
from language.locales import sentence
from tests.channels.slack.conftest import Stage
from tests.channels.slack.signing import (
    choice_payload,
    event_body,
    post_action,
    post_event,
    pressed_at_home,
)


def opened(user: str = "U1", tab: str = "home") -> dict[str, Any]:
    return event_body(type="app_home_opened", user=user, tab=tab, ts=None, text=None, channel="D1")


def buttons(view: dict[str, Any]) -> dict[str, str]:
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    return {button["value"]: button["text"]["text"] for row in rows for button in row}


def said(view: dict[str, Any]) -> str:
    return "\n".join(block["text"]["text"] for block in view["blocks"] if "text" in block)


def test_a_managers_tab_shows_what_waits_what_is_wrong_and_what_to_do(stage: Stage) -> None:
    assert post_event(stage.client, opened()).status_code == 200
    [call] = stage.called("views.publish")
    assert call.headers["authorization"] == "Bearer xoxb-secret"
    assert call.json["user_id"] == "U1"
    view = call.json["view"]
    assert view["type"] == "home"
    assert "asked by Asha" in said(view)
    assert "likely gone by" in said(view)
    offered = buttons(view)
    assert offered["accept price change PC_ab12"] == "Approve"
    assert offered["reject price change PC_ab12"] == "Reject"
    assert offered["acknowledge AL_12"] == sentence("ask_acknowledge.label")
    assert offered["resolve AL_13"] == sentence("ask_resolve.label")
    assert offered["acknowledge AL_12 AL_13"] == "Acknowledge all"
    assert offered["accept recommendation R_1"] == "Accept 1"
    assert "thresholds" in offered
    assert {who for _, _, who, _ in stage.parts.wording.asked} == {"vikram"}


def test_a_seller_is_offered_no_thresholds_and_a_stranger_no_figures(stage: Stage) -> None:
    stage.parts.preferences.languages["asha"] = "hi"
    post_event(stage.client, opened("U2"))
    post_event(stage.client, opened("U9"))
    by_user = {call.json["user_id"]: call.json["view"] for call in stage.called("views.publish", 2)}
    assert "thresholds" not in buttons(by_user["U2"])
    assert "अभी के काम" in said(by_user["U2"])
    assert len(by_user["U9"]["blocks"]) == 1
    assert "₹" not in said(by_user["U9"])


def test_the_messages_tab_publishes_nothing(stage: Stage) -> None:
    post_event(stage.client, opened(tab="messages"))
    post_event(stage.client, opened())
    assert len(stage.called("views.publish")) == 1


def test_a_decision_on_the_tab_is_a_message_and_the_tab_is_shown_anew(stage: Stage) -> None:
    sentence = "accept price change PC_ab12"
    assert (
        post_action(stage.client, pressed_at_home("smartretail_choice_accept", sentence)).status_code == 200
    )
    [message] = stage.messages()
    assert (message.text, message.address, message.conversation_id) == (sentence, "T1:U1", "slack:T1:D1")
    assert message.context == {PRESSED: True}
    stage.called("views.publish")
    post_action(stage.client, pressed_at_home("smartretail_choice_accept", sentence))
    assert stage.world.inbox.accepted == 1


def test_a_decision_in_the_chat_freshens_the_tab_of_who_has_it_open(stage: Stage) -> None:
    post_action(stage.client, choice_payload())
    post_event(stage.client, opened())
    stage.called("views.publish")
    later = {**choice_payload()["actions"][0], "action_ts": "1763812999.000300"}
    post_action(stage.client, choice_payload(actions=[later]))
    stage.called("views.publish", 2)
    assert len(stage.messages()) == 2


def test_a_press_that_could_not_be_stored_is_not_acknowledged(stage: Stage) -> None:
    stage.world.inbox.fails = True
    assert post_action(stage.client, pressed_at_home("smartretail_choice_accept", "yes")).status_code == 500


@pytest.mark.parametrize("lines", [5, 60])
def test_the_tab_keeps_slacks_limits_and_its_doors_however_much_there_is(lines: int) -> None:
    listed = tuple(Listed(name=str(n), accept=f"accept R_{n}", about=f"about {n}") for n in range(lines))
    many = Worded(("Head:", *(f"{n}. {'word ' * 900}" for n in range(lines))), listed=listed)
    sections = [HomeSection("slack_home_actions", many), HomeSection("slack_home_alerts", many)]
    view = home_view(HomeContents("Vikram", "en", sections, may_set=True, web_url="https://shop.example"))
    assert len(view["blocks"]) <= 100
    assert view["blocks"][-1]["elements"][-1]["url"] == "https://shop.example"
    ids = [block["block_id"] for block in view["blocks"] if "block_id" in block]
    assert len(ids) == len(set(ids))
    assert all(len(text) <= 3_000 for block in view["blocks"] if (text := block.get("text", {}).get("text")))
