from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.catalogue.pack import find_packs, pack_key
from language.numbers import find_numbers, word_value


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("2", "2", "plain"),
        ("two weeks", "2", "plain"),
        ("twenty five", "25", "plain"),
        ("a dozen", "12", "plain"),
        ("half a dozen", "6", "plain"),
        ("1.5 lakh", "150000", "plain"),
        ("one and a half lakh", "150000", "plain"),
        ("half a lakh", "50000", "plain"),
        ("two crore", "20000000", "plain"),
        ("five hundred and ten", "510", "plain"),
        ("two lakh fifty thousand rupees", "250000", "money"),
        ("1 lakh 50 thousand", "150000", "plain"),
        ("six hundred forty", "640", "plain"),
        ("twelve and a half percent", "12.5", "percent"),
        ("two and a quarter lakh", "225000", "plain"),
        ("₹1,50,000", "150000", "money"),
        ("Rs. 500", "500", "money"),
        ("500 rupees", "500", "money"),
        ("₹50k", "50000", "money"),
        ("5%", "5", "percent"),
        ("5 per cent", "5", "percent"),
        ("५", "5", "plain"),
        ("१.५ lakh", "150000", "plain"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str, kind: str) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.kind) == (Decimal(value), kind)


@pytest.mark.parametrize(
    "text", ["2 lakh for 10 days", "50 thousand 10 days", "5 thousand and 300", "two hundred 5%"]
)
def test_two_numbers_stay_two(text: str) -> None:
    assert len(find_numbers(text)) == 2


def test_numbers_within_words_are_none() -> None:
    assert find_numbers("someone attends the tenth often") == ()
    assert word_value("ten five") is None


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("500 ml", "500ml"),
        ("1 l", "1000 ml"),
        ("1.5L", "1500 ml"),
        ("half kg", "500 g"),
        ("5 kilos", "5000 gms"),
        ("4-pack", "pack of 4"),
        ("20 pcs", "20 bags"),
        ("2 x 500 g", "2x500 gm"),
    ],
)
def test_one_pack_size_has_one_key(written: str, same: str) -> None:
    assert pack_key(written) == pack_key(same)
    assert [pack.key for pack in find_packs(f"some {written} please")] == [pack_key(same)]


def test_different_packs_have_different_keys() -> None:
    assert len({pack_key(size) for size in ("500 ml", "500 g", "5 kg", "1 l", "1 kg", "6-pack", None)}) == 7


def test_a_quantity_is_no_pack_size() -> None:
    assert find_packs("order 20 packs of soap and 5 units") == ()
