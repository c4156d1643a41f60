"""STOP and START: whoever asks to be written to no more gets the confirmation and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from core.context import OPT_OUT
from core.identity import Principal
from core.message import InboundMessage, Reply
from core.ports import AuditLog, PreferenceLedger
from jobs.turn.first_look import said
from language.consent import consent_in

CHANNELS = frozenset({"whatsapp"})
"""Where the words mean that; elsewhere "stop" is a word like any other."""


@dataclass(frozen=True)
class Consents:
    """Implements `jobs.turn.turns.Intake` for the words that stop and start."""

    preferences: PreferenceLedger
    audit: AuditLog

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the confirmation; to whoever stopped, the reminder of how to begin again."""
        if message.channel not in CHANNELS or message.asked_by == "machine":
            return None
        asked = message.context.get(OPT_OUT) or consent_in(message.text)
        stopped = self.preferences.of(principal.user_id).stopped
        if asked == "stop":
            self._change(message, principal, "stop_messages", stopped | {message.channel})
            return said(message, "consent_stopped", language)
        if asked == "start":
            self._change(message, principal, "start_messages", stopped - {message.channel})
            return said(message, "consent_started", language)
        return said(message, "consent_still_stopped", language) if message.channel in stopped else None

    def _change(
        self, message: InboundMessage, principal: Principal, action: str, stopped: frozenset[str]
    ) -> None:
        self.preferences.change(principal.user_id, stopped=sorted(stopped))
        self.audit.append(
            tenant_id=principal.tenant_id,
            actor=principal.user_id,
            action=action,
            subject=message.channel,
            outcome="allowed",
        )
