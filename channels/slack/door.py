"""What the Slack door is handed by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from channels.slack.settings import SlackSettings
    from core.clock import Clock
    from core.ports import (
        Conversations,
        Directory,
        FeedbackLedger,
        Inbox,
        InstallationLedger,
        Links,
        MessageLedger,
        PreferenceLedger,
        ToolCatalog,
        Wording,
    )


@dataclass(frozen=True)
class SlackDoor:
    """The ports the door speaks through."""

    settings: SlackSettings
    inbox: Inbox
    messages: MessageLedger
    conversations: Conversations
    directory: Directory
    preferences: PreferenceLedger
    catalog: ToolCatalog
    wording: Wording
    feedback: FeedbackLedger
    installations: InstallationLedger
    links: Links
    clock: Clock
