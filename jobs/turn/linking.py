"""A phone or a Slack user that nobody knows: told how to link, and linked by a one-time code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.clock import Clock
from core.errors import ConflictError
from core.identity import Principal
from core.link_code import LIFETIME, IssuedCode, code_hash, code_in, new_code
from core.message import Choice, InboundMessage, Outcome, Reply
from core.ports import AuditLog, Directory, LinkCodes
from jobs.turn.first_look import said
from language.format import escape_markup
from language.locales import sentence

NOBODY = "-"
_WINDOW = timedelta(hours=1)
_MOST_OF_ONE, _MOST_OF_ALL = 5, 1_000
"""Wrong codes within an hour: from one address, and in all, beyond which none is looked at."""

_EXAMPLES = ("example_stockout", "example_reorder", "example_revenue")


@dataclass(frozen=True)
class Linking:
    """Issues codes, takes them from strangers, and words both."""

    codes: LinkCodes
    directory: Directory
    audit: AuditLog
    clock: Clock

    def issue(self, person: Principal, by: str) -> IssuedCode:
        """Return a new code of the person's; an earlier one is no good any more."""
        now = self.clock.now()
        issued = IssuedCode(new_code(), now + LIFETIME)
        self.codes.issue(person.user_id, code_hash(issued.code), now, issued.expires_at)
        self._note(person.tenant_id, by, "issue_link_code", person.user_id, "allowed")
        return issued

    def stranger(self, message: InboundMessage, language: str) -> Reply:
        """Return the reply to somebody unknown: linked where the code is good, else how to link."""
        code = code_in(message.text)
        if code is None:
            self._denied(message, "unknown_sender")
            return _refused(message, "unknown_sender", language)
        now = self.clock.now()
        own, every = self.codes.failures(message.channel, message.address, now - _WINDOW)
        if own >= _MOST_OF_ONE or every >= _MOST_OF_ALL:
            self._denied(message, "too_many_link_codes")
            return _refused(message, "link_later", language)
        user_id = self._redeemed(code, message, now)
        person = None if user_id is None else self.directory.find_user(user_id)
        if person is None:
            self.codes.failed(message.channel, message.address, now)
            self._denied(message, "wrong_link_code")
            return _refused(message, "link_wrong", language)
        subject = f"{message.channel}:{message.message_id}"
        self._note(person.tenant_id, person.user_id, "link_address", subject, "allowed")
        return _welcome(message, person, language)

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the reply to a code from somebody known: the welcome again, where it was their own.

        Implements `jobs.turn.turns.Intake`: after a crash between linking and answering the sender is known.
        """
        code = code_in(message.text) if message.asked_by == "person" else None
        if code is None or message.channel not in _LINKED:
            return None
        if self.codes.used_by(code_hash(code)) == principal.user_id:
            return _welcome(message, principal, language)
        return said(message, "link_not_needed", language)

    def _redeemed(self, code: str, message: InboundMessage, now: datetime) -> str | None:
        try:
            return self.codes.redeem(code_hash(code), message.channel, message.address, now)
        except ConflictError:  # linked between the look-up of the sender and now
            return None

    def _denied(self, message: InboundMessage, reason: str) -> None:
        self.audit.append(
            tenant_id=NOBODY,
            actor=f"unknown@{message.channel}",
            action="message",
            subject=f"{message.channel}:{message.message_id}",
            outcome="denied",
            details={"reason": reason},
        )

    def _note(self, tenant_id: str, actor: str, action: str, subject: str, outcome: str) -> None:
        self.audit.append(tenant_id=tenant_id, actor=actor, action=action, subject=subject, outcome=outcome)


_LINKED = frozenset({"whatsapp", "slack"})
"""Channels where a person is known by an address; elsewhere they sign in."""


def _refused(message: InboundMessage, code: str, language: str) -> Reply:
    return said(message, code, language).model_copy(update={"outcome": Outcome.REFUSED})


def _welcome(message: InboundMessage, person: Principal, language: str) -> Reply:
    """Return the first words to somebody just linked: who they are here, and what they can do."""
    lines = (
        sentence("link_done", language, name=escape_markup(person.name)),
        sentence(f"first_help_{person.role.value}", language),
    )
    return said(message, "link_not_needed", language).model_copy(
        update={
            "answer": "\n".join(lines),
            "text_with_references": "\n".join(lines),
            "choices": tuple(
                Choice(label=sentence(code, language), message=sentence(f"{code}.message", "en"))
                for code in _EXAMPLES
            ),
        }
    )
