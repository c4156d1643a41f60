"""Shows that an answer is being written, on channels that can; nothing waits for it or depends on it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from queue import Empty, Full, Queue

from core.errors import SmartRetailError
from core.message import InboundMessage
from core.ports import ChannelAdapter, Typing

log = logging.getLogger(__name__)

_MOST_WAITING = 20
_IDLE_S = 5.0


class TypingSigns:
    """Shows them from a thread of its own, which ends when there is nothing to do.

    When the provider is slow, signs are left out: an old one would be wrong.
    """

    def __init__(self, adapters: Mapping[str, ChannelAdapter]) -> None:
        self._adapters = {name: one for name, one in adapters.items() if isinstance(one, Typing)}
        self._waiting: Queue[InboundMessage] = Queue(_MOST_WAITING)
        self._running = threading.Lock()

    def show(self, message: InboundMessage) -> None:
        """Have it shown to whoever wrote the message; returns at once."""
        if message.channel not in self._adapters or message.asked_by == "machine":
            return
        try:
            self._waiting.put_nowait(message)
        except Full:
            return
        if self._running.acquire(blocking=False):
            threading.Thread(target=self._work, name="typing", daemon=True).start()

    def _work(self) -> None:
        try:
            while True:
                message = self._waiting.get(timeout=_IDLE_S)
                adapter = self._adapters[message.channel]
                try:
                    assert isinstance(adapter, Typing)  # noqa: S101 - only those are kept
                    adapter.show_typing(message)
                except SmartRetailError as error:
                    log.debug("No typing sign for %s: %s", message.message_id, error.message)
        except Empty:
            pass
        finally:
            self._running.release()
