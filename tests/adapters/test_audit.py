from __future__ import annotations

import json
import sqlite3
import threading
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from adapters.audit import GENESIS, REDACTED, SqlAuditLog
from adapters.database import Database, open_database
from core.clock import FixedClock
from core.errors import DataError

CLOCK = FixedClock(datetime(2026, 1, 22, 10, 0, tzinfo=UTC))


@pytest.fixture
def audit(database: Database) -> SqlAuditLog:
    return SqlAuditLog(database, CLOCK)


def add(audit: SqlAuditLog, count: int = 1, tenant: str = "demo", **details: Any) -> None:
    for _ in range(count):
        audit.append(
            tenant_id=tenant,
            actor="asha",
            action="tool:suggest_price",
            subject="SKU_1",
            outcome="allowed",
            details=details,
        )


def without_triggers(database: Database, *statements: str) -> None:
    """Do what somebody with the database's password could do."""
    with database.engine.connect() as connection:
        if database.kind == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        else:
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            for name in names.scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()
    database.engine.dispose()


def test_an_empty_log_holds(audit: SqlAuditLog) -> None:
    assert audit.verify() == 0
    assert audit.head() == (0, GENESIS)


def test_each_record_is_bound_to_the_one_before(audit: SqlAuditLog) -> None:
    add(audit, 3, limit=5, price=Decimal("12.50"))
    third, second, first = audit.records()
    assert (first.sequence, second.sequence, third.sequence) == (1, 2, 3)
    assert first.previous_hash == GENESIS
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
    assert first.at == CLOCK.now()
    assert first.details == {"limit": 5, "price": "12.50"}
    assert audit.verify() == 3
    assert audit.head() == (3, third.hash)


def test_the_hash_can_be_computed_again_from_what_is_shown(audit: SqlAuditLog) -> None:
    from hashlib import sha256

    add(audit, text="₹ अ")
    record = audit.records()[0]
    content = {
        "sequence": 1,
        "at": "2026-01-22T10:00:00.000000+00:00",
        "tenant": "demo",
        "actor": "asha",
        "action": "tool:suggest_price",
        "subject": "SKU_1",
        "outcome": "allowed",
        "details": {"text": "₹ अ"},
        "previous_hash": "0" * 64,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    assert record.hash == sha256(canonical.encode()).hexdigest()


def test_records_come_newest_first_by_tenant_and_page(audit: SqlAuditLog) -> None:
    for tenant in ("demo", "other", "demo", "demo"):
        add(audit, tenant=tenant)
    assert [record.sequence for record in audit.records("demo", limit=2)] == [4, 3]
    assert [record.sequence for record in audit.records("demo", before=3)] == [1]
    assert audit.records("nobody") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_records SET actor = 'vikram' WHERE sequence = 2",
        "DELETE FROM audit_records WHERE sequence = 3",
        "DELETE FROM audit_records",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET length = 2",
        "UPDATE audit_head SET length = 4",
        "INSERT INTO audit_records SELECT 9, at, tenant_id, actor, action, subject, outcome, details,"
        " previous_hash, hash FROM audit_records WHERE sequence = 1",
    ],
)
def test_the_database_refuses_to_change_the_past(
    audit: SqlAuditLog, database: Database, statement: str
) -> None:
    add(audit, 3)
    with pytest.raises(DBAPIError, match="append-only"), database.engine.begin() as connection:
        connection.execute(text(statement))
    assert audit.verify() == 3


def test_replacing_a_record_is_no_way_round_the_triggers(sqlite_template: Any, tmp_path: Any) -> None:
    path = tmp_path / "app.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = open_database(f"sqlite:///{path}")
    add(SqlAuditLog(database), 2)
    database.close()
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("INSERT OR REPLACE INTO audit_records SELECT * FROM audit_records")
    connection.close()


