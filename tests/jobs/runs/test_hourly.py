"""The hourly run collects for each tenant, and one that fails costs the others nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from core.errors import ConflictError, InputError
from core.identity import Role
from core.ports import Directory, FailedPage, NewUser
from jobs.lock import exclusive
from jobs.runs.collection_report import CollectionReport, SourceReport
from jobs.runs.hourly import HourlyParts, run_hourly

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


class TwoTenants:
    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        tenants = ("shop", "bazaar", "shop")
        return [NewUser(f"u{n}", tenant, "U", Role.MANAGER) for n, tenant in enumerate(tenants)]


def reported(tenant_id: str, *sources: SourceReport) -> CollectionReport:
    return CollectionReport(tenant_id, NOW, False, sources)


def parts(lock: Path, reports: dict[str, CollectionReport | Exception]) -> HourlyParts:
    def collect(tenant_id: str) -> CollectionReport:
        found = reports[tenant_id]
        if isinstance(found, Exception):
            raise found
        return found

    return HourlyParts(cast("Directory", TwoTenants()), collect, lambda _: "nothing new", lock)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "hourly.lock"


def test_each_tenant_is_collected_for_once_and_summed_up(lock: Path) -> None:
    rival = SourceReport("Rival", asked=3, from_cache=2, new=4, put_off=1)
    report = run_hourly(parts(lock, {"shop": reported("shop", rival), "bazaar": reported("bazaar")}))
    assert report.ok
    assert [(part.name, part.detail) for part in report.parts] == [
        ("collect bazaar", "no sources set up"),
        (
            "collect shop",
            "Rival: 4 new, 3 asked, 2 from cache, 0 quarantined, 0 disallowed, 0 failed, 1 put off",
        ),
        ("alert bazaar", "nothing new"),
        ("alert shop", "nothing new"),
    ]


@pytest.mark.parametrize("error", [InputError("shop.toml is not TOML."), ValueError("secret")])
def test_a_tenant_that_fails_is_named_and_the_others_are_done(lock: Path, error: Exception) -> None:
    report = run_hourly(parts(lock, {"bazaar": error, "shop": reported("shop", SourceReport("Rival"))}))
    bazaar, shop, *_ = report.parts
    assert not report.ok
    assert (bazaar.ok, shop.ok) == (False, True)
    assert bazaar.detail == ("shop.toml is not TOML." if isinstance(error, InputError) else "ValueError")


def test_a_source_that_gave_nothing_makes_its_part_fail_with_the_line_that_says_so(lock: Path) -> None:
    down = SourceReport("Rival", asked=3, failed=(FailedPage("https://rival.example/p", "too slow"),))
    report = run_hourly(parts(lock, {"shop": reported("shop", down), "bazaar": reported("bazaar")}))
    assert not report.ok
    assert "1 failed" in report.parts[1].detail


def test_two_runs_never_overlap(lock: Path) -> None:
    with (
        exclusive(lock, wait=False, holder="another"),
        pytest.raises(ConflictError, match="The hourly run is already running"),
    ):
        run_hourly(parts(lock, {}))


def test_a_durable_run_does_not_repeat_a_part_it_remembers(lock: Path) -> None:
    asked = parts(lock, {"shop": InputError("asked again"), "bazaar": InputError("asked again")})
    assert run_hourly(asked, lambda name, work: "done before the crash").ok
