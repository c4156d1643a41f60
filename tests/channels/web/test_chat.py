from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.web.page import STATIC_DIR, page_texts, render_page
from channels.web.settings import WebSettings
from tests.channels.fakes import VIKRAM, World

QUESTION = {"message": "hi", "conversation_id": "web_1", "key": "k1"}


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts(web=WebSettings())))


@pytest.fixture
def asha(client: TestClient) -> TestClient:
    client.post("/web/session", json={"token": "token-asha"})
    return client


def test_a_question_is_answered_as_a_stream(asha: TestClient, world: World) -> None:
    answer = asha.post("/web/chat", json=QUESTION)
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [json.loads(frame.removeprefix("data: ")) for frame in answer.text.strip().split("\n\n")]
    assert events[-1]["type"] == "RUN_FINISHED"
    [message] = world.inbox.messages.values()
    assert (message.channel, message.address, message.conversation_id) == ("web", "asha", "web_1")


def test_a_question_sent_again_is_the_same_question(asha: TestClient, world: World) -> None:
    for _ in range(2):
        assert asha.post("/web/chat", json=QUESTION).status_code == 200
    assert world.inbox.accepted == 1


def test_the_conversation_is_there_after_a_reload(asha: TestClient) -> None:
    asha.post("/web/chat", json=QUESTION)
    messages = asha.get("/web/conversations/web_1").json()["messages"]
    assert [message["role"] for message in messages] == ["user", "assistant"]
    assert messages[1]["reply"]["choices"]


def test_somebody_elses_conversation_is_not_found_and_audited(asha: TestClient, world: World) -> None:
    world.conversations.claim("web_1", VIKRAM)
    assert asha.post("/web/chat", json=QUESTION).status_code == 404
    assert asha.get("/web/conversations/web_1").status_code == 404
    assert [actor for actor, _ in world.audit.denied()] == ["asha", "asha"]


def test_without_a_session_nothing_is_answered(client: TestClient, world: World) -> None:
    assert client.post("/web/chat", json=QUESTION).status_code == 401
    assert client.get("/web/conversations/web_1").status_code == 401
    bearer = {"Authorization": "Bearer token-asha"}
    assert client.post("/web/chat", json=QUESTION, headers=bearer).status_code == 401
    assert world.inbox.messages == {}


def test_every_label_of_the_page_has_its_text() -> None:
    page = render_page()
    assert "{{" not in page
    assert "SmartRetail Copilot" in page


def test_every_text_the_scripts_ask_for_exists() -> None:
    texts = page_texts()
    for script in STATIC_DIR.glob("*.js"):
        asked = set(re.findall(r'\bsay\("(\w+)"', script.read_text(encoding="utf-8")))
        assert asked <= set(texts), script.name


def test_the_page_needs_nothing_from_elsewhere() -> None:
    for path in STATIC_DIR.iterdir():
        content = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in content, path.name
        assert "https://" not in content, path.name


@pytest.mark.parametrize("path", sorted(STATIC_DIR.glob("*.js")), ids=lambda path: path.name)
def test_no_script_turns_text_into_markup(path: Path) -> None:
    dangerous = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
    assert re.search(dangerous, path.read_text(encoding="utf-8")) is None


def test_the_page_has_no_inline_script_or_style(client: TestClient) -> None:
    page = client.get("/").text
    assert re.search(r"<script(?![^>]*\bsrc=)", page) is None
    assert "<style" not in page
    assert " style=" not in page
    assert re.search(r"\son\w+=", page) is None
