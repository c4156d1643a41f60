"""`POST /link-codes`: a one-time code that links the caller's phone or Slack user."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from channels.denial import note_subject
from channels.parts import Caller, Serving
from core.errors import InputError

router = APIRouter(tags=["people"])


@router.post("/link-codes", status_code=201, summary="Get a code that links your phone or Slack user")
def link_code(request: Request, served: Serving, caller: Caller) -> dict[str, Any]:
    """Return the code, shown once: send it to the copilot from the account that is to be linked."""
    note_subject(request, "link_code")
    if served.parts.linking is None:
        raise InputError("No channel that could be linked is set up here.", code="not_found")
    issued = served.parts.linking.issue(caller, by=caller.user_id)
    return {"code": issued.code, "expires_at": issued.expires_at.isoformat()}
