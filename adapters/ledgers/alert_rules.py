"""What people want to be told of, and what no longer."""

from __future__ import annotations

import json
import uuid
from datetime import datetime

from sqlalchemy import Select, select

from adapters.database.engine import Database
from adapters.database.models import AlertRuleRow
from adapters.database.upsert import insert_once
from core.alert import AlertRule, NewAlertRule
from core.errors import InputError


class SqlAlertRuleLedger:
    """`core.ports.AlertRuleLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, rule: NewAlertRule) -> AlertRule:
        """Keep a rule; the same one in force already, or the same key, returns that one."""
        with self._database.write() as session:
            held = session.scalars(_in_force(rule.tenant_id, rule.user_id)).all()
            same = next((one for one in map(_rule, held) if one.asks == rule.asks), None)
            if same is not None:
                return same
            rule_id = f"RU_{uuid.uuid4().hex[:10]}"
            sequence = insert_once(
                session,
                AlertRuleRow,
                AlertRuleRow.sequence,
                rule_id=rule_id,
                tenant_id=rule.tenant_id,
                user_id=rule.user_id,
                type=rule.type,
                threshold=rule.threshold,
                in_units=rule.in_units,
                mute=rule.mute,
                sku_ids=json.dumps(rule.sku_ids),
                store_id=rule.store_id,
                city=rule.city,
                category=rule.category,
                created_at=rule.created_at,
                idempotency_key=rule.idempotency_key,
            )
            query = select(AlertRuleRow).where(AlertRuleRow.tenant_id == rule.tenant_id)
            if sequence is None:
                query = query.where(AlertRuleRow.idempotency_key == rule.idempotency_key)
            else:
                query = query.where(AlertRuleRow.sequence == sequence)
            return _rule(session.scalars(query).one())

    def in_force(self, tenant_id: str, user_id: str | None = None) -> list[AlertRule]:
        """List the rules in force, of one person or of all, oldest first."""
        with self._database.read() as session:
            return [_rule(row) for row in session.scalars(_in_force(tenant_id, user_id))]

    def remove(self, tenant_id: str, rule_id: str, *, user_id: str, at: datetime) -> AlertRule:
        """Take a rule out of force; the first removal stays.

        Raises:
            InputError: there is no such rule.
        """
        query = select(AlertRuleRow).where(
            AlertRuleRow.tenant_id == tenant_id, AlertRuleRow.rule_id == rule_id
        )
        with self._database.write() as session:
            row = session.scalars(query.with_for_update()).one_or_none()
            if row is None:
                raise InputError(
                    f"There is no rule {rule_id!r}; show the alert rules.", code="unknown_alert_rule"
                )
            if row.removed_at is None:
                row.removed_at, row.removed_by = at, user_id
                session.flush()
            return _rule(row)


def _in_force(tenant_id: str, user_id: str | None) -> Select[AlertRuleRow]:
    query = select(AlertRuleRow).where(AlertRuleRow.tenant_id == tenant_id, AlertRuleRow.removed_at.is_(None))
    if user_id is not None:
        query = query.where(AlertRuleRow.user_id == user_id)
    return query.order_by(AlertRuleRow.sequence)


def _rule(row: AlertRuleRow) -> AlertRule:
    return AlertRule(
        tenant_id=row.tenant_id,
        user_id=row.user_id,
        type=row.type,  # type: ignore[arg-type] # only a checked rule writes it
        threshold=row.threshold,
        in_units=row.in_units,
        created_at=row.created_at,
        mute=row.mute,
        sku_ids=tuple(json.loads(row.sku_ids)),
        store_id=row.store_id,
        city=row.city,
        category=row.category,
        idempotency_key=row.idempotency_key,
        rule_id=row.rule_id,
        removed_at=row.removed_at,
        removed_by=row.removed_by or "",
    )