def test_truncating_is_no_way_round_the_triggers(migrated_postgres_url: str) -> None:
    database = open_database(migrated_postgres_url)
    add(SqlAuditLog(database), 2)
    for table in ("audit_records", "audit_head"):
        with pytest.raises(DBAPIError, match="append-only"), database.engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {table}"))
    database.close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE audit_records SET actor = 'vikram' WHERE sequence = 2", "Audit record 2"),
        ("UPDATE audit_records SET details = '{}' WHERE sequence = 2", "Audit record 2"),
        ("UPDATE audit_records SET details = 'no json' WHERE sequence = 2", "Audit record 2"),
        ("UPDATE audit_records SET at = 'yesterday' WHERE sequence = 2", "Audit record 2"),
        ("UPDATE audit_records SET hash = previous_hash WHERE sequence = 2", "Audit record 2"),
        ("UPDATE audit_records SET previous_hash = hash WHERE sequence = 2", "Audit record 2"),
        ("DELETE FROM audit_records WHERE sequence = 2", "Audit record 2"),
        ("DELETE FROM audit_records WHERE sequence = 1", "Audit record 1"),
        ("DELETE FROM audit_records WHERE sequence = 5", "Audit record 5"),
        ("DELETE FROM audit_records WHERE sequence > 2", "Audit record 3"),
        ("DELETE FROM audit_records", "Audit record 1"),
        ("DELETE FROM audit_head", "missing"),
        ("UPDATE audit_head SET length = 4", "head"),
    ],
)
def test_verifying_names_the_first_record_that_is_wrong(
    audit: SqlAuditLog, database: Database, statement: str, named: str
) -> None:
    add(audit, 5, note="kept")
    without_triggers(database, statement)
    with pytest.raises(DataError, match=named):
        audit.verify()


def test_verifying_while_others_append_is_no_alarm(audit: SqlAuditLog) -> None:
    add(audit, 20)
    writer = threading.Thread(target=add, args=(audit, 20))
    writer.start()
    lengths = [audit.verify() for _ in range(10)]
    writer.join()
    assert lengths == sorted(lengths)
    assert audit.verify() == 40


def test_threads_keep_one_chain(audit: SqlAuditLog) -> None:
    threads = [threading.Thread(target=add, args=(audit, 5)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify() == 30


def test_what_looks_like_a_secret_is_not_kept(audit: SqlAuditLog, database: Database) -> None:
    add(
        audit,
        auth_token="abc123",
        X_Twilio_Signature="sig456",
        headers={"Authorization": "Basic aGVsbG8=", "Accept": "json"},
        note="sent Bearer xyz789 along",
        jwt="eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln",
        list=[{"Password": "hunter2"}],
    )
    details = audit.records()[0].details
    assert details == {
        "auth_token": REDACTED,
        "X_Twilio_Signature": REDACTED,
        "headers": {"Authorization": REDACTED, "Accept": "json"},
        "note": f"sent {REDACTED} along",
        "jwt": REDACTED,
        "list": [{"Password": REDACTED}],
    }
    assert audit.verify() == 1


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {"end": 1}
    for _ in range(depth):
        value = {"in": value}
    return value


@pytest.mark.parametrize(
    "hostile",
    [
        {"nul": "a\x00b", "surrogate": "\ud800"},
        {"number": float("nan"), "endless": float("inf")},
        {"long": "x" * 100_000},
        nested(5_000),
        {"bytes": b"\xff", "set": {1, "a"}, 3: None, "when": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
)
def test_hostile_details_are_kept_in_bounds_and_still_verify(
    audit: SqlAuditLog, hostile: dict[str, Any]
) -> None:
    audit.append(
        tenant_id="t\x00",
        actor="x" * 10_000,
        action="b",
        subject="\ud800'; DROP TABLE audit_records; --",
        outcome="denied",
        details=hostile,
    )
    assert audit.verify() == 1
    assert len(json.dumps(audit.records()[0].details)) < 10_000
