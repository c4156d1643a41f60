"""Speaking first: who is told something, where, and how they want it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Protocol

from core.notice import Notice
from core.preference import Preferences


class PreferenceLedger(Protocol):
    """How each person wants to be spoken to."""

    def of(self, user_id: str) -> Preferences:
        """Return the person's wishes, defaults where nothing was said."""
        ...

    def change(self, user_id: str, **changes: Any) -> Preferences:
        """Change some fields of `Preferences`; return all of them.

        Raises:
            InputError: there is no such user, or no such field.
        """
        ...


class ToldNotices(Protocol):
    """Which notices were handed over to be told, so that nobody looks at them again."""

    def among(self, notice_ids: Collection[str]) -> frozenset[str]:
        """Return those of the notices that were told."""
        ...

    def mark(self, notice_id: str, at: datetime) -> None:
        """Note that a notice was told; noting it again changes nothing."""
        ...


class Notifier(Protocol):
    """Has people told what they did not ask for."""

    def notify(self, notice: Notice) -> bool:
        """Have it told, once; `False` where the person can be reached nowhere or wants nothing.

        Raises:
            ExternalError: the channel could not say where the person is written to; try again.
        """
        ...
