"""Every tool at `POST /tools/{name}`, and the list of them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse

from channels.api.seed import tool_body
from channels.api.shapes import ToolResponse
from channels.denial import audited_elsewhere
from channels.parts import Caller, Serving
from channels.plain import plain
from core.errors import InputError

router = APIRouter(tags=["tools"])


@router.get("/tools", summary="List the tools you may call")
def tools(served: Serving, caller: Caller) -> JSONResponse:
    """Return the tools with their schemas and example utterances."""
    return JSONResponse({"tools": plain(served.parts.catalog.specs(caller))})


@router.post("/tools/{name}", response_model=ToolResponse, summary="Call a tool")
def call_tool(
    name: str,
    request: Request,
    served: Serving,
    caller: Caller,
    arguments: Annotated[dict[str, Any] | None, Body()] = None,
) -> JSONResponse:
    """Return a tool's result and facts; the body is its arguments."""
    if name not in {spec.name for spec in served.parts.catalog.specs()}:
        raise InputError("There is no such tool; GET /tools lists them.", code="not_found")
    audited_elsewhere(request)
    return JSONResponse(tool_body(served.parts.catalog.call(name, arguments or {}, caller)))
