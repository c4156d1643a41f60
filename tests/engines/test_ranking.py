"""Ranking: worth most first, nothing that works against what was taken before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from engines.decision.action import NOTHING, Action, Kind, Rupees
from engines.decision.ranking import conflicts, rank

TODAY = date(2026, 11, 21)
ORDER = Action(
    kind="reorder",
    sku_id="MILK",
    store_id="S1",
    margin=NOTHING,
    service=Rupees.certain(Decimal(100)),
    risk_penalty=Decimal(10),
    valid_until=TODAY,
    quantity=48,
    order_step=12,
    smallest_order=24,
    cash_needed=Decimal(960),
)
CUT = replace(ORDER, kind="price", quantity=None, price=Decimal(90), price_now=Decimal(100))
MOVE = replace(ORDER, kind="transfer", other_store_id="S2", quantity=20, service=Rupees.certain(Decimal(300)))


def worth(action: Action, rupees: int) -> Action:
    return replace(action, service=Rupees.certain(Decimal(rupees)))


def action(kind: Kind, sku_id: str, stores: tuple[str, str], value: int, days: int) -> Action:
    store, other = stores
    priced = kind == "price"
    return replace(
        ORDER,
        kind=kind,
        sku_id=sku_id,
        store_id=store,
        other_store_id=other if kind == "transfer" and other != store else None,
        price=Decimal(90) if priced else None,
        price_now=Decimal(100) if priced else None,
        service=Rupees.certain(Decimal(value)),
        valid_until=TODAY + timedelta(days=days),
    )


STORES = st.sampled_from(["S1", "S2", "S3"])
KINDS: list[Kind] = ["price", "reorder", "transfer", "clear_out"]


def actions() -> st.SearchStrategy[list[Action]]:
    one = st.builds(
        action,
        st.sampled_from(KINDS),
        st.sampled_from(["MILK", "ATTA"]),
        st.tuples(STORES, STORES),
        st.integers(-50, 500),
        st.integers(-2, 5),
    )
    return st.lists(one, max_size=12)


@given(actions())
def test_what_is_proposed_can_all_be_done(given_actions: list[Action]) -> None:
    found = rank(given_actions, on=TODAY).actions
    assert not any(conflicts(one, other) for one, other in combinations(found, 2))
    assert all(one.valid_until >= TODAY and one.score > 0 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@given(actions(), st.randoms())
def test_the_order_in_which_they_come_does_not_matter(given_actions: list[Action], random: object) -> None:
    shuffled = list(given_actions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(given_actions, on=TODAY).actions == rank(shuffled, on=TODAY).actions


@given(actions())
def test_ranking_again_changes_nothing(given_actions: list[Action]) -> None:
    once = rank(given_actions, on=TODAY).actions
    assert rank(once, on=TODAY).actions == once


def test_the_score_is_margin_and_service_less_risk() -> None:
    action = replace(ORDER, margin=Rupees(Decimal(50), Decimal(20), Decimal(90)))
    assert action.score == Decimal(140)
    assert (action.impact.low, action.impact.high) == (Decimal(110), Decimal(180))


def test_a_price_cut_and_an_order_of_the_same_item_are_not_proposed_together() -> None:
    found = rank([worth(CUT, 500), ORDER], on=TODAY)
    assert [one.kind for one in found.actions] == ["price"]
    assert [(one.because, one.by is not None) for one in found.left_out] == [("conflict", True)]


def test_a_transfer_cuts_the_order_it_replaces_to_whole_cases() -> None:
    move, order = rank([MOVE, ORDER], on=TODAY).actions
    assert (move.kind, order.quantity) == ("transfer", 36)  # 28 are missing: three cases
    assert order.cash_needed == Decimal("720.00")
    assert order.why[-1].code == "less_by_transfer"


def test_a_transfer_that_brings_all_replaces_the_order() -> None:
    found = rank([replace(MOVE, quantity=48), ORDER], on=TODAY)
    assert [one.kind for one in found.actions] == ["transfer"]
    assert found.left_out[0].because == "replaced_by_transfer"


def group_of_cuts() -> list[Action]:
    return [
        worth(replace(CUT, sku_id=sku_id, group="raise/S1/DAIRY"), rupees)
        for sku_id, rupees in (("CURD", 40), ("MILK", 90), ("GHEE", 60))
    ]


def test_of_a_group_only_the_best_is_proposed_and_the_others_wait() -> None:
    other = worth(replace(CUT, sku_id="ATTA", group="raise/S1/STAPLES"), 30)
    found = rank([*group_of_cuts(), other], on=TODAY)
    assert [one.sku_id for one in found.actions] == ["MILK", "ATTA"]
    assert {one.action.sku_id: (one.because, one.by and one.by.sku_id) for one in found.left_out} == {
        "GHEE": ("one_of_a_group", "MILK"),
        "CURD": ("one_of_a_group", "MILK"),
    }


def test_where_the_best_of_a_group_works_against_something_the_next_one_leads() -> None:
    found = rank([*group_of_cuts(), worth(ORDER, 500)], on=TODAY)
    assert [(one.kind, one.sku_id) for one in found.actions] == [("reorder", "MILK"), ("price", "GHEE")]


def test_expired_and_worthless_actions_are_left_out_with_the_reason() -> None:
    old = replace(ORDER, sku_id="OLD", valid_until=TODAY - timedelta(days=1))
    found = rank([old, worth(replace(ORDER, sku_id="POOR"), 5)], on=TODAY)
    assert {one.action.sku_id: one.because for one in found.left_out} == {
        "OLD": "expired",
        "POOR": "worth_nothing",
    }


def test_a_part_of_the_shop_shows_only_what_lies_wholly_in_it() -> None:
    found = rank([MOVE, replace(ORDER, sku_id="ATTA", category="STAPLES")], on=TODAY)
    assert [one.kind for one in found.of(stores={"S1"})] == ["reorder"]
    assert [one.sku_id for one in found.of(category="staples")] == ["ATTA"]
    assert len(found.of(limit=1)) == 1


def test_the_same_proposal_has_the_same_id_whatever_it_is_worth() -> None:
    assert ORDER.action_id == worth(ORDER, 7).action_id
    assert ORDER.action_id != replace(ORDER, quantity=60).action_id


def test_a_range_holds_what_is_expected() -> None:
    with pytest.raises(InputError, match="within"):
        Rupees(Decimal(5), Decimal(6), Decimal(7))
