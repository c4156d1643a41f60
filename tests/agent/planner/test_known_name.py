"""A vague name is the thing the thread named; "both" are the two named last."""

from __future__ import annotations

from agent.planner.known_name import as_known, both_named
from agent.understanding import Entity, Focus
from core.message import Listed

LABELS = {"A": "Butter 100 g", "B": "Butter 500 g", "C": "Butter Cookies"}
BUTTER = Entity(
    kind="product", id="A", name=LABELS["A"], text="butter", alternatives=("B", "C"), labels=LABELS
)


def named(*ids: str) -> Focus:
    return Focus(recent=tuple(Entity(kind="product", id=i, name=LABELS[i], text=i) for i in ids))


def test_of_several_products_it_is_the_one_talked_about() -> None:
    assert as_known(BUTTER, named("B")).id == "B"
    assert not as_known(BUTTER, named("B")).alternatives


def test_it_is_asked_for_where_the_thread_named_two_of_them_or_none() -> None:
    assert as_known(BUTTER, named("B", "C")) == as_known(BUTTER, None) == BUTTER


def test_a_line_of_the_last_list_makes_it_plain_too() -> None:
    assert as_known(BUTTER, Focus(listed=(Listed(name="Butter Cookies (Delhi 1)"),))).id == "C"


def test_both_are_the_two_named_last_in_their_order() -> None:
    assert both_named("order both", named("C", "A", "B")) == ("A", "C")
    assert both_named("order it", named("C", "A")) == ()
