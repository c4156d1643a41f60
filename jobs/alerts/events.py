"""Alerts between the runs: a document's verdict or an import has what it concerns looked at again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from core.alert import AlertType
from core.ports import Directory, EventMarks, EventStamps
from jobs.alerts.evaluation import HOURLY, PAPERS

Evaluate = Callable[[str, Collection[AlertType]], str]

CONCERNED: Mapping[str, tuple[AlertType, ...]] = {"documents": PAPERS, "imports": HOURLY}
"""What each kind of event may change."""


@dataclass(frozen=True)
class MarkedEvaluation:
    """An evaluation that keeps what had come in when it began: of that, nothing need be looked at again.

    The mark is kept once the evaluation is done: a crash in between has it done again.
    """

    stamps: EventStamps
    marks: EventMarks
    evaluate: Evaluate

    def __call__(self, tenant_id: str, types: Collection[AlertType]) -> str:
        """Evaluate, keep the mark, and return what the evaluation said."""
        before = {
            name: stamp
            for name, stamp in _stamps(self.stamps, tenant_id).items()
            if set(CONCERNED[name]) <= set(types)
        }
        done = self.evaluate(tenant_id, types)
        self.marks.keep(tenant_id, before)
        return done


@dataclass
class EventWatch:
    """Notices that something came in, and evaluates once it is still again.

    Several files that come one after the other are looked at together. `evaluate` keeps the marks,
    as `MarkedEvaluation` does: what was looked at before a restart is not looked at after it. What
    could not be evaluated is left to the hourly run.
    """

    stamps: EventStamps
    marks: EventMarks
    directory: Directory
    evaluate: Evaluate
    _seen: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    _tried: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

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
        marks = self.marks.of(tenant_id)
        settled: set[AlertType] = set()
        for name, stamp in _stamps(self.stamps, tenant_id).items():
            key = (tenant_id, name)
            at_rest = self._seen.get(key) == stamp
            self._seen[key] = stamp
            if stamp and at_rest and stamp not in (marks.get(name), self._tried.get(key)):
                self._tried[key] = stamp
                settled |= set(CONCERNED[name])
        return tuple(one for one in HOURLY if one in settled)


def _stamps(stamps: EventStamps, tenant_id: str) -> Mapping[str, str]:
    return {"documents": stamps.documents(tenant_id), "imports": stamps.imports(tenant_id)}
