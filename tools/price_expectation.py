"""What a price change was expected to bring in a week, as the ledger keeps it with the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.fact import Fact
    from tools.simulate_price import SimulatePriceResult


def expectation(simulation: SimulatePriceResult) -> dict[str, Any]:
    """Return a simulation's change of units in percent and of profit, low to high.

    Empty where it is not known how buyers react; without `profit` where the cost is not known.
    """
    now, new = simulation.now, simulation.proposed
    if now is None or new is None or new.units_from is None or new.units_to is None:
        return {}
    usual = _number(now.units)
    if usual <= 0:
        return {}
    expected: dict[str, Any] = {
        "days": simulation.horizon_days,
        "units_pct": [
            round((_number(fact) / usual - 1) * 100, 2) for fact in (new.units_from, new.units, new.units_to)
        ],
    }
    profit = (simulation.profit_change_low, simulation.profit_change, simulation.profit_change_high)
    if None not in profit:
        expected["profit"] = [_number(fact) for fact in profit if fact is not None]
    return expected


def _number(fact: Fact) -> float:
    return float(str(fact.value))
