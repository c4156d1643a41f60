"""What the engines propose to do, and what people decided on it: the seed's `recommendations`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from core.identity import Scope

RecommendationKind = Literal["price", "reorder", "transfer", "clear_out", "alert"]
ACTION_KINDS: frozenset[RecommendationKind] = frozenset({"price", "reorder", "transfer", "clear_out"})
"""Kinds that a person may do; an alert is only looked at."""

RecommendationStatus = Literal["proposed", "accepted", "rejected", "expired"]
Decision = Literal["accepted", "rejected"]

DEFAULT_QUIET_DAYS = 7


@dataclass(frozen=True)
class Proposal:
    """An action worth taking, before anyone has seen it.

    `score` is what it is expected to bring, in the base currency. `payload` is plain JSON:
    quantities, prices, the parts of the score, why and what if. `valid_until` is the last
    day on which it may be accepted. Once decided on, the same is not proposed again for
    `quiet_days`. `other_store_id` is where a transfer comes from.

    An alert proposes nothing to do: it says what is out of the ordinary, `score` is its effect.
    Its `payload["topic"]` tells several alerts on one product in one store apart; where it is
    about a store, or a product in all of them, the other id is empty.
    """

    kind: RecommendationKind
    sku_id: str
    store_id: str
    score: float
    valid_until: date
    payload: Mapping[str, Any] = field(default_factory=dict[str, Any])
    explanation: str = ""
    other_store_id: str | None = None
    quiet_days: int = DEFAULT_QUIET_DAYS

    @property
    def subject(self) -> str:
        """What it is about: of one subject only one is open at a time."""
        topic = str(self.payload.get("topic") or "") if self.kind == "alert" else ""
        return "/".join(filter(None, (self.kind, self.sku_id, self.store_id, self.other_store_id, topic)))

    def lies_in(self, scope: Scope) -> bool:
        """Tell whether its product and every store it touches are within a scope of its tenant."""
        stores = {self.store_id, self.other_store_id} - {None}
        of_stores = scope.store_ids is None or stores <= set(scope.store_ids)
        return of_stores and (scope.sku_ids is None or self.sku_id in scope.sku_ids)

    def touches(self, scope: Scope) -> bool:
        """Tell whether it is about a product of the scope and goes into or out of one of its stores."""
        stores = {self.store_id, self.other_store_id} - {None}
        of_stores = scope.store_ids is None or bool(stores & set(scope.store_ids))
        return of_stores and (scope.sku_ids is None or self.sku_id in scope.sku_ids)


@dataclass(frozen=True, kw_only=True)
class Recommendation(Proposal):
    """A proposal as the ledger keeps it. `run_date` is the last day of data it rests on."""

    tenant_id: str
    recommendation_id: str
    sequence: int
    run_date: date
    proposed_at: datetime
    status: RecommendationStatus = "proposed"
    decided_by: str | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None


def may_take_back(one: Recommendation, decision: Decision) -> bool:
    """Tell whether what was accepted may still be rejected: an order, a move, a clear-out.

    A price that was accepted is a price change: it is undone as one.
    """
    return one.status == "accepted" and decision == "rejected" and one.kind in ACTION_KINDS - {"price"}
