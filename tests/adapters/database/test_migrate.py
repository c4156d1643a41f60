from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text

from adapters.database import Database, migrate, open_database
from adapters.database.migrate import HEAD, alembic_config, current_revision
from adapters.database.models import Base
from adapters.ledgers.examined_json import dump_examined
from core.errors import DataError
from tests.adapters.processes import run_at_once
from tests.tools.fake_documents import an_invoice

FIRST_HOME: dict[str, list[dict[str, Any]]] = {
    "tenants": [{"tenant_id": "demo", "settings": '{"service_level":0.9}'}],
    "users": [
        {
            "user_id": "asha",
            "tenant_id": "demo",
            "name": "Asha",
            "role": "seller",
            "all_stores": False,
            "all_skus": True,
        }
    ],
    "grants": [{"user_id": "asha", "kind": "store", "value": "DELHI_01"}],
    "addresses": [{"channel": "whatsapp", "address": "+919812345678", "user_id": "asha"}],
    "messages": [
        {
            "channel": "whatsapp",
            "message_id": "SM1",
            "conversation_id": "c1",
            "received_at": "2026-01-22 12:00:00.000000+00:00",
            "queued": False,
            "body": "{}",
        }
    ],
    "conversations": [
        {
            "conversation_id": "c1",
            "tenant_id": "demo",
            "user_id": "asha",
            "started_at": "2026-01-22 12:00:00.000000+00:00",
        }
    ],
}
"""What a home held when there was only the first revision. Never edit: it is history."""


def revisions() -> list[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(alembic_config())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def rows(database: Database, table: str) -> Sequence[Any]:
    with database.engine.connect() as connection:
        return connection.execute(text(f"SELECT * FROM {table}")).mappings().all()  # noqa: S608 - a test's own tables


def test_head_is_the_newest_revision_and_the_line_has_no_fork() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [HEAD]


def test_the_models_are_what_the_migrations_make(empty_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migrate(empty_url)
    database = open_database(empty_url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    database.close()
    assert differences == []


def test_a_home_of_the_first_revision_opens_without_loss(empty_url: str) -> None:
    first, *later = revisions()
    assert migrate(empty_url, to=first)
    database = open_database(empty_url)
    with database.engine.connect() as connection:
        for table, content in FIRST_HOME.items():
            names = ", ".join(content[0])
            values = ", ".join(f":{name}" for name in content[0])
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), content)  # noqa: S608 - as above
        connection.commit()
    for revision in later:
        assert migrate(empty_url, to=revision)
    assert current_revision(database) == HEAD
    for table, content in FIRST_HOME.items():
        kept = rows(database, table)
        assert len(kept) == len(content)
        for name, value in content[0].items():
            assert str(kept[0][name])[:19] == str(value)[:19] or kept[0][name] == value
    database.close()


def test_documents_read_before_serials_were_kept_are_found_by_them(empty_url: str) -> None:
    assert migrate(empty_url, to="0004")
    database = open_database(empty_url)
    found = {
        "DOC_a": dump_examined(an_invoice(seller_gstin="07 aaacg1234a1z9", invoice_number=" gk/7")),
        "DOC_b": None,
    }
    with database.engine.connect() as connection:
        for doc_id, text_of in found.items():
            connection.execute(
                text(
                    "INSERT INTO documents_metadata (doc_id, upload_id, position, tenant_id, user_id,"
                    " file_name, s3_uri, upload_ts, state, enqueued, starts, extracted_json)"
                    " VALUES (:doc_id, :doc_id, 1, 'demo', 'asha', 'bill.pdf', :doc_id,"
                    " '2026-01-22 12:00:00', 'done', true, 1, :found)"
                ),
                {"doc_id": doc_id, "found": text_of},
            )
        connection.commit()
    assert migrate(empty_url)
    kept = {
        row["doc_id"]: (row["serial_gstin"], row["serial_number"])
        for row in rows(database, "documents_metadata")
    }
    assert kept == {"DOC_a": ("07AAACG1234A1Z9", "GK/7"), "DOC_b": (None, None)}
    database.close()


def test_a_line_drawn_before_there_were_lines_in_pieces_is_in_days(empty_url: str) -> None:
    from alembic import command

    from adapters.ledgers.alert_rules import SqlAlertRuleLedger
    from core.alert import NewAlertRule

    assert migrate(empty_url, to="0013")
    database = open_database(empty_url)
    with database.engine.connect() as connection:
        connection.execute(
            text(
                "INSERT INTO alert_rules"
                " (rule_id, tenant_id, user_id, type, threshold, mute, sku_ids, created_at)"
                " VALUES ('RU_1', 'demo', 'asha', 'stockout_risk', 3, false, '[]', '2026-01-22 12:00:00')"
            )
        )
        connection.commit()
    assert migrate(empty_url)
    ledger = SqlAlertRuleLedger(database)
    (kept,) = ledger.in_force("demo")
    assert (kept.threshold, kept.in_units) == (3.0, False)
    ledger.add(NewAlertRule("demo", "asha", "stockout_risk", 5.0, kept.created_at, in_units=True))
    config = alembic_config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0013")
        connection.commit()
    assert [row["rule_id"] for row in rows(database, "alert_rules")] == ["RU_1"]
    database.close()


def test_every_revision_can_be_taken_back(empty_url: str) -> None:
    from alembic import command

    migrate(empty_url)
    database = open_database(empty_url)
    config = alembic_config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()
    assert current_revision(database) is None
    database.close()
    assert migrate(empty_url)


def test_migrating_again_does_nothing_and_costs_next_to_nothing(empty_url: str) -> None:
    assert migrate(empty_url)
    started = time.perf_counter()
    assert not migrate(empty_url)
    assert time.perf_counter() - started < 0.5


def test_asking_for_the_revision_does_not_import_alembic(sqlite_url: str) -> None:
    migrate(sqlite_url)
    script = (
        "import sys; from adapters.database import migrate; "
        "migrate(sys.argv[1]); print('alembic' in sys.modules)"
    )
    assert run_at_once(script, sqlite_url, processes=1) == ["False"]


def test_two_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    script = "import sys; from adapters.database import migrate; print(migrate(sys.argv[1]))"
    assert sorted(run_at_once(script, empty_url, processes=2)) == ["False", "True"]


def test_a_home_of_a_newer_version_is_left_alone(empty_url: str) -> None:
    migrate(empty_url)
    database = open_database(empty_url)
    with database.engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    with pytest.raises(DataError, match="newer version"):
        migrate(empty_url)
    assert current_revision(database) == "9999"
    database.close()
