"""Documents over REST: sent, followed, seen, exported, deleted.

`POST /upload-document` with the seed's JSON returns an address to `PUT` the file to; with a
multipart form it takes the file itself.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from channels.api.shapes import (
    DocumentListResponse,
    DocumentResponse,
    UploadDocumentRequest,
    UploadDocumentResponse,
)
from channels.asking import check_key
from channels.denial import note_subject
from channels.parts import Caller, Served, Serving
from channels.uploading import spooled_body
from core.document_json import document_json
from core.errors import InputError, PolicyError
from core.identity import Principal
from core.ports import ExportFormat, UploadTicket
from core.uploaded_document import UploadedDocument

_DOC_ID = re.compile(r"DOC_[0-9A-Za-z_]{1,60}")
_MOST = 200
_BODY: dict[str, Any] = {
    "application/json": {"schema": {"$ref": "#/components/schemas/UploadDocumentRequest"}},
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "file": {"type": "string", "format": "binary"},
                "doc_type": {"type": "string"},
            },
            "required": ["file"],
        }
    },
}
_PNG: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}}, "description": "The page"}}
_ANY: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The file"}
}

router = APIRouter(tags=["documents"])


@router.post(
    "/upload-document",
    response_model=UploadDocumentResponse,
    summary="Upload a document",
    responses={201: {"model": DocumentResponse, "description": "Taken with the request; being read"}},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def upload_document(
    request: Request,
    served: Serving,
    caller: Caller,
    idempotency_key: Annotated[str | None, Header(description="Reused with another body: 409")] = None,
) -> JSONResponse:
    """Return an address to send the file to, or take the file of a form."""
    note_subject(request, "document")
    check_key(idempotency_key)
    if _media_type(request) == "multipart/form-data":
        async with _form(request) as (upload, doc_type):
            document, duplicate = await run_in_threadpool(
                served.parts.documents.receive,
                upload.file,
                upload.filename or "document",
                caller,
                doc_type=doc_type,
                idempotency_key=idempotency_key,
            )
        body = {**document_json(document), "duplicate": duplicate}
        return JSONResponse(body, 200 if duplicate else 201)
    asked = await _asked(request)
    ticket = await run_in_threadpool(
        served.parts.documents.announce,
        caller,
        asked.file_name,
        doc_type=asked.doc_type,
        idempotency_key=idempotency_key,
    )
    return JSONResponse(_ticket(ticket, request, served))


@router.put(
    "/uploads/{token}",
    include_in_schema=False,
)
async def put_upload(token: str, request: Request, served: Serving) -> JSONResponse:
    """Take the file a signed address was made for; who holds the address needs no token."""
    async with spooled_body(request) as content:
        document = await run_in_threadpool(served.parts.documents.put, token, content)
    return JSONResponse({"doc_id": document.doc_id, "state": document.state})


@router.get("/documents", response_model=DocumentListResponse, summary="List documents, newest first")
def list_documents(
    served: Serving, caller: Caller, limit: Annotated[int, Query(ge=1, le=_MOST)] = 50
) -> JSONResponse:
    """Return what the caller may see."""
    found = served.parts.documents.newest(caller, limit)
    return JSONResponse({"documents": [document_json(document) for document in found]})


@router.api_route("/documents/pictures/{token}.png", methods=["GET", "HEAD"], include_in_schema=False)
def signed_picture(token: str, served: Serving) -> Response:
    """Return the page that a signed link stands for: messengers fetch pictures without a token."""
    content = served.parts.documents.signed_picture(token)
    return Response(content, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


@router.get("/documents/{doc_id}", response_model=DocumentResponse, summary="What a document says")
def read_document(doc_id: str, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return a document: how far it got, what it says, the verdict with its reasons."""
    document = _known(served, doc_id, caller, request)
    others = [one.doc_id for one in served.parts.documents.siblings(document)]
    return JSONResponse({**document_json(document), "documents_in_file": others})


