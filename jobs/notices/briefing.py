"""The morning brief at each person's hour, and the week summed up for managers on Mondays.

A sweep looks who is due. One brief a day and person: which were told is kept, and the notice has the
day in its name, so that neither a crash nor a second worker tells it twice. What was missed is caught
up for two hours; later the day is on its way, and the brief is left out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from core.clock import Clock
from core.errors import ConflictError, ExternalError
from core.identity import Role
from core.notice import Notice, Told
from core.ports import Directory, NewUser, Notifier, PreferenceLedger, ToldNotices
from jobs.lock import exclusive

BRIEF, WEEKLY = "morning_brief", "weekly_summary"
CATCH_UP = timedelta(hours=2)
MONDAY = 0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Briefs:
    """Has each person told at the own hour.

    `has_data` tells whether a tenant has anything to be briefed on; `nightly_lock` is held while the
    night's figures are computed: nobody is told half of them.
    """

    directory: Directory
    preferences: PreferenceLedger
    notifier: Notifier
    told: ToldNotices
    has_data: Callable[[str], bool]
    nightly_lock: Path
    clock: Clock

    def sweep(self) -> int:
        """Tell whoever is due and was not told; return how many notices that were."""
        due = list(self._due())
        done = self.told.among([one.notice_id for one in due])
        left = [one for one in due if one.notice_id not in done]
        if not left or self._computing():
            return 0
        ready = {tenant_id for tenant_id in {one.tenant_id for one in left} if self.has_data(tenant_id)}
        return sum(self._tell(one) for one in left if one.tenant_id in ready)

    def _due(self) -> Iterator[Notice]:
        now = self.clock.now()
        for person in self.directory.users():
            if not person.addresses:
                continue  # reached nowhere unasked
            local = self._due_at(person, now)
            if local is None:
                continue
            yield _notice(person, "brief", BRIEF, local)
            if local.weekday() == MONDAY and person.role is Role.MANAGER:
                yield _notice(person, "weekly", WEEKLY, local)

    def _due_at(self, person: NewUser, now: datetime) -> datetime | None:
        """Return the person's local time where the brief is due, within the time it is caught up."""
        wishes = self.preferences.of(person.user_id)
        if wishes.brief_at is None:
            return None
        zone = wishes.timezone or self.directory.tenant_settings(person.tenant_id).timezone
        local = now.astimezone(ZoneInfo(zone))
        for day in (local.date(), local.date() - timedelta(days=1)):  # a late hour reaches past midnight
            start = datetime.combine(day, time(wishes.brief_at.hour, wishes.brief_at.minute), local.tzinfo)
            if start <= local < start + CATCH_UP:
                return start
        return None

    def _computing(self) -> bool:
        """Tell whether the nightly run is at work."""
        try:
            with exclusive(self.nightly_lock, wait=False, holder="The nightly run"):
                return False
        except ConflictError:
            return True

    def _tell(self, notice: Notice) -> bool:
        try:
            reached = self.notifier.notify(notice)
        except ExternalError as error:
            log.warning("Telling %s is put off: %s", notice.notice_id, error.code)
            return False
        if reached:
            self.told.mark(notice.notice_id, self.clock.now())
        return reached


def _notice(person: NewUser, kind: str, tool: str, at: datetime) -> Notice:
    told = Told("weekly" if kind == "weekly" else "brief", tool, {})
    return Notice(f"{kind}:{at.date().isoformat()}:{person.user_id}", person.tenant_id, person.user_id, told)
