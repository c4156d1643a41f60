"""A request's body on its way to disk: never held in memory whole."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, BinaryIO, cast

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from core.errors import StorageFullError

_IN_MEMORY = 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@asynccontextmanager
async def spooled_body(request: Request) -> AsyncGenerator[BinaryIO]:
    """Give the body as a file that vanishes after the block.

    Raises:
        StorageFullError: there is no room for it.
    """
    try:
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as content:
            await spool(request.stream(), content)
            content.seek(0)
            yield cast("BinaryIO", content)
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFullError("The disk is full; nothing was taken in. Free some space.") from error
        raise


async def spool(chunks: AsyncIterator[bytes], content: IO[bytes]) -> None:
    """Write the body to the file, off the event loop, a megabyte at a time."""
    waiting = bytearray()
    async for chunk in chunks:
        waiting += chunk
        if len(waiting) >= _IN_MEMORY:
            await run_in_threadpool(content.write, bytes(waiting))
            waiting.clear()
    await run_in_threadpool(content.write, bytes(waiting))
