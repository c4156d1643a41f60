"""The seed's `/forecast`, `/recommendations` and `/pricing-suggest`, each over its tools."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from channels.api.seed import forecast_body, pricing_body, recommendations_body
from channels.api.shapes import (
    ForecastRequest,
    ForecastResponse,
    PricingRequest,
    PricingResponse,
    RecommendationsRequest,
    RecommendationsResponse,
)
from channels.denial import audited_elsewhere
from channels.parts import Caller, Serving

router = APIRouter(tags=["insight"])


@router.post("/forecast", response_model=ForecastResponse, summary="Forecast demand")
def forecast(body: ForecastRequest, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return the units that will sell, by day or week, with an 80 % range."""
    audited_elsewhere(request)
    outcome = served.parts.catalog.call("forecast_demand", _given(body.model_dump()), caller)
    return JSONResponse(forecast_body(outcome))


@router.post("/recommendations", response_model=RecommendationsResponse, summary="What to order now")
def recommendations(
    body: RecommendationsRequest, request: Request, served: Serving, caller: Caller
) -> JSONResponse:
    """Return reorder recommendations, the likeliest to run out first."""
    audited_elsewhere(request)
    scope = _given(body.model_dump(exclude={"as_of_date"}))
    orders = served.parts.catalog.call("plan_reorder", scope, caller, call_number=1)
    risks = served.parts.catalog.call("assess_stockout_risk", scope, caller, call_number=2)
    return JSONResponse(recommendations_body(orders, risks, body.as_of_date))


@router.post("/pricing-suggest", response_model=PricingResponse, summary="Suggest a price")
def pricing_suggest(body: PricingRequest, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return the price to set within the guardrails, and the evidence for it."""
    audited_elsewhere(request)
    arguments = _given(body.model_dump())
    if body.current_price is not None:
        arguments["current_price"] = str(body.current_price)  # a Decimal by its digits, not its bits
    return JSONResponse(pricing_body(served.parts.catalog.call("suggest_price", arguments, caller)))


def _given(arguments: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}
