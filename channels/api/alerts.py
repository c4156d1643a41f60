"""The seed's `GET /alerts`, over the tool that lists them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from channels.denial import audited_elsewhere
from channels.parts import Caller, Serving
from channels.plain import plain
from core.alert import AlertStatus, AlertType, Severity

router = APIRouter(tags=["insight"])
MOST = 500


class ListedAlert(BaseModel):
    """One alert: the seed's fields, and below them what it says. What it is about none of is null."""

    model_config = ConfigDict(frozen=True)

    alert_id: str = Field(examples=["AL_001"])
    type: AlertType
    severity: Severity
    sku_id: str | None = Field(examples=["SKU_123"])
    store_id: str | None = Field(examples=["DELHI_01"])
    created_at: datetime
    status: AlertStatus
    reason: str
    recommended_action: str
    news_at: datetime = Field(description="When it was found, came back or got graver")
    worth: float | None = Field(description="Money at stake, in the base currency")
    currency: str | None = Field(description="That of `worth`")
    reference: str | None = Field(description="The recommendation or document that deals with it")
    snoozed_until: datetime | None


class AlertsResponse(BaseModel):
    """The seed's alerts, the gravest first."""

    alerts: list[ListedAlert]


class AlertsQuery(BaseModel):
    """Which alerts; without a status all that are not resolved."""

    model_config = ConfigDict(extra="forbid")

    status: AlertStatus | None = None
    severity: Severity | None = Field(default=None, description="This grave or graver")
    type: AlertType | None = None
    store_id: str | None = None
    city: str | None = None
    category: str | None = None
    limit: int = Field(default=MOST, ge=1, le=MOST)


@router.get("/alerts", response_model=AlertsResponse, summary="What needs attention")
def alerts(
    request: Request, served: Serving, caller: Caller, query: Annotated[AlertsQuery, Query()]
) -> JSONResponse:
    """Return the alerts the caller may see, the gravest first."""
    audited_elsewhere(request)
    asked = {name: value for name, value in query.model_dump().items() if value is not None}
    outcome = served.parts.catalog.call("list_alerts", {"status": "unresolved", **asked}, caller)
    lines: list[dict[str, Any]] = plain(outcome.result)["lines"]
    return JSONResponse({"alerts": [listed_alert(line) for line in lines]})


def listed_alert(line: dict[str, Any]) -> dict[str, Any]:
    """Return an alert as `ListedAlert` has it, from the tool's line as plain values."""
    worth, reference = line["worth"], line["reference"]
    return {
        "alert_id": line["alert_id"],
        "type": line["type"],
        "severity": line["severity"],
        "sku_id": line["sku_id"] or None,
        "store_id": line["store_id"] or None,
        "created_at": _instant(line["created_at"]),
        "status": line["status"],
        "reason": line["reason"],
        "recommended_action": line["recommended_action"],
        "news_at": _instant(line["news_at"]),
        "worth": None if worth is None else worth["value"],
        "currency": None if worth is None else worth["source"]["currency"],
        "reference": None if reference is None else reference["value"],
        "snoozed_until": None if line["snoozed_until"] is None else _instant(line["snoozed_until"]),
    }


def _instant(text: str) -> str:
    """Return an instant as the seed writes it: in UTC, to the second."""
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
