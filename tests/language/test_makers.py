"""Makers' names that people say for a kind of goods."""

from __future__ import annotations

import pytest

from language.catalogue.makers import kind_of_maker
from language.vocabulary import Vocabulary

SHOP = Vocabulary(
    [
        {"sku_id": "S1", "name": "Muskan Toothpaste 100 g", "brand": "Muskan", "pack_size": "100 g"},
        {"sku_id": "S2", "name": "Muskan Toothpaste 200 g", "brand": "Muskan", "pack_size": "200 g"},
        {"sku_id": "S3", "name": "Harpic Toilet Cleaner 1 l", "brand": "Harpic", "pack_size": "1 l"},
    ],
    [],
)


@pytest.mark.parametrize(
    ("word", "kind"), [("Colgate", ("toothpaste",)), ("हार्पिक", ("toilet", "cleaner")), ("milk", ())]
)
def test_a_maker_stands_for_a_kind(word: str, kind: tuple[str, ...]) -> None:
    assert kind_of_maker(word) == kind


def test_goods_of_that_kind_are_named_so_unsurely_that_they_are_asked_about() -> None:
    found = SHOP.find("colgate 200 g how much sold")
    assert [(mention.id, mention.score < 0.75) for mention in found.mentions] == [("S2", True)]
    assert [unknown.text for unknown in found.unknown] == ["colgate 200 g"]


def test_a_maker_beside_its_kind_asks_nothing() -> None:
    found = SHOP.find("colgate type toothpaste 200 g how much sold")
    assert ([mention.id for mention in found.mentions], found.unknown) == (["S2"], ())


@pytest.mark.parametrize(("text", "ids"), [("harpic 1 l stock", ["S3"]), ("maggi 70 g stock", [])])
def test_a_maker_of_ours_is_itself_and_a_kind_that_is_not_ours_is_nothing(text: str, ids: list[str]) -> None:
    assert [mention.id for mention in SHOP.find(text).mentions if mention.score >= 0.75] == ids
