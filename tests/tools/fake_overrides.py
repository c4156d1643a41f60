"""An override ledger in memory: implements `core.ports.OverrideLedger`, held by the same contract tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import NewOverride, Override


class MemoryOverrides:
    """Keeps overrides in a list; `kept` is all of them, in order."""

    def __init__(self) -> None:
        self.kept: list[Override] = []

    def add(self, override: NewOverride) -> Override:
        """Keep an override once a key."""
        if override.idempotency_key is not None:
            earlier = self.made_with(override.tenant_id, override.idempotency_key)
            if earlier is not None and not earlier.asks_the_same(override):
                raise ConflictError("This idempotency key was used for another override; use a new one.")
            if earlier is not None:
                return earlier
        number = len(self.kept) + 1
        self.kept.append(Override(**vars(override), override_id=f"OV_{number}", sequence=number))
        return self.kept[-1]

    def made_with(self, tenant_id: str, idempotency_key: str) -> Override | None:
        """Return the override that was made with the key."""
        return next((o for o in self._of(tenant_id) if o.idempotency_key == idempotency_key), None)

    def find(self, tenant_id: str, override_id: str) -> Override | None:
        """Return an override."""
        return next((o for o in self._of(tenant_id) if o.override_id == override_id), None)

    def in_force(self, scope: Scope, start: date, end: date) -> list[Override]:
        """List those that touch the days."""
        return [
            o for o in self.entries(scope) if o.withdrawn_at is None and o.start <= end and o.end >= start
        ]

    def entries(self, scope: Scope) -> list[Override]:
        """List all of the scope."""
        return [o for o in self._of(scope.tenant_id) if o.lies_in(scope)]

    def withdraw(
        self, tenant_id: str, override_id: str, *, user_id: str, at: datetime, cutoff: date | None
    ) -> Override:
        """Take one out of force."""
        known = self.find(tenant_id, override_id)
        if known is None:
            raise InputError(f"There is no override {override_id!r}.", code="unknown_override")
        if known.withdrawn_at is None:
            known = replace(known, withdrawn_at=at, withdrawn_by=user_id, withdrawn_cutoff=cutoff)
            self.kept[known.sequence - 1] = known
        return known

    def _of(self, tenant_id: str) -> list[Override]:
        return [o for o in self.kept if o.tenant_id == tenant_id]
