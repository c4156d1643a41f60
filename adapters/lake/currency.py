"""The currency that money in a tenant's answers is in."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.tenant import TenantSettings

KNOWN_FOR_S = 1.0
"""Shorter than anyone changes a shop's currency and then asks; longer than the tables of one answer take."""


class Currencies:
    """Reads the settings once for all the tables of an answer, and anew for the next.

    Args:
        settings_of: A tenant's settings, from the database.
        seconds: A clock that only goes forward.
    """

    def __init__(
        self, settings_of: Callable[[str], TenantSettings], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings_of = settings_of
        self._seconds = seconds
        self._known: dict[str, tuple[float, str]] = {}

    def of(self, tenant_id: str) -> str:
        """Return the ISO 4217 code, as it was at most `KNOWN_FOR_S` ago."""
        read_at, currency = self._known.get(tenant_id, (None, ""))
        now = self._seconds()
        if read_at is None or now - read_at >= KNOWN_FOR_S:
            currency = self._settings_of(tenant_id).base_currency
            self._known[tenant_id] = now, currency
        return currency
