import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.tokens import ascii_digits, normalize, stem, tokenize, words


def test_devanagari_words_keep_their_vowels() -> None:
    assert words("क्या मिलेगा?") == ("क्या", "मिलेगा")


def test_letters_and_digits_part_company() -> None:
    assert words("500ml 4-pack CA_1") == ("500", "ml", "4", "pack", "ca", "1")


def test_case_accents_and_digits_of_other_scripts_do_not_matter() -> None:
    assert words("Nescafé ५ किलो") == ("nescafe", "5", "किलो")


def test_a_possessive_is_dropped() -> None:
    assert words("Haldiram's and yesterday’s") == ("haldiram", "and", "yesterday")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("soaps", "soap"),
        ("batteries", "battery"),
        ("brushes", "brush"),
        ("boxes", "box"),
        ("tomatoes", "tomato"),
        ("biscuits", "biscuit"),
        ("glass", "glass"),
        ("citrus", "citrus"),
        ("gas", "gas"),
    ],
)
def test_a_plural_has_the_stem_of_its_singular(plural: str, singular: str) -> None:
    assert stem(plural) == singular


@given(st.text())
def test_tokens_carry_the_text_where_they_stand(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@given(st.text())
def test_digits_become_ascii_in_place(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)


@given(st.text(alphabet=st.characters(categories=["L", "M", "N"]), min_size=1))
def test_normalising_twice_changes_nothing_more(word: str) -> None:
    assert normalize(normalize(word)) == normalize(word)
