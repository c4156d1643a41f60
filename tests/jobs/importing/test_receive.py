from __future__ import annotations

import errno
import hashlib
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

import pytest

from core.errors import ConflictError, InputError, PolicyError, StorageFullError
from core.identity import Principal, Role
from core.policy import may_ingest
from core.ports import Importer
from core.table import TABLE_BY_KIND
from ingest.reading import schema_of
from tests.jobs.importing.conftest import ADMIN, FILE, OWNER, SALES, Shop
from tests.jobs.importing.fakes import CrashError


def test_the_service_is_an_importer(shop: Shop) -> None:
    importer: Importer = shop.service
    assert importer is shop.service


def test_each_row_is_accounted_for(shop: Shop) -> None:
    report = shop.send()
    assert (report.kind, report.status, report.file) == ("sales", "committed", "sales.csv")
    assert (report.rows, report.accepted, report.duplicates, report.quarantined) == (3, 2, 0, 1)
    assert report.reasons == {"negative": 1}
    assert report.examples == (
        {"file": "sales.csv", "row": 3, "column": "units_sold", "value": "-1", "reason": "negative"},
    )
    assert shop.skus == ["A", "B"]


def test_the_raw_file_is_kept_as_it_came(shop: Shop) -> None:
    report = shop.send()
    digest = hashlib.sha256(FILE.encode()).hexdigest()
    key = f"shop/raw/sales/2026-11-22/{digest}-{report.import_id}"
    assert shop.blobs.kept[key] == FILE.encode()
    assert shop.ledger.rows[report.import_id].blob_key == key


def test_the_quarantine_can_be_read_again(shop: Shop) -> None:
    bad = "".join(f"2026-11-21,a{n},s,x,2,2,no,pos\n" for n in range(50))
    report = shop.send(FILE + bad)
    rows = list(shop.service.quarantine(report.import_id, ADMIN))
    assert len(rows) == report.quarantined == 51
    assert [row["row"] for row in rows] == [3, *range(5, 55)]
    assert len(report.examples) == 20


def test_the_same_file_twice_changes_nothing(shop: Shop) -> None:
    shop.send()
    again = shop.send()
    assert (again.accepted, again.duplicates, again.quarantined) == (0, 2, 1)
    assert shop.skus == ["A", "B"]


def test_what_was_not_used_is_said(shop: Shop) -> None:
    assert shop.send("date,event,colour\n2026-01-26,x,y\n").message == "Columns not used: colour."


def test_sales_are_in_the_future_by_the_shops_own_calendar(shop: Shop) -> None:
    # 10:00 UTC on the 22nd is the 22nd in India too; the 23rd has not begun.
    assert shop.send(SALES + "2026-11-22,a,s,1,2,2,,\n").accepted == 1
    assert shop.send(SALES + "2026-11-23,a,s,1,2,2,,\n").reasons == {"date_in_future": 1}


def test_batches_are_staged_as_the_lake_expects(shop: Shop) -> None:
    shop.send()
    (row, _) = shop.writer.visible("shop", "sales")
    assert list(row) == schema_of(TABLE_BY_KIND["sales"]).names


def test_progress_is_told_in_rows(shop: Shop) -> None:
    told: list[int] = []
    shop.send(on_progress=told.append)
    assert told == [3]


def test_a_stream_that_cannot_go_back_is_read(shop: Shop) -> None:
    class Once(RawIOBase):
        def __init__(self) -> None:
            self._content = BytesIO(FILE.encode())

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self._content.read(size)

    assert shop.service.receive(cast("BinaryIO", Once()), "x", ADMIN).accepted == 2


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\sales\\x.csv", "a\nb\x00.csv", "", "x" * 500])
def test_a_file_name_is_only_shown(shop: Shop, name: str) -> None:
    report = shop.send(file=name)
    assert report.file
    assert len(report.file) <= 120
    assert not any(part in report.file for part in ("/", "\\", "\n", "\x00"))
    assert all(key.startswith("shop/") and ".." not in key for key in shop.blobs.kept)


