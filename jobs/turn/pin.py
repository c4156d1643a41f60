"""A place on the map: nothing here is asked by place, so it is said what to write instead."""

from __future__ import annotations

from core.context import PLACE
from core.identity import Principal
from core.message import InboundMessage, Reply
from jobs.turn.first_look import said


class Pins:
    """Implements `jobs.turn.turns.Intake` for a place that was sent without words."""

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return what is said to a place; `None`: something was written beside it."""
        if not message.context.get(PLACE) or message.text.strip() or message.attachments:
            return None
        return said(message, "place_unread", language)
