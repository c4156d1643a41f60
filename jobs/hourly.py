"""The hourly run: competitor prices where they are due; on a schedule or by hand.

Each part is one step, as in the nightly run: one that fails does not keep the others from
running, and the report names it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.errors import ExternalError, SmartRetailError
from core.ports import Directory
from jobs.collecting import CollectionReport
from jobs.lock import exclusive
from jobs.nightly import PartResult, RunStep, Work
from jobs.trace import where

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class HourlyParts:
    """What the run works with, handed in by the composition root.

    `collect` collects a tenant's competitor prices.
    """

    directory: Directory
    collect: Callable[[str], CollectionReport]
    lock_file: Path


@dataclass(frozen=True)
class HourlyReport:
    """What became of each part, in order."""

    parts: tuple[PartResult, ...]

    @property
    def ok(self) -> bool:
        """Whether every part was done."""
        return all(part.ok for part in self.parts)


def _directly(name: str, work: Work) -> str:
    return work()


def run_hourly(parts: HourlyParts, step: RunStep = _directly) -> HourlyReport:
    """Run every part; two runs never overlap, whichever process they are in.

    Raises:
        ConflictError: a run is under way.
    """
    with exclusive(parts.lock_file, wait=False, holder="The hourly run"):
        tenants = sorted({user.tenant_id for user in parts.directory.users()})
        return HourlyReport(
            tuple(
                _attempt(f"collect {tenant_id}", partial(_collect, parts, tenant_id), step)
                for tenant_id in tenants
            )
        )


def _attempt(name: str, work: Work, step: RunStep) -> PartResult:
    try:
        return PartResult(name, True, step(name, work))
    except SmartRetailError as error:
        log.error("Hourly part %s failed: %s", name, error.code)
        return PartResult(name, False, error.message)
    except Exception as error:  # noqa: BLE001 - one broken part must not cost the others their hour
        log.error("Hourly part %s failed: %s", name, where(error))
        return PartResult(name, False, type(error).__name__)


def _collect(parts: HourlyParts, tenant_id: str) -> str:
    """Collect a tenant's prices and sum it up in a line."""
    report = parts.collect(tenant_id)
    if not report.sources:
        return "no sources set up"
    line = "; ".join(
        f"{one.source}: {one.new} new, {one.asked} asked, {one.from_cache} from cache, "
        f"{len(one.quarantined)} quarantined, {len(one.disallowed)} disallowed, "
        f"{len(one.failed)} failed, {one.put_off} put off" + (f" ({one.message})" if one.message else "")
        for one in report.sources
    )
    if not report.ok:
        raise ExternalError(line, code="sources_failed")
    return line