# --- files that cannot be read ---


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x01" * 900, SALES.encode(), b"PAR1xx", b"date,x\n1,2\n"])
def test_a_file_that_cannot_be_read_is_recorded_and_changes_nothing(shop: Shop, content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        shop.send(content)
    (entry,) = shop.ledger.entries("shop")
    assert entry.report.status == "rejected"
    assert entry.report.message == caught.value.message
    assert not shop.writer.committed
    assert shop.blobs.kept[entry.blob_key] == content
    assert [record.outcome for record in shop.audit.kept] == ["failed"]


def test_a_file_that_breaks_further_down_leaves_nothing(shop: Shop) -> None:
    good = "2026-11-20,a,s,1,2,2,no,pos\n" * 300_000
    with pytest.raises(InputError, match="UTF-8"):
        shop.send((SALES + good).encode() + b"2026-11-20,\xff,s,1,2,2,no,pos\n")
    assert not shop.writer.staged
    assert not any("quarantine" in key for key in shop.blobs.kept)


def test_an_unknown_kind_is_refused_before_anything_is_kept(shop: Shop) -> None:
    with pytest.raises(InputError, match="cats"):
        shop.send(kind="cats")
    assert not shop.ledger.rows


def test_a_file_of_bad_rows_only_is_taken_note_of(shop: Shop) -> None:
    report = shop.send(SALES + "x,a,s,1,2,2,,\n")
    assert (report.status, report.accepted, report.quarantined) == ("committed", 0, 1)


# --- idempotency ---


def test_a_request_sent_again_gets_the_first_report(shop: Shop) -> None:
    first = shop.send(idempotency_key="k1")
    taken = len(shop.steps.taken)
    assert shop.send(idempotency_key="k1") == first
    assert shop.steps.taken[taken:] == ["begin"]
    assert len([key for key in shop.blobs.kept if "/raw/" in key]) == 1


def test_a_key_used_for_another_file_is_refused(shop: Shop) -> None:
    shop.send(idempotency_key="k1")
    with pytest.raises(ConflictError):
        shop.send(FILE + "2026-11-20,c,s,1,2,2,no,pos\n", idempotency_key="k1")
    assert shop.skus == ["A", "B"]


def test_a_refused_file_sent_again_is_refused_again(shop: Shop) -> None:
    for _ in range(2):
        with pytest.raises(InputError, match="empty"):
            shop.send(b"", idempotency_key="k1")
    assert len(shop.ledger.rows) == 1


# --- a full disk ---


@pytest.mark.parametrize("step", ["put raw", "stage", "put quarantine", "commit"])
def test_a_full_disk_leaves_nothing_and_the_request_can_be_sent_again(shop: Shop, step: str) -> None:
    shop.steps.before(step, StorageFullError("no space"))
    with pytest.raises(StorageFullError):
        shop.send(idempotency_key="k1")
    assert not shop.writer.committed
    assert not any(shop.writer.staged.values())
    assert not shop.blobs.kept
    shop.steps.heal()
    assert shop.service.resume("shop") == ()
    assert not shop.writer.committed
    assert shop.send(idempotency_key="k1").accepted == 2


def test_a_second_try_that_dies_is_finished_at_the_next_start(shop: Shop) -> None:
    shop.steps.before("stage", StorageFullError("no space"))
    with pytest.raises(StorageFullError):
        shop.send(idempotency_key="k1")
    shop.steps.heal()
    shop.steps.after("commit", CrashError())
    with pytest.raises(CrashError):
        shop.send(idempotency_key="k1")
    shop.steps.heal()
    assert [report.accepted for report in shop.service.resume("shop")] == [2]


def test_a_full_disk_under_the_copy_is_told_as_such(shop: Shop) -> None:
    class Full(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageFullError):
        shop.service.receive(Full(), "x", ADMIN)
    assert not shop.ledger.rows


def test_a_disk_too_full_to_note_its_failure_resumes_nothing(shop: Shop) -> None:
    shop.steps.before("stage", StorageFullError("no space"))
    shop.steps.before("finish rejected", StorageFullError("no space"))
    with pytest.raises(StorageFullError) as caught:
        shop.send()
    assert any("no space" in note for note in caught.value.__notes__)
    shop.steps.heal()
    (report,) = shop.service.resume("shop")
    assert report.status == "rejected"
    assert not shop.writer.committed


# --- who may ---


def test_an_admin_and_a_manager_of_everything_may_ingest() -> None:
    assert may_ingest(ADMIN)
    assert may_ingest(OWNER)


@pytest.mark.parametrize(
    "principal",
    [
        Principal("shop", "asha", "Asha", Role.SELLER),
        Principal("shop", "asha", "Asha", Role.SELLER, frozenset({"S"})),
        Principal("shop", "mona", "Mona", Role.MANAGER, frozenset({"S"})),
        Principal("shop", "mona", "Mona", Role.MANAGER, None, frozenset({"A"})),
    ],
)
def test_nobody_else_may_and_the_try_is_on_record(shop: Shop, principal: Principal) -> None:
    report = shop.send()
    for act in (
        lambda: shop.send(principal=principal),
        lambda: shop.service.undo(report.import_id, principal),
        lambda: shop.service.report(report.import_id, principal),
        lambda: shop.service.quarantine(report.import_id, principal),
    ):
        with pytest.raises(PolicyError):
            act()
        assert (shop.audit.kept[-1].outcome, shop.audit.kept[-1].actor) == ("denied", principal.user_id)
    assert shop.skus == ["A", "B"]


def test_another_tenants_import_does_not_exist(shop: Shop) -> None:
    report = shop.send()
    stranger = Principal("rival", "admin", "Rival", Role.ADMIN)
    for act in (shop.service.report, shop.service.undo, shop.service.quarantine):
        with pytest.raises(InputError, match="no import"):
            act(report.import_id, stranger)


def test_what_was_done_is_on_record_without_names_of_files(shop: Shop) -> None:
    report = shop.send(file="my secret.csv")
    (record,) = shop.audit.kept
    assert (record.action, record.subject, record.outcome) == ("ingest", report.import_id, "allowed")
    assert record.details["accepted"] == 2
    assert "secret" not in str(record.details)
