"""Having people told: where each is reached, and a message of the machine's in that conversation.

Telling is storing one message, keyed by the notice: it waits its turn in the conversation, is
answered and delivered like any other, and the same notice again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.clock import Clock
from core.identity import Principal
from core.message import InboundMessage
from core.notice import Notice, Place
from core.ports import (
    ChannelAdapter,
    Conversations,
    Directory,
    MessageLedger,
    PreferenceLedger,
    Windowed,
)


@dataclass(frozen=True)
class ConversationNotifier:
    """Implements `core.ports.Notifier` over the message ledger.

    `adapters` are the channels that can write first.
    """

    messages: MessageLedger
    directory: Directory
    conversations: Conversations
    preferences: PreferenceLedger
    adapters: Mapping[str, ChannelAdapter]
    clock: Clock

    def notify(self, notice: Notice) -> bool:
        """Have it told, once; `False` where the person can be reached nowhere or wants nothing.

        Raises:
            ExternalError: the channel could not say where the person is written to; try again.
        """
        if any(self.messages.find(channel, message_id_of(notice)) for channel in self.adapters):
            return True  # told before, and where a person is reached may have changed since
        place = notice.at or self._place(notice)
        if place is None:
            return False
        self.messages.store(
            InboundMessage(
                channel=place.channel,
                message_id=message_id_of(notice),
                conversation_id=place.conversation_id,
                address=place.address,
                text="",
                received_at=self.clock.now(),
                route=place.route,
                context=notice.context,
                asked_by="machine",
            )
        )
        return True

    def _place(self, notice: Notice) -> Place | None:
        """Return where the person is written to; `None` where nowhere.

        A channel that may not be written to now, for want of an approved message, comes last: there the
        notice waits until the person writes.
        """
        person = self.directory.find_user(notice.user_id)
        if person is None:
            return None
        wishes = self.preferences.of(notice.user_id)
        language = wishes.language or self.conversations.last_language(person) or "en"
        addresses = self._addresses(person)
        welcome = [channel for channel in addresses if channel not in wishes.stopped]
        order = (wishes.channel, self.conversations.last_channel(person), *welcome)
        first: Place | None = None
        for channel in dict.fromkeys(one for one in order if one in welcome):
            place = self.adapters[channel].reach(addresses[channel])
            if self._may_write(place, notice.told.kind, language):
                return place
            first = first or place
        return first

    def _may_write(self, place: Place, kind: str, language: str) -> bool:
        adapter = self.adapters[place.channel]
        if not isinstance(adapter, Windowed) or adapter.can_knock(kind, language):
            return True
        heard_at = self.messages.heard_at(place.channel, place.conversation_id)
        return adapter.is_open(heard_at, self.clock.now())

    def _addresses(self, person: Principal) -> dict[str, str]:
        """Return the person's addresses by channel, of the channels that can write first."""
        listed = next(
            (one for one in self.directory.users(person.tenant_id) if one.user_id == person.user_id), None
        )
        found: dict[str, str] = {}
        for one in listed.addresses if listed is not None else ():
            if one.channel in self.adapters:
                found.setdefault(one.channel, one.address)
        return found


def message_id_of(notice: Notice) -> str:
    """Return the id of the message that tells the notice."""
    return f"notice:{notice.notice_id}:{notice.user_id}"
