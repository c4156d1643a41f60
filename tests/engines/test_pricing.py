"""Prices: the band, each guardrail by itself, and the price they leave."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DataError, InputError
from engines.pricing import (
    Band,
    Circumstances,
    Offer,
    clamp,
    competitor_band,
    guardrails,
    margin_pct,
    price_for_margin,
    suggest,
)

D = Decimal
USUAL = Circumstances(
    price=D(100),
    unit_cost=D(60),
    gst_rate_pct=D(18),
    min_margin_pct=D(10),
    max_delta_pct=D(8),
    mrp=D(120),
    on_hand=100,
    safety_stock=20.0,
)


def band(price: float) -> Band:
    offer = Offer("a", D(str(price)), 0, 1.0)
    return Band(offer.price, offer.price, offer.price, (offer,))


def test_parity_weighs_trust_and_age() -> None:
    # weights 0.8 and 0.8 · ½: (0.8·100 + 0.4·130) / 1.2
    offers = [Offer("a", D(100), 0, 0.8), Offer("b", D(130), 7, 0.8)]
    found = competitor_band(offers, max_age_days=14)
    assert found is not None
    assert found.parity == pytest.approx(D(110))
    assert (found.low, found.high) == (D(100), D(130))


def test_only_the_newest_offer_of_a_competitor_counts() -> None:
    found = competitor_band([Offer("a", D(150), 3), Offer("a", D(100), 1)], max_age_days=14)
    assert found is not None
    assert found.parity == D(100)


@pytest.mark.parametrize(
    "offers", [[], [Offer("a", D(100), 15)], [Offer("a", D(100), 0, 0.0)], [Offer("a", D(0), 0)]]
)
def test_no_offer_that_counts_is_no_band(offers: list[Offer]) -> None:
    assert competitor_band(offers, max_age_days=14) is None


def test_an_absurd_offer_is_left_out() -> None:
    offers = [Offer("a", D(100), 0), Offer("b", D(104), 0), Offer("c", D(1), 0)]
    found = competitor_band(offers, max_age_days=14)
    assert found is not None
    assert found.low == D(100)
    assert len(found.offers) == 2


def test_two_offers_that_contradict_each_other_are_no_evidence() -> None:
    assert competitor_band([Offer("a", D(10), 0), Offer("b", D(1000), 0)], max_age_days=14) is None


def test_the_margin_is_counted_after_gst() -> None:
    # 118 / 1.18 = 100 net, cost 80
    assert margin_pct(D(118), D(80), D(18)) == D(20)
    assert price_for_margin(D(80), D(18), D(20)) == D(118)
    with pytest.raises(InputError, match="out of reach"):
        price_for_margin(D(80), D(18), D(100))


def test_a_price_follows_the_competitors() -> None:
    suggestion = suggest(USUAL, band(104))
    assert (suggestion.price, suggestion.reason, suggestion.binding) == (D(104), "parity", ())


def test_a_price_never_moves_more_than_a_day_s_limit() -> None:
    up, down = suggest(USUAL, band(115)), suggest(USUAL, band(80))
    assert (up.price, up.binding) == (D(108), ("max_delta",))
    assert (down.price, down.binding) == (D(92), ("max_delta",))


def test_a_price_never_rises_above_mrp() -> None:
    suggestion = suggest(replace(USUAL, mrp=D(103)), band(115))
    assert (suggestion.price, suggestion.binding) == (D(103), ("mrp",))


def test_without_an_mrp_the_price_is_not_raised() -> None:
    suggestion = suggest(replace(USUAL, mrp=None), band(107))
    assert (suggestion.price, suggestion.binding) == (D(100), ("mrp_unknown",))


def test_a_price_never_falls_below_the_margin_floor() -> None:
    # cost 75: 75 / 0.9 · 1.18 = 98.333… → 98.34
    suggestion = suggest(replace(USUAL, unit_cost=D(75)), band(93))
    assert (suggestion.price, suggestion.binding) == (D("98.34"), ("min_margin",))
    assert margin_pct(D("98.34"), D(75), D(18)) >= 10


def test_a_price_keeps_the_minimum_advertised_and_the_floor_price() -> None:
    assert suggest(replace(USUAL, map_price=D(97)), band(93)).binding == ("map_price",)
    assert suggest(replace(USUAL, floor_price=D(96)), band(93)).price == D(96)


def test_a_price_is_not_cut_while_stock_is_below_safety_stock() -> None:
    low = replace(USUAL, on_hand=10)
    assert (suggest(low, band(93)).price, suggest(low, band(93)).binding) == (D(100), ("low_stock",))
    assert suggest(low, band(104)).price == D(104)


def test_a_price_is_not_cut_while_stock_is_unknown() -> None:
    suggestion = suggest(replace(USUAL, on_hand=None, safety_stock=None), band(93))
    assert (suggestion.price, suggestion.binding) == (D(100), ("stock_unknown",))


def test_without_a_cost_there_is_no_suggestion() -> None:
    with pytest.raises(DataError, match="unit cost") as caught:
        suggest(replace(USUAL, unit_cost=None), band(104))
    assert caught.value.code == "cost_unknown"


def test_without_competitors_the_price_stays_if_its_margin_does() -> None:
    assert (suggest(USUAL, None).price, suggest(USUAL, None).reason) == (D(100), "fixed_margin")
    thin = suggest(replace(USUAL, unit_cost=D(80)), None)  # floor 104.89
    assert (thin.price, thin.binding) == (D(105), ("min_margin",))


def test_limits_that_contradict_each_other_leave_no_price() -> None:
    suggestion = suggest(replace(USUAL, mrp=D(80)), band(104))  # 8 % a day does not reach 80
    assert suggestion.price is None
    assert suggestion.reason == "conflict"
    assert set(suggestion.binding) == {"max_delta", "mrp"}


def test_to_clear_stock_a_price_is_never_raised() -> None:
    assert suggest(USUAL, band(107), "clear_stock").price == D(100)
    assert suggest(USUAL, band(95), "clear_stock").price == D(95)


def test_a_new_price_above_a_hundred_is_whole_where_the_limits_allow() -> None:
    wide = replace(USUAL, mrp=D(150))
    assert suggest(wide, band(103.49)).price == D(103)
    assert suggest(replace(wide, mrp=D("103.60")), band(103.59)).price == D(103)
    assert suggest(replace(wide, mrp=D("103.60"), floor_price=D("103.20")), band(103.5)).price == D("103.50")
    assert suggest(replace(wide, price=D("100.50")), None).price == D("100.50")  # held as it is


def test_a_clamp_without_limits_is_the_target() -> None:
    assert clamp(D("99.999"), ()).price == D("100.00")


money = st.decimals(1, 1000, places=2)


@given(
    price=money,
    cost=money,
    mrp=st.none() | money,
    floor=st.none() | money,
    parity=money,
    gst=st.sampled_from([D(0), D(5), D(18), D(40)]),
    margin=st.integers(-10, 60),
    delta=st.integers(0, 30),
    on_hand=st.none() | st.integers(-5, 50),
)
def test_a_suggested_price_keeps_every_guardrail(
    *,
    price: Decimal,
    cost: Decimal,
    mrp: Decimal | None,
    floor: Decimal | None,
    parity: Decimal,
    gst: Decimal,
    margin: int,
    delta: int,
    on_hand: int | None,
) -> None:
    given_ = Circumstances(
        price=price,
        unit_cost=cost,
        gst_rate_pct=gst,
        min_margin_pct=D(margin),
        max_delta_pct=D(delta),
        mrp=mrp,
        floor_price=floor,
        on_hand=on_hand,
        safety_stock=None if on_hand is None else 20.0,
    )
    new = suggest(given_, band(float(parity))).price
    if new is None:
        assert not all(limit.keeps(price) for limit in guardrails(given_))
        return
    assert margin_pct(new, cost, gst) >= D(margin) - D("1e-9")
    assert abs(new - price) <= price * delta / 100
    assert mrp is None or new <= mrp
    assert floor is None or new >= floor
    if on_hand is None or on_hand < 20:
        assert new >= price
