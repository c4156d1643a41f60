from __future__ import annotations

import pytest

from core.errors import ConflictError, InputError
from tests.jobs.importing.conftest import ADMIN, SALES, Shop

CORRECTED = SALES + "2026-11-20,a,s,1,2,2,no,pos\n2026-11-21,c,s,3,6,2,no,pos\n"


def test_a_corrected_file_takes_the_place_of_an_import(shop: Shop) -> None:
    first = shop.send()
    second = shop.send(CORRECTED, replaces=first.import_id)
    assert second.replaces == first.import_id
    assert shop.skus == ["A", "C"]
    assert shop.service.report(first.import_id, ADMIN).status == "replaced"


def test_only_an_import_in_force_can_be_replaced(shop: Shop) -> None:
    first = shop.send()
    second = shop.send(CORRECTED, replaces=first.import_id)
    with pytest.raises(ConflictError, match="replaced"):
        shop.send(replaces=first.import_id)
    shop.service.undo(second.import_id, ADMIN)
    with pytest.raises(ConflictError, match="undone"):
        shop.send(replaces=second.import_id)
    with pytest.raises(InputError, match="no import"):
        shop.send(replaces="nope")
    assert shop.skus == []
    assert not any(shop.writer.staged.values())


def test_a_file_replaces_only_its_own_kind(shop: Shop) -> None:
    first = shop.send()
    with pytest.raises(InputError, match="holidays"):
        shop.send("date,event\n2026-01-26,x\n", replaces=first.import_id)
    assert shop.skus == ["A", "B"]


def test_a_correction_without_a_good_row_leaves_the_import_as_it_is(shop: Shop) -> None:
    first = shop.send()
    with pytest.raises(InputError, match="stays as it is"):
        shop.send(SALES + "x,a,s,1,2,2,,\n", replaces=first.import_id)
    assert shop.service.report(first.import_id, ADMIN).status == "committed"
    assert shop.skus == ["A", "B"]


def test_a_replacement_sent_again_gets_the_first_report(shop: Shop) -> None:
    first = shop.send()
    second = shop.send(CORRECTED, replaces=first.import_id, idempotency_key="k")
    assert shop.send(CORRECTED, replaces=first.import_id, idempotency_key="k") == second


def test_an_import_can_be_taken_out_and_once_is_enough(shop: Shop) -> None:
    report = shop.send()
    undone = shop.service.undo(report.import_id, ADMIN)
    assert undone.status == "undone"
    assert shop.skus == []
    assert shop.service.undo(report.import_id, ADMIN) == undone
    assert [record.action for record in shop.audit.kept] == ["ingest", "undo_import"]


def test_an_undone_file_can_be_sent_again(shop: Shop) -> None:
    shop.service.undo(shop.send().import_id, ADMIN)
    assert shop.send().accepted == 2


def test_what_is_not_in_force_cannot_be_taken_out(shop: Shop) -> None:
    first = shop.send()
    shop.send(CORRECTED, replaces=first.import_id)
    with pytest.raises(InputError, match="replaced"):
        shop.service.undo(first.import_id, ADMIN)


@pytest.mark.parametrize("step", ["undo", "curate", "audit"])
def test_an_undo_that_failed_half_way_can_be_repeated(shop: Shop, step: str) -> None:
    report = shop.send()
    shop.steps.after(step, OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        shop.service.undo(report.import_id, ADMIN)
    shop.steps.heal()
    assert shop.service.undo(report.import_id, ADMIN).status == "undone"
    assert shop.skus == []
