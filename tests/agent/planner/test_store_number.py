"""A store's number before a month."""

from __future__ import annotations

import pytest

from agent.planner.store_number import apart_from_month, with_own_store_named
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
