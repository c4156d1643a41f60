"""Spend a limit where it protects most: a knapsack of orders in whole cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

MOST_OPTIONS = 24
"""Sizes tried for one order: more only split hairs."""


@dataclass(frozen=True)
class Wish:
    """An order that would be placed if nothing limited it.

    It may be cut to any multiple of `step` from `least` up to `quantity`, or to nothing.
    `unit_cost` is what one unit takes of the limit, above 0; `value` tells of several quantities what
    so many units are worth: 0 for none, more for more.
    """

    quantity: int
    least: int
    step: int
    unit_cost: Decimal
    value: Callable[[Sequence[int]], Sequence[float]]


@dataclass(frozen=True)
class _Option:
    quantity: int
    cost: Decimal
    value: float


@dataclass
class _Plan:
    """What is chosen of each wish, and what is left of the limit."""

    left: Decimal
    chosen: list[_Option] = field(default_factory=list[_Option])

    @property
    def value(self) -> float:
        return sum(option.value for option in self.chosen)

    def take(self, number: int, option: _Option) -> bool:
        """Choose an option instead of the one before, where the limit allows."""
        more = option.cost - self.chosen[number].cost
        if more > self.left:
            return False
        self.left -= more
        self.chosen[number] = option
        return True


_NOTHING = _Option(0, Decimal(0), 0.0)


def allocate(wishes: Sequence[Wish], limit: Decimal) -> list[int]:
    """Return how much of each wish to grant so that the limit buys most value.

    A knapsack with several sizes an item: steps along each wish's concave hull are bought
    by value for money, then what still fits. The plan is the best of that, of the best
    single order, and of granting in the given order; so it is worth at least half of what
    is possible, and never less than going by urgency.

    Args:
        wishes: The most urgent first.
        limit: Money, or units of space; 0 or more.

    Source:
        Sinha & Zoltners, The multiple-choice knapsack problem, Operations Research 27
        (1979); Kellerer, Pferschy & Pisinger, Knapsack Problems (2004), ch. 11.
    """
    options = [_options(wish) for wish in wishes]
    if sum((one[-1].cost for one in options), Decimal(0)) <= limit:
        return [one[-1].quantity for one in options]
    plans = (_by_value(options, limit), _largest_first(options, limit), _in_order(wishes, options, limit))
    best = max(plans, key=lambda plan: plan.value)
    return [option.quantity for option in best.chosen]


def _options(wish: Wish) -> list[_Option]:
    """Return nothing and the sizes there are, the smallest first, the whole wish the last."""
    first = -(-max(wish.least, wish.step) // wish.step) * wish.step
    sizes = list(range(first, wish.quantity, wish.step))
    if len(sizes) >= MOST_OPTIONS:
        stride = len(sizes) / (MOST_OPTIONS - 1)
        sizes = [sizes[int(number * stride)] for number in range(MOST_OPTIONS - 1)]
    if wish.quantity > 0:
        sizes.append(wish.quantity)
    return [_NOTHING, *_of_sizes(wish, sizes)]


def _of_sizes(wish: Wish, sizes: Sequence[int]) -> list[_Option]:
    worth = wish.value(sizes)
    return [_Option(size, wish.unit_cost * size, value) for size, value in zip(sizes, worth, strict=True)]


def _ratio(before: _Option, after: _Option) -> float:
    return (after.value - before.value) / float(after.cost - before.cost)


def _hull(options: Sequence[_Option]) -> list[_Option]:
    """Return the options of which each step is worth less for its money than the step before."""
    hull = [options[0]]
    for option in options[1:]:
        if option.value <= hull[-1].value:
            continue
        while len(hull) > 1 and _ratio(hull[-2], hull[-1]) <= _ratio(hull[-1], option):
            hull.pop()
        hull.append(option)
    return hull


def _by_value(options: Sequence[Sequence[_Option]], limit: Decimal) -> _Plan:
    plan = _Plan(limit, [_NOTHING] * len(options))
    _improve(plan, options)
    return plan


def _improve(plan: _Plan, options: Sequence[Sequence[_Option]]) -> None:
    """Buy steps by value for money, then the best size that still fits of what was passed over."""
    hulls = [_hull(_within_reach(plan, number, one)) for number, one in enumerate(options)]
    steps = [
        (-_ratio(before, after), number, position)
        for number, hull in enumerate(hulls)
        for position, (before, after) in enumerate(pairwise(hull))
    ]
    passed_over: list[int] = []
    for _, number, position in sorted(steps):
        hull = hulls[number]
        reached = plan.chosen[number] is hull[position]
        if not (reached and plan.take(number, hull[position + 1])):
            passed_over.append(number)
    for number in dict.fromkeys(passed_over):
        for option in reversed(options[number]):
            if option.value > plan.chosen[number].value and plan.take(number, option):
                break


def _within_reach(plan: _Plan, number: int, options: Sequence[_Option]) -> list[_Option]:
    """Return what is chosen and the larger sizes that the limit could still pay for alone."""
    chosen = plan.chosen[number]
    larger = (o for o in options if o.quantity > chosen.quantity and o.cost - chosen.cost <= plan.left)
    return [chosen, *larger]


def _largest_first(options: Sequence[Sequence[_Option]], limit: Decimal) -> _Plan:
    """Grant the single order of most value, then go on by value for money."""
    plan = _Plan(limit, [_NOTHING] * len(options))
    affordable = [
        (option.value, -number, option)
        for number, one in enumerate(options)
        for option in one
        if option.cost <= limit
    ]
    if affordable:
        _, number, option = max(affordable, key=lambda candidate: candidate[:2])
        plan.take(-number, option)
        _improve(plan, options)
    return plan


def _in_order(wishes: Sequence[Wish], options: Sequence[Sequence[_Option]], limit: Decimal) -> _Plan:
    """Grant as much as is left to the first, then to the next: by urgency."""
    plan = _Plan(limit, [_NOTHING] * len(options))
    for number, wish in enumerate(wishes):
        affordable = min(int(plan.left / wish.unit_cost), wish.quantity)
        if affordable < wish.quantity:
            affordable -= affordable % wish.step
        if affordable > 0 and affordable >= wish.least:
            plan.take(number, *_of_sizes(wish, [affordable]))
    return plan
