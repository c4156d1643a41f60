"""When what is on the way will come in, told from how the units on the way have changed."""

from __future__ import annotations

from collections.abc import Sequence

from engines.inventory.stockout import Arrival


def arrivals(in_transit: Sequence[int], lead_time_days: int) -> tuple[Arrival, ...]:
    """Return when the units on the way arrive.

    A rise of the units on the way is an order sent that day; it arrives a lead time later.
    The first ordered arrives first, so what is still on the way are the newest rises. What
    was on the way before the first day known was sent on that day at the latest. An order
    that is overdue is taken to come in tomorrow.

    Args:
        in_transit: Units on the way, one figure a day, the oldest first, the last one today.
        lead_time_days: From order to arrival.

    Returns:
        Arrivals, the soonest first, that add up to the last figure; none where it is 0.

    >>> arrivals([0, 0, 40, 40, 40, 70], lead_time_days=5)
    (Arrival(day=2, units=40), Arrival(day=5, units=30))
    """
    outstanding = in_transit[-1] if in_transit else 0
    found: list[Arrival] = []
    for age in range(len(in_transit)):
        if outstanding <= 0:
            break
        today = len(in_transit) - 1 - age
        before = in_transit[today - 1] if today > 0 else 0
        sent = min(max(in_transit[today] - before, 0), outstanding)
        if sent > 0:
            due_in = lead_time_days - age
            found.append(Arrival(max(due_in, 1), sent, overdue_days=max(1 - due_in, 0)))
            outstanding -= sent
    return tuple(reversed(found))
