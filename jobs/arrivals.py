"""Messages on their way into the ledger: those that come while others are being stored are stored together.

One thread stores, in the order of arrival. However slow the disk is and however many come at once, a
message waits for one transaction under way and for its own, never for a place among threads that all
want the same disk, the same lock and the same processor.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from core.errors import ExternalError
from core.message import InboundMessage
from core.ports import MessageLedger, StoredMessage

MOST_TOGETHER = 100


class Arrivals:
    """Stores messages; `store` may be called from any thread and returns at once."""

    def __init__(self, messages: MessageLedger) -> None:
        self._messages = messages
        self._waiting: deque[tuple[InboundMessage, Future[StoredMessage]]] = deque()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="arrivals")

    def store(self, message: InboundMessage) -> Future[StoredMessage]:
        """Return what `MessageLedger.store` will; it is done when the message is committed.

        What has come is stored, also where nobody waits for it any more.
        """
        stored = Future[StoredMessage]()
        stored.set_running_or_notify_cancel()  # from here on it cannot be cancelled
        self._waiting.append((message, stored))
        self._writer.submit(self._store_waiting)
        return stored

    def _store_waiting(self) -> None:
        """Store all that waits: nothing, where an earlier call took it along."""
        together = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TOGETHER))]
        if together:
            self._store(together)

    def _store(self, together: Sequence[tuple[InboundMessage, Future[StoredMessage]]]) -> None:
        try:
            stored = self._messages.store_together([message for message, _ in together])
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            if len(together) == 1 or isinstance(error, ExternalError):
                for _, waiting in together:
                    waiting.set_exception(error)
            else:  # one of them cannot be stored: that is not the others' fault
                for each in together:
                    self._store([each])
            return
        for (_, waiting), one in zip(together, stored, strict=True):
            waiting.set_result(one)
