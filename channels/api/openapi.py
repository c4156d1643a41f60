"""The OpenAPI document: what FastAPI derives, plus problems and one operation per tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from channels.api.shapes import UploadDocumentRequest
from channels.problem import MEDIA_TYPE, Problem
from core.ports import ToolCatalog
from core.tool import ToolSpec

Json = dict[str, Any]

_TOOL_PATH = "/tools/{name}"
_PROBLEM_CONTENT = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_EVERYWHERE = {"422": "The request, or what it asks of the data, cannot be met"}
_WITH_IDENTITY = {
    "401": "No valid token",
    "403": "Not allowed, or outside your scope",
    "429": "Too many requests; see Retry-After",
}
_BY_PATH: Mapping[str, Mapping[str, str]] = {
    "/ingest/{kind}": {
        "404": "No such kind",
        "409": "The Idempotency-Key was used for another file",
        "413": "Larger than the server takes",
        "507": "The disk is full; nothing was taken in",
    },
    "/upload-document": {
        "409": "The Idempotency-Key was used for another document",
        "413": "Larger than the server takes",
        "507": "The disk is full; nothing was taken in",
    },
    "/documents/{doc_id}": {"404": "No such document on your account"},
    "/documents/{doc_id}/file": {"404": "No such document on your account"},
    "/documents/{doc_id}/page/{page}.png": {"404": "No such document on your account"},
    "/documents/{doc_id}/export": {"404": "No such document on your account"},
    "/imports/{import_id}": {"404": "No such import"},
    "/knowledge/sources/{source_id}": {"404": "No such text on your account"},
    "/imports/{import_id}/undo": {"404": "No such import"},
    "/copilot/chat": {
        "404": "No such conversation of yours",
        "409": "The Idempotency-Key was used for another message",
        "504": "No reply yet",
    },
    "/conversations/{conversation_id}": {"404": "No such conversation of yours"},
    _TOOL_PATH: {"404": "No such tool", "409": "The Idempotency-Key was used for another change"},
}


def describe(app: FastAPI, catalog: ToolCatalog) -> None:
    """Make the application answer `/openapi.json` with the complete document."""

    def document() -> Json:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, catalog)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _document(app: FastAPI, catalog: ToolCatalog) -> Json:
    document: Json = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    schemas: Json = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["UploadDocumentRequest"] = UploadDocumentRequest.model_json_schema(
        ref_template="#/components/schemas/{model}"
    )
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _add_problems(path, operation)
    _expand_tools(document, catalog)
    return document


def _add_problems(path: str, operation: Json) -> None:
    responses: Json = operation["responses"]
    responses.pop("422", None)
    problems = dict(_BY_PATH.get(path, {}))
    if "security" in operation:
        problems |= {**_EVERYWHERE, **_WITH_IDENTITY}
    for status, description in problems.items():
        responses[status] = {"description": description, "content": _PROBLEM_CONTENT}


def _expand_tools(document: Json, catalog: ToolCatalog) -> None:
    """Replace the generic path by one per tool, with its own schemas."""
    paths, schemas = document["paths"], document["components"]["schemas"]
    generic = paths.pop(_TOOL_PATH, None)
    if generic is None:
        return
    for spec in catalog.specs():
        operation: Json = {**generic["post"], "operationId": f"call_{spec.name}"}
        operation["summary"] = spec.name
        operation["description"] = _description(spec)
        operation["parameters"] = [
            one for one in generic["post"].get("parameters", []) if one["name"] != "name"
        ]
        arguments = _component(schemas, f"{spec.name}_arguments", spec.arguments_schema)
        result = _component(schemas, f"{spec.name}_result", spec.result_schema)
        operation["requestBody"] = {"content": {"application/json": {"schema": arguments}}}
        answer: Json = {
            "allOf": [
                {"$ref": "#/components/schemas/ToolResponse"},
                {"type": "object", "properties": {"result": result}},
            ]
        }
        operation["responses"] = {
            **generic["post"]["responses"],
            "200": {"description": "The result", "content": {"application/json": {"schema": answer}}},
        }
        paths[f"/tools/{spec.name}"] = {"post": operation}


def _description(spec: ToolSpec) -> str:
    roles = ", ".join(role.value for role in spec.roles)
    examples = "".join(f"\n- {example}" for example in spec.examples)
    return f"{spec.description}\n\n{spec.effect.value.upper()}; may be called by: {roles}." + (
        f"\n\nSaid in words:{examples}" if examples else ""
    )


def _component(schemas: Json, name: str, schema: Mapping[str, Any]) -> Json:
    """Add a schema, and what it refers to, under its own name; return the reference to it."""
    prefix = f"#/components/schemas/{name}."
    moved = cast("Json", _with_references(dict(schema), prefix))
    for inner, definition in moved.pop("$defs", {}).items():
        schemas[f"{name}.{inner}"] = definition
    schemas[name] = moved
    return {"$ref": f"#/components/schemas/{name}"}


def _with_references(value: Any, prefix: str) -> Any:
    if isinstance(value, dict):
        return {
            key: prefix + item.rsplit("/", 1)[-1]
            if key == "$ref" and isinstance(item, str)
            else _with_references(item, prefix)
            for key, item in cast("Json", value).items()
        }
    if isinstance(value, list):
        return [_with_references(item, prefix) for item in cast("list[Any]", value)]
    return value
