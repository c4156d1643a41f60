"""The panel of alerts: what needs attention, as `GET /alerts` has it, and what a person does about one."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from channels.api.alerts import MOST, listed_alert
from channels.denial import audited_elsewhere
from channels.parts import Serving
from channels.plain import plain
from channels.web.routes import SignedIn, same_site

router = APIRouter(include_in_schema=False)


class Deed(BaseModel):
    """What a person does about an alert; `until` is the day to be reminded on, else tomorrow."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["acknowledge", "resolve", "snooze"]
    until: date | None = None


@router.get("/web/alerts")
def alerts(request: Request, served: Serving, caller: SignedIn) -> JSONResponse:
    """Return the alerts of whoever is signed in, the gravest first."""
    audited_elsewhere(request)
    asked = {"status": "unresolved", "limit": MOST}
    return _answer(served, "list_alerts", asked, caller)


@router.post("/web/alerts/{alert_id}", dependencies=[Depends(same_site)])
def deal_with(alert_id: str, deed: Deed, request: Request, served: Serving, caller: SignedIn) -> JSONResponse:
    """Take note of an alert, put it off or close it; return it as it is now."""
    audited_elsewhere(request)
    asked = {"alert_id": alert_id, **deed.model_dump(exclude_none=True)}
    return _answer(served, "update_alert", asked, caller)


def _answer(served: Serving, tool: str, asked: dict[str, Any], caller: SignedIn) -> JSONResponse:
    outcome = served.parts.catalog.call(tool, asked, caller)
    lines: list[dict[str, Any]] = plain(outcome.result)["lines"]
    return JSONResponse({"alerts": [listed_alert(line) for line in lines]})
