"""From what a tool returned to the seed's response shapes. No number is made here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from channels.plain import plain
from core.tool import ToolOutcome
from language.format import format_value
from language.locales import sentence

Json = dict[str, Any]


def forecast_body(outcome: ToolOutcome) -> Json:
    """Return the seed's forecast response."""
    result: Json = plain(outcome.result)
    return {
        "generated_at": result["generated_at"],
        "as_of_date": result["as_of"],
        "forecasts": result["series"],
        **_grounds(outcome),
    }


def recommendations_body(orders: ToolOutcome, risks: ToolOutcome, asked_as_of: date | None) -> Json:
    """Return the seed's recommendations: what to order now, the likeliest to run out first."""
    planned: Json = plain(orders.result)
    at_risk: Json = plain(risks.result)
    soon = {
        (row["sku_id"], row["store_id"])
        for row in at_risk["series"]
        if row["level"] in ("out", "high", "medium")
    }
    rows = sorted(
        (row for row in planned["series"] if row["quantity"] > 0),
        key=lambda row: (
            -row["stockout_probability"],
            row["order_by"] or "9999",
            row["sku_id"],
            row["store_id"],
        ),
    )
    recommendations = [
        {
            "rec_type": "reorder",
            "sku_id": row["sku_id"],
            "store_id": row["store_id"],
            "reorder_qty": row["quantity"],
            "risk": "stockout_7d" if (row["sku_id"], row["store_id"]) in soon else "below_reorder_point",
            "explanation": _explanation(row),
            "order_by": row["order_by"],
            "stockout_probability": row["stockout_probability"],
        }
        for row in rows
    ]
    notes = _notes(planned) + [note for note in _notes(at_risk) if note not in _notes(planned)]
    if asked_as_of is not None and planned["as_of"] != asked_as_of.isoformat():
        values = {"asked": asked_as_of.isoformat(), "used": planned["as_of"]}
        notes.append({"code": "as_of_differs", "values": values})
    grounds = _grounds(orders)
    more = _grounds(risks)
    return {
        "as_of_date": planned["as_of"],
        "recommendations": recommendations,
        "facts": grounds["facts"] + more["facts"],
        "citations": grounds["citations"] + more["citations"],
        "notes": notes,
    }


def pricing_body(outcome: ToolOutcome) -> Json:
    """Return the seed's price suggestion; a fact that is not there is null."""
    result: Json = plain(outcome.result)

    def value(name: str) -> Any:
        fact: Mapping[str, Any] | None = result.get(name)
        return None if fact is None else fact["value"]

    band = [value("competitor_low"), value("competitor_high")]
    return {
        "sku_id": result["sku_id"],
        "store_id": result["store_id"],
        "recommended_price": value("recommended_price"),
        "expected_margin_uplift_pct": value("margin_uplift_pct"),
        "guardrails": {
            "min_margin_pct": value("min_margin_pct"),
            "max_delta_pct": value("max_delta_pct"),
            "checks": [
                {
                    "name": check["name"],
                    "passed": check["passed"],
                    "binding": check["binding"],
                    "limit": None if check["limit"] is None else check["limit"]["value"],
                }
                for check in result["guardrails"]
            ],
        },
        "evidence": {
            "competitor_band": None if None in band else band,
            "elasticity": value("elasticity"),
            "competitors": result["series"],
            "price_index": value("price_index"),
        },
        "current_price": value("current_price"),
        "change_pct": value("change_pct"),
        "margin_pct": value("margin_pct"),
        "mrp": value("mrp"),
        "action": result["action"],
        "reason": result["reason"],
        **_grounds(outcome),
    }


def tool_body(outcome: ToolOutcome) -> Json:
    """Return a call as `POST /tools/{name}` answers it."""
    return {
        "tool": outcome.tool,
        "arguments": plain(outcome.arguments),
        "result": plain(outcome.result),
        "facts": plain(outcome.facts),
        "citations": plain(outcome.citations),
    }


def _grounds(outcome: ToolOutcome) -> Json:
    return {
        "facts": plain(outcome.facts),
        "citations": plain(outcome.citations),
        "notes": _notes(plain(outcome.result)),
    }


def _notes(result: Json) -> list[Json]:
    return [{"code": note["code"], "values": note["values"]} for note in result["notes"]]


def _explanation(row: Mapping[str, Any]) -> str:
    return sentence(
        "reorder_explanation",
        demand=format_value(row["lead_time_demand"], "units"),
        days=row["lead_time_days"],
        position=format_value(row["position"], "units"),
        reorder_point=format_value(row["reorder_point"], "units"),
        service_level=format_value(row["service_level"], "rate"),
    )
