from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.documents.state import (
    STATES,
    find_pin,
    find_state,
    state_of_code,
    state_of_name,
    states_of_pin,
)


def test_small_words_in_capitals_are_no_states_letters() -> None:
    assert find_state("UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS") is None


def test_the_list_has_the_codes_of_gst() -> None:
    assert set(STATES) == {f"{code:02d}" for code in (*range(1, 39), 96, 97, 99)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Delhi (07)", "07"),
        ("07-Delhi", "07"),
        ("7", "07"),
        ("State: UP, Code 09", "09"),
        ("Jammu & Kashmir", "01"),
        ("Dadra & Nagar Haveli and Daman & Diu", "26"),
        ("Daman and Diu", "25"),
        ("Orissa", "21"),
        ("Pondicherry", "34"),
        ("Andhra Pradesh", "37"),
        ("नई दिल्ली", "07"),
        ("उत्तर प्रदेश (09)", "09"),
        ("Tamilnadu, Code : 33", "33"),
        ("Plot 4, Sector 5, Noida, U.P. 201301", "09"),
        ("Delhi Road, Meerut, Uttar Pradesh", "09"),
        ("96-Other Countries", "96"),
    ],
)
def test_a_state_is_found_in_its_wordings(text: str, code: str) -> None:
    found = find_state(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "Nowhere", "56", "PIN 110001", "AB"])
def test_what_names_no_state_gives_none(text: str) -> None:
    assert find_state(text) is None


@pytest.mark.parametrize("code", STATES)
def test_every_name_and_code_and_letter_leads_back(code: str) -> None:
    state = STATES[code]
    assert state_of_code(code) is state
    assert state_of_name(state.name) is state
    for letters in state.letters:
        assert state_of_name(letters) is state


def test_codes_come_and_go() -> None:
    assert state_of_code("25", on=date(2020, 7, 31)) is not None
    assert state_of_code("25", on=date(2020, 8, 1)) is None
    assert state_of_code("38", on=date(2019, 1, 1)) is None
    assert state_of_code("28", on=date(2018, 1, 1)) is None
    assert state_of_code("37", on=date(2018, 1, 1)) is not None


def test_territories_without_a_legislature_are_marked() -> None:
    marked = {state.code for state in STATES.values() if state.union_territory}
    assert marked == {"04", "25", "26", "31", "35", "38", "97"}


@pytest.mark.parametrize(
    ("pin", "first"),
    [
        ("110001", "Delhi"), ("400001", "Maharashtra"), ("560001", "Karnataka"), ("194101", "Ladakh"),
        ("500081", "Telangana"), ("520001", "Andhra Pradesh"), ("403001", "Goa"), ("737101", "Sikkim"),
        ("744101", "Andaman and Nicobar Islands"), ("781001", "Assam"), ("826001", "Jharkhand"),
    ],
)  # fmt: skip
def test_a_pin_code_leads_to_its_state(pin: str, first: str) -> None:
    assert states_of_pin(pin)[0].name == first


def test_a_border_pin_code_leads_to_several_states() -> None:
    assert {state.name for state in states_of_pin("160017")} == {"Punjab", "Chandigarh"}


def test_a_pin_code_is_the_last_of_an_address() -> None:
    assert find_pin("Shop 400, 14 Bazar Road, New Delhi 110 006") == "110006"
    assert find_pin("no code, phone 9876543210") is None
    assert states_of_pin("99") == ()


@given(st.text())
def test_no_text_raises(text: str) -> None:
    find_state(text)
    find_pin(text)
    states_of_pin(text)
    state_of_code(text)
