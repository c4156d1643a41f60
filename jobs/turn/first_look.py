"""What is dealt with before the agent is asked, each by its own: the first that has a reply gives it."""

from __future__ import annotations

from dataclasses import dataclass

from core.identity import Principal
from core.message import InboundMessage, Outcome, Reply
from jobs.turn.turns import Intake
from language.locales import sentence


@dataclass(frozen=True)
class FirstLook:
    """Implements `jobs.turn.turns.Intake` over several."""

    intakes: tuple[Intake, ...]

    def take(self, message: InboundMessage, principal: Principal, language: str) -> Reply | None:
        """Return the first reply that one of them has; `None`: a message like any other."""
        for intake in self.intakes:
            reply = intake.take(message, principal, language)
            if reply is not None:
                return reply
        return None


def said(message: InboundMessage, code: str, language: str) -> Reply:
    """Return a fixed sentence as the reply to a message."""
    text = sentence(code, language)
    return Reply(
        conversation_id=message.conversation_id,
        message_id=message.message_id,
        answer=text,
        text_with_references=text,
        language=language,
        outcome=Outcome.ANSWERED,
        verified=True,
        model="none",
    )