@router.get("/documents/{doc_id}/file", summary="The original", responses=_ANY)
def read_file(doc_id: str, request: Request, served: Serving, caller: Caller) -> Response:
    """Return the file as it was sent."""
    document = _known(served, doc_id, caller, request)
    file = served.parts.documents.file(document.doc_id, caller)
    return _download(file.name, file.media_type, file.content)


@router.get("/documents/{doc_id}/page/{page}.png", summary="A page, problems marked", responses=_PNG)
def read_page(doc_id: str, page: int, request: Request, served: Serving, caller: Caller) -> Response:
    """Return a page as a picture, with a box on each problem."""
    document = _known(served, doc_id, caller, request)
    content = served.parts.documents.picture(document.doc_id, page, caller)
    return Response(content, media_type="image/png")


@router.get("/documents/{doc_id}/export", summary="What a document says, as a file", responses=_ANY)
def export_document(
    *,
    doc_id: str,
    request: Request,
    served: Serving,
    caller: Caller,
    form: Annotated[ExportFormat, Query(alias="format")] = "json",
    whole_file: Annotated[bool, Query(description="Every document of the same file")] = False,
) -> Response:
    """Return fields and rows as JSON, CSV or XLSX, or in the schema of e-invoices."""
    document = _known(served, doc_id, caller, request)
    documents = served.parts.documents.siblings(document) if whole_file else [document]
    file = served.parts.documents.export([one.doc_id for one in documents], form, caller)
    return _download(file.name, file.media_type, file.content)


@router.delete("/documents/{doc_id}", status_code=204, summary="Delete a document")
def delete_document(doc_id: str, request: Request, served: Serving, caller: Caller) -> Response:
    """Remove a document with its file and all that was found in it."""
    document = _known(served, doc_id, caller, request)
    served.parts.documents.delete(document.doc_id, caller)
    return Response(status_code=204)


def _known(served: Served, doc_id: str, caller: Principal, request: Request) -> UploadedDocument:
    note_subject(request, doc_id if _DOC_ID.fullmatch(doc_id) else "document")
    if not _DOC_ID.fullmatch(doc_id):
        raise PolicyError("There is no such document on your account.", code="not_found")
    return served.parts.documents.find(doc_id, caller)


def _ticket(ticket: UploadTicket, request: Request, served: Served) -> dict[str, Any]:
    """Return the seed's response; a path on this server becomes an address."""
    if ticket.url.startswith("/"):
        base = served.parts.api.public_url or str(request.base_url)
        ticket = replace(ticket, url=base.rstrip("/") + ticket.url)
    return {
        "doc_id": ticket.doc_id,
        "upload_url": ticket.url,
        "expires_in_seconds": ticket.expires_in_s,
        "method": "PUT",
        "headers": dict(ticket.headers),
    }


async def _asked(request: Request) -> UploadDocumentRequest:
    try:
        return UploadDocumentRequest.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "body"
        raise InputError(
            f"The request cannot be taken: {field}: {first['msg']}. Send JSON with `file_name`, or a form "
            "with the file itself."
        ) from error


@asynccontextmanager
async def _form(request: Request) -> AsyncGenerator[tuple[UploadFile, str | None]]:
    try:
        async with request.form(max_files=1, max_fields=10) as form:
            upload = next((value for value in form.values() if isinstance(value, UploadFile)), None)
            if upload is None:
                raise InputError("The form has no file; send it as the field `file`.")
            doc_type = form.get("doc_type")
            yield upload, doc_type if isinstance(doc_type, str) and doc_type.strip() else None
    except MultiPartException as error:
        raise InputError(f"The form cannot be read: {error.message}", code="bad_request") from error


def _download(name: str, media_type: str, content: bytes) -> Response:
    """Return a file to save: never shown, so that a page in it cannot run as ours."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name) or "document"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()
