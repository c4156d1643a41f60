"""Texts over REST: listed, read, removed, and how far their indexing is."""

from __future__ import annotations

import dataclasses
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from channels.api.shapes import KnowledgeSourceResponse, KnowledgeStatusResponse, KnowledgeTextResponse
from channels.denial import note_subject
from channels.parts import Caller, Serving
from channels.plain import plain
from core.passage import KeptSource

_SHOWN = ("source_id", "title", "doc_type", "state", "passages", "problem", "changed_at")

router = APIRouter(tags=["knowledge"])


@router.get("/knowledge/status", response_model=KnowledgeStatusResponse, summary="How far the index is")
def knowledge_status(served: Serving, caller: Caller) -> JSONResponse:
    """Return how many texts are findable, by their words and by their meaning."""
    return JSONResponse(dataclasses.asdict(served.parts.library.status(caller)))


@router.get("/knowledge/sources", response_model=list[KnowledgeSourceResponse], summary="List the texts")
def knowledge_sources(served: Serving, caller: Caller) -> JSONResponse:
    """Return the texts that the caller may read, newest change first."""
    return JSONResponse([shown_kept(one) for one in served.parts.library.sources(caller)])


@router.get("/knowledge/sources/{source_id}", response_model=KnowledgeTextResponse, summary="Read a text")
def knowledge_source(source_id: str, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return a text by its passages."""
    note_subject(request, "text")
    return JSONResponse(plain(served.parts.library.shown(source_id, caller)))


@router.delete("/knowledge/sources/{source_id}", status_code=204, summary="Remove a text")
async def delete_source(source_id: str, request: Request, served: Serving, caller: Caller) -> Response:
    """Remove a text; no answer rests on it from now on."""
    note_subject(request, "text")
    await run_in_threadpool(served.parts.library.delete, source_id, caller)
    return Response(status_code=204)


def shown_kept(kept: KeptSource) -> dict[str, Any]:
    """Return a text as it is listed."""
    return {name: plain(getattr(kept, name)) for name in _SHOWN}
