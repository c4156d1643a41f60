"""Recommendations and price changes in memory, held by the contract tests of the real ledgers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO

from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import Ledgers
from core.price_change import NewPriceChange, PriceChange
from core.recommendation import (
    Decision,
    Proposal,
    Recommendation,
    RecommendationKind,
    may_take_back,
)
from tests.jobs.fakes import MemoryPreferences
from tests.jobs.importing.fakes import FakeLedger, Steps
from tests.tools.fake_alerts import MemoryAlertRules, MemoryAlerts
from tests.tools.fake_documents import MemoryDocuments
from tests.tools.fake_overrides import MemoryOverrides


class MemoryRecommendations:
    """Implements `core.ports.RecommendationLedger`; `kept` is all of them, in order."""

    def __init__(self) -> None:
        self.kept: list[Recommendation] = []

    def propose(
        self,
        tenant_id: str,
        run_date: date,
        proposals: Sequence[Proposal],
        *,
        at: datetime,
        kinds: Collection[RecommendationKind] | None = None,
    ) -> list[Recommendation]:
        """Renew, expire, open."""
        quiet = {
            one.subject
            for one in self.kept
            if one.tenant_id == tenant_id
            and one.status in ("accepted", "rejected")
            and one.run_date + timedelta(days=one.quiet_days) > run_date
        }
        wanted = {one.subject: one for one in proposals if one.subject not in quiet}
        for index, kept in enumerate(self.kept):
            if kept.tenant_id != tenant_id or kept.status != "proposed":
                continue
            if kinds is not None and kept.kind not in kinds:
                continue
            renewed = wanted.pop(kept.subject, None)
            self.kept[index] = (
                replace(kept, status="expired")
                if renewed is None
                else replace(kept, **_content(renewed), run_date=run_date)
            )
        for one in wanted.values():
            number = len(self.kept) + 1
            self.kept.append(
                Recommendation(
                    **vars(one),
                    tenant_id=tenant_id,
                    recommendation_id=f"R_{number}",
                    sequence=number,
                    run_date=run_date,
                    proposed_at=at,
                )
            )
        return [one for one in self._open(tenant_id) if kinds is None or one.kind in kinds]

    def open(self, scope: Scope, on: date) -> list[Recommendation]:
        """List what is open and valid."""
        return [one for one in self._open(scope.tenant_id) if one.valid_until >= on and one.lies_in(scope)]

    def ran_on(self, tenant_id: str) -> date | None:
        """Return the newest run."""
        runs = (one.run_date for one in self.kept if one.tenant_id == tenant_id and one.kind != "alert")
        return max(runs, default=None)

    def find(self, tenant_id: str, recommendation_id: str) -> Recommendation | None:
        """Return one."""
        return next(
            (
                one
                for one in self.kept
                if one.tenant_id == tenant_id and one.recommendation_id == recommendation_id
            ),
            None,
        )

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
        """Close one."""
        known = self.find(tenant_id, recommendation_id)
        if known is None:
            raise InputError(
                f"There is no recommendation {recommendation_id!r}.", code="unknown_recommendation"
            )
        if known.status == decision:
            return known
        if not may_take_back(known, decision) and (known.status != "proposed" or known.valid_until < on):
            was = "expired" if known.status == "proposed" else known.status
            raise ConflictError(f"{recommendation_id} is {was} already.", code="recommendation_closed")
        known = replace(known, status=decision, decided_by=user_id, decided_at=at, decision_reason=reason)
        self.kept[known.sequence - 1] = known
        return known

    def entries(self, scope: Scope) -> list[Recommendation]:
        """List all of the scope."""
        return [one for one in self.kept if one.tenant_id == scope.tenant_id and one.lies_in(scope)]

    def accepted(self, tenant_id: str, since: datetime) -> list[Recommendation]:
        """List what was accepted since, oldest first."""
        found = [
            one
            for one in self.kept
            if one.tenant_id == tenant_id
            and one.status == "accepted"
            and one.decided_at is not None
            and one.decided_at >= since
        ]
        return sorted(found, key=lambda one: (one.decided_at, one.sequence))

    def _open(self, tenant_id: str) -> list[Recommendation]:
        found = [one for one in self.kept if one.tenant_id == tenant_id and one.status == "proposed"]
        return sorted(found, key=lambda one: (-one.score, one.subject))


class MemoryPriceChanges:
    """Implements `core.ports.PriceChangeLedger`; `kept` is all of them, in order."""

    def __init__(self) -> None:
        self.kept: list[PriceChange] = []

    def add(self, change: NewPriceChange) -> PriceChange:
        """Keep a change once a key."""
        if change.idempotency_key is not None:
            earlier = self.made_with(change.tenant_id, change.idempotency_key)
            if earlier is not None and not earlier.asks_the_same(change):
                raise ConflictError("This idempotency key was used for another price change.")
            if earlier is not None:
                return earlier
        number = len(self.kept) + 1
        applied_at = change.requested_at if change.status == "applied" else None
        self.kept.append(
            PriceChange(**vars(change), change_id=f"PC_{number}", sequence=number, applied_at=applied_at)
        )
        self._undo(self.kept[-1])
        return self.kept[-1]

    def made_with(self, tenant_id: str, idempotency_key: str) -> PriceChange | None:
        """Return the change that was made with the key."""
        return next((one for one in self._of(tenant_id) if one.idempotency_key == idempotency_key), None)

    def find(self, tenant_id: str, change_id: str) -> PriceChange | None:
        """Return one."""
        return next((one for one in self._of(tenant_id) if one.change_id == change_id), None)

    def decide(
        self,
        tenant_id: str,
        change_id: str,
        *,
        approve: bool,
        user_id: str,
        at: datetime,
        reason: str | None = None,
        price: Decimal | None = None,
        price_before: Decimal | None = None,
        expected: Mapping[str, Any] | None = None,
    ) -> PriceChange:
        """Apply or refuse one that waits."""
        known = self.find(tenant_id, change_id)
        if known is None:
            raise InputError(f"There is no price change {change_id!r}.", code="unknown_price_change")
        wanted = "applied" if approve else "rejected"
        if known.status == wanted and price in (None, known.price):
            return known
        if known.status != "waiting":
            raise ConflictError(f"{change_id} is {known.status} already.", code="price_change_decided")
        known = replace(
            known,
            status=wanted,
            decided_by=user_id,
            decided_at=at,
            decision_reason=reason,
            applied_at=at if approve else None,
        )
        if approve and price is not None and price != known.price:
            known = replace(known, price=price, asked_price=known.price)
        if approve and price_before is not None:
            known = replace(known, price_before=price_before)
        if approve and expected is not None:
            known = replace(known, expected=expected)
        self.kept[known.sequence - 1] = known
        self._undo(known)
        return known

    def waiting(self) -> list[PriceChange]:
        """List what waits."""
        return [one for one in self.kept if one.status == "waiting"]

    def settled(self, since: datetime) -> list[PriceChange]:
        """List what was decided, expired or taken back since."""
        return [
            one
            for one in self.kept
            if (one.decided_at is not None and one.decided_at >= since)
            or (one.undoes is not None and one.applied_at is not None and one.applied_at >= since)
        ]

    def expire(self, tenant_id: str, asked_before: datetime, at: datetime) -> int:
        """Let go of what waits too long."""
        overdue = [one for one in self.waiting() if one.requested_at < asked_before]
        gone = [one for one in overdue if one.tenant_id == tenant_id]
        for one in gone:
            self.kept[one.sequence - 1] = replace(one, status="expired", decided_at=at)
        return len(gone)

    def entries(self, scope: Scope) -> list[PriceChange]:
        """List all of the scope."""
        return [one for one in self._of(scope.tenant_id) if one.lies_in(scope)]

    def save_outcome(self, tenant_id: str, change_id: str, outcome: Mapping[str, Any]) -> None:
        """Keep what was measured."""
        known = self.find(tenant_id, change_id)
        if known is not None:
            self.kept[known.sequence - 1] = replace(known, outcome=outcome)

    def _of(self, tenant_id: str) -> list[PriceChange]:
        return [one for one in self.kept if one.tenant_id == tenant_id]

    def _undo(self, by: PriceChange) -> None:
        if by.undoes is None or by.status != "applied":
            return
        earlier = self.find(by.tenant_id, by.undoes)
        if earlier is not None and earlier.status == "applied":
            self.kept[earlier.sequence - 1] = replace(earlier, status="undone")


class MemoryBlobs:
    """Implements `core.ports.Blobs`; `kept` is the content by key."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, key: str, content: BinaryIO) -> str:
        """Keep the content."""
        self.kept[key] = content.read()
        return key

    def open(self, key: str) -> BinaryIO:
        """Open for reading."""
        return BytesIO(self.kept[key])

    def delete(self, key: str) -> None:
        """Remove."""
        self.kept.pop(key, None)


def memory_ledgers(
    overrides: MemoryOverrides | None = None, documents: MemoryDocuments | None = None
) -> Ledgers:
    """Return ledgers that keep everything in memory."""
    return Ledgers(
        overrides or MemoryOverrides(),
        MemoryRecommendations(),
        MemoryPriceChanges(),
        documents or MemoryDocuments(),
        FakeLedger(Steps()),
        MemoryAlerts(),
        MemoryAlertRules(),
        MemoryPreferences(),
    )


def _content(one: Proposal) -> dict[str, Any]:
    names = ("score", "valid_until", "payload", "explanation", "quiet_days")
    return {name: getattr(one, name) for name in names}
