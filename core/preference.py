"""How a person wants to be spoken to: language, hours, channel, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Preferences:
    """One person's wishes; the defaults hold where nothing was said.

    `language` is a locale we have, `None` the one the person writes in. `channel` is where to be
    written to first, `None` where the person wrote last. `timezone` is an IANA name, `None` the
    tenant's. From `quiet_from` until `quiet_until`, often over midnight, nothing comes unasked; equal
    times mean no quiet hours. `brief_at` is when the morning brief comes, `None` never.
    `alerts_per_day` is how many alerts a day may come unasked. On `stopped` channels nothing comes.
    """

    user_id: str
    language: str | None = None
    channel: str | None = None
    timezone: str | None = None
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    brief_at: time | None = time(8, 30)
    alerts_per_day: int = 8
    stopped: frozenset[str] = frozenset()

    def is_quiet(self, now: datetime, tenant_timezone: str) -> bool:
        """Tell whether the moment lies in the person's quiet hours.

        Args:
            now: An aware datetime.
            tenant_timezone: The time zone that holds where the person named none.
        """
        local = now.astimezone(ZoneInfo(self.timezone or tenant_timezone)).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= local < self.quiet_until
        return local >= self.quiet_from or local < self.quiet_until
