"""Replies made for programs are read by the fields their owner named."""

from __future__ import annotations

import pytest

from adapters.collector.listing import read_csv_feed, read_json, read_json_list
from adapters.collector.shown import NotShown, Shown, availability
from adapters.collector.source import Fields

ONE = Fields(price="data.offer.price", currency="data.offer.currency", available="data.stock")
MANY = Fields(items="products[]", key="code", price="price", available="stock")
FEED = Fields(key="Code", price="Price", currency="Currency", available="In Stock")


def test_a_field_is_found_by_its_path_and_keeps_its_spelling() -> None:
    text = '{"data": {"offer": {"price": 79.90, "currency": "INR"}, "stock": true}}'
    assert read_json(text, ONE) == Shown("79.90", "INR", True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html>", "json_invalid"),
        ("", "json_invalid"),
        ("[" * 100_000, "json_invalid"),
        ("{}", "no_price"),
        ("[]", "no_price"),
        ("null", "no_price"),
        ('{"data": {"offer": {"price": ""}}}', "no_price"),
        ('{"data": {"offer": {"price": [1, 2]}}}', "no_price"),
        ('{"data": {"offer": {"price": true}}}', "no_price"),
    ],
)
def test_a_reply_without_a_price_says_why(text: str, why: str) -> None:
    found = read_json(text, ONE)
    assert isinstance(found, NotShown)
    assert found.reason == why


def test_a_list_is_told_apart_by_its_ids_numbers_too() -> None:
    text = '{"products": [{"code": 7, "price": 10, "stock": 0}, {"code": "B", "price": "12"}, {"price": 1}]}'
    assert read_json_list(text, MANY) == {"7": Shown("10", None, False), "B": Shown("12")}


def test_a_reply_without_the_list_says_so() -> None:
    assert read_json_list('{"items": []}', MANY) == NotShown("no_list", "products[]")


def test_a_function_on_a_value_it_does_not_take_finds_nothing() -> None:
    fields = Fields(price="max(prices)")
    assert read_json('{"prices": "none"}', fields) == NotShown("no_price", "max(prices)")


def test_a_feed_is_read_by_its_header_whatever_its_case() -> None:
    text = "\ufeffcode,price,CURRENCY,in stock\nA,1 299,INR,yes\nB,,INR,yes\nC,5,,no\n"
    assert read_csv_feed(text, FEED) == {
        "A": Shown("1 299", "INR", True),
        "B": NotShown("no_price", "price"),
        "C": Shown("5", None, False),
    }


def test_a_feed_that_lost_a_column_says_which() -> None:
    assert read_csv_feed("code,cost\nA,1\n", FEED) == NotShown("no_column", "Price, Currency, In Stock")


def test_a_feed_that_is_no_csv_says_where() -> None:
    found = read_csv_feed('code,price,currency,in stock\nA,"1,INR,yes', FEED)
    assert isinstance(found, NotShown)
    assert found.reason == "csv_invalid"


def test_an_id_with_two_prices_shows_none_and_with_one_price_twice_that() -> None:
    text = "code,price,currency,in stock\nA,1,INR,yes\nA,2,INR,yes\nA,1,INR,yes\nB,3,INR,yes\nB,3,INR,yes\n"
    found = read_csv_feed(text, FEED)
    assert found == {"A": NotShown("several_prices", "1, 2"), "B": Shown("3", "INR", True)}


@pytest.mark.parametrize(
    ("value", "means"),
    [
        ("https://schema.org/InStock", True),
        ("schema:OutOfStock", False),
        ("In stock", True),
        ("sold out", False),
        ("12", True),
        ("0", False),
        (True, True),
        ("BackOrder", False),
        ("ask us", None),
        (None, None),
        (["InStock"], None),
    ],
)
def test_availability_is_read_in_its_usual_words(value: object, means: bool | None) -> None:
    assert availability(value) is means
