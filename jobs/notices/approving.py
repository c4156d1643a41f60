"""Price changes between people: managers hear what waits, and who asked hears what became of it.

Nothing is told by whoever asks or decides: a sweep finds what is not yet told, so that a crash at
any point loses nothing, and tells each person once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.clock import Clock
from core.errors import ExternalError
from core.identity import Role
from core.notice import Notice, NoticeKind, Told
from core.ports import (
    AuditLog,
    Directory,
    NewUser,
    Notifier,
    PreferenceLedger,
    PriceChangeLedger,
    ToldNotices,
)
from core.preference import Preferences
from core.price_change import PriceChange

TOOL = "list_approvals"

NEWS_FOR = timedelta(days=3)
"""For how long what became of a request is still told to who could not be reached."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Approvals:
    """Lets go of what waited too long, and has people told."""

    changes: PriceChangeLedger
    directory: Directory
    preferences: PreferenceLedger
    notifier: Notifier
    told: ToldNotices
    audit: AuditLog
    clock: Clock

    def sweep(self) -> int:
        """Tell what is not yet told; return how many notices that were."""
        waiting = self.changes.waiting()
        if self._expire(waiting):
            waiting = self.changes.waiting()
        settled = self.changes.settled(self.clock.now() - NEWS_FOR)
        return self._tell([*self._requests(waiting), *self._outcomes(settled)])

    def _expire(self, waiting: Sequence[PriceChange]) -> bool:
        """Let go of what nobody decided on in time; tell whether anything was."""
        now, gone = self.clock.now(), 0
        for tenant_id in sorted({one.tenant_id for one in waiting}):
            since = now - timedelta(days=self.directory.tenant_settings(tenant_id).approval_days)
            late = [one for one in waiting if one.tenant_id == tenant_id and one.requested_at < since]
            if late and (count := self.changes.expire(tenant_id, since, now)):
                gone += count
                self.audit.append(
                    tenant_id=tenant_id,
                    actor="system",
                    action="expire_price_changes",
                    subject=",".join(one.change_id for one in late),
                    outcome="allowed",
                    details={"count": count},
                )
        return gone > 0

    def _requests(self, waiting: Sequence[PriceChange]) -> Iterator[Notice]:
        """Yield what each manager is to be asked."""
        people: dict[str, Sequence[NewUser]] = {}
        for change in waiting:
            if change.tenant_id not in people:
                people[change.tenant_id] = self.directory.users(change.tenant_id)
            for person in deciders(change, people[change.tenant_id]):
                yield _notice(change, person.user_id, "approval", f"approval:{change.change_id}")

    def _outcomes(self, settled: Sequence[PriceChange]) -> Iterator[Notice]:
        """Yield what became of requests, for those whom it concerns and who did not do it."""
        for change in settled:
            if change.undoes is not None and change.status == "applied":
                yield from self._taken_back(change)
            elif change.status in {"applied", "rejected", "expired"} and change.decided_at is not None:
                yield _notice(change, change.user_id, "outcome", f"outcome:{change.change_id}")

    def _taken_back(self, by: PriceChange) -> Iterator[Notice]:
        """Yield the word that a change was taken back: to who asked for it and who agreed."""
        change = self.changes.find(by.tenant_id, by.undoes or "")
        if change is not None:
            other = {change.user_id, change.decided_by} - {by.user_id, by.decided_by, None}
            for user_id in sorted(one for one in other if one is not None):
                yield _notice(change, user_id, "outcome", f"undone:{change.change_id}")

    def _tell(self, notices: Sequence[Notice]) -> int:
        """Hand over what was not yet told; whom nobody reaches now is tried again later."""
        done = self.told.among([_key(one) for one in notices])
        count = 0
        for notice in notices:
            if _key(notice) in done or self._held_back(notice):
                continue
            try:
                reached = self.notifier.notify(notice)
            except ExternalError as error:
                log.warning("Telling %s is put off: %s", notice.notice_id, error.code)
                continue
            if reached:
                self.told.mark(_key(notice), self.clock.now())
                count += 1
        return count

    def _held_back(self, notice: Notice) -> bool:
        """Tell whether the person set quiet hours of their own and it is quiet there now.

        The usual quiet hours hold back what a machine found; this is a person who waits for another.
        """
        wishes = self.preferences.of(notice.user_id)
        usual = Preferences(notice.user_id)
        if (wishes.quiet_from, wishes.quiet_until) == (usual.quiet_from, usual.quiet_until):
            return False
        zone = self.directory.tenant_settings(notice.tenant_id).timezone
        return wishes.is_quiet(self.clock.now(), zone)


def deciders(change: PriceChange, people: Iterable[NewUser]) -> list[NewUser]:
    """Return who may decide on a change: the managers of its store and product, else the admins."""
    covering = [
        one
        for one in people
        if one.user_id != change.user_id
        and (one.store_ids is None or change.store_id in one.store_ids)
        and (one.sku_ids is None or change.sku_id in one.sku_ids)
    ]
    managers = [one for one in covering if one.role is Role.MANAGER]
    return managers or [one for one in covering if one.role is Role.ADMIN]


def _notice(change: PriceChange, user_id: str, kind: NoticeKind, notice_id: str) -> Notice:
    told = Told(kind, TOOL, {"change_id": change.change_id})
    return Notice(notice_id, change.tenant_id, user_id, told)


def _key(notice: Notice) -> str:
    return f"{notice.notice_id}:{notice.user_id}"
