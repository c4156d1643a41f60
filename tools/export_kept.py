"""What was decided and kept, as tables: overrides, price changes, recommendations, rows put aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from core.alert import Alert
from core.errors import InputError, PolicyError
from core.policy import may_ingest
from core.tool import ToolContext
from tools.alert_wording import action_of
from tools.export_table import ExportRequest, ExportRows, ledger_rows, schema_of


def overrides(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Demand set by hand, also what was withdrawn."""
    names = (
        "override_id",
        "sku_id",
        "store_id",
        "start",
        "end",
        "units_per_day",
        "reason",
        "user_id",
        "created_at",
        "withdrawn_at",
    )
    kept = context.ledgers.overrides.entries(request.where.scope)
    rows = [{name: getattr(one, name) for name in names} for one in kept]
    return ledger_rows(
        rows, schema_of(names, start="day", end="day", units_per_day="real"), "overrides", context
    )


def price_changes(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Each change with what was expected of it and what was measured, in percent of units."""
    plain = (
        "change_id",
        "sku_id",
        "store_id",
        "price_before",
        "price",
        "status",
        "user_id",
        "requested_at",
        "applied_at",
        "decided_by",
        "decided_at",
        "undoes",
        "recommendation_id",
    )
    rows: list[dict[str, Any]] = []
    for one in context.ledgers.price_changes.entries(request.where.scope):
        row = {name: getattr(one, name) for name in plain}
        outcome = one.outcome or {}
        row |= _range("expected_units_pct", one.expected.get("units_pct"))
        row |= {"outcome": outcome.get("state"), "outcome_until": outcome.get("end")}
        row |= _range("measured_units_pct", outcome.get("units_pct"))
        row |= _range("measured_profit_per_week", outcome.get("profit_per_week"))
        rows.append(row)
    ranges = [*_range("expected_units_pct", None)]
    ends = [*_range("measured_units_pct", None), *_range("measured_profit_per_week", None)]
    names = (*plain, *ranges, "outcome", "outcome_until", *ends)
    kinds = dict.fromkeys((*ranges, *ends, "price_before", "price"), "real")
    return ledger_rows(rows, schema_of(names, **kinds), "price_changes", context)


def _range(name: str, values: Sequence[float] | None) -> dict[str, float | None]:
    low, mid, high = values or (None, None, None)
    return {f"{name}_low": low, name: mid, f"{name}_high": high}


def recommendations(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Every action proposed, whatever became of it; the columns as the seed names them."""
    rows = [
        {
            "run_date": one.run_date,
            "sku_id": one.sku_id,
            "store_id": one.store_id,
            "rec_type": one.kind,
            "payload_json": json.dumps(one.payload, ensure_ascii=False),
            "score": one.score,
            "status": one.status,
            "explanation": one.explanation,
            "recommendation_id": one.recommendation_id,
            "other_store_id": one.other_store_id,
            "valid_until": one.valid_until,
            "decided_by": one.decided_by,
            "decided_at": one.decided_at,
        }
        for one in context.ledgers.recommendations.entries(request.where.scope)
        if one.kind != "alert"
    ]
    names = (
        "run_date",
        "sku_id",
        "store_id",
        "rec_type",
        "payload_json",
        "score",
        "status",
        "explanation",
        "recommendation_id",
        "other_store_id",
        "valid_until",
        "decided_by",
        "decided_at",
    )
    kinds = {"run_date": "day", "valid_until": "day", "score": "real"}
    return ledger_rows(rows, schema_of(names, **kinds), "recommendations", context)


def alerts(request: ExportRequest, context: ToolContext) -> ExportRows:
    """Every alert the caller may see, whatever became of it, the oldest first."""
    plain = (
        "alert_id",
        "type",
        "severity",
        "sku_id",
        "store_id",
        "status",
        "created_at",
        "reason",
        "snoozed_until",
        "acknowledged_by",
        "acknowledged_at",
        "resolved_at",
        "closed_by",
    )
    rows: list[dict[str, Any]] = []
    for one in reversed(context.ledgers.alerts.entries(request.where.scope.tenant_id)):
        if not one.visible_to(context.principal):
            continue
        if request.narrowed and not one.lies_in(request.where.scope, narrowed=True):
            continue
        row = {name: getattr(one, name) for name in plain}
        reference = "" if one.advice is None else one.advice.reference
        row |= {"recommended_action": action_of(one), "reference": reference or None, "worth": one.worth}
        rows.append(row | {"facts_json": _facts(one)})
    names = (*plain, "recommended_action", "reference", "worth", "facts_json")
    return ledger_rows(rows, schema_of(names, worth="real"), "alerts", context)


def _facts(alert: Alert) -> str:
    """Return an alert's figures and where they come from, as JSON."""
    values = {
        name: {"value": _plain(value.value), "unit": value.unit, "label": value.label}
        for name, value in alert.values.items()
    }
    source = alert.source.model_dump(mode="json")
    return json.dumps({"values": values, "source": source}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | str) or value is None else str(value)


def quarantine(request: ExportRequest, context: ToolContext) -> ExportRows:
    """The rows that imports in force put aside: file, row, column, what stood there, and why.

    Raises:
        PolicyError: the caller may not take files in; a row's word for whose it is proves nothing.
        InputError: a part of the shop is asked for, and such rows are of none.
    """
    if not may_ingest(context.principal):
        raise PolicyError("Rows put aside are for those who take files in.", code="not_allowed")
    if request.narrowed:
        raise InputError(
            "Rows put aside belong to no store or product for certain; leave those out.",
            code="quarantine_has_no_place",
        )
    told = ("file", "row", "column", "value", "reason")
    rows: list[dict[str, Any]] = []
    for entry in context.ledgers.imports.entries(request.where.scope.tenant_id):
        if entry.report.status != "committed" or not entry.report.quarantined:
            continue
        about = {"import_id": entry.import_id, "received_at": entry.received_at, "kind": entry.report.kind}
        with context.blobs.open(entry.quarantine_key) as lines:
            rows += [{**about, **json.loads(line)} for line in lines]
    return ledger_rows(
        rows, schema_of(("import_id", "received_at", "kind", *told), row="whole"), "imports", context
    )
