"""The recommended price keeps every limit, is never beaten, and is sure of its gain."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import DataError
from engines.pricing import Band, Circumstances, Offer, margin_pct
from engines.pricing.effect import Outlook, Reaction, effects
from engines.pricing.guardrail import bounds
from engines.pricing.optimum import Recommendation, candidates, limits_of, recommend
from engines.pricing.parity import Objective

D = Decimal
USUAL = Circumstances(
    price=D(100),
    unit_cost=D(60),
    gst_rate_pct=D(0),
    min_margin_pct=D(10),
    max_delta_pct=D(8),
    mrp=D(120),
    on_hand=1000,
    safety_stock=20.0,
)


def outlook(elasticity: float, sd: float = 0.1, **more: float) -> Outlook:
    base = Outlook(100.0, [10.0] * 7, 10.0, Reaction(elasticity, sd), unit_cost=60.0, on_hand=1000)
    return replace(base, **more)


def band(low: float, high: float) -> Band:
    offers = (Offer("a", D(str(low)), 0), Offer("b", D(str(high)), 0))
    return Band(offers[0].price, offers[1].price, (offers[0].price + offers[1].price) / 2, offers)


def best(elasticity: float, objective: Objective = "maximize_margin", **more: float) -> Recommendation:
    return recommend(USUAL, outlook(elasticity, **more), None, objective)


def test_profit_is_best_at_the_textbook_markup() -> None:
    # constant elasticity: p* = cost · ε / (1 + ε) = 60 · 2.4 / 1.4 = 102.86
    found = recommend(replace(USUAL, max_delta_pct=D(30)), outlook(-2.4, 0.0), None, "maximize_margin")
    assert found.price == D(103)
    assert (found.reason, found.binding) == ("best_profit", ())
    assert found.chance == 1.0


def test_a_limit_that_keeps_a_better_price_away_is_named() -> None:
    found = best(-1.2)
    assert (found.price, found.binding) == (D(108), ("max_delta",))
    capped = recommend(replace(USUAL, mrp=D(104)), outlook(-1.2), None, "maximize_margin")
    assert (capped.price, capped.binding) == (D(104), ("mrp",))
    low = recommend(replace(USUAL, map_price=D(97)), outlook(-6.0), None, "maximize_margin")
    assert (low.price, low.binding) == (D(97), ("map_price",))


def test_a_price_does_not_leave_the_competitors() -> None:
    found = recommend(USUAL, outlook(-1.2), band(95, 103), "maximize_margin")
    assert (found.price, found.binding) == (D(103), ("competitor_band",))
    above = recommend(
        replace(USUAL, price=D(110)), outlook(-1.2, price=110.0), band(95, 103), "maximize_margin"
    )
    assert above.price == D(110)  # it may stay where it is, not go further


def test_revenue_falls_with_the_price_where_buyers_do_not_mind_and_rises_where_they_do() -> None:
    assert best(-0.5, "maximize_revenue").price == D(108)
    assert best(-2.0, "maximize_revenue").price == D(92)


def test_clearing_stock_cuts_the_price_unless_it_clears_anyway() -> None:
    found = best(-2.0, "clear_stock")
    assert (found.price, found.reason) == (D(92), "clears_stock")
    assert best(-2.0, "clear_stock", on_hand=20).price == D(100)


def test_what_clears_anyway_is_sold_dearer() -> None:
    found = recommend(replace(USUAL, safety_stock=0.0), outlook(-4.0, on_hand=30), None, "maximize_margin")
    assert found.price == D(108)


def test_a_gain_that_is_not_sure_is_not_recommended() -> None:
    sure = recommend(USUAL, outlook(-2.3, 0.1), None, "maximize_margin")
    assert sure.price is not None
    assert sure.price > 100
    shaky = recommend(USUAL, outlook(-2.3, 1.2), None, "maximize_margin")
    assert shaky.price == D(100)
    assert shaky.reason == "gain_uncertain"


def test_a_price_that_is_best_already_stays() -> None:
    found = best(-2.5, sd=0.0)  # 60 · 2.5 / 1.5 = 100
    assert (found.price, found.reason) == (D(100), "already_best")
    assert found.gain is not None
    assert found.gain.mid == 0.0


def test_a_price_that_breaks_a_limit_moves_whatever_it_gains() -> None:
    thin = replace(USUAL, unit_cost=D(93))  # margin floor 103.34
    found = recommend(thin, outlook(-9.0, unit_cost=93.0), None, "maximize_margin")
    assert found.reason == "limit_broken"
    assert found.price is not None
    assert found.price >= D("103.34")
    assert "min_margin" in found.binding


def test_limits_that_contradict_each_other_are_named() -> None:
    found = recommend(replace(USUAL, mrp=D(80)), outlook(-2.0), None, "maximize_margin")
    assert found.price is None
    assert (found.reason, set(found.binding)) == ("conflict", {"max_delta", "mrp"})


def test_no_cut_while_stock_is_low_or_unknown() -> None:
    for given_, name in (
        (replace(USUAL, on_hand=5), "low_stock"),
        (replace(USUAL, on_hand=None), "stock_unknown"),
    ):
        found = recommend(given_, outlook(-6.0), None, "maximize_margin")
        assert found.price == D(100)
        assert found.binding == (name,)


def test_matching_competitors_goes_to_them_and_tells_what_it_costs() -> None:
    found = recommend(USUAL, outlook(-1.2), band(94, 98), "match_competitor")
    assert (found.price, found.reason) == (D(96), "parity")
    assert found.gain is not None
    assert found.gain.high < 0


def test_a_marketplaces_fee_raises_the_floor() -> None:
    fee = replace(USUAL, unit_cost=D(78), selling_fee_pct=D(12))
    assert margin_pct(D(100), D(78), D(0), D(12)) == D(10)
    found = recommend(replace(fee, unit_cost=D(80)), outlook(-6.0, unit_cost=80.0), None, "maximize_margin")
    assert found.price is not None
    assert margin_pct(found.price, D(80), D(0), D(12)) >= 10


def test_without_a_cost_nothing_is_recommended() -> None:
    with pytest.raises(DataError, match="unit cost"):
        recommend(replace(USUAL, unit_cost=None), outlook(-2.0), None, "maximize_margin")


money = st.decimals(1, 3000, places=2)
objectives = st.sampled_from(["maximize_margin", "maximize_revenue", "clear_stock", "match_competitor"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Circumstances, Outlook, Band | None]:
    price = draw(money)
    cost = price * draw(st.decimals("0.3", "1.3", places=2))
    on_hand = draw(st.none() | st.integers(0, 200))
    near = st.none() | st.decimals("0.7", "1.3", places=2).map(
        lambda ratio: (price * ratio).quantize(D("0.01"))
    )
    given_ = Circumstances(
        price=price,
        unit_cost=cost,
        gst_rate_pct=draw(st.sampled_from([D(0), D(5), D(18), D(40)])),
        min_margin_pct=D(draw(st.integers(-5, 40))),
        max_delta_pct=D(draw(st.integers(0, 25))),
        mrp=draw(near),
        map_price=draw(near),
        floor_price=draw(near),
        on_hand=on_hand,
        safety_stock=None if on_hand is None else 20.0,
        selling_fee_pct=D(draw(st.integers(0, 20))),
    )
    reaction = Reaction(draw(st.floats(-6, -0.1)), draw(st.floats(0, 0.75)))
    outlook_ = Outlook(
        float(price),
        draw(st.lists(st.floats(0, 30), min_size=7, max_size=7)),
        draw(st.floats(0, 40)),
        reaction,
        unit_cost=float(cost),
        gst_rate_pct=float(given_.gst_rate_pct),
        selling_fee_pct=float(given_.selling_fee_pct),
        on_hand=on_hand,
    )
    edges = [draw(near), draw(near)]
    known = sorted(edge for edge in edges if edge is not None)
    band_ = Band(known[0], known[-1], sum(known, D(0)) / len(known), ()) if known else None
    return given_, outlook_, band_


@settings(max_examples=200)
@given(cases(), objectives)
def test_no_recommendation_breaks_a_limit(
    case: tuple[Circumstances, Outlook, Band | None], objective: Objective
) -> None:
    given_, outlook_, band_ = case
    found = recommend(given_, outlook_, band_, objective)
    if found.price is None:
        assert found.reason == "conflict"
        named = [limit for limit in limits_of(given_, band_) if limit.name in found.binding]
        lowest, highest = bounds(named)
        assert lowest is not None
        assert highest is not None
        assert lowest > highest, "the limits that are named cannot both be kept, whatever the others say"
        return
    assert given_.unit_cost is not None
    fee, gst, price = given_.selling_fee_pct, given_.gst_rate_pct, found.price
    assert margin_pct(price, given_.unit_cost, gst, fee) >= given_.min_margin_pct - D("1e-9")
    assert abs(price - given_.price) <= given_.price * given_.max_delta_pct / 100
    assert given_.mrp is None or price <= given_.mrp
    assert given_.mrp is not None or price <= given_.price
    assert given_.map_price is None or price >= given_.map_price
    assert given_.floor_price is None or price >= given_.floor_price
    if given_.on_hand is None or given_.on_hand < 20:
        assert price >= given_.price
    if band_ is not None and objective != "match_competitor":
        assert min(band_.low, given_.price) <= price <= max(band_.high, given_.price)


@settings(max_examples=100)
@given(cases(), st.sampled_from(["maximize_margin", "maximize_revenue", "clear_stock"]))
def test_no_other_feasible_price_that_is_sure_of_a_gain_beats_it_in_the_simulation(
    case: tuple[Circumstances, Outlook, Band | None], objective: Objective
) -> None:
    given_, outlook_, band_ = case
    found = recommend(given_, outlook_, band_, objective)
    if found.price is None:
        return
    allowed = candidates(given_.price, limits_of(given_, band_))
    assert found.price in allowed
    shown = effects(outlook_, [float(given_.price), float(found.price), *map(float, allowed)])
    drawn = {"maximize_margin": shown.profit, "maximize_revenue": shown.revenue, "clear_stock": shown.units}[
        objective
    ]
    gains = drawn - drawn[0]
    expected, sure = gains.mean(axis=1), np.quantile(gains, 0.1, axis=1) > 1e-9
    rivals = expected[2:] if given_.price not in allowed else expected[2:][sure[2:]]
    assert rivals.max(initial=-np.inf) <= expected[1] + 1e-6 * max(1.0, float(np.abs(drawn).max()))
    if found.price != given_.price and given_.price in allowed:
        assert sure[1]
