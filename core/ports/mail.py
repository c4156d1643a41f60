"""Letters, and what carries them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Letter:
    """One email, in plain text and as simple HTML.

    `key` is stable across retries: it becomes the Message-ID, by which a mail program shows a
    letter once that was sent twice.
    """

    key: str
    sender: str
    to: str
    subject: str
    text: str
    html: str


class Mailer(Protocol):
    """Sends letters."""

    def send(self, letter: Letter) -> str:
        """Hand a letter over once; return the carrier's id of it.

        Raises:
            ExternalError: it was refused or the carrier could not be reached;
                `details["retryable"]` tells whether trying again can help.
        """
        ...

    def sent(self, key: str) -> str | None:
        """Return the carrier's id of a letter it has; `None` where it cannot be told, or has not."""
        ...
