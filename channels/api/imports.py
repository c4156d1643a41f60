"""`POST /ingest/{kind}` and what became of a file. Bodies are streamed to disk, never held."""

from __future__ import annotations

import errno
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Annotated, Any, BinaryIO, TypeVar, cast

from fastapi import APIRouter, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from channels.api.knowledge import shown_kept
from channels.api.shapes import ImportResponse
from channels.asking import check_key
from channels.denial import note_subject
from channels.parts import Caller, Served, Serving
from channels.plain import plain
from channels.problem import problem_response
from channels.uploading import spool
from core.errors import InputError, PolicyError, StorageFullError
from core.identity import Principal
from core.passage import KeptSource
from core.ports import ImportReport
from core.table import TABLE_BY_KIND

_IN_MEMORY = 1024 * 1024
POLICY = "policy"
"""The kind that is a text to be found, no rows."""
_LONGEST_NAME = 200
_IMPORT_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_ENDINGS = {
    "text/csv": ".csv",
    "application/csv": ".csv",
    "application/json": ".json",
    "application/x-ndjson": ".json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.apache.parquet": ".parquet",
    "application/x-parquet": ".parquet",
    "application/parquet": ".parquet",
}
_BODY: dict[str, Any] = {
    media: {"schema": {"type": "string", "format": "binary"}} for media in _ENDINGS if "x-" not in media
}
_BODY["application/json"] = {"schema": {"type": "array", "items": {"type": "object"}}}
_BODY["multipart/form-data"] = {
    "schema": {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}},
        "required": ["file"],
    }
}

_TakenT = TypeVar("_TakenT")

router = APIRouter(tags=["ingestion"])


@router.post(
    "/ingest/{kind}",
    status_code=201,
    response_model=ImportResponse,
    summary="Take in a file of rows",
    responses={200: {"model": ImportResponse, "description": "Taken; no new rows"}},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def ingest(
    *,
    kind: str,
    request: Request,
    served: Serving,
    caller: Caller,
    idempotency_key: Annotated[str | None, Header(description="Reused with another body: 409")] = None,
    replaces: Annotated[str | None, Query(description="Import that this file corrects")] = None,
    file_name: Annotated[str | None, Query(description="Name to show in reports")] = None,
) -> JSONResponse:
    """Take in CSV, JSON, XLSX or Parquet, raw or as a multipart file, whole or not at all."""
    table = kind.strip().lower().replace("-", "_")
    note_subject(request, f"kind:{table[:40]}")
    if table == POLICY:
        check_key(idempotency_key)
        return await _policy(request, served, caller, _clean(file_name))
    if table not in TABLE_BY_KIND:
        kinds = ", ".join([*TABLE_BY_KIND, POLICY])
        raise InputError(f"There is no kind of table called that; it is one of {kinds}.", code="not_found")
    taking = _Taking(served, caller, table, idempotency_key, replaces)
    name = table + _ENDINGS.get(_media_type(request), "")
    report = await _received(request, taking.receive, _clean(file_name), name)
    return _answer(request, report)


async def _policy(request: Request, served: Served, caller: Principal, file_name: str) -> JSONResponse:
    """Take in a policy or a procedure; the same text again changes nothing, so a key is not needed."""

    def receive(content: IO[bytes], name: str) -> KeptSource:
        content.seek(0)
        return served.parts.library.receive(cast("BinaryIO", content), name, caller)

    if not file_name and _media_type(request) != "multipart/form-data":
        raise InputError("The text has no name. Add ?file_name=returns.md, or send a form with the file.")
    kept = await _received(request, receive, file_name, POLICY)
    return JSONResponse({"kind": POLICY, **shown_kept(kept)}, 201)


@dataclass(frozen=True)
class _Taking:
    """One ingestion, all but its content."""

    served: Served
    caller: Principal
    kind: str
    key: str | None
    replaces: str | None

    def receive(self, content: IO[bytes], name: str) -> ImportReport:
        content.seek(0)
        return self.served.parts.importer.receive(
            cast("BinaryIO", content),
            name,
            self.caller,
            kind=self.kind,
            idempotency_key=self.key,
            replaces=self.replaces,
        )


async def _received(
    request: Request, receive: Callable[[IO[bytes], str], _TakenT], file_name: str, usual_name: str
) -> _TakenT:
    """Hand the request's file on, raw or of a form; its own name counts unless another is given."""
    try:
        if _media_type(request) == "multipart/form-data":
            async with request.form(max_files=1, max_fields=10) as form:
                upload = next((value for value in form.values() if isinstance(value, UploadFile)), None)
                if upload is None:
                    raise InputError("The form has no file; send it as the field `file`.")
                name = file_name or _clean(upload.filename) or usual_name
                return await run_in_threadpool(receive, upload.file, name)
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as content:
            await spool(request.stream(), content)
            return await run_in_threadpool(receive, content, file_name or usual_name)
    except MultiPartException as error:
        raise InputError(f"The form cannot be read: {error.message}", code="bad_request") from error
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFullError("The disk is full; nothing was taken in. Free some space.") from error
        raise


@router.get("/imports/{import_id}", response_model=ImportResponse, summary="What became of a file")
def import_report(import_id: str, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return the report of an earlier import."""
    note_subject(request, "import")
    return JSONResponse(plain(_known(served, import_id, caller)))


@router.post("/imports/{import_id}/undo", response_model=ImportResponse, summary="Take an import out again")
def undo_import(import_id: str, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Take an import's rows out in one commit; undoing it again changes nothing."""
    note_subject(request, "import")
    _known(served, import_id, caller)
    return JSONResponse(plain(served.parts.importer.undo(import_id, caller)))


def _known(served: Served, import_id: str, caller: Principal) -> ImportReport:
    if _IMPORT_ID.fullmatch(import_id):
        with suppress(InputError):
            return served.parts.importer.report(import_id, caller)
    raise PolicyError("There is no such import on your account.", code="not_found")


def _answer(request: Request, report: ImportReport) -> JSONResponse:
    if report.status == "rejected":
        return problem_response(
            422,
            report.message or "The file was rejected; nothing was taken in.",
            code="import_rejected",
            instance=request.url.path,
            extra={"report": plain(report)},
        )
    return JSONResponse(plain(report), 201 if report.accepted else 200)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _clean(name: str | None) -> str:
    """Return a file's bare name: no folders, nothing unprintable."""
    bare = re.split(r"[\\/]", name or "")[-1]
    return "".join(character for character in bare if character.isprintable()).strip()[:_LONGEST_NAME]
