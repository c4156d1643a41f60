from __future__ import annotations

from dataclasses import replace

from fastapi.testclient import TestClient

from app.http import create_app
from tests.channels.fakes import World


def test_alive_is_ok(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_says_what_is_missing(client: TestClient, world: World) -> None:
    assert client.get("/readyz").status_code == 200
    world.checks = {"database": True, "worker": False}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": True, "worker": False}


def test_a_check_that_breaks_means_not_ready(world: World) -> None:
    def broken() -> dict[str, bool]:
        raise OSError("the disk is gone")

    client = TestClient(create_app(replace(world.parts(), ready=broken)))
    assert client.get("/readyz").status_code == 503


def test_the_public_keys_may_be_cached(client: TestClient) -> None:
    answer = client.get("/.well-known/jwks.json")
    assert answer.json()["keys"][0]["kid"] == "k1"
    assert "max-age" in answer.headers["cache-control"]


def test_an_admin_reads_the_own_tenants_audit_log_newest_first(admin: TestClient, world: World) -> None:
    for tenant in ("demo", "other", "demo"):
        world.audit.append(tenant_id=tenant, actor="a", action="x", subject="", outcome="allowed")
    records = admin.get("/audit").json()["records"]
    assert [record["sequence"] for record in records] == [3, 1]
    assert [one["sequence"] for one in admin.get("/audit?before=3&limit=1").json()["records"]] == [1]


def test_nobody_else_reads_it_and_the_attempt_is_audited(asha: TestClient, world: World) -> None:
    assert asha.get("/audit").status_code == 403
    assert world.audit.denied() == [("asha", "get /audit")]


def test_a_nonsense_limit_is_a_problem(admin: TestClient) -> None:
    assert admin.get("/audit?limit=0").status_code == 422
