"""What a person may do with the forecast models: look at them, train one, go back to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.errors import PolicyError
from core.identity import Principal, Role
from core.model_record import ModelRecord
from core.ports import AuditLog, Lake
from tools.demand import compute_forecasts, last_sales_day
from tools.forecast_model import train_model

_MAY_CHANGE = frozenset({Role.MANAGER, Role.ADMIN})


@dataclass(frozen=True)
class ModelDesk:
    """The registry as a person uses it; every change is audited and forecasts follow at once."""

    lake: Lake
    audit: AuditLog

    def versions(self, person: Principal) -> Sequence[ModelRecord]:
        """List the tenant's versions, newest first."""
        return self.lake.models(person.tenant_id)

    def train(self, person: Principal, *, now: datetime) -> ModelRecord | None:
        """Train a version by hand; `None` where there is too little history.

        Raises:
            PolicyError: a seller may not.
            DataError: there are no sales.
        """
        self._check(person, "train_model", "")
        cutoff = last_sales_day(self.lake, person.tenant_id)
        record = train_model(self.lake, person.tenant_id, cutoff=cutoff, now=now, reason="by hand")
        if record is not None:
            self._forecast_again(person, "train_model", record.version)
        return record

    def roll_back(self, person: Principal, version: str) -> None:
        """Let an earlier version serve again.

        Raises:
            PolicyError: a seller may not.
            InputError: there is no such version.
        """
        self._check(person, "serve_model", version)
        self.lake.serve_model(person.tenant_id, version)
        self._forecast_again(person, "serve_model", version)

    def _check(self, person: Principal, action: str, version: str) -> None:
        if person.role not in _MAY_CHANGE:
            self._record(person, action, version, "denied")
            raise PolicyError(
                "A seller may not change the forecast model; ask a manager.", code="role_not_allowed"
            )

    def _forecast_again(self, person: Principal, action: str, version: str) -> None:
        answer = compute_forecasts(self.lake, person.tenant_id)
        self.lake.save_forecasts(person.tenant_id, answer.frame, computed_from=answer.source.tables)
        self._record(person, action, version, "allowed")

    def _record(self, person: Principal, action: str, version: str, outcome: str) -> None:
        self.audit.append(
            tenant_id=person.tenant_id,
            actor=person.user_id,
            action=action,
            subject=version[:64],
            outcome=outcome,
        )
