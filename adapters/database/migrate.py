"""Brings the app database to the newest schema, whoever starts first."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from adapters.database.engine import BEGIN_IMMEDIATE, Database, open_database
from core.errors import DataError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0015"
"""The newest revision. Named here so that asking costs one query and no import of Alembic."""

_LOCK = 0x536D5274  # any number, the same in every process


def migrate(url: str, *, to: str = HEAD) -> bool:
    """Upgrade the database to a revision; return whether there was anything to do.

    The upgrade is one transaction under a lock: a second process that starts meanwhile
    waits and then finds nothing to do; a crash leaves the schema as it was.

    Raises:
        DataError: the database was made by a newer version of the product.
        ExternalError: it cannot be reached or is no database.
    """
    database = open_database(url)
    try:
        with database.translated():
            return current_revision(database) != to and _upgrade(database, to)
    finally:
        database.close()


def current_revision(database: Database) -> str | None:
    """Return the revision the database is at, or `None` where it has no tables yet."""
    try:
        with database.engine.connect() as connection:
            return _revision(connection)
    except DatabaseError as error:
        if "alembic_version" not in str(error.orig):
            raise
        return None


def alembic_config() -> Config:
    """Return Alembic's configuration; its scripts lie beside this module."""
    from alembic.config import Config  # noqa: PLC0415 - a quarter of a second, rarely needed

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _upgrade(database: Database, to: str) -> bool:
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.util.exc import CommandError  # noqa: PLC0415

    with _alone(database) as connection:
        if _has_versions(connection) and _revision(connection) == to:
            return False
        config = alembic_config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to)
        except CommandError as error:
            if "locate revision" not in str(error):
                raise
            raise DataError(
                "The app database was made by a newer version of this program; install that version."
            ) from error
    return True


@contextmanager
def _alone(database: Database) -> Generator[Connection]:
    """Give a connection inside a transaction that holds the lock on the schema.

    SQLite's batch migrations copy and swap tables, so foreign keys are off while they run
    and checked before the commit.
    """
    with database.engine.connect() as connection:
        if database.kind == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection
        else:
            cursor = connection.connection.cursor()  # past SQLAlchemy, which would begin first
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.close()
            connection.execution_options(**BEGIN_IMMEDIATE)
            yield connection
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise DataError(
                    f"The upgrade would break references of table {broken[0][0]}; nothing changed."
                )
        connection.commit()


def _revision(connection: Connection) -> str | None:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _has_versions(connection: Connection) -> bool:
    from sqlalchemy import inspect  # noqa: PLC0415

    return inspect(connection).has_table("alembic_version")
