"""People told of alerts: what is news to whom, when, and in how many words.

A sweep looks at what is open and at who was told. What it decides to tell is planned in the
ledger first, then handed over under an id made of just these alerts, then noted as done: a crash
anywhere loses nothing, and whatever is done again is done once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from core.alert import Alert, AlertRule, gravity
from core.clock import Clock
from core.identity import Principal
from core.notice import Notice, Place, Told
from core.ports import (
    AlertLedger,
    AlertRuleLedger,
    AlertTellings,
    Directory,
    Notifier,
    PreferenceLedger,
    Telling,
)
from core.preference import Preferences
from core.tenant import TenantSettings
from jobs.alerts.routing import Shelf, concerned, is_muted, may_decide, most_urgent
from tools.list_alerts import MOST

FRESH = timedelta(hours=24)
"""News of yesterday that had no room then is no news: it stands in the list and the brief."""

REMEMBERED = timedelta(days=120)
"""How far back a sweep looks for who was told; longer than any alert is put off."""

ESCALATES = gravity("high")

MOST_AT_ONCE = 5
"""So many alerts fit on a phone screen. What came with them is counted in the same notice and stands in the
list: a first night that finds thirty is one message."""

ChannelOf = Callable[[TenantSettings, Sequence[Principal]], tuple[Principal, Place] | None]
"""The managers' channel of a tenant, and in whose name it is written into; `None` where it has none."""

ShelfOf = Callable[[str], Callable[[Alert], Shelf]]
"""For a tenant: what an alert's product and store are known by."""

Round = tuple[str, str, int]
"""A person, an alert, and which time it was news."""


@dataclass(frozen=True)
class _Reader:
    """One person to tell, or the managers' channel; `at` is where, if not where they are usually reached."""

    who: Principal
    wishes: Preferences
    rules: Sequence[AlertRule] = ()
    at: Place | None = None

    @property
    def name(self) -> str:
        """What tellings are kept under: a channel is told once, whoever reads it."""
        return (
            self.who.user_id if self.at is None else f"{self.at.channel}:{self.at.route.get('channel', '')}"
        )


@dataclass
class _Known:
    """Who was told what: `rounds` of news, `escalated` ones, and how many alerts were named to each today."""

    rounds: dict[Round, datetime] = field(default_factory=dict[Round, datetime])
    escalated: set[Round] = field(default_factory=set[Round])
    today: dict[str, int] = field(default_factory=dict[str, int])

    def first_told(self, alert: Alert) -> datetime | None:
        """Return when the alert's latest news was first told to anybody."""
        told = [at for (_, alert_id, number), at in self.rounds.items() if (alert_id, number) == _news(alert)]
        return min(told, default=None)


