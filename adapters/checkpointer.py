"""Where LangGraph keeps a conversation's state: SQLite or Postgres, ready to use."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import ExternalError

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
    from psycopg import AsyncConnection
    from psycopg.rows import DictRow

_BUSY_TIMEOUT_S = 15.0
_SQLITE = re.compile(r"^sqlite(\+\w+)?:///")
_LOCK = 0x536D5263  # any number, the same in every process


@asynccontextmanager
async def open_checkpointer(
    url_or_path: str | Path, allowed: Iterable[type] = ()
) -> AsyncGenerator[BaseCheckpointSaver[Any]]:
    """Open the checkpointer, its tables made once, for as long as the block lasts.

    Args:
        url_or_path: A file, `sqlite:///file`, or a Postgres URL.
        allowed: Our own classes that may be in a state. Any other class found in a stored
            checkpoint is not built: a tampered checkpoint must not run code.

    Raises:
        ExternalError: the database cannot be reached.
    """
    from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer  # noqa: PLC0415 - slow to import

    serializer = JsonPlusSerializer(allowed_msgpack_modules=tuple(allowed) or None)
    where = str(url_or_path)
    if where.startswith(("postgresql", "postgres:")):
        opened = _on_postgres(where, serializer)
    else:
        opened = _on_sqlite(Path(_SQLITE.sub("", where)), serializer)
    async with opened as saver:
        yield saver


@asynccontextmanager
async def _on_sqlite(path: Path, serializer: JsonPlusSerializer) -> AsyncGenerator[BaseCheckpointSaver[Any]]:
    import aiosqlite  # noqa: PLC0415 - as above
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    async with aiosqlite.connect(path, timeout=_BUSY_TIMEOUT_S) as connection:
        saver = AsyncSqliteSaver(connection, serde=serializer)
        await _until_free(saver)
        # NORMAL: a turn writes a checkpoint a step, and waiting for the disk each time doubles its
        # length. A killed process loses nothing; after a power cut the last turn may run again,
        # from the message ledger, which does wait.
        await connection.execute("PRAGMA synchronous=NORMAL")
        yield saver


async def _until_free(saver: Any) -> None:
    """Make the tables; switching to WAL does not wait for another process, so we do."""
    for attempt in range(200):
        try:
            await saver.setup()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 199:
                raise ExternalError(f"The conversation store cannot be opened: {error}.") from error
            await asyncio.sleep(0.05)


@asynccontextmanager
async def _on_postgres(url: str, serializer: JsonPlusSerializer) -> AsyncGenerator[BaseCheckpointSaver[Any]]:
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver  # noqa: PLC0415 - as above
    from psycopg import AsyncConnection, OperationalError  # noqa: PLC0415
    from psycopg.rows import DictRow, dict_row  # noqa: PLC0415
    from psycopg_pool import AsyncConnectionPool, PoolTimeout  # noqa: PLC0415

    settings: dict[str, Any] = {"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row}
    pool = AsyncConnectionPool(
        _libpq(url),
        connection_class=AsyncConnection[DictRow],
        min_size=1,
        max_size=8,
        open=False,
        kwargs=settings,
        check=_alive,
    )
    try:
        await pool.open(wait=True, timeout=_BUSY_TIMEOUT_S)
        saver = AsyncPostgresSaver(pool, serde=serializer)
        await _set_up_alone(pool, saver)
    except (OperationalError, PoolTimeout) as error:
        await pool.close()
        raise ExternalError("The conversation store cannot be reached.") from error
    try:
        yield saver
    finally:
        await pool.close()


async def _alive(connection: AsyncConnection[DictRow]) -> None:
    """Fail where the server went away meanwhile: the pool then opens another connection."""
    await connection.execute("SELECT 1")


async def _set_up_alone(pool: Any, saver: Any) -> None:
    """Make the tables in one process at a time.

    The lock is tried and not waited for: setting up builds indexes concurrently, and those
    wait for every running statement, the one that waits for a lock included.
    """
    async with pool.connection() as connection:
        while True:
            cursor = await connection.execute("SELECT pg_try_advisory_lock(%s) AS got", (_LOCK,))
            if (await cursor.fetchone())["got"]:
                break
            await asyncio.sleep(0.05)
        try:
            await saver.setup()
        finally:
            await connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))


def _libpq(url: str) -> str:
    """Return the URL as libpq reads it: without SQLAlchemy's driver name."""
    scheme, separator, rest = url.partition("://")
    return scheme.partition("+")[0] + separator + rest
