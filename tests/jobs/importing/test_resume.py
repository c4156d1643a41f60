from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.errors import InputError
from tests.jobs.importing.conftest import ADMIN, FILE, SALES, Shop
from tests.jobs.importing.fakes import CrashError

STEPS = ["begin", "put raw", "stage", "put quarantine", "commit", "curate", "audit", "finish committed"]
CORRECTED = SALES + "2026-11-20,a,s,1,2,2,no,pos\n2026-11-21,c,s,3,6,2,no,pos\n"


def crash(shop: Shop, step: str, *, before: bool, content: str = FILE, **options: str) -> None:
    (shop.steps.before if before else shop.steps.after)(step, CrashError())
    with pytest.raises(CrashError):
        shop.send(content, **options)
    shop.steps.heal()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("before", [True, False])
def test_after_a_crash_the_file_is_wholly_in_or_not_at_all(shop: Shop, step: str, before: bool) -> None:
    crash(shop, step, before=before)
    shop.service.resume("shop")
    kept = not (step == "begin" or (step == "put raw" and before))
    assert shop.skus == (["A", "B"] if kept else [])
    assert all(entry.report.status != "received" for entry in shop.ledger.entries("shop"))
    if kept:
        (entry,) = shop.ledger.entries("shop")
        assert (entry.report.status, entry.report.accepted, entry.report.quarantined) == ("committed", 2, 1)
        assert len(list(shop.service.quarantine(entry.import_id, ADMIN))) == 1
        assert [record.outcome for record in shop.audit.kept] == ["allowed"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("before", [True, False])
def test_the_same_request_after_a_crash_ends_with_the_rows_in_once(
    shop: Shop, step: str, before: bool
) -> None:
    crash(shop, step, before=before, idempotency_key="k1")
    report = shop.send(idempotency_key="k1")
    assert (report.status, report.accepted) == ("committed", 2)
    assert shop.skus == ["A", "B"]
    assert len(shop.ledger.rows) == 1
    assert shop.service.resume("shop") == ()


@pytest.mark.parametrize("step", [*STEPS, "finish replaced"])
@pytest.mark.parametrize("before", [True, False])
def test_a_replacement_survives_a_crash(shop: Shop, step: str, before: bool) -> None:
    first = shop.send()
    crash(shop, step, before=before, content=CORRECTED, replaces=first.import_id)
    shop.service.resume("shop")
    kept = not (step == "begin" or (step == "put raw" and before))
    assert shop.skus == (["A", "C"] if kept else ["A", "B"])
    assert shop.service.report(first.import_id, ADMIN).status == ("replaced" if kept else "committed")


def test_resuming_twice_changes_nothing(shop: Shop) -> None:
    crash(shop, "commit", before=False)
    assert [report.accepted for report in shop.service.resume("shop")] == [2]
    assert shop.service.resume("shop") == ()


def test_a_crash_while_resuming_can_be_resumed(shop: Shop) -> None:
    crash(shop, "stage", before=False)
    for step in ("stage", "commit", "audit"):
        shop.steps.after(step, CrashError())
        with pytest.raises(CrashError):
            shop.service.resume("shop")
        shop.steps.heal()
    assert [report.accepted for report in shop.service.resume("shop")] == [2]
    assert len(shop.audit.kept) == 1


def test_a_file_refused_after_a_crash_is_recorded_as_refused(shop: Shop) -> None:
    shop.steps.after("put raw", CrashError())
    with pytest.raises(CrashError):
        shop.send("date,nonsense\n1,2\n")
    shop.steps.heal()
    (report,) = shop.service.resume("shop")
    assert report.status == "rejected"
    assert "nonsense" in report.message


def test_resumed_rows_are_judged_by_the_day_the_file_came(shop: Shop) -> None:
    crash(shop, "stage", before=True, content=SALES + "2026-11-21,a,s,1,2,2,no,pos\n")
    (entry,) = shop.ledger.entries("shop")
    shop.ledger.rows[entry.import_id] = replace(entry, received_at=entry.received_at.replace(day=20))
    (report,) = shop.service.resume("shop")
    assert report.reasons == {"date_in_future": 1}


def test_another_tenants_imports_are_left_alone(shop: Shop) -> None:
    crash(shop, "stage", before=True)
    assert shop.service.resume("rival") == ()
    assert shop.ledger.entries("shop")[0].report.status == "received"


def test_an_import_under_way_is_not_resumed_beside_it(shop: Shop) -> None:
    resumed: list[object] = []

    def meanwhile(rows: int) -> None:
        assert rows
        resumed.extend(shop.service.resume("shop"))

    shop.send(on_progress=meanwhile)
    assert not resumed


def test_a_failure_after_the_commit_is_finished_at_the_next_start(shop: Shop) -> None:
    shop.steps.before("curate", OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        shop.send()
    shop.steps.heal()
    assert [report.accepted for report in shop.service.resume("shop")] == [2]
    assert shop.skus == ["A", "B"]


def test_two_at_once_with_one_key_are_one_import(shop: Shop) -> None:
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(shop.send, idempotency_key="k") for _ in range(8)]
        reports = [one.result() for one in sent]
    assert len({report.import_id for report in reports}) == 1
    assert {report.accepted for report in reports} == {2}
    assert shop.steps.taken.count("commit") == 1


def test_two_files_at_once_both_land(shop: Shop) -> None:
    files = [SALES + f"2026-11-20,sku{n},s,1,2,2,no,pos\n" for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        assert [report.accepted for report in pool.map(shop.send, files)] == [1] * 6
    assert shop.skus == [f"SKU{n}" for n in range(6)]


def test_two_corrections_of_one_import_at_once_end_with_one(shop: Shop) -> None:
    first = shop.send()
    files = [SALES + f"2026-11-20,sku{n},s,1,2,2,no,pos\n" for n in range(4)]

    def correct(content: str) -> bool:
        try:
            shop.send(content, replaces=first.import_id)
        except InputError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(correct, files)) == 1
    assert len(shop.skus) == 1
