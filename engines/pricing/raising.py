"""What a raise needs before it is volunteered: evidence that goes beyond a good week.

Reactions are learnt from prices that moved for days or weeks, and at a thin margin any such
reaction says "as dear as the limits allow". Three things such data do not show are asked for
instead, each from what is known:

- *Lasting.* Buyers need time to notice a price and to change shops. The gain must be sure, and
  is told, at a reaction `LASTING` times as strong as the one measured.
- *Position.* A shop does not make itself the dearest: a raise ends at the competitors' weighted
  price, even where a dearer one is among them.
- *Tried.* Where no competitor is seen, it ends at the highest price the product has sold at:
  beyond that nobody knows.

A price that breaks a limit is raised as far as the limit asks and no further. A lower price
needs none of this: its 80 % interval already says what it gains.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np

from engines.pricing.band import Band
from engines.pricing.effect import Outlook, Reaction, effects, range_of
from engines.pricing.guardrail import Circumstances
from engines.pricing.optimum import Recommendation, limits_of, recommend
from engines.pricing.parity import Objective

LASTING = 1.5
"""How much stronger buyers react to a price that stays. An assumption, on the safe side of
1: what a shop's own changes came to (`engines.pricing.outcome`) is what could replace it."""


def volunteer(
    given: Circumstances,
    outlook: Outlook,
    band: Band | None,
    objective: Objective,
    *,
    tried_high: Decimal | None,
) -> Recommendation:
    """Return the price to propose to someone who did not ask.

    Args:
        given: What the limits are computed from.
        outlook: What is expected at `given.price`.
        band: Where the competitors stand; `None` where nobody knows.
        objective: What counts.
        tried_high: The highest price the product has sold at; `None` where nobody knows.

    Returns:
        As `recommend` does; of a raise `gain` and `chance` are those of a lasting reaction. A
        raise that evidence does not carry is today's price, for the reason `gain_uncertain`.

    Raises:
        DataError: the unit cost is unknown.
    """
    breaks = any(not limit.keeps(given.price) for limit in limits_of(given, band))
    ceiling = given.price if breaks else _ceiling(given.price, band, tried_high)
    found = recommend(replace(given, ceiling=ceiling), outlook, band, objective)
    if found.price is None or found.price <= given.price:
        return found
    reaction = outlook.reaction
    lasting = replace(outlook, reaction=Reaction(reaction.elasticity * LASTING, reaction.sd * LASTING))
    profit = effects(lasting, [float(given.price), float(found.price)]).profit
    gains = profit[1] - profit[0]
    if not breaks and float(np.quantile(gains, 0.1)) <= 0:
        return replace(found, price=given.price, reason="gain_uncertain", gain=None, chance=None)
    return replace(found, gain=range_of(gains), chance=float((gains > 0).mean()))


def _ceiling(price: Decimal, band: Band | None, tried_high: Decimal | None) -> Decimal:
    """Return the highest price that evidence carries, today's where there is none."""
    known = tried_high if band is None else band.parity
    return price if known is None else max(price, known)
