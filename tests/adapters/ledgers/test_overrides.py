"""Overrides: kept once a key, listed by scope and days, withdrawn and never erased.

The same tests hold the fake that the tools' tests use.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from adapters.database import Database
from adapters.ledgers import SqlOverrideLedger
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import NewOverride, Override, OverrideLedger
from tests.adapters.samples import NOON
from tests.tools.fake_overrides import MemoryOverrides

FIRST, LAST = date(2026, 2, 1), date(2026, 2, 7)
EVERYTHING = Scope("demo")
REQUEST = NewOverride(
    tenant_id="demo",
    user_id="vikram",
    sku_id="SKU_1",
    store_id="DELHI_01",
    start=FIRST,
    end=LAST,
    units_per_day=40.5,
    reason="स्कूल का मेला, 100% *sure*",
    created_at=NOON,
    cutoff=date(2026, 1, 21),
    model_units={FIRST: 12.25, LAST: 0.1},
    idempotency_key="k1",
)


@pytest.fixture
def ledger(store: Database | None) -> OverrideLedger:
    return MemoryOverrides() if store is None else SqlOverrideLedger(store)


def add(ledger: OverrideLedger, **changed: Any) -> Override:
    return ledger.add(replace(REQUEST, **{"idempotency_key": None, **changed}))


def ids(overrides: Any) -> list[str]:
    return [override.override_id for override in overrides]


def withdraw(ledger: OverrideLedger, override_id: str, **changed: Any) -> Override:
    arguments: dict[str, Any] = {"user_id": "admin", "at": NOON, "cutoff": date(2026, 2, 3)}
    return ledger.withdraw("demo", override_id, **{**arguments, **changed})


def test_an_override_comes_back_as_it_was_made(ledger: OverrideLedger) -> None:
    kept = ledger.add(REQUEST)
    assert kept == Override(**vars(REQUEST), override_id=kept.override_id, sequence=kept.sequence)
    assert kept.override_id.startswith("OV_")
    assert ledger.find("demo", kept.override_id) == kept


def test_another_tenant_does_not_see_it(ledger: OverrideLedger) -> None:
    kept = ledger.add(REQUEST)
    assert ledger.find("other", kept.override_id) is None
    assert ledger.made_with("other", "k1") is None
    assert list(ledger.entries(Scope("other"))) == []
    assert list(ledger.in_force(Scope("other"), FIRST, LAST)) == []


def test_without_a_key_the_same_request_is_another_override(ledger: OverrideLedger) -> None:
    first, second = add(ledger), add(ledger)
    assert second.sequence > first.sequence
    assert ids(ledger.entries(EVERYTHING)) == [first.override_id, second.override_id]


def test_a_key_used_again_for_the_same_request_returns_the_first_override(ledger: OverrideLedger) -> None:
    first = ledger.add(REQUEST)
    later = replace(REQUEST, created_at=NOON + timedelta(hours=1), cutoff=FIRST, model_units={})
    assert ledger.add(later) == first
    assert ledger.made_with("demo", "k1") == first
    assert len(ledger.entries(EVERYTHING)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"sku_id": "SKU_2"},
        {"store_id": "DELHI_02"},
        {"start": LAST},
        {"end": FIRST},
        {"units_per_day": 41.0},
        {"reason": "because"},
        {"user_id": "admin"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_key_used_for_something_else_is_a_conflict(ledger: OverrideLedger, other: dict[str, Any]) -> None:
    ledger.add(REQUEST)
    with pytest.raises(ConflictError):
        ledger.add(replace(REQUEST, **other))
    assert len(ledger.entries(EVERYTHING)) == 1


def test_keys_of_two_tenants_do_not_meet(ledger: OverrideLedger) -> None:
    ledger.add(REQUEST)
    ledger.add(replace(REQUEST, tenant_id="other", units_per_day=1.0))
    assert len(ledger.entries(Scope("other"))) == 1


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(-9, -1, False), (-9, 0, True), (2, 3, True), (6, 20, True), (7, 20, False), (-9, 20, True)],
)
def test_in_force_are_those_that_touch_the_days(
    ledger: OverrideLedger, start: int, end: int, *, found: bool
) -> None:
    kept = add(ledger)
    listed = ledger.in_force(EVERYTHING, FIRST + timedelta(days=start), FIRST + timedelta(days=end))
    assert ids(listed) == ([kept.override_id] if found else [])


def test_a_scope_lists_its_own_products_and_stores(ledger: OverrideLedger) -> None:
    mine = add(ledger)
    other_store = add(ledger, store_id="MUMBAI_01")
    other_sku = add(ledger, sku_id="SKU_2")

    def in_force(scope: Scope) -> Sequence[Override]:
        return ledger.in_force(scope, FIRST, LAST)

    for listed in (ledger.entries, in_force):
        assert ids(listed(Scope("demo", ("DELHI_01",)))) == [mine.override_id, other_sku.override_id]
        assert ids(listed(Scope("demo", None, ("SKU_1",)))) == [mine.override_id, other_store.override_id]
        assert ids(listed(Scope("demo", ("DELHI_01",), ("SKU_1",)))) == [mine.override_id]
        assert ids(listed(Scope("demo", ()))) == []


def test_a_withdrawn_override_is_out_of_force_and_still_listed(ledger: OverrideLedger) -> None:
    kept = add(ledger)
    withdrawn = withdraw(ledger, kept.override_id)
    assert withdrawn == replace(
        kept, withdrawn_at=NOON, withdrawn_by="admin", withdrawn_cutoff=date(2026, 2, 3)
    )
    assert list(ledger.in_force(EVERYTHING, FIRST, LAST)) == []
    assert list(ledger.entries(EVERYTHING)) == [withdrawn]


def test_the_first_withdrawal_stays(ledger: OverrideLedger) -> None:
    first = withdraw(ledger, add(ledger).override_id)
    again = withdraw(ledger, first.override_id, user_id="vikram", at=NOON + timedelta(days=1), cutoff=None)
    assert again == first


def test_withdrawing_what_is_not_there_is_an_error(ledger: OverrideLedger) -> None:
    kept = add(ledger, tenant_id="other")
    with pytest.raises(InputError, match="There is no override"):
        withdraw(ledger, kept.override_id)


def test_a_repeat_after_the_withdrawal_returns_it_withdrawn(ledger: OverrideLedger) -> None:
    kept = ledger.add(REQUEST)
    withdrawn = withdraw(ledger, kept.override_id)
    assert ledger.add(REQUEST) == withdrawn


def test_two_at_once_with_one_key_make_one_override(ledger: OverrideLedger) -> None:
    if isinstance(ledger, MemoryOverrides):
        pytest.skip("the fake is for one thread")
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(ledger.add, [REQUEST] * 8))
    assert len({override.override_id for override in kept}) == 1
    assert len(ledger.entries(EVERYTHING)) == 1


def test_a_hostile_reason_is_kept_as_words(ledger: OverrideLedger) -> None:
    hostile = replace(REQUEST, reason="'; DROP TABLE forecast_overrides; --\x00")
    first = ledger.add(hostile)
    assert first.reason.startswith("'; DROP TABLE")
    assert ledger.add(hostile) == first
