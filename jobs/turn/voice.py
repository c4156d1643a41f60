"""Voice notes: written down where somebody can and answered as if typed, else answered kindly.

Writing down takes a while, so it is a job of its own: the turn only says that it listens. The words
are then asked for in the person's own conversation, as a job's result is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import DataError, InputError
from core.identity import Principal
from core.message import InboundMessage, Reply
from core.ports import MediaFetcher, MessageLedger, Transcriber
from jobs.attachment_kind import is_voice
from jobs.documents.telling import Telling
from jobs.turn.first_look import said

UNHEARD = "unheard"
"""Key of a machine's message's context: a voice note could not be written down."""


@dataclass(frozen=True)
class Voices:
    """Has voice notes written down, and what was said answered."""

    messages: MessageLedger
    fetchers: Mapping[str, MediaFetcher]
    transcriber: Transcriber
    telling: Telling

    def notes_of(self, channel: str, message_id: str) -> Sequence[int]:
        """Return which attachments of a message are voice notes to write down."""
        message = self._message(channel, message_id)
        if channel not in self.fetchers or not is_voice_only(message):
            return ()
        return range(len(message.attachments))

    def hear(self, channel: str, message_id: str, number: int) -> None:
        """Write a voice note down and have it answered; done again, it changes nothing.

        Raises:
            ExternalError: it could not be fetched or written down yet; try again.
        """
        message = self._message(channel, message_id)
        attachment = message.attachments[number]
        try:
            content = self.fetchers[channel].fetch(attachment.url or "")
            words = self.transcriber.transcribe(f"{message_id}-{number}", content, attachment.content_type)
        except InputError:
            words = ""
        self._tell(message, number, words)

    def give_up(self, channel: str, message_id: str, number: int) -> None:
        """Have it said that a voice note could not be written down."""
        self._tell(self._message(channel, message_id), number, "")

    def _tell(self, message: InboundMessage, number: int, words: str) -> None:
        self.telling.tell(message, f"voice:{number}", words, {} if words else {UNHEARD: True})

    def _message(self, channel: str, message_id: str) -> InboundMessage:
        stored = self.messages.find(channel, message_id)
        if stored is None:
            raise DataError(f"Message {message_id!r} on {channel} is not in the ledger.")
        return stored.message


@dataclass(frozen=True)
class VoiceNotes:
    """Implements `jobs.turn.turns.Intake` for what was spoken; `listens`: somebody writes it down."""

    listens: bool = False

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return what is said to a voice note at once, or where it could not be written down."""
        if message.asked_by == "machine":
            unheard = message.context.get(UNHEARD)
            return said(message, "voice_note_unheard", language) if unheard else None
        if not is_voice_only(message):
            return None
        return said(message, "voice_note_heard" if self.listens else "voice_note_unheard", language)


def is_voice_only(message: InboundMessage) -> bool:
    """Tell whether a message is something spoken and nothing else."""
    return bool(message.attachments) and not message.text.strip() and all(map(is_voice, message.attachments))
