from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from adapters.database import Database, engine, migrate, open_database
from adapters.database.models import MessageRow, TenantRow
from core.errors import ExternalError, InputError, ScopeError, StorageFullError


def add(database: Database, tenant_id: str) -> None:
    with database.write() as session:
        session.add(TenantRow(tenant_id=tenant_id, settings="{}"))


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(TenantRow.tenant_id).order_by(TenantRow.tenant_id)))


def test_a_write_is_there_when_its_block_has_ended(database: Database) -> None:
    add(database, "demo")
    assert names(database) == ["demo"]


def test_a_write_that_raises_leaves_nothing(database: Database) -> None:
    def write_and_fail() -> None:
        with database.write() as session:
            session.add(TenantRow(tenant_id="demo", settings="{}"))
            session.flush()
            raise ScopeError("no")

    with pytest.raises(ScopeError):
        write_and_fail()
    assert names(database) == []


def test_a_single_statement_is_a_transaction_of_its_own(database: Database) -> None:
    add(database, "demo")
    with database.write_once() as connection:
        changed = connection.execute(update(TenantRow).values(settings='{"a": 1}'))
        assert changed.rowcount == 1
        with database.read_once() as other:  # committed when it returned, not when the block ends
            assert other.execute(select(TenantRow.settings)).scalar_one() == '{"a": 1}'
    with pytest.raises(IntegrityError), database.write_once() as connection:
        connection.execute(insert(TenantRow), [{"tenant_id": "demo", "settings": "{}"}])
    add(database, "other")
    assert names(database) == ["demo", "other"]


def test_a_read_sees_one_state_while_others_write(database: Database) -> None:
    with database.read() as session:
        before = session.scalars(select(TenantRow.tenant_id)).all()
        add(database, "demo")
        assert session.scalars(select(TenantRow.tenant_id)).all() == before
    assert names(database) == ["demo"]


def test_many_threads_write_without_one_being_refused(database: Database) -> None:
    threads = [threading.Thread(target=add, args=(database, f"t{n:02}")) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(database) == [f"t{n:02}" for n in range(20)]


def test_foreign_keys_are_held(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.write() as session:
        session.execute(
            text("INSERT INTO users VALUES ('u', 'nobody', 'U', 'seller', :yes, :yes)"), {"yes": True}
        )


@pytest.mark.parametrize("broken", ["a\x00b", "x" * 256, "\ud800"])
def test_an_id_that_one_database_would_refuse_is_refused_by_both(database: Database, broken: str) -> None:
    with pytest.raises(InputError):
        add(database, broken)


def test_sqlite_keeps_what_was_acknowledged_through_a_power_cut(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


def test_the_file_is_readable_by_its_owner_only(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    assert (tmp_path / "app.db").stat().st_mode & 0o077 == 0


def test_a_full_disk_is_said_and_leaves_nothing(sqlite_url: str) -> None:
    migrate(sqlite_url)
    database = open_database(sqlite_url)

    def limit(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=70")  # type: ignore[attr-defined] # the driver's own connection

    from sqlalchemy import event

    event.listen(database.engine, "connect", limit)

    def fill() -> None:
        with database.write() as session:
            session.add(TenantRow(tenant_id="big", settings="x" * 2_000_000))

    with pytest.raises(StorageFullError):
        fill()
    assert names(database) == []
    database.close()


def test_a_write_lock_that_is_not_to_be_had_is_said_and_the_next_write_goes_through(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(sqlite_url)
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_S", 0.1)
    database, other = open_database(sqlite_url), open_database(sqlite_url)
    with other.write() as session:
        session.add(TenantRow(tenant_id="theirs", settings="{}"))
        session.flush()
        with pytest.raises(ExternalError, match="busy"):
            add(database, "ours")
    add(database, "ours")
    assert names(database) == ["ours", "theirs"]
    database.close()
    other.close()


def test_a_file_that_is_no_database_is_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "app.db"
    path.write_bytes(b"binary garbage" * 500)
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(ExternalError):
        names(database)
    with pytest.raises(ExternalError):
        migrate(f"sqlite:///{path}")
    database.close()


def test_a_server_that_is_away_is_an_external_failure(tmp_path: Path) -> None:
    url = f"postgresql://postgres@/none?host={tmp_path}"
    database = open_database(url)
    with pytest.raises(ExternalError):
        names(database)
    with pytest.raises(ExternalError):
        migrate(url)
    database.close()


@pytest.mark.parametrize("url", ["", "not a url", "mysql://u:secret@h/d", "sqlite://", "sqlite:///:memory:"])
def test_a_url_without_an_adapter_is_refused_and_its_password_not_repeated(url: str) -> None:
    with pytest.raises(InputError) as refused:
        open_database(url)
    assert "secret" not in refused.value.message


def test_numbers_of_messages_are_not_given_again_after_a_purge(database: Database) -> None:
    from adapters.ledgers import SqlMessageLedger
    from tests.adapters.samples import message

    ledger = SqlMessageLedger(database)
    last = ledger.store(message("SM1")).sequence
    with database.write() as session:
        session.execute(MessageRow.__table__.delete())  # type: ignore[attr-defined] # typed as a FromClause
    assert ledger.store(message("SM1")).sequence > last
