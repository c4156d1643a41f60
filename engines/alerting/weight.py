"""How grave something is: money at stake against what its store takes in on a usual day."""

from __future__ import annotations

from decimal import Decimal

from core.alert import Severity

HEAVY = 0.05
"""A twentieth of a day's takings is a matter of weight…"""

FELT = 0.01
"""… one of a hundredth still matters to whoever minds that shelf; below, unless a shop draws its own
line, nobody is told."""

CRUSHING = 0.25
"""A quarter of a day's takings may wake a person at night, where it can still be helped."""


def severity_of(
    worth: Decimal | None, usual_day: float, *, urgent: bool = False, felt: float = FELT
) -> Severity | None:
    """Return how grave a loss is, `None` where it is too small to tell anybody.

    Args:
        worth: Money at stake, `None` where no price is known: that is told, but not as grave.
        usual_day: What the store takes in on a usual day, 0 where that is unknown.
        urgent: Whether it begins within a day.
        felt: The share of a usual day from which anybody is told.
    """
    if worth is None or usual_day <= 0:
        return "medium"
    share = abs(float(worth)) / usual_day
    if share < felt:
        return None
    if share >= CRUSHING and urgent:
        return "critical"
    return "high" if share >= HEAVY else "medium"


def severity_of_surplus(tied_up: Decimal, usual_day: float, *, expires: bool) -> Severity | None:
    """Return how grave it is that money lies on the shelf, `None` where it is too little to tell anybody.

    It is not lost yet and runs away from nobody: only what expires is grave.

    Args:
        tied_up: What the goods cost.
        usual_day: What the store takes in on a usual day, 0 where that is unknown.
        expires: Whether the goods will be worth nothing.
    """
    if usual_day <= 0 or float(tied_up) / usual_day < HEAVY:
        return None
    return "high" if expires and float(tied_up) / usual_day >= CRUSHING else "medium"
