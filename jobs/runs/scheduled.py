"""The durable workflows of the nightly and the hourly run."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from core.errors import ConflictError
from jobs.queues import Queues
from jobs.runs.part import RunReport, RunStep
from jobs.runtime import HOURLY, NIGHTLY

log = logging.getLogger(__name__)

ScheduledRun = Callable[[RunStep], RunReport]

STALE_NIGHT = timedelta(days=1)
"""Of the nights a machine was off, only the last is caught up: older runs do nothing."""

STALE_HOUR = timedelta(minutes=50)
"""An hourly run that waited for a long one before it does nothing: the next is due soon."""


@dataclass(frozen=True)
class Schedules:
    """How the runs are scheduled: by cron and time zone."""

    nightly: Callable[[str, str], None]
    hourly: Callable[[str, str], None]


def register_schedules(
    nightly: ScheduledRun | None,
    hourly: ScheduledRun | None,
    queues: Queues,
) -> Schedules:
    """Register the workflows with DBOS."""
    from dbos import DBOS  # noqa: PLC0415 - a second to import, and only the worker needs it

    @DBOS.workflow(name="nightly", max_recovery_attempts=3)
    def run(scheduled_at: datetime, context: Any) -> None:
        if nightly is None or datetime.now(UTC) - scheduled_at > STALE_NIGHT:
            return
        with queues.working(NIGHTLY):
            try:
                nightly(lambda name, work: DBOS.run_step({"name": name}, work))
            except ConflictError as error:
                log.warning("The nightly run of %s is left out: %s", scheduled_at, error.message)

    @DBOS.workflow(name="hourly", max_recovery_attempts=3)
    def run_hour(scheduled_at: datetime, context: Any) -> None:
        if hourly is None or datetime.now(UTC) - scheduled_at > STALE_HOUR:
            return
        with queues.working(HOURLY):
            try:
                hourly(lambda name, work: DBOS.run_step({"name": name}, work))
            except ConflictError as error:
                log.warning("The hourly run of %s is left out: %s", scheduled_at, error.message)

    def schedule_nightly(cron: str, timezone: str) -> None:
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "nightly",
                    "workflow_fn": run,
                    "schedule": cron,
                    "cron_timezone": timezone,
                    "queue_name": NIGHTLY,
                    "automatic_backfill": True,  # a machine that slept through the night catches up
                }
            ]
        )

    def schedule_hourly(cron: str, timezone: str) -> None:
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "hourly",
                    "workflow_fn": run_hour,
                    "schedule": cron,
                    "cron_timezone": timezone,
                    "queue_name": HOURLY,
                }
            ]
        )

    return Schedules(schedule_nightly, schedule_hourly)
