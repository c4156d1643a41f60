"""Price changes: kept once a key, applied or refused by a manager, undone, never erased.

The same tests hold the fake that the tools' tests use.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from adapters.database import Database
from adapters.ledgers import SqlPriceChangeLedger
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import PriceChangeLedger
from core.price_change import NewPriceChange, PriceChange
from tests.adapters.samples import NOON
from tests.tools.fake_ledgers import MemoryPriceChanges

EVERYTHING = Scope("demo")
REQUEST = NewPriceChange(
    tenant_id="demo",
    user_id="asha",
    sku_id="ATTA",
    store_id="DELHI_02",
    price_before=Decimal("265.00"),
    price=Decimal("259.00"),
    requested_at=NOON,
    cutoff=date(2026, 11, 21),
    status="waiting",
    reasons=("change_limit", "min_margin"),
    recommendation_id="R_1",
    idempotency_key="k1",
)


@pytest.fixture
def ledger(store: Database | None) -> PriceChangeLedger:
    return MemoryPriceChanges() if store is None else SqlPriceChangeLedger(store)


def add(ledger: PriceChangeLedger, **changed: Any) -> PriceChange:
    return ledger.add(replace(REQUEST, **{"idempotency_key": None, **changed}))


def decide(ledger: PriceChangeLedger, change: PriceChange, *, approve: bool = True) -> PriceChange:
    return ledger.decide("demo", change.change_id, approve=approve, user_id="vikram", at=NOON, reason="fair")


def test_a_change_comes_back_as_it_was_asked_for(ledger: PriceChangeLedger) -> None:
    kept = ledger.add(REQUEST)
    assert kept == PriceChange(**vars(REQUEST), change_id=kept.change_id, sequence=kept.sequence)
    assert kept.change_id.startswith("PC_")
    assert ledger.find("demo", kept.change_id) == kept
    assert ledger.find("other", kept.change_id) is None


def test_a_key_makes_one_change_and_names_no_other(ledger: PriceChangeLedger) -> None:
    kept = ledger.add(REQUEST)
    assert ledger.add(REQUEST) == kept
    assert ledger.made_with("demo", "k1") == kept
    with pytest.raises(ConflictError):
        ledger.add(replace(REQUEST, price=Decimal(250)))
    assert len(ledger.entries(EVERYTHING)) == 1


def test_an_applied_change_counts_from_when_it_was_asked_for(ledger: PriceChangeLedger) -> None:
    assert add(ledger, status="applied").applied_at == NOON
    assert add(ledger).applied_at is None


def test_a_manager_applies_or_refuses_what_waits(ledger: PriceChangeLedger) -> None:
    applied = decide(ledger, add(ledger))
    assert (applied.status, applied.decided_by, applied.applied_at, applied.decision_reason) == (
        "applied",
        "vikram",
        NOON,
        "fair",
    )
    refused = decide(ledger, add(ledger), approve=False)
    assert (refused.status, refused.applied_at) == ("rejected", None)


def test_deciding_again_changes_nothing_and_otherwise_is_refused(ledger: PriceChangeLedger) -> None:
    change = add(ledger)
    assert decide(ledger, change) == decide(ledger, change)
    with pytest.raises(ConflictError, match="applied"):
        decide(ledger, change, approve=False)


def test_an_undoing_change_marks_the_earlier_one_once_it_is_applied(ledger: PriceChangeLedger) -> None:
    earlier = add(ledger, status="applied")
    back = add(ledger, price=Decimal(265), price_before=Decimal(259), undoes=earlier.change_id)
    assert [one.status for one in ledger.entries(EVERYTHING)] == ["applied", "waiting"]
    decide(ledger, back)
    assert [one.status for one in ledger.entries(EVERYTHING)] == ["undone", "applied"]


def test_an_outcome_is_kept_and_replaced(ledger: PriceChangeLedger) -> None:
    change = add(ledger, status="applied")
    ledger.save_outcome("demo", change.change_id, {"profit": 100.5})
    ledger.save_outcome("demo", change.change_id, {"profit": 120.0, "control": ["DELHI_01"]})
    found = ledger.find("demo", change.change_id)
    assert found is not None
    assert found.outcome == {"profit": 120.0, "control": ["DELHI_01"]}


def test_what_was_expected_stays_beside_what_was_measured(ledger: PriceChangeLedger) -> None:
    expected = {"days": 7, "units_pct": [1.5, 2.0, 2.5]}
    change = add(ledger, status="applied", expected=expected)
    assert (change.expected, change.outcome) == (expected, None)
    ledger.save_outcome("demo", change.change_id, {"state": "measured"})
    found = ledger.find("demo", change.change_id)
    assert found is not None
    assert (found.expected, found.outcome) == (expected, {"state": "measured"})


def test_a_scope_and_a_tenant_see_their_own(ledger: PriceChangeLedger) -> None:
    add(ledger)
    add(ledger, tenant_id="other")
    assert len(ledger.entries(Scope("demo", ("DELHI_02",)))) == 1
    assert ledger.entries(Scope("demo", ("DELHI_01",))) == []


def test_an_unknown_change_is_named(ledger: PriceChangeLedger) -> None:
    with pytest.raises(InputError, match="PC_nothing"):
        ledger.decide("demo", "PC_nothing", approve=True, user_id="vikram", at=NOON)
