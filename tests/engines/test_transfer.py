"""What one store has too much of goes to the store that lacks it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engines.inventory import Shelf, Transfer, transfers


def lacks(store: str, units: int, each: float = 2.0) -> Shelf:
    return Shelf(store, 0, units, lambda moved: each * moved)


def spares(store: str, units: int) -> Shelf:
    return Shelf(store, units, 0, lambda moved: 0.0)


def test_the_smallest_store_that_can_give_all_of_it_does() -> None:
    assert transfers([lacks("A", 30), spares("B", 100), spares("C", 40)]) == (Transfer("C", "A", 30, 60.0),)


def test_where_no_store_can_the_largest_gives_first() -> None:
    moved = transfers([lacks("A", 30), spares("B", 10), spares("C", 25)])
    assert [(one.from_store, one.units) for one in moved] == [("C", 25), ("B", 5)]


def test_a_transfer_that_costs_more_than_it_is_worth_is_not_made() -> None:
    assert transfers([lacks("A", 5), spares("B", 5)], cost_per_line=11.0) == ()


def test_the_most_urgent_store_is_served_first() -> None:
    moved = transfers([lacks("A", 30), lacks("B", 30), spares("C", 40)])
    assert [(one.to_store, one.units) for one in moved] == [("A", 30), ("B", 10)]


@given(
    st.lists(st.integers(1, 100), max_size=5),
    st.lists(st.integers(1, 100), max_size=5),
    st.floats(0, 50),
)
def test_no_store_gives_more_than_it_spares_or_gets_more_than_it_lacks(
    needs: list[int], extras: list[int], cost: float
) -> None:
    lacking = [lacks(f"N{n}", units) for n, units in enumerate(needs)]
    sparing = [spares(f"S{n}", units) for n, units in enumerate(extras)]
    moved = transfers([*lacking, *sparing], cost)
    for shelf in sparing:
        assert sum(one.units for one in moved if one.from_store == shelf.store_id) <= shelf.spare
    for shelf in lacking:
        assert sum(one.units for one in moved if one.to_store == shelf.store_id) <= shelf.lacking
    assert all(one.units > 0 and one.worth > 0 for one in moved)
