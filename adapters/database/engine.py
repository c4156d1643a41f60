"""Opens the app database: SQLite on a laptop, Postgres in production, one way to use both."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NoReturn

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InvalidatePoolError,
    OperationalError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from core.errors import ExternalError, InputError, SmartRetailError, StorageFullError

BUSY_TIMEOUT_S = 15.0
ASKED_AFTER_S = 1.0
"""How long a connection to Postgres may rest before it is asked whether it still stands."""
_RESTS_SINCE = "rests_since"
_BEGIN = "smartretail_begin"
BEGIN_IMMEDIATE = {_BEGIN: "IMMEDIATE"}
"""Execution options of a connection whose SQLite transactions take the write lock at once."""
_ONE_STATE = {_BEGIN: "ISOLATION LEVEL REPEATABLE READ"}
"""Those of a connection to Postgres whose transactions see one state; on SQLite every one does."""
_NEVER = {_BEGIN: None}
"""Those of a connection whose statements are each a transaction of their own."""

_OUT_OF_SPACE = ("disk is full", "no space left", "disk full")


def parse_url(url: str) -> URL:
    """Return the URL with its driver named: pysqlite or psycopg.

    Raises:
        InputError: it is no URL, or of another database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise InputError("The database URL cannot be read; try sqlite:///path or postgresql://…") from error
    match parsed.drivername.partition("+")[0]:
        case "sqlite":
            if parsed.database in (None, "", ":memory:"):
                raise InputError("The app database needs a file: sqlite:///path/to/app.db")
            return parsed.set(drivername="sqlite+pysqlite")
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
        case other:
            raise InputError(f"No adapter for a {other} database; use sqlite or postgresql.")


class Database:
    """The app database, opened. Adapters ask it for a session to read or to write in.

    A write takes the write lock when it begins (`BEGIN IMMEDIATE`), so that it never finds
    out half-way that somebody else wrote; within one process writers queue fairly on a
    lock instead of polling SQLite. Do not open a write inside a write.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.kind: Literal["sqlite", "postgresql"] = (
            "sqlite" if engine.dialect.name == "sqlite" else "postgresql"
        )
        on_sqlite = self.kind == "sqlite"
        self._to_read: dict[str, Any] = {} if on_sqlite else dict(_ONE_STATE)
        self._to_write: dict[str, Any] = dict(BEGIN_IMMEDIATE) if on_sqlite else {}
        self._writer = threading.Lock()

    @contextmanager
    def read(self) -> Generator[Session]:
        """Give a session that sees one consistent state and is never committed."""
        with self.translated(), self.engine.connect() as connection:
            session = Session(connection.execution_options(**self._to_read), expire_on_commit=False)
            with session:
                yield session

    @contextmanager
    def write(self) -> Generator[Session]:
        """Give a session that commits when the block ends, and rolls back if it raises."""
        with self.translated(), self._one_writer(), self.engine.connect() as connection:
            session = Session(connection.execution_options(**self._to_write), expire_on_commit=False)
            with session, session.begin():
                yield session

    @contextmanager
    def read_once(self) -> Generator[Connection]:
        """Give a connection for a single SELECT, or for several that need not see the same state.

        To Postgres that is one round trip; a transaction around it would be three, and amid a burst
        each of them waits for a place on a busy processor.
        """
        with self.translated(), self.engine.connect() as connection:
            yield connection.execution_options(**_NEVER)

    @contextmanager
    def write_once(self) -> Generator[Connection]:
        """Give a connection for a single statement that writes: it is committed whole, or not at all."""
        with self.translated(), self._one_writer(), self.engine.connect() as connection:
            yield connection.execution_options(**_NEVER)

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()

    @contextmanager
    def _one_writer(self) -> Generator[None]:
        if self.kind == "postgresql":
            yield
            return
        if not self._writer.acquire(timeout=BUSY_TIMEOUT_S):
            raise ExternalError("The app database is busy: another write is not ending.")
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def translated(self) -> Generator[None]:
        """Turn the database's errors into ours; `read` and `write` do so themselves."""
        try:
            yield
        except StatementError as error:
            _raise_ours(error)
        except sqlite3.OperationalError as error:  # the write lock was not to be had
            _raise_busy(error, str(error))
            raise ExternalError(f"The app database failed: {error}.") from error
        except PoolTimeoutError as error:
            raise ExternalError("The app database has no free connection; try again.") from error


def open_database(url: str) -> Database:
    """Open the app database; its tables are `migrate`'s business.

    Args:
        url: `sqlite:///path` (the file is created, readable by its owner only) or a
            Postgres URL, unix sockets (`?host=/path`) included.

    Raises:
        InputError: the URL is not of a database we have an adapter for.
    """
    parsed = parse_url(url)
    if parsed.drivername == "sqlite+pysqlite":
        return Database(_sqlite(parsed))
    return Database(_postgres(parsed))


def _postgres(url: URL) -> Engine:
    """Return a pool that asks a connection whether it still stands before it is used after a pause.

    SQLAlchemy's own `pool_pre_ping` asks each time: one more round trip for each read and write. That
    we say BEGIN ourselves (`_begin`) spares the driver a change of its mode for each transaction.
    """
    engine = create_engine(url, pool_size=12, max_overflow=8, isolation_level="AUTOCOMMIT")

    def rest(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[_RESTS_SINCE] = time.monotonic()

    def ask(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info.get(_RESTS_SINCE, time.monotonic()) < ASKED_AFTER_S:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "checkin", rest)
    event.listen(engine, "checkout", ask)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite(url: URL) -> Engine:
    _create_private(Path(url.database or ""))
    engine = create_engine(url, pool_size=5, max_overflow=40, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFullError("The disk that holds the app database is full.") from error
        raise ExternalError(f"The app database {path.name} cannot be made: {error.strerror}.") from error


def _prepare_connection(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see `_begin`
    cursor = connection.cursor()
    try:
        _use_wal(cursor)
        # FULL: what was acknowledged outlives a power cut, not only a killed process.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
    finally:
        cursor.close()


def _use_wal(cursor: Any) -> None:
    """Switch to WAL; SQLite does not wait its busy timeout for that, so we do."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                return
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    """Say it to the driver itself: as a statement of SQLAlchemy's it costs a third of a short transaction."""
    how = connection.get_execution_options().get(_BEGIN, "")
    if how is not None:
        driver: Any = connection.connection.dbapi_connection
        driver.execute(f"BEGIN {how}")


def _raise_ours(error: StatementError) -> NoReturn:
    """Raise the error of our tree that the database's error amounts to."""
    if isinstance(error.orig, SmartRetailError):
        raise error.orig from error
    if not isinstance(error, DBAPIError):
        raise error
    reason = str(error.orig).lower()
    if any(words in reason for words in _OUT_OF_SPACE):
        raise StorageFullError(
            "The disk that holds the app database is full; nothing was written."
        ) from error
    _raise_busy(error, reason)
    if error.connection_invalidated or type(error) in (OperationalError, DatabaseError):
        first_line = str(error.orig).partition("\n")[0]
        raise ExternalError(f"The app database failed: {first_line}.") from error
    raise error


def _raise_busy(error: Exception, reason: str) -> None:
    if "locked" in reason or "busy" in reason:
        raise ExternalError("The app database is busy; try again.") from error
