from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from core.message import Outcome, TurnEvent
from tests.channels.fakes import ASHA, VIKRAM, World

SEED = {
    "conversation_id": "CONV_001",
    "message": "Which SKUs are likely to stock out next week in Delhi?",
    "context": {"store_id": "DELHI_01", "horizon_days": 7},
}
VIKRAMS = {"Authorization": "Bearer token-vikram"}


def test_the_seeds_request_gets_the_seeds_answer_and_all_of_ask_json(asha: TestClient) -> None:
    answer = asha.post("/copilot/chat", json=SEED).json()
    assert answer["conversation_id"] == "CONV_001"
    assert answer["citations"][0] == {
        "source": "recommendations",
        "ref": "run_date=2026-11-22",
        "quote": "",
        "url": None,
    }
    assert answer["tool_calls"] == [{"tool": "assess_stockout_risk", "arguments": {"city": "Delhi"}}]
    assert answer["outcome"] == "answered"
    assert answer["verified"] is True
    assert [fact["value"] for fact in answer["facts"]] == [240, 18400.5]
    assert [fact["used"] for fact in answer["facts"]] == [True, False]
    assert set(answer) >= {"answer", "language", "approval_id", "model", "elapsed_ms", "choices"}


def test_the_question_goes_through_the_inbox_with_its_context(asha: TestClient, world: World) -> None:
    asha.post("/copilot/chat", json=SEED)
    [message] = world.inbox.messages.values()
    assert (message.channel, message.address) == ("api", "asha")
    assert dict(message.context) == {"store_id": "DELHI_01", "horizon_days": 7}


def test_without_a_conversation_a_new_one_begins_each_time(asha: TestClient) -> None:
    ids = {asha.post("/copilot/chat", json={"message": "hi"}).json()["conversation_id"] for _ in range(2)}
    assert len(ids) == 2


def test_the_same_idempotency_key_is_answered_once(asha: TestClient, world: World) -> None:
    key = {"Idempotency-Key": "k-1"}
    first, again = (asha.post("/copilot/chat", json={"message": "hi"}, headers=key).json() for _ in range(2))
    assert first == again
    assert world.inbox.accepted == 1


def test_an_idempotency_key_with_another_message_is_a_conflict(asha: TestClient) -> None:
    key = {"Idempotency-Key": "k-1"}
    asha.post("/copilot/chat", json={"message": "hi"}, headers=key)
    answer = asha.post("/copilot/chat", json={"message": "bye"}, headers=key)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_stream_is_told_as_agui_events(asha: TestClient) -> None:
    answer = asha.post("/copilot/chat", json=SEED, headers={"Accept": "text/event-stream"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [json.loads(frame.removeprefix("data: ")) for frame in answer.text.strip().split("\n\n")]
    assert [events[0]["type"], events[-1]["type"]] == ["RUN_STARTED", "RUN_FINISHED"]
    said = "".join(event["delta"] for event in events if event["type"] == "TEXT_MESSAGE_CONTENT")
    [reply] = [event["value"] for event in events if event.get("name") == "reply"]
    assert said == reply["answer"]


def test_a_refusal_in_chat_is_an_answer_and_no_error(asha: TestClient, world: World) -> None:
    world.inbox.reply_changes = {"outcome": Outcome.REFUSED, "answer": "That store isn't on your account."}
    answer = asha.post("/copilot/chat", json=SEED)
    assert (answer.status_code, answer.json()["outcome"]) == (200, "refused")


def test_a_turn_without_a_reply_is_a_timeout(asha: TestClient, world: World) -> None:
    world.inbox.script = [TurnEvent(type="step", name="plan")]
    answer = asha.post("/copilot/chat", json=SEED)
    assert (answer.status_code, answer.json()["code"]) == (504, "turn_timeout")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": ""},
        {"message": "x" * 4_001},
        {"message": 5},
        {"message": "hi", "unknown": 1},
        {"message": "hi", "context": {"store_id": ["a"]}},
        {"message": "hi", "context": {str(number): number for number in range(21)}},
        {"message": "hi", "conversation_id": "a b"},
        [],
    ],
)
def test_what_is_malformed_is_a_problem_that_names_the_field(
    asha: TestClient, world: World, body: object
) -> None:
    answer = asha.post("/copilot/chat", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid_input"
    assert world.inbox.messages == {}


def test_a_problem_does_not_repeat_what_was_sent(asha: TestClient) -> None:
    answer = asha.post("/copilot/chat", json={"message": {"secret": "words"}})
    assert "secret" not in answer.text


def test_a_body_that_is_no_json_is_a_bad_request(asha: TestClient) -> None:
    answer = asha.post("/copilot/chat", content=b"{oops", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_somebody_elses_conversation_is_not_found_and_audited(asha: TestClient, world: World) -> None:
    world.conversations.claim("CONV_001", VIKRAM)
    answer = asha.post("/copilot/chat", json=SEED)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert world.audit.denied() == [("asha", "post /copilot/chat")]
    assert world.inbox.messages == {}


def test_a_conversation_is_read_by_its_owner_only(asha: TestClient, world: World) -> None:
    asha.post("/copilot/chat", json=SEED)
    read = asha.get("/conversations/CONV_001").json()
    assert [message["role"] for message in read["messages"]] == ["user", "assistant"]
    assert read["messages"][1]["reply"]["facts"][0]["display"] == "240"
    refused = asha.get("/conversations/CONV_001", headers=VIKRAMS)
    assert refused.status_code == 404
    assert world.audit.denied() == [("vikram", "get /conversations/{conversation_id}")]


def test_a_conversation_that_never_was_looks_like_somebody_elses(asha: TestClient, world: World) -> None:
    world.conversations.claim("theirs", VIKRAM)
    absent, theirs = (asha.get(f"/conversations/{name}").json() for name in ("absent", "theirs"))
    assert {**absent, "instance": ""} == {**theirs, "instance": ""}
    assert world.conversations.owners == {"theirs": VIKRAM.user_id}
    assert ASHA.user_id not in world.conversations.owners.values()
