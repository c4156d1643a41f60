"""Telling unasked: once, where the person is reached, and never where it is not wanted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from core.clock import FixedClock
from core.identity import ChannelAddress, Principal, Role
from core.notice import Notice, Place, Told, told_by
from core.ports import ChannelAdapter, NewUser
from core.preference import Preferences
from jobs.notices.notifying import ConversationNotifier
from tests.jobs.fakes import (
    NOON,
    KnockingProvider,
    MemoryConversations,
    MemoryMessages,
    MemoryProvider,
)

BOTH = (ChannelAddress("slack", "T1:U1"), ChannelAddress("whatsapp", "+911"), ChannelAddress("fax", "1"))
NOTICE = Notice("AL_1", "demo", "asha", Told("alert", "list_alerts", {"alert_ids": ["AL_1"]}))


class Slack(MemoryProvider):
    name = "slack"


@dataclass
class People:
    addresses: tuple[ChannelAddress, ...] = BOTH

    def find_user(self, user_id: str) -> Principal | None:
        return Principal("demo", "asha", "Asha", Role.SELLER) if user_id == "asha" else None

    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        return [NewUser("asha", "demo", "Asha", Role.SELLER, addresses=self.addresses)]


@dataclass
class Wishes:
    kept: Preferences = field(default_factory=lambda: Preferences("asha"))

    def of(self, user_id: str) -> Preferences:
        return self.kept


class Spoken(MemoryConversations):
    def __init__(self, channel: str | None) -> None:
        super().__init__()
        self.channel = channel

    def last_channel(self, principal: Principal) -> str | None:
        return self.channel


def notifier(
    messages: MemoryMessages,
    *,
    people: Any = None,
    last: str | None = None,
    whatsapp: MemoryProvider | None = None,
    **wishes: Any,
) -> ConversationNotifier:
    adapters: dict[str, ChannelAdapter] = {"slack": Slack(), "whatsapp": whatsapp or MemoryProvider()}
    directory: Any = people or People()
    return ConversationNotifier(
        messages=messages,
        directory=directory,
        conversations=Spoken(last),
        preferences=Wishes(Preferences("asha", **wishes)),  # pyright: ignore[reportArgumentType]
        adapters=adapters,
        clock=FixedClock(NOON),
    )


@pytest.mark.parametrize(
    ("last", "wishes", "channel"),
    [
        (None, {}, "slack"),
        ("whatsapp", {}, "whatsapp"),
        ("web", {}, "slack"),
        ("whatsapp", {"channel": "slack"}, "slack"),
        ("whatsapp", {"stopped": frozenset({"whatsapp"})}, "slack"),
        (None, {"channel": "fax"}, "slack"),
    ],
)
def test_the_person_is_told_where_they_wish_else_where_they_wrote_last(
    last: str | None, wishes: dict[str, Any], channel: str
) -> None:
    messages = MemoryMessages()
    assert notifier(messages, last=last, **wishes).notify(NOTICE)
    (stored,) = messages.stored
    assert stored.message.channel == channel
    assert told_by(stored.message) == NOTICE.told


def test_the_same_notice_is_told_once() -> None:
    messages = MemoryMessages()
    for _ in range(2):
        assert notifier(messages).notify(NOTICE)
    assert len(messages.stored) == 1


def test_a_channel_that_may_not_be_written_to_now_comes_last() -> None:
    closed, messages = KnockingProvider(), MemoryMessages()
    closed.template = False
    only_whatsapp = People((ChannelAddress("whatsapp", "+911"),))
    assert notifier(messages, last="whatsapp", whatsapp=closed).notify(NOTICE)
    assert notifier(messages, people=only_whatsapp, whatsapp=closed).notify(replace(NOTICE, notice_id="2"))
    assert notifier(messages, last="whatsapp", whatsapp=KnockingProvider()).notify(
        replace(NOTICE, notice_id="3")
    )
    assert [one.message.channel for one in messages.stored] == ["slack", "whatsapp", "whatsapp"]


def test_what_was_told_on_one_channel_is_not_told_again_on_another() -> None:
    messages = MemoryMessages()
    for last in ("whatsapp", "slack"):
        assert notifier(messages, last=last).notify(NOTICE)
    assert [one.message.channel for one in messages.stored] == ["whatsapp"]


def test_who_can_be_reached_nowhere_or_wants_nothing_is_not_told() -> None:
    messages = MemoryMessages()
    assert not notifier(messages, people=People(())).notify(NOTICE)
    assert not notifier(messages, stopped=frozenset({"slack", "whatsapp"})).notify(NOTICE)
    assert not messages.stored


def test_a_notice_may_name_its_place() -> None:
    messages = MemoryMessages()
    place = Place("slack", "slack:T1:C9:managers", "T1:U1", {"channel": "C9"})
    assert notifier(messages).notify(Notice("AL_1", "demo", "asha", NOTICE.told, place))
    assert messages.stored[0].message.route == {"channel": "C9"}


def test_a_person_cannot_pose_as_the_machine() -> None:
    messages = MemoryMessages()
    notifier(messages).notify(NOTICE)
    said = messages.stored[0].message.model_copy(update={"asked_by": "person"})
    assert told_by(said) is None
