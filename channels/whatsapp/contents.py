"""Contents at Twilio, made once for each shape and remembered; without them replies go as plain text."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from core.errors import ExternalError

if TYPE_CHECKING:
    from channels.whatsapp.rich import Rich
    from core.clock import Clock
    from core.ports import ContentLedger

RESTS = timedelta(minutes=10)
"""How long nothing is made after Twilio refused to: every reply would wait for another refusal."""

Create = Callable[[Mapping[str, Any]], str]
"""Makes a content of a request body at Twilio, and returns its id; raises `ExternalError`."""


class MemoryContents:
    """`core.ports.ContentLedger` for as long as the process lives."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def content(self, fingerprint: str) -> str | None:
        """Return the provider's id of a content; `None` where it was not made yet."""
        return self._known.get(fingerprint)

    def keep(self, fingerprint: str, provider_id: str) -> str:
        """Note the id; returns the one that was noted first."""
        return self._known.setdefault(fingerprint, provider_id)

    def forget(self, fingerprint: str) -> None:
        """Drop an id the provider does not know any more."""
        self._known.pop(fingerprint, None)


@dataclass
class Contents:
    """Finds or makes the content of a shape, in one account."""

    account_sid: str
    ledger: ContentLedger
    create: Create
    clock: Clock
    _rests_until: datetime | None = field(default=None, init=False)
    _making: threading.Lock = field(default_factory=threading.Lock, init=False)

    def sid_of(self, rich: Rich) -> str | None:
        """Return the content's id at Twilio; `None` where Twilio makes none now."""
        name = self._name(rich)
        if known := self.ledger.content(name):
            return known
        with self._making:
            if known := self.ledger.content(name):
                return known
            if self._rests_until is not None and self.clock.now() < self._rests_until:
                return None
            try:
                made = self.create(
                    {
                        "friendly_name": f"smartretail_{rich.fingerprint}",
                        "language": "en",
                        "variables": {number: f"sample {number}" for number in rich.variables},
                        "types": dict(rich.types),
                    }
                )
            except ExternalError:
                self._rests_until = self.clock.now() + RESTS
                return None
            return self.ledger.keep(name, made)

    def forget(self, rich: Rich) -> None:
        """Have it made anew: Twilio does not take its id any more."""
        self.ledger.forget(self._name(rich))

    def _name(self, rich: Rich) -> str:
        return f"{self.account_sid}:{rich.fingerprint}"
