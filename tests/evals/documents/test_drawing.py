"""Sales drawn by chance are consistent to the paisa, whatever the kind and the terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.documents.generator.deal import DOC_TYPES, ZERO, Deal
from evals.documents.generator.drawing import Terms, draw_deal
from evals.documents.generator.words import in_words, rupees_in_words
from tests.evals.documents.fakes import seeded

TERMS = (
    Terms(),
    Terms(rounding="total", whole_rupees=False),
    Terms(discounts=True, hsn_digits=4),
    Terms(freight=True, rounding="total"),
    Terms(lines=(20, 40), cess=True),
    Terms(services=True, one_rate=True),
    Terms(apart=True, exclusive=True),
)
IN_FORCE = {True: {0, 5, 18, 40}, False: {0, 5, 12, 18, 28}}


@settings(max_examples=150)
@given(
    seed=st.integers(0, 10**9),
    kind=st.sampled_from([kind for kind in DOC_TYPES if kind != "e_invoice"]),
    terms=st.sampled_from(TERMS),
)
def test_the_sums_of_a_sale_hold(seed: int, kind: str, terms: Terms) -> None:
    deal = draw_deal(seeded(seed), kind, terms)  # type: ignore[arg-type]
    check_sums(deal)
    assert deal.total > 0
    assert deal.day <= deal.context["today"]  # type: ignore[operator]
    assert len(deal.number) <= 16


def check_sums(deal: Deal) -> None:
    """Assert that everything adds up, and that the tax is of the right kind and rate."""
    for line in deal.lines:
        gross = (line.quantity * line.rate).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        assert gross - line.discount == (line.amount if deal.inclusive else line.taxable)
        assert line.amount == line.taxable + line.cgst + line.sgst + line.igst + line.cess
        assert line.cgst == line.sgst
        exact = line.taxable * line.gst_rate / 100
        assert abs(line.cgst + line.sgst + line.igst - exact) <= Decimal("0.03")
        assert line.gst_rate in IN_FORCE[deal.day >= date(2025, 9, 22)]
        assert line.mrp * line.quantity > line.amount
    assert deal.taxable == sum((line.taxable for line in deal.lines), ZERO) + deal.shipping
    assert deal.cgst == deal.sgst
    assert not (deal.cgst and deal.igst)
    assert bool(deal.igst) <= deal.inter_state
    assert deal.inter_state == (deal.place_of_supply != deal.seller.region.name)
    assert deal.total == deal.taxable + deal.tax + deal.cess + deal.round_off
    assert abs(deal.round_off) <= Decimal("0.50")
    assert deal.words == rupees_in_words(deal.total)


def test_an_unregistered_buyer_stays_below_the_value_that_asks_for_more() -> None:
    for seed in range(60):
        deal = draw_deal(seeded(seed), "b2c", Terms(lines=(1, 9)))
        assert deal.total < 50_000
        assert deal.buyer is not None
        assert deal.buyer.gstin is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Zero"),
        (19, "Nineteen"),
        (40, "Forty"),
        (101, "One Hundred One"),
        (123_456, "One Lakh Twenty Three Thousand Four Hundred Fifty Six"),
        (10_000_000, "One Crore"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_paise_are_said() -> None:
    assert rupees_in_words(Decimal("12.40"), currency="INR") == "INR Twelve and Forty Paise Only"
