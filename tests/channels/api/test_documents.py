"""Documents over REST: the seed's flow, a form's, what comes back, and to whom."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.api.settings import ApiSettings
from tests.channels.fakes import World
from tests.jobs.documents.fakes import BILL
from tests.tools.fake_documents import an_invoice

SEED = {"doc_type": "invoice", "file_name": "invoice_001.pdf"}


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def upload(client: TestClient, content: bytes = BILL, **headers: str) -> Any:
    return client.post("/upload-document", files={"file": ("bill.pdf", content)}, headers=headers)


def read(world: World, doc_id: str) -> None:
    world.papers.reading.read(doc_id)


@pytest.fixture
def vikram(world: World) -> TestClient:
    client = TestClient(create_app(world.parts()))
    client.headers["Authorization"] = "Bearer token-vikram"
    return client


@pytest.fixture
def doc_id(asha: TestClient, world: World) -> str:
    """A bill of Asha's, read."""
    found = str(upload(asha).json()["doc_id"])
    read(world, found)
    return found


def test_the_seeds_request_gets_the_seeds_response(asha: TestClient) -> None:
    answer = asha.post("/upload-document", json=SEED)
    body = answer.json()
    assert answer.status_code == 200
    assert body["doc_id"].startswith("DOC_")
    assert body["expires_in_seconds"] == 900
    assert body["upload_url"].startswith("http://testserver/uploads/")
    assert asha.get(f"/documents/{body['doc_id']}").json()["state"] == "awaiting_upload"


def test_the_address_takes_the_file_without_a_token_and_it_is_queued(asha: TestClient, world: World) -> None:
    ticket = asha.post("/upload-document", json=SEED).json()
    stranger = TestClient(create_app(world.parts()))
    put = stranger.put(path_of(ticket["upload_url"]), content=BILL, headers=ticket["headers"])
    assert (put.status_code, put.json()) == (200, {"doc_id": ticket["doc_id"], "state": "queued"})
    read(world, ticket["doc_id"])
    body = asha.get(f"/documents/{ticket['doc_id']}").json()
    assert (body["state"], body["status"], body["requested_doc_type"]) == ("done", "fail", "invoice")


def test_the_address_is_used_once_and_the_same_file_again_changes_nothing(asha: TestClient) -> None:
    path = path_of(asha.post("/upload-document", json=SEED).json()["upload_url"])
    assert [asha.put(path, content=BILL).status_code for _ in range(2)] == [200, 200]
    other = asha.put(path, content=b"another file")
    assert (other.status_code, other.json()["code"]) == (409, "upload_address_used")


def test_the_address_expires(asha: TestClient, world: World) -> None:
    path = path_of(asha.post("/upload-document", json=SEED).json()["upload_url"])
    world.clock.advance(901)
    late = asha.put(path, content=BILL)
    assert (late.status_code, late.json()["code"]) == (401, "link_expired")


@pytest.mark.parametrize("token", ["x", "1.2.3", "9999999999.RE9DX2E.AAAA"])
def test_an_address_nobody_made_takes_nothing(asha: TestClient, token: str) -> None:
    assert asha.put(f"/uploads/{token}", content=BILL).status_code == 401


def test_an_address_for_one_document_does_not_serve_another(asha: TestClient) -> None:
    first, second = (
        path_of(asha.post("/upload-document", json=SEED).json()["upload_url"]).rsplit("/", 1)[1].split(".")
        for _ in range(2)
    )
    forged = ".".join([second[0], second[1], first[2]])
    assert asha.put(f"/uploads/{forged}", content=BILL).status_code == 401


def test_a_form_brings_the_file_itself(asha: TestClient) -> None:
    answer = upload(asha)
    assert (answer.status_code, answer.json()["state"], answer.json()["duplicate"]) == (201, "queued", False)


def test_the_same_bytes_are_the_same_document_and_that_is_said(asha: TestClient) -> None:
    first, again = upload(asha), upload(asha)
    assert again.status_code == 200
    assert (again.json()["doc_id"], again.json()["duplicate"]) == (first.json()["doc_id"], True)


def test_the_same_key_and_file_is_the_same_upload(asha: TestClient) -> None:
    first, again = (upload(asha, BILL, **{"Idempotency-Key": "k"}).json()["doc_id"] for _ in range(2))
    assert first == again
    conflict = upload(asha, b"another", **{"Idempotency-Key": "k"})
    assert (conflict.status_code, conflict.json()["code"]) == (409, "conflict")


def test_the_same_key_announces_the_same_document_or_conflicts(asha: TestClient) -> None:
    headers = {"Idempotency-Key": "k"}
    first, again = (asha.post("/upload-document", json=SEED, headers=headers).json() for _ in range(2))
    assert first["doc_id"] == again["doc_id"]
    other = asha.post("/upload-document", json={**SEED, "file_name": "other.pdf"}, headers=headers)
    assert other.status_code == 409


def test_two_people_may_use_the_same_key(asha: TestClient, vikram: TestClient) -> None:
    headers = {"Idempotency-Key": "k"}
    first = asha.post("/upload-document", json=SEED, headers=headers).json()["doc_id"]
    second = vikram.post("/upload-document", json={**SEED, "file_name": "b.pdf"}, headers=headers)
    assert second.status_code == 200
    assert second.json()["doc_id"] != first


@pytest.mark.parametrize(
    "body", [{}, {"file_name": ""}, {"file_name": "a.pdf", "tenant": "x"}, {**SEED, "doc_type": "poem"}]
)
def test_a_request_that_makes_no_sense_is_refused(asha: TestClient, body: dict[str, str]) -> None:
    assert asha.post("/upload-document", json=body).status_code == 422


