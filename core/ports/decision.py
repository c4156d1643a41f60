"""Recommendations, price changes, and the ledgers that tools see together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from core.identity import Scope
from core.ports.alert import AlertLedger, AlertRuleLedger
from core.ports.document_store import DocumentLedger
from core.ports.importing import ImportLedger
from core.ports.notice import PreferenceLedger
from core.ports.override import OverrideLedger
from core.price_change import NewPriceChange, PriceChange
from core.recommendation import Decision, Proposal, Recommendation, RecommendationKind


class RecommendationLedger(Protocol):
    """Remembers every recommendation and what was decided on it."""

    def propose(
        self,
        tenant_id: str,
        run_date: date,
        proposals: Sequence[Proposal],
        *,
        at: datetime,
        kinds: Collection[RecommendationKind] | None = None,
    ) -> Sequence[Recommendation]:
        """Make these the tenant's open recommendations of the kinds; return them, best first.

        Those of other kinds stay as they are; `None` means every kind. An open one on the same
        subject is renewed under its id; an open one that is not proposed any more expires. A
        subject that was decided on is not opened again within the quiet days of that
        recommendation.
        """
        ...

    def open(self, scope: Scope, on: date) -> Sequence[Recommendation]:
        """List the scope's open recommendations that are valid on a day, best first."""
        ...

    def ran_on(self, tenant_id: str) -> date | None:
        """Return the last day of data of the newest run; `None` where nothing to do was proposed yet."""
        ...

    def find(self, tenant_id: str, recommendation_id: str) -> Recommendation | None:
        """Return a recommendation, or `None`."""
        ...

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
        ...

    def entries(self, scope: Scope) -> Sequence[Recommendation]:
        """List all of the scope, in the order they were first proposed."""
        ...

    def accepted(self, tenant_id: str, since: datetime) -> Sequence[Recommendation]:
        """List the tenant's that were accepted since an instant and not taken back, oldest first."""
        ...


class PriceChangeLedger(Protocol):
    """Remembers every price change, applied or asked for."""

    def add(self, change: NewPriceChange) -> PriceChange:
        """Keep a change; one that undoes another marks that one as undone once it is applied.

        With an idempotency key that was used before for the same request, the earlier
        change comes back.

        Raises:
            ConflictError: the key was used for another request.
        """
        ...

    def made_with(self, tenant_id: str, idempotency_key: str) -> PriceChange | None:
        """Return the change that was made with the key, or `None`."""
        ...

    def find(self, tenant_id: str, change_id: str) -> PriceChange | None:
        """Return a change, or `None`."""
        ...

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
        """Apply or refuse a waiting change; deciding the same again changes nothing.

        `price` is another price that is agreed to, `price_before` what is charged by now, and
        `expected` what that is expected to bring.

        Raises:
            InputError: there is no such change.
            ConflictError: it was decided otherwise.
        """
        ...

    def entries(self, scope: Scope) -> Sequence[PriceChange]:
        """List the scope's changes, oldest first."""
        ...

    def waiting(self) -> Sequence[PriceChange]:
        """List what waits for a manager, of every tenant, oldest first."""
        ...

    def settled(self, since: datetime) -> Sequence[PriceChange]:
        """List what was decided, expired or taken back since an instant, of every tenant, oldest first."""
        ...

    def expire(self, tenant_id: str, asked_before: datetime, at: datetime) -> int:
        """Let go of what was asked for before an instant and still waits; return how many."""
        ...

    def save_outcome(self, tenant_id: str, change_id: str, outcome: Mapping[str, Any]) -> None:
        """Keep what a change brought, in the place of what was measured before."""
        ...


@dataclass(frozen=True)
class Ledgers:
    """What people decided and sent, by kind: the part of the app database that tools see."""

    overrides: OverrideLedger
    recommendations: RecommendationLedger
    price_changes: PriceChangeLedger
    documents: DocumentLedger
    imports: ImportLedger
    alerts: AlertLedger
    alert_rules: AlertRuleLedger
    preferences: PreferenceLedger
