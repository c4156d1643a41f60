"""Where money is lost, in the planner's words."""

from __future__ import annotations

import pytest

from language.gloss import in_english
from language.losing import with_losses_as_profit


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("where are we losing money", "which category had the lowest profit"),
        ("loss kahan ho raha hai", "which category had the lowest profit"),
        ("ghata kahan hai", "which category had the lowest profit"),
        ("kaunsi dukaan ghate me hai", "which store had the lowest profit"),
        ("am i making money?", "how much profit did we make?"),
    ],
)
def test_where_money_is_lost_is_where_profit_is_lowest(said: str, plain: str) -> None:
    assert with_losses_as_profit(in_english(said, lambda _: False)) == plain


@pytest.mark.parametrize(
    "said",
    [
        "profit or loss if atta sells at 90",
        "which claim covers the loss of a parcel",
        "which products lose money?",
    ],
)
def test_other_losses_stay(said: str) -> None:
    assert with_losses_as_profit(said) == said
