"""Voice notes: written down where somebody can, else answered kindly."""

from __future__ import annotations

from dataclasses import dataclass

from core.identity import Principal
from core.message import Attachment, InboundMessage, Reply
from jobs.first_look import said


@dataclass(frozen=True)
class VoiceNotes:
    """Implements `jobs.turns.Intake` for what was spoken."""

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the words that say so where a voice note came with nothing to read."""
        spoken = [one for one in message.attachments if is_voice(one)]
        if not spoken or len(spoken) < len(message.attachments) or message.text.strip():
            return None
        return said(message, "voice_note_unheard", language)


def is_voice(attachment: Attachment) -> bool:
    """Tell whether an attachment is something spoken."""
    return attachment.content_type.split("/")[0].strip().lower() == "audio"
