"""What operators and auditors ask: alive, ready, metrics, keys, and the audit log."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from channels.denial import note_subject
from channels.parts import Caller, Serving
from channels.plain import plain
from core.errors import PolicyError, SmartRetailError
from core.identity import Role

router = APIRouter(tags=["operations"])
log = logging.getLogger("smartretail.http")


@router.get("/healthz", summary="Is the process alive?")
async def healthz() -> dict[str, str]:
    """Return `ok` as long as the process serves requests."""
    return {"status": "ok"}


@router.get("/readyz", summary="Is everything it needs there?")
def readyz(served: Serving) -> JSONResponse:
    """Return 200 when every part is ready, else 503 and which is not."""
    try:
        checks = dict(served.parts.ready())
    except Exception as error:  # noqa: BLE001 - a check that fails in any way means: not ready
        log.error("readiness_check_failed", extra={"fields": {"error": type(error).__name__}})
        checks = {"check": False}
    ready = all(checks.values())
    return JSONResponse(
        {"status": "ready" if ready else "not_ready", "checks": checks}, 200 if ready else 503
    )


@router.get("/metrics", summary="Prometheus metrics", response_class=Response)
def metrics(served: Serving) -> Response:
    """Return request counts and durations by route, and how many messages have not left."""
    try:
        served.metrics.count_deliveries(served.parts.deliveries.counted())
    except SmartRetailError as error:  # a database that is away must not take the other metrics along
        log.error("deliveries_not_counted", extra={"fields": {"error": error.code}})
    return Response(served.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)


@router.get("/.well-known/jwks.json", summary="Public keys of the local token issuer")
def jwks(served: Serving) -> JSONResponse:
    """Return the keys that tokens can be checked with."""
    keys = plain(served.parts.tokens.jwks())
    return JSONResponse(keys, headers={"Cache-Control": "public, max-age=300"})


@router.get("/audit", summary="Read the audit log (admin)")
def audit(
    request: Request,
    served: Serving,
    caller: Caller,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: Annotated[int | None, Query(ge=1, description="Only records with a lower sequence")] = None,
) -> JSONResponse:
    """Return the tenant's newest records first."""
    note_subject(request, "audit")
    if caller.role is not Role.ADMIN:
        raise PolicyError("Only an admin may read the audit log.")
    records = served.parts.audit.records(caller.tenant_id, limit, before)
    return JSONResponse({"records": plain(records)})
