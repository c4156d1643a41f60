"""A price that a person changed, or asks a manager to change, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from core.identity import Scope

PriceChangeStatus = Literal["waiting", "applied", "rejected", "undone", "expired"]


@dataclass(frozen=True)
class NewPriceChange:
    """One product in one store from `price_before` to `price`, tax included.

    `cutoff` is the last day of sales when it was asked for. `status` is `applied` where the
    person may, `waiting` where a manager must agree; `reasons` are then the limits it
    breaks. `undoes` names the change that this one takes back. `expected` is what the
    simulation said it would bring in a week, plain JSON; empty where it could not tell.
    """

    tenant_id: str
    user_id: str
    sku_id: str
    store_id: str
    price_before: Decimal
    price: Decimal
    requested_at: datetime
    cutoff: date
    status: PriceChangeStatus
    reasons: tuple[str, ...] = ()
    recommendation_id: str | None = None
    undoes: str | None = None
    idempotency_key: str | None = None
    expected: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def asks_the_same(self, other: NewPriceChange) -> bool:
        """Tell whether both are one request, made once or twice."""
        return self._request() == other._request()

    def _request(self) -> tuple[object, ...]:
        return (self.tenant_id, self.user_id, self.sku_id, self.store_id, self.price, self.undoes)

    def lies_in(self, scope: Scope) -> bool:
        """Tell whether its product and store are within a scope of its tenant."""
        of_store = scope.store_ids is None or self.store_id in scope.store_ids
        return of_store and (scope.sku_ids is None or self.sku_id in scope.sku_ids)


@dataclass(frozen=True, kw_only=True)
class PriceChange(NewPriceChange):
    """A price change as the ledger keeps it.

    `applied_at` is when it took effect, `decided_by` the manager who agreed or refused; of one
    that `expired` nobody did, and `decided_at` is when that was noticed. `asked_price` is what was
    asked for where the manager agreed to another price. `outcome` is what it brought against a
    control, once enough days have passed.
    """

    change_id: str
    sequence: int
    applied_at: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
    asked_price: Decimal | None = None
    outcome: Mapping[str, Any] | None = None
