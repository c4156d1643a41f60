"""Every tool at `POST /tools/{name}`, and the list of them."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Request
from fastapi.responses import JSONResponse

from channels.api.seed import tool_body
from channels.api.shapes import ToolResponse
from channels.asking import check_key
from channels.denial import audited_elsewhere
from channels.parts import Caller, Serving
from core.errors import InputError
from core.identity import Principal

router = APIRouter(tags=["tools"])


@router.get("/tools", summary="List the tools you may call")
def tools(served: Serving, caller: Caller) -> JSONResponse:
    """Return the tools with their schemas and example utterances."""
    return JSONResponse(
        {"tools": [spec.model_dump(mode="json") for spec in served.parts.catalog.specs(caller)]}
    )


@router.post("/tools/{name}", response_model=ToolResponse, summary="Call a tool")
def call_tool(
    *,
    name: str,
    request: Request,
    served: Serving,
    caller: Caller,
    arguments: Annotated[dict[str, Any] | None, Body()] = None,
    idempotency_key: Annotated[
        str | None, Header(description="A change asked for again is made once; with another body: 409")
    ] = None,
) -> JSONResponse:
    """Return a tool's result and facts, and addresses of the files it wrote; the body is its arguments."""
    if name not in {spec.name for spec in served.parts.catalog.specs()}:
        raise InputError("There is no such tool; GET /tools lists them.", code="not_found")
    check_key(idempotency_key)
    audited_elsewhere(request)
    outcome = served.parts.catalog.call(
        name, arguments or {}, caller, idempotency_key=_own_key(idempotency_key, caller)
    )
    body = tool_body(outcome)
    if outcome.result.files:
        body["files"] = served.addresses.shown(outcome.result.files)
    return JSONResponse(body)


def _own_key(key: str | None, caller: Principal) -> str | None:
    """Return the key as the caller's own: two people may use the same one; all are of one length."""
    if key is None:
        return None
    return "api:" + hashlib.sha256(f"{caller.user_id}\n{key}".encode()).hexdigest()
