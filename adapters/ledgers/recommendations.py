"""Recommendations: opened, renewed, decided, expired; none is ever erased."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from adapters.database.engine import Database
from adapters.database.models import RecommendationRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.recommendation import (
    Decision,
    Proposal,
    Recommendation,
    RecommendationKind,
    may_take_back,
)


class SqlRecommendationLedger:
    """`core.ports.RecommendationLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def propose(
        self,
        tenant_id: str,
        run_date: date,
        proposals: Sequence[Proposal],
        *,
        at: datetime,
        kinds: Collection[RecommendationKind] | None = None,
    ) -> list[Recommendation]:
        """Make these the tenant's open recommendations of the kinds; return them, best first."""
        opened = _open(tenant_id)
        if kinds is not None:
            opened = opened.where(RecommendationRow.rec_type.in_(sorted(kinds)))
        with self._database.write() as session:
            quiet = _quiet_subjects(session, tenant_id, run_date)
            wanted = {one.subject: one for one in proposals if one.subject not in quiet}
            rows = session.scalars(opened.with_for_update()).all()
            for row in rows:
                renewed = wanted.pop(row.subject, None)
                if renewed is None:
                    _close(row, "expired")
                else:
                    _renew(row, renewed, run_date)
            for one in wanted.values():
                _insert(session, tenant_id, run_date, one, at)
            session.flush()
            found = session.scalars(opened).all()
            return sorted(map(_recommendation, found), key=_best_first)

    def open(self, scope: Scope, on: date) -> list[Recommendation]:
        """List the scope's open recommendations that are valid on a day, best first."""
        query = _open(scope.tenant_id).where(RecommendationRow.valid_until >= on)
        return sorted(self._several(query, scope), key=_best_first)

    def ran_on(self, tenant_id: str) -> date | None:
        """Return the last day of data of the newest run; `None` where nothing to do was proposed yet."""
        newest = select(func.max(RecommendationRow.run_date)).where(RecommendationRow.rec_type != "alert")
        with self._database.read() as session:
            return session.scalar(newest.where(RecommendationRow.tenant_id == tenant_id))

    def find(self, tenant_id: str, recommendation_id: str) -> Recommendation | None:
        """Return a recommendation, or `None`."""
        with self._database.read() as session:
            row = session.scalars(_one(tenant_id, recommendation_id)).one_or_none()
            return None if row is None else _recommendation(row)

    def decide(
        self,
        tenant_id: str,
        recommendation_id: str,
        decision: Decision,
        *,
        user_id: str,
        at: datetime,
        on: date,
        reason: str | None = None,
    ) -> Recommendation:
        """Accept or reject; deciding the same again changes nothing.

        What was accepted and is not a price may still be rejected: it was not done after all.

        Raises:
            InputError: there is no such recommendation.
            ConflictError: it was decided otherwise, or has expired by the day `on`.
        """
        with self._database.write() as session:
            row = session.scalars(_one(tenant_id, recommendation_id).with_for_update()).one_or_none()
            if row is None:
                raise InputError(
                    f"There is no recommendation {recommendation_id!r}; ask for the top actions again.",
                    code="unknown_recommendation",
                )
            if row.status == decision:
                return _recommendation(row)
            taken_back = may_take_back(_recommendation(row), decision)
            if not taken_back and (row.status != "proposed" or row.valid_until < on):
                was = "expired" if row.status == "proposed" else row.status
                raise ConflictError(
                    f"Recommendation {recommendation_id} is {was} already; ask for the top actions again.",
                    code="recommendation_closed",
                )
            _close(row, decision)
            row.decided_by, row.decided_at, row.decision_reason = user_id, at, reason
            session.flush()
            return _recommendation(row)

    def entries(self, scope: Scope) -> list[Recommendation]:
        """List all of the scope, in the order they were first proposed."""
        query = select(RecommendationRow).where(RecommendationRow.tenant_id == scope.tenant_id)
        return self._several(query.order_by(RecommendationRow.sequence), scope)

    def accepted(self, tenant_id: str, since: datetime) -> list[Recommendation]:
        """List the tenant's that were accepted since an instant and not taken back, oldest first."""
        query = select(RecommendationRow).where(
            RecommendationRow.tenant_id == tenant_id,
            RecommendationRow.status == "accepted",
            RecommendationRow.decided_at >= since,
        )
        order = (RecommendationRow.decided_at, RecommendationRow.sequence)
        return self._several(query.order_by(*order), Scope(tenant_id))

    def _several(self, query: Select[RecommendationRow], scope: Scope) -> list[Recommendation]:
        with self._database.read() as session:
            found = [_recommendation(row) for row in session.scalars(query)]
        return [one for one in found if one.lies_in(scope)]


def _open(tenant_id: str) -> Select[RecommendationRow]:
    return select(RecommendationRow).where(
        RecommendationRow.tenant_id == tenant_id, RecommendationRow.status == "proposed"
    )


def _one(tenant_id: str, recommendation_id: str) -> Select[RecommendationRow]:
    return select(RecommendationRow).where(
        RecommendationRow.tenant_id == tenant_id, RecommendationRow.recommendation_id == recommendation_id
    )


def _best_first(one: Recommendation) -> tuple[float, str]:
    return -one.score, one.subject


def _quiet_subjects(session: Session, tenant_id: str, run_date: date) -> set[str]:
    """Return what was decided on so lately that it is not proposed again."""
    decided = session.execute(
        select(RecommendationRow.subject, RecommendationRow.run_date, RecommendationRow.quiet_days).where(
            RecommendationRow.tenant_id == tenant_id,
            RecommendationRow.status.in_(("accepted", "rejected")),
        )
    )
    return {subject for subject, day, quiet in decided if day + timedelta(days=quiet) > run_date}


def _insert(session: Session, tenant_id: str, run_date: date, one: Proposal, at: datetime) -> None:
    insert_once(
        session,
        RecommendationRow,
        RecommendationRow.sequence,
        recommendation_id=f"R_{uuid.uuid4().hex[:10]}",
        tenant_id=tenant_id,
        run_date=run_date,
        rec_type=one.kind,
        sku_id=one.sku_id,
        store_id=one.store_id,
        other_store_id=one.other_store_id,
        subject=one.subject,
        open_subject=one.subject,
        score=one.score,
        payload_json=json.dumps(one.payload, ensure_ascii=False, allow_nan=False),
        explanation=one.explanation,
        valid_until=one.valid_until,
        quiet_days=one.quiet_days,
        proposed_at=at,
        status="proposed",
    )


def _renew(row: RecommendationRow, one: Proposal, run_date: date) -> None:
    row.run_date, row.score, row.valid_until = run_date, one.score, one.valid_until
    row.payload_json = json.dumps(one.payload, ensure_ascii=False, allow_nan=False)
    row.explanation, row.quiet_days = one.explanation, one.quiet_days


def _close(row: RecommendationRow, status: str) -> None:
    row.status, row.open_subject = status, None


def _recommendation(row: RecommendationRow) -> Recommendation:
    return Recommendation(
        kind=row.rec_type,  # type: ignore[arg-type] # a check constraint of ours wrote it
        sku_id=row.sku_id,
        store_id=row.store_id,
        score=row.score,
        valid_until=row.valid_until,
        payload=json.loads(row.payload_json),
        explanation=row.explanation,
        other_store_id=row.other_store_id,
        quiet_days=row.quiet_days,
        tenant_id=row.tenant_id,
        recommendation_id=row.recommendation_id,
        sequence=row.sequence,
        run_date=row.run_date,
        proposed_at=row.proposed_at,
        status=row.status,  # type: ignore[arg-type] # held by the check constraint
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
    )
