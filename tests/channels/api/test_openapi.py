from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator


@pytest.fixture
def document(client: TestClient) -> dict[str, Any]:
    return cast("dict[str, Any]", client.get("/openapi.json").json())


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        if isinstance(found.get("$ref"), str):
            yield found["$ref"]
        for inner in found.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from references(inner)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in set(references(document)):
        place: Any = document
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]
        assert isinstance(place, dict)


def test_every_guarded_operation_names_the_bearer_scheme_and_its_problems(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    public = {"/healthz", "/readyz", "/metrics", "/.well-known/jwks.json"}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            guarded = operation.get("security") == [{"bearer": []}]
            assert guarded is (path not in public), path
            assert ("401" in operation["responses"]) is guarded
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert "application/problem+json" in response["content"], (path, status)


def test_each_tool_has_its_own_operation_and_schemas(document: dict[str, Any]) -> None:
    operation = document["paths"]["/tools/forecast_demand"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/forecast_demand_arguments"}
    assert "forecast_demand_arguments.DateRange" in document["components"]["schemas"]
    assert "/tools/{name}" not in document["paths"]


def test_ingestion_documents_its_bodies_and_its_failures(document: dict[str, Any]) -> None:
    operation = document["paths"]["/ingest/{kind}"]["post"]
    assert {"text/csv", "application/json", "multipart/form-data"} <= set(operation["requestBody"]["content"])
    assert {"200", "201", "404", "409", "413", "507"} <= set(operation["responses"])
    assert "Idempotency-Key" in [one["schema"].get("title") for one in operation["parameters"]]


def test_answers_match_their_documented_shape(asha: TestClient, document: dict[str, Any]) -> None:
    for path, body in (
        ("/forecast", {"store_id": "DELHI_01"}),
        ("/recommendations", {}),
        ("/pricing-suggest", {"sku_id": "S", "store_id": "DELHI_01"}),
        ("/copilot/chat", {"message": "hi"}),
        ("/tools/plan_reorder", {}),
    ):
        responses = document["paths"][path]["post"]["responses"]
        schema = responses["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": document["components"]})
        assert [error.message for error in validator.iter_errors(asha.post(path, json=body).json())] == []


def test_no_page_loads_scripts_from_elsewhere(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
