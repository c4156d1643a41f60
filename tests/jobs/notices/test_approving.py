"""Managers hear what waits, sellers what became of it: each once, after a crash too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.errors import ExternalError
from core.identity import Principal, Role
from core.notice import Notice
from core.ports import NewUser
from core.preference import Preferences
from core.price_change import NewPriceChange
from core.tenant import TenantSettings
from jobs.notices.approving import Approvals
from tests.jobs.fakes import NOON, MemoryAudit, MemoryPreferences, MovableClock
from tests.tools.fake_ledgers import MemoryPriceChanges

ASKED = NewPriceChange(
    tenant_id="demo",
    user_id="asha",
    sku_id="ATTA",
    store_id="DELHI_02",
    price_before=Decimal(265),
    price=Decimal(250),
    requested_at=NOON,
    cutoff=date(2025, 11, 19),
    status="waiting",
    reasons=("change_limit",),
)


class People:
    """Asha asks; Vikram and Meena decide everywhere, Ravi in Mumbai alone."""

    settings = TenantSettings("demo")

    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        return [
            NewUser("asha", "demo", "Asha", Role.SELLER, frozenset({"DELHI_02"})),
            NewUser("vikram", "demo", "Vikram", Role.MANAGER),
            NewUser("meena", "demo", "Meena", Role.MANAGER),
            NewUser("ravi", "demo", "Ravi", Role.MANAGER, frozenset({"MUMBAI_01"})),
            NewUser("root", "demo", "Root", Role.ADMIN),
        ]

    def find_user(self, user_id: str) -> Principal | None:
        return None

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return self.settings


@dataclass
class Told:
    """Implements `core.ports.ToldNotices` and `core.ports.Notifier` in memory."""

    marked: set[str] = field(default_factory=set[str])
    sent: list[Notice] = field(default_factory=list[Notice])
    unreachable: set[str] = field(default_factory=set[str])
    failing: bool = False
    crashing: bool = False

    def among(self, notice_ids: Any) -> frozenset[str]:
        return frozenset(notice_ids) & frozenset(self.marked)

    def mark(self, notice_id: str, at: datetime) -> None:
        if self.crashing:
            raise KeyboardInterrupt
        self.marked.add(notice_id)

    def notify(self, notice: Notice) -> bool:
        if self.failing:
            raise ExternalError("Slack is away.")
        if notice.user_id in self.unreachable:
            return False
        self.sent.append(notice)
        return True

    def heard(self) -> list[tuple[str, str]]:
        return [(one.user_id, one.notice_id.split(":")[0]) for one in self.sent]


@dataclass
class House:
    changes: MemoryPriceChanges = field(default_factory=MemoryPriceChanges)
    wishes: MemoryPreferences = field(default_factory=MemoryPreferences)
    told: Told = field(default_factory=Told)
    audit: MemoryAudit = field(default_factory=MemoryAudit)
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))

    def sweep(self) -> int:
        directory: Any = People()
        return Approvals(
            changes=self.changes,
            directory=directory,
            preferences=self.wishes,
            notifier=self.told,
            told=self.told,
            audit=self.audit,
            clock=self.clock,
        ).sweep()


@pytest.fixture
def house() -> House:
    house = House()
    house.changes.add(ASKED)
    return house


def test_each_manager_whose_stores_it_is_hears_of_it_once(house: House) -> None:
    assert house.sweep() == 2
    assert house.sweep() == 0
    assert house.told.heard() == [("vikram", "approval"), ("meena", "approval")]
    assert house.told.sent[0].told.arguments == {"change_id": "PC_1"}


def test_who_asked_hears_the_outcome(house: House) -> None:
    house.sweep()
    house.changes.decide("demo", "PC_1", approve=True, user_id="vikram", at=NOON)
    house.sweep()
    house.sweep()
    assert house.told.heard()[2:] == [("asha", "outcome")]


def test_what_nobody_decided_on_is_let_go_and_said(house: House) -> None:
    house.clock.advance(timedelta(days=2, seconds=1).total_seconds())
    house.sweep()
    assert house.changes.kept[0].status == "expired"
    assert house.told.heard() == [("asha", "outcome")]
    assert house.audit.lines[0].action == "expire_price_changes"


def test_the_other_side_hears_that_it_was_taken_back(house: House) -> None:
    house.changes.decide("demo", "PC_1", approve=True, user_id="vikram", at=NOON)
    house.changes.add(replace(ASKED, status="applied", undoes="PC_1", reasons=()))
    house.sweep()
    assert house.told.heard() == [("vikram", "undone")]


def test_a_crash_between_telling_and_noting_tells_the_same_notice_again(house: House) -> None:
    """The notice's own name makes that one message, whoever stores it."""
    house.told.crashing = True
    with pytest.raises(KeyboardInterrupt):
        house.sweep()
    house.told.crashing = False
    house.sweep()
    assert house.told.sent[0] == house.told.sent[1]


def test_whom_nobody_reaches_now_is_tried_again(house: House) -> None:
    house.told.failing = True
    assert house.sweep() == 0
    house.told.failing, house.told.unreachable = False, {"meena"}
    assert house.sweep() == 1
    house.told.unreachable = set()
    assert house.sweep() == 1


def test_hours_a_person_set_are_kept_and_the_usual_ones_hold_no_colleague_back(house: House) -> None:
    house.clock.instant = NOON.replace(hour=17)  # 22:30 in India
    house.wishes.kept["meena"] = Preferences("meena", quiet_from=time(22), quiet_until=time(7))
    house.sweep()
    assert house.told.heard() == [("vikram", "approval")]
