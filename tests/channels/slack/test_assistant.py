from __future__ import annotations

import threading
from typing import Any

import pytest

from channels.slack.assistant import prompts_for
from core.identity import Role
from tests.channels.slack.conftest import Stage
from tests.channels.slack.signing import choice_payload, direct, event_body, post_action, post_event


def started(user: str = "U1", kind: str = "assistant_thread_started") -> dict[str, Any]:
    thread = {"user_id": user, "context": {}, "channel_id": "D1", "thread_ts": "1763812000.000100"}
    return event_body(type=kind, assistant_thread=thread, channel=None, text=None, ts=None, user=None)


@pytest.mark.parametrize("kind", ["assistant_thread_started", "assistant_thread_context_changed"])
def test_the_pane_suggests_what_fits_the_role_in_the_persons_language(stage: Stage, kind: str) -> None:
    stage.parts.preferences.languages["asha"] = "hi"
    post_event(stage.client, started("U2", kind))
    [call] = stage.called("assistant.threads.setSuggestedPrompts")
    assert call.json["prompts"] == prompts_for(Role.SELLER, "hi")
    assert call.json["prompts"] != prompts_for(Role.MANAGER, "hi")
    assert len(call.json["prompts"]) <= 4


def test_a_question_in_the_pane_shows_what_is_being_done_and_names_the_thread(stage: Stage) -> None:
    stage.world.inbox.holds[3] = threading.Event()
    post_event(stage.client, direct(thread_ts="1763812000.000100", text="what will stock out"))
    told = [call.json["status"] for call in stage.called("assistant.threads.setStatus", 2)]
    assert told == ["is thinking…", "is looking for what runs out…"]
    [title] = stage.called("assistant.threads.setTitle")
    assert title.json["title"] == "what will stock out"
    stage.world.inbox.holds[3].set()


def test_a_question_outside_the_pane_has_no_status(stage: Stage) -> None:
    post_event(stage.client, direct())
    post_event(stage.client, direct(ts="2.0", thread_ts="1763812000.000100"))
    stage.called("assistant.threads.setTitle")
    assert {call.json["thread_ts"] for call in stage.called("assistant.threads.setStatus")} == {
        "1763812000.000100"
    }


def test_a_thumb_is_kept_for_who_pressed_it(stage: Stage) -> None:
    action = {
        "type": "feedback_buttons",
        "action_id": "smartretail_feedback",
        "block_id": "b",
        "value": "bad:T1:D1:17.1",
        "action_ts": "17.5",
    }
    assert post_action(stage.client, choice_payload(actions=[action])).status_code == 200
    stranger = choice_payload(actions=[action], user={"id": "U9", "team_id": "T1"})
    assert post_action(stage.client, stranger).status_code == 200
    assert stage.parts.feedback.given == [("vikram", "T1:D1:17.1", "bad")]
    assert stage.messages() == []


def test_a_choice_pressed_by_another_person_is_that_persons(stage: Stage) -> None:
    post_event(stage.client, event_body())
    post_action(stage.client, choice_payload(user={"id": "U2", "team_id": "T1"}))
    question, pressed = stage.messages()
    assert (question.address, pressed.address) == ("T1:U1", "T1:U2")
    assert pressed.conversation_id != question.conversation_id
