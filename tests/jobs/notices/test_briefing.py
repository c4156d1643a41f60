"""The brief: at the person's hour, once a day, caught up for two hours, never amid the night's run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from core.identity import ChannelAddress, Role
from core.ports import NewUser
from core.preference import Preferences
from core.tenant import TenantSettings
from jobs.lock import exclusive
from jobs.notices.briefing import Briefs
from tests.jobs.fakes import MemoryPreferences, MovableClock
from tests.jobs.notices.test_approving import Told

TUESDAY = datetime(2025, 11, 18, 3, 5, tzinfo=UTC)  # 08:35 in India
PHONE = (ChannelAddress("whatsapp", "+911"),)


class People:
    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        return [
            NewUser("asha", "demo", "Asha", Role.SELLER, addresses=PHONE),
            NewUser("vikram", "demo", "Vikram", Role.MANAGER, addresses=PHONE),
            NewUser("nobody", "demo", "Nobody", Role.MANAGER),
        ]

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return TenantSettings(tenant_id)


@dataclass
class House:
    lock: Path
    told: Told = field(default_factory=Told)
    wishes: MemoryPreferences = field(default_factory=MemoryPreferences)
    has_data: bool = True

    def at(self, instant: datetime) -> list[tuple[str, str]]:
        directory: Any = People()
        before = len(self.told.sent)
        Briefs(
            directory=directory,
            preferences=self.wishes,
            notifier=self.told,
            told=self.told,
            has_data=lambda tenant_id: self.has_data,
            nightly_lock=self.lock,
            clock=MovableClock(instant),
        ).sweep()
        return self.told.heard()[before:]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "nightly.lock")


def test_each_is_told_once_at_the_own_hour(house: House) -> None:
    house.wishes.kept["vikram"] = Preferences("vikram", brief_at=time(9), timezone="Asia/Dubai")
    assert house.at(TUESDAY) == [("asha", "brief")]
    assert house.at(TUESDAY) == []
    assert house.at(TUESDAY.replace(hour=5)) == [("vikram", "brief")]  # 09:05 in Dubai
    assert house.at(TUESDAY.replace(day=19)) == [("asha", "brief")]


def test_what_was_missed_is_caught_up_for_two_hours(house: House) -> None:
    assert house.at(TUESDAY.replace(hour=2)) == []
    assert len(house.at(TUESDAY.replace(hour=4, minute=59))) == 2
    fresh = House(house.lock)
    assert fresh.at(TUESDAY.replace(hour=5)) == []


def test_nobody_is_told_amid_the_night_s_run_or_without_data(house: House) -> None:
    with exclusive(house.lock, wait=False, holder="The nightly run"):
        assert house.at(TUESDAY) == []
    house.has_data = False
    assert house.at(TUESDAY) == []
    house.has_data = True
    assert len(house.at(TUESDAY)) == 2


def test_who_wants_none_gets_none(house: House) -> None:
    house.wishes.kept["asha"] = Preferences("asha", brief_at=None)
    assert house.at(TUESDAY) == [("vikram", "brief")]


def test_managers_get_the_week_on_mondays(house: House) -> None:
    assert house.at(TUESDAY.replace(day=17)) == [
        ("asha", "brief"),
        ("vikram", "brief"),
        ("vikram", "weekly"),
    ]


def test_an_hour_late_at_night_reaches_past_midnight(house: House) -> None:
    house.wishes.kept["asha"] = Preferences("asha", brief_at=time(23, 30))
    late = datetime(2025, 11, 18, 19, 0, tzinfo=UTC)  # 00:30 on the 19th
    assert house.at(late) == [("asha", "brief")]
    assert house.told.sent[-1].notice_id == "brief:2025-11-18:asha"