@dataclass(frozen=True)
class AlertTeller:
    """Has people told of alerts; `sweep` may be called at any time, by any process."""

    alerts: AlertLedger
    rules: AlertRuleLedger
    tellings: AlertTellings
    directory: Directory
    preferences: PreferenceLedger
    notifier: Notifier
    clock: Clock
    channel_of: ChannelOf
    shelf_of: ShelfOf

    def sweep(self) -> int:
        """Wake what was put off, finish what a crash left, and tell what is news; return how many notices."""
        self.alerts.wake(self.clock.now())
        done = sum(self._hand_over(telling) for telling in self.tellings.waiting())
        for tenant_id in sorted({user.tenant_id for user in self.directory.users()}):
            done += self._tell(tenant_id)
        return done

    def _tell(self, tenant_id: str) -> int:
        opened = self.alerts.entries(tenant_id, {"open"})
        if not opened:
            return 0
        settings = self.directory.tenant_settings(tenant_id)
        known = self._known(tenant_id, settings, {one.alert_id: one.told_with for one in opened})
        people = self._people(tenant_id)
        channel = self.channel_of(settings, people)
        shelf_of = self.shelf_of(tenant_id)
        told = 0
        for reader in self._readers(tenant_id, people, channel):
            wanted = [
                one for one in opened if self._wants(reader, one, people, channel is not None, shelf_of)
            ]
            told += self._news_of(reader, wanted, known, settings)
        return told + self._escalate(opened, people, channel, known, settings)

    def _readers(
        self, tenant_id: str, people: Sequence[Principal], channel: tuple[Principal, Place] | None
    ) -> Iterator[_Reader]:
        rules = self.rules.in_force(tenant_id)
        for person in people:
            own = [one for one in rules if one.user_id == person.user_id]
            yield _Reader(person, self.preferences.of(person.user_id), own)
        if channel is not None:
            yield _Reader(channel[0], Preferences(channel[0].user_id), (), channel[1])

    def _wants(
        self,
        reader: _Reader,
        alert: Alert,
        people: Sequence[Principal],
        has_channel: bool,
        shelf_of: Callable[[Alert], Shelf],
    ) -> bool:
        """Tell whether an alert is this reader's: managers of the whole shop read it in their channel."""
        ids = {one.user_id for one in concerned(alert, people)}
        in_channel = {one.user_id for one in may_decide(alert, people) if one.store_ids is None}
        shared = has_channel and not alert.user_id
        if reader.at is not None:
            return shared and bool(ids & in_channel)
        if reader.who.user_id not in ids or (shared and reader.who.user_id in in_channel):
            return False
        return not is_muted(alert, reader.rules, shelf_of(alert))

    def _news_of(
        self, reader: _Reader, alerts: Sequence[Alert], known: _Known, settings: TenantSettings
    ) -> int:
        now = self.clock.now()
        quiet = reader.wishes.is_quiet(now, settings.timezone)
        due = [
            one
            for one in alerts
            if (reader.name, *_news(one)) not in known.rounds
            and now - one.news_at < FRESH
            and (not quiet or one.severity == "critical")
        ]
        room = max(reader.wishes.alerts_per_day - known.today.get(reader.name, 0), 0)
        chosen = most_urgent(due, len(due) if room >= MOST_AT_ONCE else room)
        return int(self._plan(reader, chosen, known, escalates=False)) if chosen else 0

    def _escalate(
        self,
        opened: Sequence[Alert],
        people: Sequence[Principal],
        channel: tuple[Principal, Place] | None,
        known: _Known,
        settings: TenantSettings,
    ) -> int:
        """Tell the managers of what is grave and nobody took note of in time, each once."""
        if not settings.alert_escalation_hours:
            return 0
        now, patience = self.clock.now(), timedelta(hours=settings.alert_escalation_hours)
        late = [
            one
            for one in opened
            if gravity(one.severity) >= ESCALATES
            and (first := known.first_told(one)) is not None
            and now - first >= patience
        ]
        told = 0
        for reader in self._managers(people, channel):
            quiet = reader.wishes.is_quiet(now, settings.timezone)
            missing = [
                one
                for one in late
                if reader.who in may_decide(one, people)
                and (reader.name, *_news(one)) not in known.rounds
                and (reader.name, *_news(one)) not in known.escalated
                and (not quiet or one.severity == "critical")
            ]
            if missing:
                told += self._plan(reader, most_urgent(missing, len(missing)), known, escalates=True)
        return told

    def _managers(
        self, people: Sequence[Principal], channel: tuple[Principal, Place] | None
    ) -> Iterator[_Reader]:
        if channel is not None:
            yield _Reader(channel[0], Preferences(channel[0].user_id), (), channel[1])
            return
        for person in people:
            if person.store_ids is None and person.sku_ids is None:
                yield _Reader(person, self.preferences.of(person.user_id))

    def _plan(self, reader: _Reader, alerts: Sequence[Alert], known: _Known, *, escalates: bool) -> bool:
        """Plan a notice and hand it over; `False` where another sweep was first."""
        telling = Telling(
            notice_id=_notice_id(reader.name, alerts, escalates=escalates),
            tenant_id=reader.who.tenant_id,
            user_id=reader.name,
            alert_ids=tuple(one.alert_id for one in alerts),
            planned_at=self.clock.now(),
            escalates=escalates,
        )
        if not self.tellings.plan(telling, [one.round for one in alerts]):
            return False
        for one in alerts:
            key = (reader.name, *_news(one))
            known.escalated.add(key) if escalates else known.rounds.setdefault(key, telling.planned_at)
        return self._hand_over(telling)

    def _hand_over(self, telling: Telling) -> bool:
        """Have a planned notice told, and note it; one whose alerts are all over is told to nobody."""
        found = [self.alerts.find(telling.tenant_id, one) for one in telling.alert_ids]
        if all(one is None or one.status == "resolved" for one in found):
            self.tellings.settle(telling.notice_id, reached=False)
            return False
        name, at = self._reader_of(telling)
        urgent = len({one.told_with for one in found if one is not None and one.severity == "critical"})
        told = Told(
            "alert",
            "list_alerts",
            {"alert_ids": list(telling.alert_ids[:MOST]), "limit": max(urgent, MOST_AT_ONCE)},
        )
        reached = name != "" and self.notifier.notify(
            Notice(telling.notice_id, telling.tenant_id, name, told, at)
        )
        self.tellings.settle(telling.notice_id, reached=reached)
        return reached

    def _reader_of(self, telling: Telling) -> tuple[str, Place | None]:
        """Return in whose name a telling leaves, and where to; an empty name where its channel is gone."""
        if ":" not in telling.user_id:
            return telling.user_id, None
        settings = self.directory.tenant_settings(telling.tenant_id)
        channel = self.channel_of(settings, self._people(telling.tenant_id))
        return ("", None) if channel is None else (channel[0].user_id, channel[1])

    def _people(self, tenant_id: str) -> list[Principal]:
        return [
            Principal(one.tenant_id, one.user_id, one.name, one.role, one.store_ids, one.sku_ids)
            for one in self.directory.users(tenant_id)
        ]

    def _known(self, tenant_id: str, settings: TenantSettings, told_with: Mapping[str, str]) -> _Known:
        """Return who was told what, and how many lines of it today where the shop is."""
        now = self.clock.now()
        zone = ZoneInfo(settings.timezone)
        midnight = datetime.combine(now.astimezone(zone).date(), time(0), zone)
        known, named = _Known(), defaultdict[tuple[str, str], set[str]](set)
        for telling, alert_id, number in self.tellings.told(tenant_id, now - REMEMBERED):
            key = (telling.user_id, alert_id, number)
            if telling.escalates:
                known.escalated.add(key)
            else:
                known.rounds[key] = telling.planned_at
            if telling.planned_at >= midnight and telling.reached is not False:
                named[telling.user_id, telling.notice_id].add(told_with.get(alert_id, alert_id))
        for (user_id, _), lines in named.items():
            known.today[user_id] = known.today.get(user_id, 0) + min(len(lines), MOST_AT_ONCE)
        return known


def _news(alert: Alert) -> tuple[str, int]:
    return alert.alert_id, alert.round


def _notice_id(reader: str, alerts: Sequence[Alert], *, escalates: bool) -> str:
    """Name a notice by what it tells whom, so that planning the same again has the same name."""
    told = "/".join(f"{one.alert_id}.{one.round}" for one in alerts)
    digest = sha256(f"{reader}|{told}|{escalates}".encode()).hexdigest()[:20]
    return f"alerts-{digest}"
