"""The parts of a scheduled run: each one step, and what became of it.

A part is idempotent on its own, and done once per run where the run is durable. One that
fails does not keep the others from running; the report names it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.errors import SmartRetailError
from jobs.trace import where

log = logging.getLogger(__name__)

Work = Callable[[], str]
RunStep = Callable[[str, Work], str]
"""Runs a named part and returns its one-line result; a durable one remembers it."""


@dataclass(frozen=True)
class PartResult:
    """One part of a run: `detail` says what was done, or what kind of error ended it."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class RunReport:
    """What became of each part, in order."""

    parts: tuple[PartResult, ...]

    @property
    def ok(self) -> bool:
        """Whether every part was done."""
        return all(part.ok for part in self.parts)


def directly(name: str, work: Work) -> str:
    """Run a part here and now, remembering nothing."""
    return work()


def run_parts(run: str, plan: Iterable[tuple[str, Work]], step: RunStep) -> RunReport:
    """Run every part in order; `run` is what the log calls the run."""
    return RunReport(tuple(_attempt(run, name, work, step) for name, work in plan))


def _attempt(run: str, name: str, work: Work, step: RunStep) -> PartResult:
    try:
        return PartResult(name, True, step(name, work))
    except SmartRetailError as error:
        log.error("%s part %s failed: %s", run, name, error.code)
        return PartResult(name, False, error.message)
    except Exception as error:  # noqa: BLE001 - one broken part must not cost the others their run
        log.error("%s part %s failed: %s", run, name, where(error))
        return PartResult(name, False, type(error).__name__)
