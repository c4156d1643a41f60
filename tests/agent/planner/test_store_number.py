"""A store's number before a month."""

from __future__ import annotations

import pytest

from agent.planner.store_number import (
    apart_from_month,
    with_city_of_each,
    with_number_in_digits,
    with_own_store_named,
)
from language.vocabulary import Vocabulary

STORES = [
    {"store_id": "DELHI_01", "name": "Delhi 1", "city": "Delhi"},
    {"store_id": "DELHI_02", "name": "Delhi 2", "city": "Delhi"},
]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Delhi 1 september sales", "Delhi 1 in september sales"),
        ("sales of 2 september in Delhi", "sales of 2 september in Delhi"),
        ("Delhi 2 5 september", "Delhi 2 5 september"),
        ("units at Delhi 2, october", "units at Delhi 2, october"),
    ],
)
def test_the_number_is_the_stores_and_no_day(said: str, read: str) -> None:
    assert apart_from_month(said, Vocabulary([], STORES).places) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("store 2 sales yesterday", "Delhi 2 sales yesterday"),
        ("dukaan no 1 ki bikri", "Delhi 1 ki bikri"),
        ("दुकान 2 में चीनी", "Delhi 2 में चीनी"),
        ("Delhi store 2", "Delhi store 2"),
        ("store 3 sales", "store 3 sales"),
        ("in the store 2 kg sugar", "in the store 2 kg sugar"),
    ],
)
def test_a_number_without_a_city_is_the_store_of_the_only_city(said: str, read: str) -> None:
    assert with_own_store_named(said, Vocabulary([], STORES), None) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("दिल्ली टू में चीनी कितनी बची है", "दिल्ली 2 में चीनी कितनी बची है"),
        ("दिल्ली वन की सेल", "दिल्ली 1 की सेल"),
        ("dilli one aur delhi two ki bikri", "dilli 1 aur delhi 2 ki bikri"),
        ("revenue in Delhi number two yesterday", "revenue in Delhi 2 yesterday"),
        ("and the Delhi one", "and the Delhi one"),
        ("which sold more, Delhi one or two", "which sold more, Delhi 1 or 2"),
        ("sales in Delhi two weeks ago", "sales in Delhi two weeks ago"),
        ("Delhi three ki bikri", "Delhi 3 ki bikri"),
        ("Delhi, one more thing", "Delhi, one more thing"),
    ],
)
def test_a_number_in_words_behind_its_city_is_the_stores(said: str, read: str) -> None:
    assert with_number_in_digits(said, Vocabulary([], STORES).places) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("revenue in Delhi 1 and 2 yesterday", "revenue in Delhi 1 and Delhi 2 yesterday"),
        ("dilli 1 aur 2 ki bikri", "dilli 1 aur dilli 2 ki bikri"),
        ("दिल्ली 1 या 2 में", "दिल्ली 1 या दिल्ली 2 में"),
        ("Delhi 1 and 2 kg sugar", "Delhi 1 and 2 kg sugar"),
        ("Delhi 1 and 3", "Delhi 1 and 3"),
        ("stock at Delhi 1 or 2.5 lakh", "stock at Delhi 1 or 2.5 lakh"),
    ],
)
def test_a_second_number_behind_a_city_is_its_other_store(said: str, read: str) -> None:
    assert with_city_of_each(said, Vocabulary([], STORES).places) == read
