"""Blocking work of a provider's library, in threads that nothing else depends on.

A server that sends a byte now and then holds such a thread for as long as it likes. It may: the
threads are daemons, so that the process can still end, they are few, and no tool waits for one.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

ResultT = TypeVar("ResultT")

MOST_THREADS = 16

_FREE = threading.BoundedSemaphore(MOST_THREADS)


class BusyError(Exception):
    """Every thread is held up."""


async def apart(work: Callable[[threading.Event], ResultT]) -> ResultT:
    """Run work in a thread of its own; where this is cancelled, the event tells the work to stop.

    Raises:
        BusyError: as many threads as may be are held up already.
    """
    if not _FREE.acquire(blocking=False):
        raise BusyError
    loop = asyncio.get_running_loop()
    done: asyncio.Future[ResultT] = loop.create_future()
    given_up = threading.Event()

    def settle(result: ResultT | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # pyright: ignore[reportArgumentType] - without an error there is one

    def run() -> None:
        result: ResultT | None = None
        error: BaseException | None = None
        try:
            result = work(given_up)
        except BaseException as raised:  # noqa: BLE001 - it belongs to who waits
            error = raised
        finally:
            _FREE.release()
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="model", daemon=True).start()
    try:
        return await done
    finally:
        given_up.set()
