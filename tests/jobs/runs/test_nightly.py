from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import cast

import polars as pl
import pytest

from core.clock import FixedClock
from core.errors import ConflictError, DataError
from core.fact import Source
from core.message import TurnEvent
from core.ports import Answer, Freshness, Lake, LakeWriter
from jobs.lock import exclusive
from jobs.runs.nightly import NightlyParts, run_nightly
from jobs.runs.part import Work
from tests.jobs.fakes import NOON, MemoryDirectory, MemoryEvents


@dataclass
class Shed:
    """The lake as the nightly run sees it."""

    done: list[str] = field(default_factory=list[str])
    saved: dict[str, pl.DataFrame] = field(default_factory=dict[str, pl.DataFrame])
    last_sale: date | None = date(2026, 1, 22)

    def freshness(self, tenant_id: str) -> Freshness:
        return Freshness(sales=self.last_sale)

    def curate(self, tenant_id: str) -> None:
        self.done.append(f"curate {tenant_id}")

    def save_forecasts(
        self, tenant_id: str, forecasts: pl.DataFrame, *, computed_from: Mapping[str, str] | None = None
    ) -> str:
        self.saved[tenant_id] = forecasts
        return "42"


def parts(
    shed: Shed,
    lock: Path,
    compute: Callable[[str], pl.DataFrame] | None = None,
    events: MemoryEvents | None = None,
) -> NightlyParts:
    return NightlyParts(
        directory=MemoryDirectory(),
        lake=cast("Lake", shed),
        writer=cast("LakeWriter", shed),
        events=events or MemoryEvents(),
        train=lambda tenant_id: f"{tenant_id} is trained",
        compute_forecasts=lambda tenant_id: Answer(
            compute(tenant_id) if compute else pl.DataFrame({"yhat": [1.0, 2.0]}), Source()
        ),
        learn_reactions=lambda tenant_id: f"{tenant_id} reacts",
        learn_delays=lambda tenant_id: f"{tenant_id} is delivered to",
        measure_prices=lambda tenant_id: f"{tenant_id} looks back",
        recommend=lambda tenant_id: f"{tenant_id} is advised",
        watch=lambda tenant_id: f"{tenant_id} is watched",
        alert=lambda tenant_id: f"{tenant_id} is alert",
        maintain=lambda: shed.done.append("maintain"),
        jobs_database_url="",
        lock_file=lock,
        clock=FixedClock(NOON),
    )


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "nightly.lock"


def test_a_run_curates_forecasts_and_tidies_each_tenant(lock: Path) -> None:
    shed, events = Shed(), MemoryEvents()
    events.publish("web", "M1", TurnEvent(type="step", name="started"))
    report = run_nightly(parts(shed, lock, events=events))
    assert report.ok
    assert [part.name for part in report.parts] == [
        "curate demo",
        "train demo",
        "forecast demo",
        "learn reactions demo",
        "learn deliveries demo",
        "measure price changes demo",
        "recommend demo",
        "watch demo",
        "alert demo",
        "maintain the lake",
        "purge turn events",
    ]
    assert shed.done == ["curate demo", "maintain"]
    assert shed.saved["demo"].height == 2
    assert report.parts[-1].detail == "1 events"


def test_a_part_that_fails_is_named_and_the_others_run(lock: Path) -> None:
    def too_little(tenant_id: str) -> pl.DataFrame:
        raise DataError("Sales cover 3 days; 14 are needed.")

    shed = Shed()
    report = run_nightly(parts(shed, lock, too_little))
    assert not report.ok
    assert [(part.name, part.detail) for part in report.parts if not part.ok] == [
        ("forecast demo", "Sales cover 3 days; 14 are needed.")
    ]
    assert shed.done == ["curate demo", "maintain"]


def test_an_empty_shop_leaves_the_forecasts_alone(lock: Path) -> None:
    shed = Shed()
    report = run_nightly(parts(shed, lock, lambda _: pl.DataFrame()))
    assert report.ok
    assert shed.saved == {}


def test_a_home_without_sales_says_so_once_and_is_well(lock: Path) -> None:
    shed = Shed(last_sale=None)
    report = run_nightly(parts(shed, lock))
    assert report.ok
    assert [(part.name, part.detail) for part in report.parts][:2] == [
        ("curate demo", "no sales yet"),
        ("maintain the lake", "expired old snapshots"),
    ]


def test_a_run_that_goes_on_after_a_crash_takes_the_way_it_began(lock: Path) -> None:
    def remembers(name: str, work: Work) -> str:
        return "no sales yet" if name == "curate demo" else work()

    report = run_nightly(parts(Shed(), lock), remembers)  # a file came in meanwhile
    assert "forecast demo" not in [part.name for part in report.parts]


def test_two_runs_never_overlap(lock: Path) -> None:
    shed = Shed()
    with exclusive(lock, wait=False, holder="another"), pytest.raises(ConflictError, match="nightly run"):
        run_nightly(parts(shed, lock))
    assert shed.done == []


def test_a_durable_run_does_not_repeat_a_part_it_remembers(lock: Path) -> None:
    shed = Shed()

    def remembers(name: str, work: Work) -> str:
        return "done before the crash" if name == "curate demo" else work()

    report = run_nightly(parts(shed, lock), remembers)
    assert report.ok
    assert shed.done == ["maintain"]


def test_old_means_older_than_what_is_kept(lock: Path) -> None:
    asked: list[datetime] = []

    class Noting(MemoryEvents):
        def purge(self, before: datetime) -> int:
            asked.append(before)
            return 0

    run_nightly(parts(Shed(), lock, events=Noting()))
    assert (NOON - asked[0]).days == 2
