"""What chat models took, by tenant and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from core.usage import ModelUsage


class UsageLedger(Protocol):
    """Adds up calls, tokens and cost, so that a day's budget holds over every process."""

    def add(self, tenant_id: str, day: date, usage: ModelUsage) -> None:
        """Add what a call took."""
        ...

    def of(self, tenant_id: str, day: date) -> Sequence[ModelUsage]:
        """Return the day's sums, one a model, by name."""
        ...
