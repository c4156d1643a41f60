"""Who is told of which alert, when, in how many messages; a crash loses nothing and doubles nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from adapters.database.engine import Database, open_database
from adapters.database.migrate import migrate
from adapters.ledgers import SqlAlertTellings
from core.alert import Alert, AlertType, Finding, NewAlertRule
from core.identity import Principal, Role
from core.notice import Notice, Place
from core.ports import Directory, NewUser, PreferenceLedger
from core.preference import Preferences
from core.tenant import TenantSettings
from jobs.alerts.routing import Shelf
from jobs.alerts.telling import AlertTeller
from tests.tools.fake_alerts import LOW_MILK, MemoryAlertRules, MemoryAlerts

NOON = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)  # at noon in India
NIGHT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)  # half past one there
TYPES: frozenset[AlertType] = frozenset({"stockout_risk", "compliance_failure", "data_stopped"})
MEDIUM = replace(LOW_MILK, severity="medium")
PLACE = Place("slack", "slack:T:C9:U1", "T:U1", {"channel": "C9"})


def finding(number: int, **changes: object) -> Finding:
    return replace(LOW_MILK, **{"sku_id": f"SKU_{number}", "worth": Decimal(number), **changes})  # type: ignore[arg-type]


@dataclass
class People:
    users_: tuple[NewUser, ...] = (
        NewUser("asha", "demo", "Asha", Role.SELLER, frozenset({"DELHI_01"})),
        NewUser("vikram", "demo", "Vikram", Role.MANAGER),
        NewUser("admin", "demo", "Admin", Role.ADMIN),
    )
    settings: TenantSettings = field(default_factory=lambda: TenantSettings("demo"))

    def users(self, tenant_id: str | None = None) -> tuple[NewUser, ...]:
        return self.users_

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        return self.settings


@dataclass
class Wishes:
    kept: dict[str, Preferences] = field(default_factory=dict[str, Preferences])

    def of(self, user_id: str) -> Preferences:
        return self.kept.get(user_id, Preferences(user_id))


class Killed(BaseException):
    """Stands for `kill -9`."""


@dataclass
class Phone:
    """Keeps each notice once by its id, as the message ledger does; may die before or after it took one."""

    taken: dict[str, Notice] = field(default_factory=dict[str, Notice])
    dies: str = ""
    reaches: bool = True

    def notify(self, notice: Notice) -> bool:
        if self.dies == "before":
            raise Killed
        if self.reaches:
            self.taken[f"{notice.notice_id}:{notice.user_id}"] = notice
        if self.dies == "after":
            raise Killed
        return self.reaches

    def told(self, user_id: str) -> list[list[str]]:
        return [
            list(one.told.arguments["alert_ids"]) for one in self.taken.values() if one.user_id == user_id
        ]


@dataclass
class Clock:
    instant: datetime = NOON

    def now(self) -> datetime:
        return self.instant


@dataclass
class World:
    tellings: SqlAlertTellings
    alerts: MemoryAlerts = field(default_factory=MemoryAlerts)
    rules: MemoryAlertRules = field(default_factory=MemoryAlertRules)
    people: People = field(default_factory=People)
    wishes: Wishes = field(default_factory=Wishes)
    phone: Phone = field(default_factory=Phone)
    clock: Clock = field(default_factory=Clock)
    channel: bool = False

    def found(self, *findings: Finding) -> list[str]:
        done = self.alerts.evaluated("demo", TYPES, findings, at=self.clock.now())
        return [one.alert_id for one in done.news]

    def sweep(self) -> int:
        """Sweep as a process that has just started does: all it knows is in the ledgers."""

        def channel_of(
            settings: TenantSettings, people: Sequence[Principal]
        ) -> tuple[Principal, Place] | None:
            return (people[1], PLACE) if self.channel else None

        def shelf(alert: Alert) -> Shelf:
            return Shelf("DAIRY", "Delhi")

        return AlertTeller(
            self.alerts,
            self.rules,
            self.tellings,
            cast("Directory", self.people),
            cast("PreferenceLedger", self.wishes),
            self.phone,
            self.clock,
            channel_of,
            lambda _: shelf,
        ).sweep()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    url = f"sqlite:///{Path(tmp_path_factory.mktemp('tellings')) / 'app.db'}"
    migrate(url)
    return open_database(url)


@pytest.fixture
def world(database: Database) -> World:
    with database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM alert_tellings")
    return World(SqlAlertTellings(database))


def test_what_one_evaluation_found_is_one_message_to_each_whom_it_concerns(world: World) -> None:
    ids = world.found(finding(2), finding(1), replace(MEDIUM, sku_id="SKU_3"))
    assert world.sweep() == 2
    assert world.phone.told("asha") == [[ids[0], ids[1], ids[2]]]
    assert world.phone.told("vikram") == [[ids[0], ids[1]]]
    assert world.phone.told("admin") == []
    assert world.sweep() == 0


def test_a_store_nobody_minds_and_the_whole_shop_are_the_managers(world: World) -> None:
    bill = replace(
        LOW_MILK, type="compliance_failure", sku_id="", store_id="", topic="D", holders=frozenset({"asha"})
    )
    silent = replace(LOW_MILK, type="data_stopped", sku_id="", store_id="", topic="sales")
    ids = world.found(replace(MEDIUM, store_id="MUMBAI_01"), bill, silent)
    world.sweep()
    assert world.phone.told("asha") == []
    assert sorted(world.phone.told("vikram")[0]) == sorted(ids)
    assert world.phone.told("admin") == [[ids[2]]]


def test_at_night_only_what_is_critical_comes_and_the_rest_in_the_morning(world: World) -> None:
    world.clock.instant = NIGHT
    quiet, urgent = world.found(finding(1), finding(2, severity="critical"))
    world.sweep()
    assert world.phone.told("asha") == [[urgent]]
    world.clock.instant = NIGHT + timedelta(hours=7)
    world.sweep()
    assert world.phone.told("asha") == [[urgent], [quiet]]


def test_a_day_has_its_budget_the_most_urgent_first_and_the_rest_is_not_made_up_for(world: World) -> None:
    world.wishes.kept["asha"] = Preferences("asha", alerts_per_day=3)
    world.found(*(finding(number) for number in range(1, 6)))
    world.sweep()
    assert [len(one) for one in world.phone.told("asha")] == [3]
    world.clock.instant += timedelta(hours=2)
    (critical,) = world.found(*(finding(number) for number in range(1, 6)), finding(9, severity="critical"))
    world.sweep()
    assert world.phone.told("asha")[1:] == [[critical]]
    world.clock.instant += timedelta(days=1)
    world.sweep()
    assert len(world.phone.told("asha")) == 2


def test_a_first_night_of_thirty_is_one_message_that_names_the_dearest(world: World) -> None:
    ids = world.found(*(finding(number) for number in range(1, 31)))
    assert world.sweep() == 2
    (notice,) = [one for one in world.phone.taken.values() if one.user_id == "asha"]
    dearest = sorted(ids, key=lambda one: -int(str(world.alerts.find("demo", one).worth)))  # type: ignore[union-attr]
    assert notice.told.arguments == {"alert_ids": dearest, "limit": 5}
    world.clock.instant += timedelta(hours=1)
    assert world.sweep() == 0  # the rest was counted in it
    found = [finding(number) for number in range(1, 31)]
    (new,) = world.found(*found, finding(31))
    world.sweep()
    assert world.phone.told("asha")[1:] == [[new]]  # of a budget of eight, five were named


def test_what_nobody_takes_note_of_goes_to_the_managers_once(world: World) -> None:
    world.people.users_ = (*world.people.users_, NewUser("mira", "demo", "Mira", Role.MANAGER))
    world.wishes.kept["mira"] = Preferences("mira", alerts_per_day=0)
    (alert_id,) = world.found(LOW_MILK)
    world.sweep()
    assert world.phone.told("mira") == []
    world.clock.instant += timedelta(hours=5)
    world.sweep()
    world.sweep()
    assert world.phone.told("mira") == [[alert_id]]
    assert world.phone.told("vikram") == [[alert_id]]


def test_what_was_taken_note_of_is_told_to_nobody_else(world: World) -> None:
    world.people.users_ = (world.people.users_[0], NewUser("mira", "demo", "Mira", Role.MANAGER))
    world.wishes.kept["mira"] = Preferences("mira", alerts_per_day=0)
    (alert_id,) = world.found(LOW_MILK)
    world.sweep()
    world.alerts.update("demo", alert_id, "acknowledge", user_id="asha", at=NOON)
    world.clock.instant += timedelta(hours=5)
    world.sweep()
    assert world.phone.told("mira") == []


def test_what_is_put_off_comes_again_and_what_is_acknowledged_only_if_it_gets_worse(world: World) -> None:
    first, second = world.found(finding(1), finding(2))
    world.sweep()
    world.alerts.update("demo", first, "snooze", user_id="asha", at=NOON, until=NOON + timedelta(days=1))
    world.alerts.update("demo", second, "acknowledge", user_id="asha", at=NOON)
    world.clock.instant += timedelta(days=1)
    world.found(finding(1), finding(2))
    world.sweep()
    assert world.phone.told("asha")[1:] == [[first]]
    world.clock.instant += timedelta(hours=1)
    world.found(finding(1), finding(2, severity="critical"))
    world.sweep()
    assert world.phone.told("asha")[2:] == [[second]]


def test_a_person_hears_no_more_of_what_they_muted(world: World) -> None:
    world.rules.add(NewAlertRule("demo", "asha", None, None, NOON, mute=True, category="dairy", city="Delhi"))
    world.found(LOW_MILK)
    world.sweep()
    assert (world.phone.told("asha"), len(world.phone.told("vikram"))) == ([], 1)
    (critical,) = world.found(LOW_MILK, finding(1, severity="critical"))
    world.sweep()
    assert world.phone.told("asha") == [[critical]]


def test_what_a_persons_own_rule_found_is_theirs_alone(world: World) -> None:
    (alert_id,) = world.found(replace(LOW_MILK, user_id="asha", topic="RU_1"))
    world.sweep()
    assert (world.phone.told("asha"), world.phone.told("vikram")) == ([[alert_id]], [])


def test_managers_read_in_their_channel_where_there_is_one(world: World) -> None:
    world.channel = True
    (alert_id,) = world.found(LOW_MILK)
    assert world.sweep() == 2
    (notice,) = [one for one in world.phone.taken.values() if one.user_id == "vikram"]
    assert (notice.at, notice.told.arguments["alert_ids"]) == (PLACE, [alert_id])
    assert world.sweep() == 0


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_at_any_moment_neither_loses_nor_doubles(world: World, moment: str) -> None:
    (alert_id,) = world.found(LOW_MILK)
    for _ in range(3):
        world.phone.dies = moment
        with pytest.raises(Killed):
            world.sweep()
        world.phone.dies = ""
    world.sweep()
    world.sweep()
    assert world.phone.told("asha") == [[alert_id]]
    assert world.phone.told("vikram") == [[alert_id]]
    assert world.tellings.waiting() == []


def test_two_sweeps_at_once_tell_once(world: World) -> None:
    world.found(LOW_MILK)
    told: list[int] = []
    original = world.phone.notify

    def in_between(notice: Notice) -> bool:
        world.phone.notify = original  # type: ignore[method-assign]
        told.append(world.sweep())
        return original(notice)

    world.phone.notify = in_between  # type: ignore[method-assign]
    world.sweep()
    assert [len(world.phone.told(user)) for user in ("asha", "vikram")] == [1, 1]


def test_who_can_be_reached_nowhere_is_not_tried_for_ever_and_spends_no_budget(world: World) -> None:
    world.phone.reaches = False
    world.found(LOW_MILK)
    assert world.sweep() == 0
    assert world.sweep() == 0
    assert {telling.reached for telling, _, _ in world.tellings.told("demo", NOON)} == {False}


def test_what_is_over_before_it_left_is_told_to_nobody(world: World) -> None:
    world.found(LOW_MILK)
    world.phone.dies = "before"
    with pytest.raises(Killed):
        world.sweep()
    world.phone.dies = ""
    world.alerts.evaluated("demo", TYPES, [], at=NOON)
    world.sweep()
    assert world.phone.taken == {}


def test_an_alert_that_is_visible_to_one_is_not_told_to_another(world: World) -> None:
    shown = cast("Alert", None)
    world.found(replace(LOW_MILK, store_id="MUMBAI_01"))
    shown = world.alerts.kept[0]
    seller = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01"}))
    world.sweep()
    assert not shown.visible_to(seller)
    assert world.phone.told("asha") == []
