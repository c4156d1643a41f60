"""When what is on the way will come in, told from how the units on the way have changed."""

from __future__ import annotations

from collections.abc import Sequence

from engines.inventory.arrival import Arrival
from engines.inventory.lateness import Lateness, likeliest_day


def arrivals(in_transit: Sequence[int], supplier: Lateness) -> tuple[Arrival, ...]:
    """Return when the units on the way arrive.

    A rise of the units on the way is an order sent that day. The first ordered arrives first, so
    what is still on the way are the newest rises. What was on the way before the first day known was
    sent on that day at the latest.

    Args:
        in_transit: Units on the way, one figure a day, the oldest first, the last one today.
        supplier: How its supplier delivers.

    Returns:
        Arrivals, the soonest first, that add up to the last figure; none where it is 0.

    >>> from engines.inventory import Terms, lateness
    >>> arrivals([0, 0, 40, 40, 40, 70], lateness(Terms(lead_time_days=5)))
    (Arrival(day=2, units=40, chances=()), Arrival(day=5, units=30, chances=()))
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
            found.append(arrival_of(sent, age, supplier))
            outstanding -= sent
    return tuple(reversed(found))


def arrival_of(units: int, age_days: int, supplier: Lateness) -> Arrival:
    """Return when an order that was sent so many days ago comes in.

    >>> from engines.inventory import Terms, lateness
    >>> one = arrival_of(40, 4, lateness(Terms(lead_time_days=3)))  # was due yesterday
    >>> one.day, one.overdue_days, round(one.by(1), 2), round(one.by(7), 2)
    (5, 1, 0.14, 0.66)
    """
    chances = supplier.coming(age_days)
    day = likeliest_day(chances)
    certain = chances[day - 1 : day] == (1.0,)
    overdue = max(age_days - supplier.lead_time_days, 0)
    return Arrival(day, units, () if certain else chances, overdue_days=overdue)
