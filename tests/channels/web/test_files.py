"""Files of the web chat: taken as a message, their results followed, their pages shown to the owner."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.web.settings import WebSettings
from tests.channels.fakes import ASHA, World
from tests.jobs.documents.fakes import BILL

OURS = {"x-smartretail-page": "1", "content-type": "application/pdf"}
ASKED = {"name": "bill.pdf", "conversation_id": "web_1", "key": "k1"}


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts(web=WebSettings())))


@pytest.fixture
def asha(client: TestClient) -> TestClient:
    client.post("/web/session", json={"token": "token-asha"})
    return client


def send(client: TestClient, content: bytes = BILL, headers: Any = None, **changed: str) -> Any:
    return client.post(
        "/web/documents", params={**ASKED, **changed}, content=content, headers=headers or OURS
    )


def test_a_file_is_a_message_of_the_conversation_with_it_attached(asha: TestClient, world: World) -> None:
    answer = send(asha, caption="is it ok?")
    assert answer.headers["content-type"].startswith("text/event-stream")
    [message] = world.inbox.messages.values()
    [attachment] = message.attachments
    assert (message.text, message.conversation_id, message.address) == ("is it ok?", "web_1", "asha")
    assert (attachment.name, attachment.content_type) == ("bill.pdf", "application/pdf")
    assert attachment.blob_key is not None
    assert world.papers.blobs.open(attachment.blob_key).read() == BILL


def test_the_same_file_sent_again_after_a_lost_answer_is_one_message(asha: TestClient, world: World) -> None:
    assert [send(asha).status_code for _ in range(2)] == [200, 200]
    assert world.inbox.accepted == 1


def test_another_file_under_the_same_key_is_a_conflict(asha: TestClient) -> None:
    send(asha)
    assert send(asha, b"another bill").status_code == 409


def test_an_empty_file_is_refused(asha: TestClient, world: World) -> None:
    assert send(asha, b"").status_code in {400, 422}
    assert world.inbox.messages == {}


def test_another_sites_page_cannot_send_a_file(asha: TestClient, world: World) -> None:
    without = {"content-type": "application/pdf"}
    assert send(asha, headers=without).status_code == 403
    elsewhere = {**OURS, "origin": "https://evil.example"}
    assert send(asha, headers=elsewhere).status_code == 403
    assert world.inbox.messages == {}


def test_without_a_session_no_file_is_taken(client: TestClient, world: World) -> None:
    assert send(client).status_code == 401
    assert world.inbox.messages == {}


def test_a_result_that_is_not_there_yet_is_asked_for_again(
    asha: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.web.files._WAIT_S", 0.0)
    assert asha.get("/web/results/k1").status_code == 204


def test_a_page_is_shown_to_whom_the_document_belongs(asha: TestClient, world: World) -> None:
    document, _ = world.papers.service.receive(io.BytesIO(BILL), "bill.pdf", ASHA)
    world.papers.reading.read(document.doc_id)
    path = f"/web/documents/{document.doc_id}/page/1.png"
    page = asha.get(path)
    assert page.content.startswith(b"\x89PNG")
    assert page.headers["cache-control"].startswith("private")
    stranger = TestClient(asha.app)
    assert stranger.get(path).status_code == 401


def test_a_page_of_no_document_is_not_found_and_audited(asha: TestClient, world: World) -> None:
    assert asha.get("/web/documents/DOC_0/page/1.png").status_code == 404
    assert [actor for actor, _ in world.audit.denied()] == ["asha"]
