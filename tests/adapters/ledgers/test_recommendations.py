"""Recommendations: one open per subject, renewed, expired, decided once, quiet afterwards.

The same tests hold the fake that the tools' tests use.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from adapters.database import Database
from adapters.ledgers import SqlRecommendationLedger
from core.errors import ConflictError, InputError
from core.identity import Scope
from core.ports import RecommendationLedger
from core.recommendation import Proposal, Recommendation
from tests.adapters.samples import NOON
from tests.tools.fake_ledgers import MemoryRecommendations

RUN = date(2026, 11, 21)
EVERYTHING = Scope("demo")
ORDER = Proposal(
    kind="reorder",
    sku_id="MILK",
    store_id="DELHI_01",
    score=1200.5,
    valid_until=RUN + timedelta(days=2),
    payload={"quantity": 48, "why": ["low_stock"], "नाम": "दूध"},
    explanation="Two days of stock are left.",
    quiet_days=3,
)
PRICE = replace(ORDER, kind="price", score=300.0, payload={"price": 27.5}, quiet_days=7)

SPIKE = replace(ORDER, kind="alert", score=500.0, payload={"topic": "sales_spike"})
CLAIMS = replace(SPIKE, score=20.0, payload={"topic": "returns_spike"})


@pytest.fixture
def ledger(store: Database | None) -> RecommendationLedger:
    return MemoryRecommendations() if store is None else SqlRecommendationLedger(store)


def propose(
    ledger: RecommendationLedger, *proposals: Proposal, day: date = RUN, tenant: str = "demo"
) -> list[Recommendation]:
    return list(ledger.propose(tenant, day, proposals, at=NOON))


def decide(ledger: RecommendationLedger, one: Recommendation, decision: Any = "accepted", **more: Any) -> Any:
    arguments: dict[str, Any] = {"user_id": "asha", "at": NOON, "on": RUN, **more}
    return ledger.decide("demo", one.recommendation_id, decision, **arguments)


def test_a_proposal_comes_back_as_it_was_made(ledger: RecommendationLedger) -> None:
    (kept,) = propose(ledger, ORDER)
    assert {name: getattr(kept, name) for name in vars(ORDER)} == vars(ORDER)
    assert (kept.tenant_id, kept.run_date, kept.proposed_at, kept.status) == ("demo", RUN, NOON, "proposed")
    assert kept.recommendation_id.startswith("R_")
    assert ledger.find("demo", kept.recommendation_id) == kept
    assert ledger.find("other", kept.recommendation_id) is None


def test_the_best_come_first(ledger: RecommendationLedger) -> None:
    assert [one.kind for one in propose(ledger, PRICE, ORDER)] == ["reorder", "price"]
    assert [one.kind for one in ledger.open(EVERYTHING, RUN)] == ["reorder", "price"]


def test_the_same_subject_is_renewed_under_its_id(ledger: RecommendationLedger) -> None:
    (first,) = propose(ledger, ORDER)
    (again,) = propose(
        ledger, replace(ORDER, score=90.0, payload={"quantity": 60}), day=RUN + timedelta(days=1)
    )
    assert again.recommendation_id == first.recommendation_id
    assert (again.score, again.payload, again.run_date) == (90.0, {"quantity": 60}, RUN + timedelta(days=1))


def test_what_is_not_proposed_any_more_expires(ledger: RecommendationLedger) -> None:
    propose(ledger, ORDER, PRICE)
    assert [one.kind for one in propose(ledger, PRICE)] == ["price"]
    assert {one.kind: one.status for one in ledger.entries(EVERYTHING)} == {
        "reorder": "expired",
        "price": "proposed",
    }


def test_the_newest_run_is_known(ledger: RecommendationLedger) -> None:
    assert ledger.ran_on("demo") is None
    propose(ledger, ORDER)
    assert (ledger.ran_on("demo"), ledger.ran_on("other")) == (RUN, None)


def test_what_is_past_its_last_day_is_not_open(ledger: RecommendationLedger) -> None:
    (kept,) = propose(ledger, ORDER)
    assert ledger.open(EVERYTHING, ORDER.valid_until) == [kept]
    assert ledger.open(EVERYTHING, ORDER.valid_until + timedelta(days=1)) == []
    with pytest.raises(ConflictError, match="expired"):
        decide(ledger, kept, on=ORDER.valid_until + timedelta(days=1))


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_a_decision_is_kept_with_who_when_and_why(ledger: RecommendationLedger, decision: Any) -> None:
    (kept,) = propose(ledger, ORDER)
    decided = decide(ledger, kept, decision, reason="भाव ठीक नहीं")
    assert (decided.status, decided.decided_by, decided.decided_at, decided.decision_reason) == (
        decision,
        "asha",
        NOON,
        "भाव ठीक नहीं",
    )
    assert ledger.open(EVERYTHING, RUN) == []


def test_deciding_again_changes_nothing_and_otherwise_is_refused(ledger: RecommendationLedger) -> None:
    (kept,) = propose(ledger, PRICE)
    first = decide(ledger, kept)
    assert decide(ledger, kept, user_id="vikram") == first
    with pytest.raises(ConflictError, match="accepted"):
        decide(ledger, kept, "rejected")
    (rejected,) = propose(ledger, ORDER)
    decide(ledger, rejected, "rejected")
    with pytest.raises(ConflictError, match="rejected"):
        decide(ledger, rejected)


def test_an_accepted_order_may_be_taken_back(ledger: RecommendationLedger) -> None:
    (kept,) = propose(ledger, ORDER)
    decide(ledger, kept)
    assert [one.recommendation_id for one in ledger.accepted("demo", NOON)] == [kept.recommendation_id]
    assert ledger.accepted("demo", NOON + timedelta(days=1)) == []
    assert ledger.accepted("other", NOON) == []
    assert decide(ledger, kept, "rejected", reason="the supplier is closed").status == "rejected"
    assert ledger.accepted("demo", NOON) == []


def test_a_run_of_some_kinds_leaves_the_others_open(ledger: RecommendationLedger) -> None:
    propose(ledger, ORDER, PRICE)
    alerts = ledger.propose("demo", RUN, [SPIKE, CLAIMS], at=NOON, kinds={"alert"})
    assert [one.payload["topic"] for one in alerts] == ["sales_spike", "returns_spike"]
    assert [one.kind for one in ledger.open(EVERYTHING, RUN)].count("alert") == 2
    again = ledger.propose("demo", RUN + timedelta(days=1), [SPIKE], at=NOON, kinds={"alert"})
    assert [one.recommendation_id for one in again] == [alerts[0].recommendation_id]
    assert {(one.kind, one.status) for one in ledger.entries(EVERYTHING)} == {
        ("reorder", "proposed"),
        ("price", "proposed"),
        ("alert", "proposed"),
        ("alert", "expired"),
    }


def test_alerts_alone_are_no_run_of_what_to_do(ledger: RecommendationLedger) -> None:
    ledger.propose("demo", RUN, [SPIKE], at=NOON, kinds={"alert"})
    assert ledger.ran_on("demo") is None
    propose(ledger, ORDER)
    assert ledger.ran_on("demo") == RUN


def test_a_decided_subject_stays_quiet_for_its_days(ledger: RecommendationLedger) -> None:
    (kept,) = propose(ledger, ORDER)
    decide(ledger, kept, "rejected")
    assert propose(ledger, ORDER, day=RUN + timedelta(days=2)) == []
    (again,) = propose(ledger, ORDER, day=RUN + timedelta(days=3))
    assert again.recommendation_id != kept.recommendation_id


def test_a_scope_shows_only_what_lies_wholly_in_it(ledger: RecommendationLedger) -> None:
    move = replace(ORDER, kind="transfer", other_store_id="DELHI_02")
    propose(ledger, ORDER, move)
    one_store = Scope("demo", ("DELHI_01",))
    assert [one.kind for one in ledger.open(one_store, RUN)] == ["reorder"]
    assert len(ledger.open(Scope("demo", ("DELHI_01", "DELHI_02")), RUN)) == 2
    assert ledger.open(Scope("demo", None, ("ATTA",)), RUN) == []


def test_tenants_do_not_see_or_expire_each_other_s(ledger: RecommendationLedger) -> None:
    propose(ledger, ORDER)
    propose(ledger, ORDER, tenant="other")
    propose(ledger, tenant="other")
    assert len(ledger.open(EVERYTHING, RUN)) == 1
    assert ledger.open(Scope("other"), RUN) == []


def test_an_unknown_id_is_named(ledger: RecommendationLedger) -> None:
    with pytest.raises(InputError, match="R_nothing"):
        ledger.decide("demo", "R_nothing", "accepted", user_id="asha", at=NOON, on=RUN)
