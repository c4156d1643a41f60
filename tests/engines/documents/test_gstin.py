from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.documents import gstin
from engines.documents.gstin import ALPHABET, GstinFault, GstinKind, check_digit

PUBLISHED = "27AAPFU0939F1ZV"


def with_digit(first_fourteen: str) -> str:
    return first_fourteen + check_digit(first_fourteen)


states = st.sampled_from([f"{code:02d}" for code in (*range(1, 25), *range(26, 39), 97)])
letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=5, max_size=5)


def assembled(*parts: str) -> str:
    return with_digit("".join(parts))


regular = st.builds(
    assembled,
    states,
    letters,
    st.integers(0, 9999).map("{:04d}".format),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    st.sampled_from("123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    st.sampled_from("Z123456789"),
)


def test_the_published_number_is_valid() -> None:
    read = gstin.read(PUBLISHED)
    assert read is not None
    assert (read.kind, read.state.name, read.pan) == ("regular", "Maharashtra", "AAPFU0939F")


@given(regular)
def test_a_number_made_by_the_rules_is_valid(number: str) -> None:
    assert gstin.is_valid(number)


@given(regular, st.integers(0, 14), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_caught(number: str, place: int, char: str) -> None:
    # Doubling in base 36 with its digits summed is one to one on 0-35, so no change goes unseen.
    changed = number[:place] + char + number[place + 1 :]
    assert gstin.is_valid(changed) == (changed == number)


@given(regular, st.integers(0, 13))
def test_two_neighbours_exchanged_are_caught_save_for_the_first_and_last_sign(
    number: str, place: int
) -> None:
    left, right = number[place], number[place + 1]
    changed = number[:place] + right + left + number[place + 2 :]
    # Luhn's one blind spot: 0 and Z, whose products both vanish modulo 35.
    blind = {left, right} == {"0", "Z"}
    if changed != number and not blind:
        assert not gstin.is_valid(changed)


@pytest.mark.parametrize(
    ("first_fourteen", "kind"),
    [
        ("07AAACG1234A1Z", "regular"),
        ("07AAACG12345A1", None),
        ("07DELA12345B1D", "tds"),
        ("07DELAA1234B1D", "tds"),
        ("29AABCF8078M1C", "tcs"),
        ("07GOVT12345A1Z", "government"),
        ("0717USA00001UN", "un_body"),
        ("0717USA00001NR", "non_resident"),
        ("9917USA00001OS", "oidar"),
    ],
)
def test_kinds_are_told_by_their_structure(first_fourteen: str, kind: GstinKind | None) -> None:
    number = first_fourteen + "0" if kind == "government" else with_digit(first_fourteen)
    assert gstin.kind_of(number) == kind


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("27AAPFU0939F1Z", "length"),
        ("27AAPFU0939F1Z*", "characters"),
        ("AA27PFU0939F1ZV", "structure"),
        ("40AAPFU0939F1ZV", "state"),
        ("96AAPFU0939F1ZV", "state"),
        ("27AAPFU0939F1ZW", "check_digit"),
        (PUBLISHED, None),
        (" 27 aapfu-0939f.1zv ", None),
    ],
)
def test_the_first_fault_is_named(number: str, fault: GstinFault | None) -> None:
    assert gstin.fault(number) == fault


def test_a_code_is_judged_by_its_day_where_one_is_given() -> None:
    number = with_digit("25AABCM5678B1Z")
    assert gstin.fault(number) is None
    assert gstin.fault(number, on=date(2020, 7, 31)) is None
    assert gstin.fault(number, on=date(2020, 8, 1)) == "state"


def test_only_kinds_that_hold_a_pan_give_one() -> None:
    assert gstin.pan_of(PUBLISHED) == "AAPFU0939F"
    assert gstin.pan_of(with_digit("0717USA00001UN")) is None


def test_numbers_are_found_in_a_text_right_or_wrong() -> None:
    assert gstin.find(f"GSTIN: {PUBLISHED.lower()}, to 07AAACG1234A1ZH.") == (PUBLISHED, "07AAACG1234A1ZH")


def test_a_check_digit_needs_fourteen_signs() -> None:
    with pytest.raises(ValueError, match="fourteen"):
        check_digit("27")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    gstin.fault(text)
    gstin.read(text)
    gstin.find(text)
    gstin.pan_of(text)
    gstin.state_of(text)
