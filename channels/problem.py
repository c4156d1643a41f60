"""Errors as the doors say them: RFC 9457 problem details, mapped from the error tree here.

The status follows from the error's class, or from its code where the class says too little.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from channels.denial import denial_of
from core.errors import (
    ConflictError,
    DataError,
    ExternalError,
    IdentityError,
    InputError,
    PolicyError,
    SmartRetailError,
    StorageFullError,
)
from core.ports import AuditLog

MEDIA_TYPE = "application/problem+json"

_STATUS_BY_CLASS: tuple[tuple[type[SmartRetailError], int], ...] = (
    (ConflictError, 409),
    (InputError, 422),
    (DataError, 422),
    (IdentityError, 401),
    (PolicyError, 403),
    (StorageFullError, 507),
    (ExternalError, 503),
)
_STATUS_BY_CODE: Mapping[str, int] = {
    "bad_request": 400,
    "not_found": 404,
    "payload_too_large": 413,
    "unsupported_media_type": 415,
    "rate_limited": 429,
    "turn_timeout": 504,
}
_CODE_BY_STATUS: Mapping[int, str] = {
    400: "bad_request",
    401: "unknown_identity",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    413: "payload_too_large",
    415: "unsupported_media_type",
}

log = logging.getLogger("smartretail.http")


class Problem(BaseModel):
    """What went wrong, for a program (`code`) and for a person (`detail`)."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "urn:smartretail:problem:out_of_scope",
                "title": "Forbidden",
                "status": 403,
                "detail": "Store MUMBAI_01 is not on your account.",
                "code": "out_of_scope",
                "instance": "/forecast",
            }
        }
    )

    type: str = Field(description="URN of the kind of problem")
    title: str = Field(description="The HTTP status in words")
    status: int
    detail: str = Field(description="What happened, and the remedy")
    code: str = Field(description="Stable name of the problem")
    instance: str = Field(description="Path that was asked for")
    errors: list[dict[str, Any]] = Field(
        default_factory=list[dict[str, Any]], description="Fields that are wrong: `location`, `message`"
    )


def status_of(error: SmartRetailError) -> int:
    """Return the HTTP status of one of our errors."""
    if error.code in _STATUS_BY_CODE:
        return _STATUS_BY_CODE[error.code]
    return next((status for kind, status in _STATUS_BY_CLASS if isinstance(error, kind)), 500)


def problem_response(
    status: int,
    detail: str,
    *,
    code: str | None = None,
    instance: str,
    errors: list[dict[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> JSONResponse:
    """Return a problem as a response; `extra` are members of its own."""
    name = code or _CODE_BY_STATUS.get(status, "internal_error" if status >= 500 else "bad_request")
    problem = Problem(
        type=f"urn:smartretail:problem:{name}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=name,
        instance=instance,
        errors=errors or [],
    )
    content = {**problem.model_dump(exclude=set() if errors else {"errors"}), **(extra or {})}
    return JSONResponse(content, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def add_problem_handlers(app: FastAPI, audit: AuditLog) -> None:
    """Make every error of the application a problem, and every denial an audit record."""

    async def ours(request: Request, error: Exception) -> JSONResponse:
        known = cast("SmartRetailError", error)
        status = status_of(known)
        if isinstance(known, PolicyError) and status in (403, 404):
            await _audit_denial(request, known, audit)
        if status >= 500:
            log.error("request_failed", extra={"fields": {"code": known.code, "error": type(known).__name__}})
        return problem_response(
            status, known.message, code=known.code, instance=request.url.path, headers=_headers(status, known)
        )

    async def http(request: Request, error: Exception) -> JSONResponse:
        known = cast("HTTPException", error)
        return problem_response(
            known.status_code, str(known.detail), instance=request.url.path, headers=known.headers
        )

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        problems = [_field_error(one) for one in cast("RequestValidationError", error).errors()]
        unreadable = any(one["type"] == "json_invalid" for one in problems)
        named = "; ".join(f"{one['location']}: {one['message']}" for one in problems[:3])
        return problem_response(
            400 if unreadable else 422,
            f"The request cannot be taken: {named}.",
            code="bad_request" if unreadable else "invalid_input",
            instance=request.url.path,
            errors=problems,
        )

    app.add_exception_handler(SmartRetailError, ours)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)


def _headers(status: int, error: SmartRetailError) -> dict[str, str]:
    headers: dict[str, str] = {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    wait = error.details.get("retry_after_s")
    if status in (429, 503) and isinstance(wait, int | float):
        headers["Retry-After"] = str(max(1, round(wait)))
    return headers


def _field_error(error: Mapping[str, Any]) -> dict[str, Any]:
    """Return where and what, without the value: it may be a token or a name."""
    location = ".".join(str(part) for part in error["loc"] if part != "body") or "body"
    message = re.sub(r"^Value error, ", "", str(error["msg"]))
    return {"location": location, "message": message, "type": str(error["type"])}


async def _audit_denial(request: Request, error: PolicyError, audit: AuditLog) -> None:
    denial = denial_of(request)
    if denial is None:
        return
    await run_in_threadpool(
        audit.append,
        tenant_id=denial.principal.tenant_id,
        actor=denial.principal.user_id,
        action=denial.action,
        subject=denial.subject,
        outcome="denied",
        details={"code": error.code},
    )
