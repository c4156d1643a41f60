"""Alerts as rows: a finding written into one, and an alert read back."""

from __future__ import annotations

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from adapters.database.encoding import decode, encode
from adapters.database.models import AlertEventRow, AlertRow
from core.alert import Advice, Alert, AlertValue, Finding
from core.fact import Source


def alert_of(row: AlertRow) -> Alert:
    """Return a row as an alert."""
    kept: dict[str, Any] = decode(row.facts_json)
    return Alert(
        type=row.type,  # type: ignore[arg-type] # only findings write it
        severity=row.severity,  # type: ignore[arg-type] # held by the check constraint
        form=row.form,
        values={name: AlertValue(**value) for name, value in kept["values"].items()},
        source=Source.model_validate(kept["source"]),
        sku_id=row.sku_id,
        store_id=row.store_id,
        topic=row.topic,
        user_id=row.user_id,
        holders=frozenset(decode(row.holders)),
        worth=None if row.worth is None else Decimal(str(row.worth)),
        advice=None if row.doing is None else Advice(row.doing, row.reference or ""),  # type: ignore[arg-type] # only findings write it
        reason=row.reason,
        tenant_id=row.tenant_id,
        alert_id=row.alert_id,
        sequence=row.sequence,
        status=row.status,  # type: ignore[arg-type] # held by the check constraint
        created_at=row.created_at,
        seen_at=row.seen_at,
        news_at=row.news_at,
        round=row.round,
        acknowledged_by=row.acknowledged_by or "",
        acknowledged_at=row.acknowledged_at,
        snoozed_until=row.snoozed_until,
        resolved_at=row.resolved_at,
        closed_by=row.closed_by or "",
    )


def opened_row(tenant_id: str, found: Finding, at: datetime) -> dict[str, Any]:
    """Return the columns of a new alert."""
    return {
        "alert_id": f"AL_{uuid.uuid4().hex[:10]}",
        "tenant_id": tenant_id,
        "type": found.type,
        "sku_id": found.sku_id,
        "store_id": found.store_id,
        "topic": found.topic,
        "user_id": found.user_id,
        "subject": found.subject,
        "open_subject": found.subject,
        "status": "open",
        "round": 1,
        "created_at": at,
        "news_at": at,
        **_content(found, at),
    }


def renew(row: AlertRow, found: Finding, at: datetime) -> None:
    """Put a finding's figures in the place of those before."""
    for name, value in _content(found, at).items():
        setattr(row, name, value)


def make_news(row: AlertRow, at: datetime) -> None:
    """Open an alert again, as news."""
    row.status, row.snoozed_until, row.round, row.news_at = "open", None, row.round + 1, at
    row.acknowledged_at = row.acknowledged_by = None


def close(row: AlertRow, at: datetime, by: str) -> None:
    """Resolve an alert; `by` is empty where its condition passed."""
    row.status, row.open_subject, row.snoozed_until = "resolved", None, None
    row.resolved_at, row.closed_by = at, by or None


def note(session: Session, row: AlertRow, event: str, at: datetime, by: str = "", **details: Any) -> None:
    """Add a line to an alert's history."""
    session.add(
        AlertEventRow(
            tenant_id=row.tenant_id,
            alert_id=row.alert_id,
            at=at,
            event=event,
            by=by or None,
            details=encode(details),
        )
    )


def _content(found: Finding, at: datetime) -> dict[str, Any]:
    values = {name: vars(value) for name, value in found.values.items()}
    return {
        "severity": found.severity,
        "form": found.form,
        "holders": encode(sorted(found.holders)),
        "reason": found.reason,
        "doing": None if found.advice is None else found.advice.doing,
        "reference": None if found.advice is None else found.advice.reference or None,
        "worth": None if found.worth is None else float(found.worth),
        "facts_json": encode({"values": values, "source": found.source.model_dump(mode="json")}),
        "seen_at": at,
    }
