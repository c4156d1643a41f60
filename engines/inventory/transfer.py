"""Move what one store has too much of to a store that lacks it, before anything is ordered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shelf:
    """One store's stock of a product.

    `spare` units lie beyond what it keeps for itself (its own order-up-to level), `lacking`
    units it would order. `value` is what so many units more are worth to it.
    """

    store_id: str
    spare: int
    lacking: int
    value: Callable[[int], float]


@dataclass(frozen=True)
class Transfer:
    """Units from one store to another, and what they are worth there, less the cost of moving."""

    from_store: str
    to_store: str
    units: int
    worth: float


def transfers(shelves: Sequence[Shelf], cost_per_line: float = 0.0) -> tuple[Transfer, ...]:
    """Return which store gives how much to which.

    A store in need is served by the smallest store that can give all of it, else by the
    largest first: few lines, and no donor goes below what it keeps for itself. A line is
    made only where it is worth more than it costs.

    Args:
        shelves: One product's stores that may give to each other; those in need in the
            order they should be served.
        cost_per_line: What one transfer costs, whatever it moves.

    >>> here = Shelf("A", spare=0, lacking=30, value=lambda units: 2.0 * units)
    >>> there = Shelf("B", spare=20, lacking=0, value=lambda units: 0.0)
    >>> transfers([here, there], cost_per_line=10.0)
    (Transfer(from_store='B', to_store='A', units=20, worth=30.0),)
    """
    spare = {shelf.store_id: shelf.spare for shelf in shelves if shelf.spare > 0 and shelf.lacking <= 0}
    moved: list[Transfer] = []
    for shelf in shelves:
        got = 0
        while got < shelf.lacking and spare:
            donor = _donor(spare, shelf.lacking - got)
            units = min(spare[donor], shelf.lacking - got)
            worth = shelf.value(got + units) - shelf.value(got) - cost_per_line
            if worth <= 0:
                break
            moved.append(Transfer(donor, shelf.store_id, units, worth))
            got += units
            spare[donor] -= units
            if spare[donor] <= 0:
                del spare[donor]
    return tuple(moved)


def _donor(spare: dict[str, int], needed: int) -> str:
    enough = [store for store, units in spare.items() if units >= needed]
    if enough:
        return min(enough, key=lambda store: (spare[store], store))
    return max(spare, key=lambda store: (spare[store], store))
