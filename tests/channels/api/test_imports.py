from __future__ import annotations

import errno
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.api.settings import ApiSettings
from core.errors import StorageFullError
from tests.channels.fakes import World

CSV = b"date,sku_id\n2026-01-01,A\n2026-01-02,B\n"
AS_CSV = {"content-type": "text/csv"}


def test_a_raw_csv_is_taken_in_and_reported(admin: TestClient, world: World) -> None:
    answer = admin.post("/ingest/sales", content=CSV, headers=AS_CSV)
    assert answer.status_code == 201
    assert (answer.json()["accepted"], answer.json()["status"]) == (2, "committed")
    assert world.importer.received == [("sales.csv", CSV, "sales")]


@pytest.mark.parametrize("path", ["/ingest/competitor-prices", "/ingest/competitor_prices"])
def test_a_kind_is_written_with_hyphens_or_underscores(admin: TestClient, world: World, path: str) -> None:
    admin.post(path, content=CSV, headers=AS_CSV)
    assert world.importer.received[0][2] == "competitor_prices"


def test_a_multipart_file_keeps_its_bare_name(admin: TestClient, world: World) -> None:
    answer = admin.post("/ingest/sales", files={"file": ("../../etc/my sales.xlsx", CSV)})
    assert answer.status_code == 201
    assert world.importer.received[0][:2] == ("my sales.xlsx", CSV)


@pytest.mark.parametrize(
    ("media", "name"),
    [
        ("application/json; charset=utf-8", "sales.json"),
        ("application/vnd.apache.parquet", "sales.parquet"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sales.xlsx"),
        ("application/octet-stream", "sales"),
    ],
)
def test_a_raw_body_is_named_after_its_type(admin: TestClient, world: World, media: str, name: str) -> None:
    admin.post("/ingest/sales", content=CSV, headers={"content-type": media})
    assert world.importer.received[0][0] == name


def test_a_file_with_no_new_rows_is_taken_without_being_created(admin: TestClient) -> None:
    assert admin.post("/ingest/sales", content=b"date\n", headers=AS_CSV).status_code == 200


def test_the_same_key_and_file_is_the_same_import(admin: TestClient, world: World) -> None:
    headers = {**AS_CSV, "Idempotency-Key": "k"}
    first, again = (admin.post("/ingest/sales", content=CSV, headers=headers).json() for _ in range(2))
    assert first == again
    assert len(world.importer.received) == 1


def test_the_same_key_with_another_file_is_a_conflict(admin: TestClient) -> None:
    headers = {**AS_CSV, "Idempotency-Key": "k"}
    admin.post("/ingest/sales", content=CSV, headers=headers)
    answer = admin.post("/ingest/sales", content=b"other\n1\n", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_corrected_file_replaces_an_import(admin: TestClient) -> None:
    answer = admin.post("/ingest/sales?replaces=imp-1", content=CSV, headers=AS_CSV)
    assert answer.json()["replaces"] == "imp-1"


def test_an_unknown_kind_is_not_found(admin: TestClient, world: World) -> None:
    answer = admin.post("/ingest/gossip", content=CSV, headers=AS_CSV)
    assert answer.status_code == 404
    assert "competitor_prices" in answer.json()["detail"]
    assert world.importer.received == []


def test_a_rejected_file_is_a_problem_with_its_report(admin: TestClient, world: World) -> None:
    world.importer.rejects = True
    answer = admin.post("/ingest/sales", content=CSV, headers=AS_CSV)
    assert (answer.status_code, answer.json()["code"]) == (422, "import_rejected")
    assert answer.json()["report"]["status"] == "rejected"
    assert "sku_id" in answer.json()["detail"]


@pytest.mark.parametrize("body", [b"", b"--x\r\nbroken", b"--x\r\n\r\n\r\n--x--\r\n"])
def test_a_form_without_a_file_is_refused(admin: TestClient, world: World, body: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert admin.post("/ingest/sales", content=body, headers=headers).status_code in (400, 422)
    assert world.importer.received == []


@pytest.mark.parametrize(
    "error", [StorageFullError("The disk is full."), OSError(errno.ENOSPC, "No space left")]
)
def test_a_full_disk_is_507(admin: TestClient, world: World, error: Exception) -> None:
    world.importer.error = error
    answer = admin.post("/ingest/sales", content=CSV, headers=AS_CSV)
    assert (answer.status_code, answer.json()["code"]) == (507, "storage_full")


def test_a_larger_body_than_allowed_is_refused_announced_or_not(world: World) -> None:
    client = TestClient(
        create_app(world.parts(ApiSettings(rate_limit_per_minute=0, max_upload_bytes=10_000)))
    )
    headers = {**AS_CSV, "Authorization": "Bearer token-admin"}

    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 1_000

    announced = client.post("/ingest/sales", content=b"x" * 20_000, headers=headers)
    chunked = client.post("/ingest/sales", content=chunks(), headers=headers)
    form = client.post(
        "/ingest/sales",
        files={"file": ("f.csv", b"x" * 20_000)},
        headers={"Authorization": "Bearer token-admin"},
    )
    for answer in (announced, chunked, form):
        assert (answer.status_code, answer.json()["code"]) == (413, "payload_too_large")
    assert world.importer.received == []


def test_a_body_larger_than_memory_is_meant_to_hold_arrives_whole(admin: TestClient, world: World) -> None:
    big = b"row\n" * 1_000_000
    assert admin.post("/ingest/sales", content=big, headers=AS_CSV).status_code == 201
    assert world.importer.received[0][1] == big


def test_who_may_not_take_in_data_is_refused_and_audited(asha: TestClient, world: World) -> None:
    answer = asha.post("/ingest/sales", content=CSV, headers=AS_CSV)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert world.audit.denied() == [("asha", "post /ingest/{kind}")]


def test_a_report_can_be_read_again_and_an_import_undone(admin: TestClient) -> None:
    import_id = admin.post("/ingest/sales", content=CSV, headers=AS_CSV).json()["import_id"]
    assert admin.get(f"/imports/{import_id}").json()["accepted"] == 2
    assert admin.post(f"/imports/{import_id}/undo").json()["status"] == "undone"


@pytest.mark.parametrize("import_id", ["imp-9", "x" * 200, "a b", "%2e%2e"])
def test_an_unknown_import_is_not_found_and_audited(admin: TestClient, world: World, import_id: str) -> None:
    assert admin.get(f"/imports/{import_id}").status_code == 404
    assert admin.post(f"/imports/{import_id}/undo").status_code == 404
    assert len(world.audit.denied()) == 2
