"""Alerts between the runs: a document's verdict or an import has what it concerns looked at again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from core.alert import AlertType
from core.ports import Directory, EventStamps
from jobs.alerts.evaluation import HOURLY, PAPERS

Evaluate = Callable[[str, Collection[AlertType]], object]


@dataclass
class EventWatch:
    """Notices that something came in, and evaluates once it is still again.

    What a restart missed is looked at first: nothing is known then. Several files that come one
    after the other are looked at together.
    """

    stamps: EventStamps
    directory: Directory
    evaluate: Evaluate
    _seen: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    _done: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def sweep(self) -> int:
        """Evaluate what changed and came to rest; return how many evaluations that were."""
        done = 0
        for tenant_id in sorted({user.tenant_id for user in self.directory.users()}):
            types = self._changed(tenant_id)
            if types:
                self.evaluate(tenant_id, types)
                done += 1
        return done

    def _changed(self, tenant_id: str) -> tuple[AlertType, ...]:
        settled: set[AlertType] = set()
        for name, stamp, types in (
            ("documents", self.stamps.documents(tenant_id), PAPERS),
            ("imports", self.stamps.imports(tenant_id), HOURLY),
        ):
            key = (tenant_id, name)
            at_rest = self._seen.get(key) == stamp
            self._seen[key] = stamp
            if stamp and at_rest and self._done.get(key) != stamp:
                self._done[key] = stamp
                settled |= set(types)
        return tuple(one for one in HOURLY if one in settled)
