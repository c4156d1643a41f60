"""A raise that nobody asked for needs more than a good week."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings

from engines.pricing import Band, Circumstances
from engines.pricing.effect import Outlook, Reaction, effects
from engines.pricing.optimum import Recommendation, recommend
from engines.pricing.raising import LASTING, volunteer
from tests.engines.test_price_optimum import USUAL, band, cases, outlook

D = Decimal


def raised(elasticity: float, band_: Band | None = None, tried: float | None = None) -> Recommendation:
    tried_high = None if tried is None else D(str(tried))
    return volunteer(USUAL, outlook(elasticity), band_, "maximize_margin", tried_high=tried_high)


def test_a_raise_ends_at_the_competitors_weighted_price_not_at_the_dearest() -> None:
    found = raised(-1.2, band(98, 108))
    assert (found.price, found.binding) == (D(103), ("evidence",))


def test_a_price_above_the_competitors_is_not_raised_further() -> None:
    assert raised(-1.2, band(90, 104)).price == D(100)


def test_without_competitors_a_raise_ends_at_the_highest_price_tried() -> None:
    assert raised(-1.2, tried=104).price == D(104)
    assert raised(-1.2, tried=96).price == D(100)
    assert raised(-1.2).price == D(100)


def test_a_gain_that_a_lasting_reaction_would_eat_is_not_volunteered() -> None:
    weak, lasting = -2.0, -2.0 * LASTING  # at a cost of 60 the best price is 120, or 90
    assert lasting < -2.5 < weak
    asked = recommend(USUAL, outlook(weak), None, "maximize_margin")
    found = raised(weak, tried=120)
    assert asked.price == D(108)
    assert (found.price, found.reason, found.gain) == (D(100), "gain_uncertain", None)


def test_what_a_raise_is_told_to_gain_is_what_a_lasting_reaction_leaves() -> None:
    asked = recommend(replace(USUAL, mrp=D(104)), outlook(-1.2), None, "maximize_margin")
    found = raised(-1.2, tried=104)
    assert asked.gain is not None
    assert found.gain is not None
    assert 0 < found.gain.low < found.gain.mid < asked.gain.mid


def test_a_price_that_breaks_a_limit_rises_as_far_as_the_limit_asks_and_no_further() -> None:
    thin = replace(USUAL, unit_cost=D(92))  # margin floor 102.23
    found = volunteer(
        thin, outlook(-1.2, unit_cost=92.0), band(95, 110), "maximize_margin", tried_high=D(110)
    )
    assert found.reason == "limit_broken"
    assert found.price == D("102.23")


@pytest.mark.parametrize("elasticity", [-4.0, -6.0])
def test_a_lower_price_needs_no_more_than_its_interval(elasticity: float) -> None:
    lower = recommend(USUAL, outlook(elasticity), None, "maximize_margin")
    found = raised(elasticity)
    assert lower.price is not None
    assert lower.price < USUAL.price
    assert (found.price, found.gain) == (lower.price, lower.gain)


@settings(max_examples=150)
@given(cases())
def test_no_raise_goes_beyond_its_evidence(case: tuple[Circumstances, Outlook, Band | None]) -> None:
    given_, outlook_, band_ = case
    tried = given_.price * D("1.05")
    found = volunteer(given_, outlook_, band_, "maximize_margin", tried_high=tried)
    if found.price is None or found.price <= given_.price or found.reason == "limit_broken":
        return
    assert found.price <= (tried if band_ is None else band_.parity)
    lasting = Reaction(outlook_.reaction.elasticity * LASTING, outlook_.reaction.sd * LASTING)
    prices = [float(given_.price), float(found.price)]
    profit = effects(replace(outlook_, reaction=lasting), prices).profit
    assert np.quantile(profit[1] - profit[0], 0.1) > 0
