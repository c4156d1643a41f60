from __future__ import annotations

import pytest

from tests.channels.slack.conftest import Stage
from tests.channels.slack.fakes import SELLER
from tests.channels.slack.signing import post_action, post_command


@pytest.mark.parametrize(
    ("command", "text", "asked"),
    [
        ("/forecast", "toned milk Delhi", "forecast toned milk Delhi"),
        ("/price", "toned milk Delhi 1", "What price should I set for toned milk Delhi 1?"),
        ("/stock", "", "What will stock out next week?"),
        ("/ask", "revenue &lt; 5 last month", "revenue < 5 last month"),
        ("/shop-ask", "revenue last month", "revenue last month"),
        ("/brief", "", "morning brief"),
        ("/stock", "what will run out in Delhi", "what will run out in Delhi"),
        ("/stock", "दिल्ली में क्या खत्म होगा", "दिल्ली में क्या खत्म होगा"),
        ("/price", "सुवर्णा आटा 5 किलो", "सुवर्णा आटा 5 किलो का रेट क्या रखूँ?"),
    ],
)
def test_a_command_is_a_message_in_the_persons_own_conversation(
    stage: Stage, command: str, text: str, asked: str
) -> None:
    answer = post_command(stage.client, command, text)
    assert answer.status_code == 200
    assert answer.json()["response_type"] == "ephemeral"
    assert "slack://app?team=T1&id=A1" in answer.json()["text"]
    [message] = stage.messages()
    assert (message.text, message.address, message.conversation_id) == (asked, "T1:U1", "slack:T1:D1")
    stage.called("conversations.open")


def test_a_command_speaks_the_persons_language(stage: Stage) -> None:
    stage.parts.preferences.languages["asha"] = "hinglish"
    answer = post_command(stage.client, "/stock", user_id=SELLER.partition(":")[2])
    assert "Dekh raha hoon" in answer.json()["text"]
    assert stage.messages()[0].text == "Agle hafte kya khatam hoga?"


def test_a_command_that_comes_twice_is_one_message(stage: Stage) -> None:
    assert [post_command(stage.client, "/stock").status_code for _ in range(2)] == [200, 200]
    assert stage.world.inbox.accepted == 1


def test_where_slack_opens_no_conversation_the_person_is_told_at_once(stage: Stage) -> None:
    stage.api.refuse["conversations.open"] = "internal_error"
    answer = post_command(stage.client, "/stock")
    assert "try once more" in answer.json()["text"]
    assert stage.messages() == []


def test_the_shortcut_on_a_message_asks_about_it_and_its_files(stage: Stage) -> None:
    payload = {
        "type": "message_action",
        "callback_id": "smartretail_ask_about",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "channel": {"id": "C1"},
        "action_ts": "17.4",
        "trigger_id": "trigger",
        "message": {
            "text": "is this bill right?",
            "ts": "17.1",
            "files": [
                {"name": "b.pdf", "mimetype": "application/pdf", "url_private": "https://files.slack.com/b"}
            ],
        },
    }
    assert post_action(stage.client, payload).status_code == 200
    [message] = stage.messages()
    assert (message.text, message.conversation_id) == ("is this bill right?", "slack:T1:D1")
    assert [file.name for file in message.attachments] == ["b.pdf"]
