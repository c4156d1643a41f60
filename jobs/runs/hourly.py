"""The hourly run: competitor prices where they are due, then alerts; on a schedule or by hand.

Each part is one step, as in the nightly run: one that fails does not keep the others from
running, and the report names it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.errors import ExternalError
from core.ports import Directory
from jobs.lock import exclusive
from jobs.runs.collecting import CollectionReport
from jobs.runs.part import RunReport, RunStep, directly, run_parts


@dataclass(frozen=True)
class HourlyParts:
    """What the run works with, handed in by the composition root.

    `collect` collects a tenant's competitor prices; `alert` keeps what needs attention and says
    what changed.
    """

    directory: Directory
    collect: Callable[[str], CollectionReport]
    alert: Callable[[str], str]
    lock_file: Path


def run_hourly(parts: HourlyParts, step: RunStep = directly) -> RunReport:
    """Run every part; two runs never overlap, whichever process they are in.

    Raises:
        ConflictError: a run is under way.
    """
    with exclusive(parts.lock_file, wait=False, holder="The hourly run"):
        tenants = sorted({user.tenant_id for user in parts.directory.users()})
        plan = [(f"collect {tenant_id}", partial(_collect, parts, tenant_id)) for tenant_id in tenants]
        plan += [(f"alert {tenant_id}", partial(parts.alert, tenant_id)) for tenant_id in tenants]
        return run_parts("Hourly", plan, step)


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
