from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from adapters.database import Database
from adapters.ledgers import SqlImportLedger
from core.errors import ConflictError, InputError
from core.ports import ImportEntry, ImportReport
from tests.adapters.samples import NOON


@pytest.fixture
def ledger(database: Database) -> SqlImportLedger:
    return SqlImportLedger(database)


def begin(ledger: SqlImportLedger, import_id: str = "I1", **changed: Any) -> ImportEntry:
    arguments: dict[str, Any] = {
        "import_id": import_id,
        "tenant_id": "demo",
        "user_id": "admin",
        "kind": "sales",
        "file": "बिक्री.csv",
        "blob_key": f"demo/raw/{import_id}",
        "sha256": "aa",
        "received_at": NOON,
    }
    return ledger.begin(**{**arguments, **changed})


def test_a_file_is_recorded_as_received(ledger: SqlImportLedger) -> None:
    entry = begin(ledger, idempotency_key="k1", replaces="I0")
    assert entry == ImportEntry(
        import_id="I1",
        sequence=entry.sequence,
        tenant_id="demo",
        user_id="admin",
        blob_key="demo/raw/I1",
        sha256="aa",
        received_at=NOON,
        report=ImportReport("I1", "sales", "बिक्री.csv", "received", replaces="I0"),
        idempotency_key="k1",
    )
    assert ledger.find("demo", "I1") == entry


def test_another_tenant_does_not_see_it(ledger: SqlImportLedger) -> None:
    begin(ledger)
    assert ledger.find("other", "I1") is None
    assert ledger.entries("other") == []


def test_the_report_of_a_finished_import_comes_back_as_it_was(ledger: SqlImportLedger) -> None:
    begin(ledger, kind="")
    report = ImportReport(
        "I1",
        "inventory",
        "stock.xlsx",
        "committed",
        rows=3,
        accepted=1,
        duplicates=1,
        quarantined=1,
        reasons={"bad_date": 1},
        examples=({"row": 2, "value": Decimal("1.50"), "was": date(2026, 1, 1), "text": "a\x00"},),
        message="taken in",
    )
    assert ledger.finish("I1", report).report == report
    entry = ledger.find("demo", "I1")
    assert entry is not None
    assert entry.report == report
    assert [each.import_id for each in ledger.entries("demo", "inventory")] == ["I1"]
    assert ledger.entries("demo", "sales") == []


def test_a_quarantined_value_of_any_type_can_be_kept(ledger: SqlImportLedger) -> None:
    begin(ledger)
    examples = ({"row": 2, "value": time(9, 30)}, {"row": 3, "value": b"\xff"}, {"value": float("nan")})
    report = ImportReport("I1", "sales", "f", "rejected", examples=examples)
    entry = ledger.finish("I1", report)
    assert entry.report.examples[0]["value"] == "09:30:00"


def test_imports_are_listed_oldest_first(ledger: SqlImportLedger) -> None:
    for import_id in ("I3", "I1", "I2"):
        begin(ledger, import_id)
    assert [entry.import_id for entry in ledger.entries("demo")] == ["I3", "I1", "I2"]


def test_a_key_used_again_for_the_same_file_returns_the_first_import(ledger: SqlImportLedger) -> None:
    first = begin(ledger, "I1", idempotency_key="k1")
    assert begin(ledger, "I2", idempotency_key="k1") == first
    assert begin(ledger, "I2", idempotency_key="k1", kind="") == first
    assert len(ledger.entries("demo")) == 1


@pytest.mark.parametrize("other", [{"sha256": "bb"}, {"kind": "inventory"}, {"replaces": "I0"}])
def test_a_key_used_for_something_else_is_a_conflict(ledger: SqlImportLedger, other: dict[str, Any]) -> None:
    begin(ledger, "I1", idempotency_key="k1")
    with pytest.raises(ConflictError):
        begin(ledger, "I2", idempotency_key="k1", **other)
    assert len(ledger.entries("demo")) == 1


def test_keys_of_two_tenants_do_not_meet(ledger: SqlImportLedger) -> None:
    begin(ledger, "I1", idempotency_key="k1")
    begin(ledger, "I2", idempotency_key="k1", tenant_id="other", sha256="bb")
    assert len(ledger.entries("other")) == 1


def test_without_a_key_the_same_file_is_another_import(ledger: SqlImportLedger) -> None:
    begin(ledger, "I1")
    begin(ledger, "I2")
    assert len(ledger.entries("demo")) == 2


def test_beginning_again_after_a_crash_returns_what_was_begun(ledger: SqlImportLedger) -> None:
    assert begin(ledger, "I1") == begin(ledger, "I1")


def test_an_id_is_not_shared_between_files_or_tenants(ledger: SqlImportLedger) -> None:
    begin(ledger, "I1")
    with pytest.raises(ConflictError):
        begin(ledger, "I1", sha256="bb")
    with pytest.raises(ConflictError):
        begin(ledger, "I1", tenant_id="other")


def test_finishing_what_was_not_begun_is_an_error(ledger: SqlImportLedger) -> None:
    with pytest.raises(InputError):
        ledger.finish("I9", replace(ImportReport("I9", "sales", "f", "committed")))
