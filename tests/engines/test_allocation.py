"""A limit is spent where it protects most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from engines.inventory import Wish, allocate
from engines.inventory.distribution import shortage


def worth(mean: float, sigma: float, margin: float, units: Sequence[int]) -> list[float]:
    return (margin * (shortage(mean, sigma, 0) - shortage(mean, sigma, units))).tolist()


def at(each: float) -> Callable[[Sequence[int]], list[float]]:
    return lambda units: [each * one for one in units]


@st.composite
def wishes(draw: st.DrawFn, most: int = 4) -> Wish:
    step = draw(st.integers(1, 6))
    cases = draw(st.integers(1, most))
    mean = draw(st.floats(0.5, 30))
    sigma = draw(st.floats(0.2, 2)) * mean
    return Wish(
        quantity=step * cases,
        least=draw(st.integers(0, step * cases)),
        step=step,
        unit_cost=Decimal(draw(st.integers(1, 50))),
        value=partial(worth, mean, sigma, draw(st.floats(0.1, 40))),
    )


def cost(asked: Sequence[Wish], granted: Sequence[int]) -> Decimal:
    return sum((wish.unit_cost * units for wish, units in zip(asked, granted, strict=True)), Decimal(0))


def value(asked: Sequence[Wish], granted: Sequence[int]) -> float:
    return sum(wish.value([units])[0] for wish, units in zip(asked, granted, strict=True))


def sizes(wish: Wish) -> list[int]:
    return [0, *(n for n in range(wish.step, wish.quantity + 1, wish.step) if n >= wish.least)]


def by_urgency(asked: Sequence[Wish], limit: Decimal) -> list[int]:
    granted: list[int] = []
    for wish in asked:
        affordable = [n for n in sizes(wish) if wish.unit_cost * n <= limit]
        granted.append(max(affordable))
        limit -= wish.unit_cost * granted[-1]
    return granted


@given(st.lists(wishes(), max_size=4), st.integers(0, 400))
def test_it_beats_going_by_urgency_and_reaches_half_of_the_best_there_is(
    asked: list[Wish], limit: int
) -> None:
    granted = allocate(asked, Decimal(limit))
    every = [list(plan) for plan in product(*(sizes(wish) for wish in asked))]
    best = max(value(asked, plan) for plan in every if cost(asked, plan) <= limit)
    assert granted in every
    assert cost(asked, granted) <= limit
    assert value(asked, granted) >= value(asked, by_urgency(asked, Decimal(limit))) - 1e-9
    assert best + 1e-9 >= value(asked, granted) >= best / 2 - 1e-9


@given(st.lists(wishes(most=60), max_size=8))
def test_what_the_limit_does_not_touch_is_granted_whole(asked: list[Wish]) -> None:
    whole = [wish.quantity for wish in asked]
    assert allocate(asked, cost(asked, whole)) == whole


def test_money_goes_to_what_earns_most_a_rupee_not_to_what_is_named_first() -> None:
    first = Wish(10, 1, 1, Decimal(10), at(1.0))
    better = Wish(10, 1, 1, Decimal(10), at(3.0))
    assert allocate([first, better], Decimal(120)) == [2, 10]


def test_the_first_case_of_one_comes_before_the_last_of_another() -> None:
    def fading(units: Sequence[int]) -> list[float]:
        return [10.0 * one - 0.45 * one**2 for one in units]

    twice = [Wish(10, 1, 1, Decimal(1), fading), Wish(10, 1, 1, Decimal(1), fading)]
    assert sorted(allocate(twice, Decimal(10))) == [5, 5]


def test_a_minimum_order_that_does_not_fit_is_left_and_the_rest_is_spent() -> None:
    bulky = Wish(24, 24, 12, Decimal(5), at(5.0))
    small = Wish(12, 6, 6, Decimal(5), at(1.0))
    assert allocate([bulky, small], Decimal(100)) == [0, 12]


def test_one_large_order_may_be_worth_more_than_many_small_ones() -> None:
    small = Wish(1, 1, 1, Decimal(1), at(2.0))
    large = Wish(10, 10, 10, Decimal(1), at(1.9))
    assert allocate([small, large], Decimal(10)) == [0, 10]
