"""The nightly run: curate, train where due, forecast, look back, recommend, watch and tidy up.

Each part is one step, idempotent on its own, and done once per run where the run is
durable. A part that fails does not keep the others from running; the report names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from core.clock import Clock
from core.ports import Answer, Directory, Lake, LakeWriter, TurnEvents
from jobs.lock import exclusive
from jobs.runs.part import PartResult, RunReport, RunStep, Work, directly, run_parts
from jobs.runtime import purge_workflows

KEEP_WORKFLOWS = timedelta(days=30)
KEEP_EVENTS = timedelta(days=2)
NO_SALES = "no sales yet"


@dataclass(frozen=True)
class NightlyParts:
    """What the run works with, handed in by the composition root.

    `train` trains a tenant's model where it is due and says why, or why not;
    `compute_forecasts` returns what `Lake.save_forecasts` takes for a tenant;
    `learn_reactions` learns how buyers react to prices, `learn_delays` how late suppliers deliver,
    `measure_prices` what price changes brought, `recommend` proposes what to do, `watch` keeps what is
    out of the ordinary, `alert` keeps what needs attention; each says what it did; `maintain` expires
    the lake's old snapshots.
    `jobs_database_url` is empty where no worker has made a jobs database yet.
    """

    directory: Directory
    lake: Lake
    writer: LakeWriter
    events: TurnEvents
    train: Callable[[str], str]
    compute_forecasts: Callable[[str], Answer]
    learn_reactions: Callable[[str], str]
    learn_delays: Callable[[str], str]
    measure_prices: Callable[[str], str]
    recommend: Callable[[str], str]
    watch: Callable[[str], str]
    alert: Callable[[str], str]
    maintain: Callable[[], object]
    jobs_database_url: str
    lock_file: Path
    clock: Clock


def run_nightly(parts: NightlyParts, step: RunStep = directly) -> RunReport:
    """Run every part; two runs never overlap, whichever process they are in.

    Raises:
        ConflictError: a run is under way.
    """
    with exclusive(parts.lock_file, wait=False, holder="The nightly run"):
        done: list[PartResult] = []
        for tenant_id in _tenants(parts.directory):
            done += _run_tenant(parts, tenant_id, step)
        return RunReport((*done, *run_parts("Nightly", _tidying(parts), step).parts))


def _run_tenant(parts: NightlyParts, tenant_id: str, step: RunStep) -> Iterator[PartResult]:
    """Do a tenant's parts; without any sales there is nothing to do after the first.

    What the first part said decides, not the lake: a run that goes on after a crash must take
    the same way.
    """
    curate = (f"curate {tenant_id}", partial(_curate, parts, tenant_id))
    (curated,) = run_parts("Nightly", [curate], step).parts
    yield curated
    if not (curated.ok and curated.detail == NO_SALES):
        yield from run_parts("Nightly", _of_tenant(parts, tenant_id), step).parts


def _of_tenant(parts: NightlyParts, tenant_id: str) -> Iterator[tuple[str, Work]]:
    yield f"train {tenant_id}", partial(parts.train, tenant_id)
    yield f"forecast {tenant_id}", partial(_forecast, parts, tenant_id)
    yield f"learn reactions {tenant_id}", partial(parts.learn_reactions, tenant_id)
    yield f"learn deliveries {tenant_id}", partial(parts.learn_delays, tenant_id)
    yield f"measure price changes {tenant_id}", partial(parts.measure_prices, tenant_id)
    yield f"recommend {tenant_id}", partial(parts.recommend, tenant_id)
    yield f"watch {tenant_id}", partial(parts.watch, tenant_id)
    yield f"alert {tenant_id}", partial(parts.alert, tenant_id)


def _tidying(parts: NightlyParts) -> Iterator[tuple[str, Work]]:
    yield "maintain the lake", partial(_maintain, parts)
    yield "purge turn events", partial(_purge_events, parts)
    if parts.jobs_database_url:
        yield "purge workflows", partial(_purge_workflows, parts)


def _tenants(directory: Directory) -> Sequence[str]:
    return sorted({user.tenant_id for user in directory.users()})


def _curate(parts: NightlyParts, tenant_id: str) -> str:
    parts.writer.curate(tenant_id)
    return NO_SALES if parts.lake.freshness(tenant_id).sales is None else "curated"


def _forecast(parts: NightlyParts, tenant_id: str) -> str:
    answer = parts.compute_forecasts(tenant_id)
    frame = answer.frame
    if frame.is_empty():
        return "nothing to forecast"
    snapshot = parts.lake.save_forecasts(tenant_id, frame, computed_from=answer.source.tables)
    return f"{frame.height} rows, snapshot {snapshot}"


def _maintain(parts: NightlyParts) -> str:
    parts.maintain()
    return "expired old snapshots"


def _purge_events(parts: NightlyParts) -> str:
    return f"{parts.events.purge(parts.clock.now() - KEEP_EVENTS)} events"


def _purge_workflows(parts: NightlyParts) -> str:
    return f"{purge_workflows(parts.jobs_database_url, parts.clock.now() - KEEP_WORKFLOWS)} workflows"
