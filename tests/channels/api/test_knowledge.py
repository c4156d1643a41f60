"""Texts over REST: taken in, followed, read, linked, removed."""

from __future__ import annotations

from fastapi.testclient import TestClient

from core.passage import Limits
from tests.channels.fakes import ASHA, World

POLICY = '# Umbrellas\n\n## Loans {clause="U-1" from=2026-01-01}\n\nUmbrellas <b>&</b> coats are lent.\n'


def take_in(client: TestClient, text: str = POLICY) -> dict[str, object]:
    answer = client.post(
        "/ingest/policy",
        params={"file_name": "umbrellas.md"},
        content=text,
        headers={"Content-Type": "text/markdown"},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()


def address(world: World) -> str:
    knowledge = world.knowledge
    passage = knowledge.searching.search("umbrellas lent", ASHA, Limits()).passages[0]
    return knowledge.address(passage, ASHA)


def test_a_policy_is_taken_in_listed_and_read(admin: TestClient, world: World) -> None:
    assert take_in(admin)["source_id"] == "umbrellas"
    (listed,) = admin.get("/knowledge/sources").json()
    assert (listed["title"], listed["state"], listed["passages"]) == ("Umbrellas", "words", 1)
    assert admin.get("/knowledge/status").json()["words"] == 1
    read = admin.get("/knowledge/sources/umbrellas").json()
    assert read["passages"][0]["clause"] == "U-1"


def test_a_form_brings_its_own_name_and_a_bare_text_needs_one(admin: TestClient) -> None:
    sent = admin.post("/ingest/policy", files={"file": ("rain.md", POLICY.encode(), "text/markdown")})
    assert sent.json()["source_id"] == "rain"
    assert admin.post("/ingest/policy", content=POLICY).status_code == 422


def test_a_seller_may_read_but_neither_take_in_nor_remove(asha: TestClient, world: World) -> None:
    refused = asha.post("/ingest/policy", params={"file_name": "p.md"}, content=POLICY)
    assert refused.status_code == 403
    world.knowledge.put(POLICY, "umbrellas.md", ASHA.tenant_id)
    assert asha.get("/knowledge/sources/umbrellas").status_code == 200
    assert asha.delete("/knowledge/sources/umbrellas").status_code == 403
    assert asha.get("/knowledge/sources/nothing").status_code == 404


def test_a_cited_passage_opens_without_signing_in_marked_and_as_plain_text(
    client: TestClient, world: World
) -> None:
    world.knowledge.put(POLICY, "umbrellas.md", ASHA.tenant_id)
    link, _, place = address(world).partition("#")
    page = client.get(link)
    assert page.status_code == 200
    assert f'<section id="{place}"><h2>Loans · U-1</h2>' in page.text
    assert "Umbrellas &amp; coats are lent." in page.text
    assert "script" not in page.headers["content-security-policy"]


def test_a_link_ends_with_its_time_and_with_its_text(
    client: TestClient, admin: TestClient, world: World
) -> None:
    take_in(admin)
    link = address(world).partition("#")[0]
    assert client.get(link + "x").status_code == 404
    assert admin.delete("/knowledge/sources/umbrellas").status_code == 204
    assert client.get(link).status_code == 404
    assert client.get(link + "/file").status_code == 404
