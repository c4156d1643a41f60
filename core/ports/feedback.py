"""What people thought of answers: a press of a thumb, kept for those who improve them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from core.identity import Principal

Verdict = Literal["good", "bad"]


@dataclass(frozen=True)
class Feedback:
    """One person's verdict on one answer; the words are empty once the chat log let go of them."""

    channel: str
    message_id: str
    user_id: str
    verdict: Verdict
    at: datetime
    question: str
    answer: str


class FeedbackLedger(Protocol):
    """Verdicts, one a person and answer: the last one counts."""

    def keep(
        self, channel: str, message_id: str, principal: Principal, verdict: Verdict, at: datetime
    ) -> bool:
        """Keep a verdict on the answer to a message; `False` where the tenant has no such answer."""
        ...

    def entries(
        self, tenant_id: str, *, verdict: Verdict | None = None, limit: int = 100
    ) -> Sequence[Feedback]:
        """List verdicts, newest first."""
        ...