def test_an_empty_or_too_large_file_is_refused_and_says_why(world: World) -> None:
    small = ApiSettings(rate_limit_per_minute=0, max_document_bytes=1_000)
    client = TestClient(create_app(world.parts(small)), headers={"Authorization": "Bearer token-asha"})
    assert upload(client, b"").json()["code"] == "document_empty"
    assert upload(client, b"x" * 200_000).status_code == 413
    ticket = client.post("/upload-document", json=SEED).json()
    assert client.put(path_of(ticket["upload_url"]), content=b"x" * 2_000).status_code == 413


def test_a_document_is_told_with_its_verdict(asha: TestClient, doc_id: str) -> None:
    body = asha.get(f"/documents/{doc_id}").json()
    assert (body["doc_type"], body["status"]) == ("invoice", "fail")
    assert body["fields"]["total"] == 8496
    assert body["fields"]["invoice_date"] == "2026-11-12"
    assert body["line_items"][0]["quantity"] == 240
    (reason,) = body["reasons"]
    assert reason["rule_id"] == "gstin_check_digit"
    assert (reason["page"], reason["box"]) == (1, [0.1, 0.2, 0.4, 0.25])
    assert body["confidence"]["total"] == 0.98
    assert body["documents_in_file"] == [doc_id]


def test_the_original_comes_back_unchanged_and_is_never_shown_as_a_page(
    asha: TestClient, doc_id: str
) -> None:
    answer = asha.get(f"/documents/{doc_id}/file")
    assert answer.content == BILL
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_is_a_picture_with_the_problem_marked(asha: TestClient, doc_id: str) -> None:
    answer = asha.get(f"/documents/{doc_id}/page/1.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert asha.get(f"/documents/{doc_id}/page/2.png").status_code == 422


@pytest.mark.parametrize(
    ("form", "media"),
    [("json", "application/json"), ("csv", "text/csv"), ("einvoice", "application/json")],
)
def test_what_it_says_can_be_downloaded(asha: TestClient, doc_id: str, form: str, media: str) -> None:
    answer = asha.get(f"/documents/{doc_id}/export", params={"format": form})
    assert answer.headers["content-type"].startswith(media)
    assert "8496" in answer.text


def test_every_document_of_a_file_can_be_downloaded_at_once(asha: TestClient, world: World) -> None:
    world.papers.found = [an_invoice(), an_invoice(invoice_number="GK/2232")]
    doc_id = upload(asha).json()["doc_id"]
    read(world, doc_id)
    answer = asha.get(f"/documents/{doc_id}/export", params={"whole_file": "true"})
    assert [one["fields"]["invoice_number"] for one in json.loads(answer.text)] == ["GK/2231", "GK/2232"]


def test_a_deleted_document_is_gone(asha: TestClient, world: World, doc_id: str) -> None:
    assert asha.delete(f"/documents/{doc_id}").status_code == 204
    assert asha.get(f"/documents/{doc_id}").status_code == 404
    assert world.papers.blobs.kept == {}  # type: ignore[attr-defined] - the fake's
    assert ("asha", "delete_document") in [(one.actor, one.action) for one in world.audit.lines]


@pytest.mark.parametrize("path", ["", "/file", "/page/1.png", "/export"])
def test_anothers_document_is_not_found_and_audited(
    world: World, vikram: TestClient, asha: TestClient, path: str
) -> None:
    doc_id = upload(vikram).json()["doc_id"]
    read(world, doc_id)
    answer = asha.get(f"/documents/{doc_id}{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    denied = [one for one in world.audit.lines if one.outcome == "denied"]
    assert [(one.actor, one.subject) for one in denied] == [("asha", doc_id)]


def test_anothers_document_is_not_deleted(world: World, vikram: TestClient, asha: TestClient) -> None:
    doc_id = upload(vikram).json()["doc_id"]
    assert asha.delete(f"/documents/{doc_id}").status_code == 404
    assert vikram.get(f"/documents/{doc_id}").status_code == 200


def test_a_manager_sees_a_sellers_document_and_a_seller_the_own_alone(
    vikram: TestClient, asha: TestClient, doc_id: str
) -> None:
    mine = upload(vikram, b"another bill").json()["doc_id"]
    assert vikram.get(f"/documents/{doc_id}").status_code == 200
    assert [one["doc_id"] for one in vikram.get("/documents").json()["documents"]] == [mine, doc_id]
    assert [one["doc_id"] for one in asha.get("/documents").json()["documents"]] == [doc_id]


@pytest.mark.parametrize("doc_id", ["DOC_nobody", "x", "DOC_a%27%3B--", "..%2f..%2fetc"])
def test_an_id_that_is_none_is_not_found(asha: TestClient, doc_id: str) -> None:
    assert asha.get(f"/documents/{doc_id}").status_code == 404


def test_without_a_token_nothing_is_told(world: World, doc_id: str) -> None:
    stranger = TestClient(create_app(world.parts()))
    assert stranger.post("/upload-document", json=SEED).status_code == 401
    assert stranger.get(f"/documents/{doc_id}").status_code == 401


def test_a_signed_link_shows_the_page_it_was_made_for(world: World, asha: TestClient, doc_id: str) -> None:
    from core.uploaded_document import PICTURE

    links = world.papers.links
    token = links.sign(PICTURE, f"{doc_id}/1", 60)
    assert asha.get(f"/documents/pictures/{token}.png").content.startswith(b"\x89PNG")
    assert asha.get(f"/documents/pictures/{links.sign('upload', f'{doc_id}/1', 60)}.png").status_code == 401
    world.clock.advance(61)
    assert asha.get(f"/documents/pictures/{token}.png").status_code == 401
