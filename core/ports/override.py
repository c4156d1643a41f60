"""Forecasts that people set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from core.identity import Scope


@dataclass(frozen=True)
class NewOverride:
    """A person's own forecast for one product in one store, as it is made.

    `cutoff` is the last day of sales then: only days after it were still to be forecast.
    `model_units` is what the model expected on each of the days it could tell, kept so that
    person and model can be compared later; empty where the model had nothing.
    """

    tenant_id: str
    user_id: str
    sku_id: str
    store_id: str
    start: date
    end: date
    units_per_day: float
    reason: str
    created_at: datetime
    cutoff: date
    model_units: Mapping[date, float] = field(default_factory=dict[date, float])
    idempotency_key: str | None = None

    def asks_the_same(self, other: NewOverride) -> bool:
        """Tell whether both are one request, made once or twice."""
        return self._request() == other._request()

    def _request(self) -> tuple[object, ...]:
        what = self.sku_id, self.store_id, self.start, self.end, self.units_per_day
        return (self.tenant_id, self.user_id, *what, self.reason)


@dataclass(frozen=True)
class Override(NewOverride):
    """An override as the ledger keeps it: of two that cover a day the later `sequence` wins.

    `withdrawn_cutoff` is the last day of sales when it was withdrawn: days after it are not
    the override's any more, days up to it were.
    """

    override_id: str = ""
    sequence: int = 0
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_cutoff: date | None = None

    def lies_in(self, scope: Scope) -> bool:
        """Tell whether its product and store are within a scope of its tenant."""
        of_stores = scope.store_ids is None or self.store_id in scope.store_ids
        return of_stores and (scope.sku_ids is None or self.sku_id in scope.sku_ids)


class OverrideLedger(Protocol):
    """Remembers every override ever made; withdrawing one does not erase it."""

    def add(self, override: NewOverride) -> Override:
        """Keep an override.

        With an idempotency key that was used before for the same request, the earlier
        override comes back.

        Raises:
            ConflictError: the key was used for another request.
        """
        ...

    def made_with(self, tenant_id: str, idempotency_key: str) -> Override | None:
        """Return the override that was made with the key, or `None`."""
        ...

    def find(self, tenant_id: str, override_id: str) -> Override | None:
        """Return an override, or `None`."""
        ...

    def in_force(self, scope: Scope, start: date, end: date) -> Sequence[Override]:
        """List the scope's overrides, not withdrawn, that touch the days; oldest first."""
        ...

    def entries(self, scope: Scope) -> Sequence[Override]:
        """List the scope's overrides, withdrawn and expired ones too; oldest first."""
        ...

    def withdraw(
        self, tenant_id: str, override_id: str, *, user_id: str, at: datetime, cutoff: date | None
    ) -> Override:
        """Take an override out of force; the first withdrawal stays.

        Raises:
            InputError: there is no such override.
        """
        ...
