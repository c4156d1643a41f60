"""What may be pressed: within WhatsApp's limits by construction, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.splitting import utf16_length
from channels.whatsapp.rich import LIST_PICKER, QUICK_REPLY, SAYS, offered
from core.message import Choice

THREE = [Choice(label=label, message=f"say {label}") for label in ("Confirm", "Change", "Cancel")]


def content(kind: str, rich: Any) -> Any:
    assert rich is not None
    assert list(rich.types) == [kind]
    return rich.types[kind]


def test_up_to_three_short_choices_are_buttons() -> None:
    rich = offered("*Rate*\n\n₹265 → ₹259", THREE, "Choose")
    assert content(QUICK_REPLY, rich)["body"] == "{{1}}\n\n{{2}}"
    assert rich is not None
    assert rich.body == "*Rate*\n\n₹265 → ₹259"
    assert list(rich.variables.values())[2:4] == ["Confirm", f"{SAYS}say Confirm"]


@pytest.mark.parametrize(
    "choices", [[*THREE, Choice(label="More", message="more")], [Choice(label="A" * 21, message="a")]]
)
def test_more_or_longer_ones_are_a_list_whose_lines_say_the_rest(choices: list[Choice]) -> None:
    rich = offered("Which?", choices, "Choose one of these many")
    assert rich is not None
    assert len(content(LIST_PICKER, rich)["items"]) == len(choices)
    assert "Choose one of these…" in rich.variables.values()


def test_what_a_line_says_to_us_is_never_read_by_the_person() -> None:
    wanted = [("Sabhi 3", "SKU_125, SKU_126 how much left"), ("A" * 30, "SKU_127 how much left")]
    rich = offered("Kaun sa?", [Choice(label=label, message=message) for label, message in wanted], "Chuniye")
    assert rich is not None
    for item in content(LIST_PICKER, rich)["items"]:
        read = [rich.variables[item[name].strip("{}")] for name in ("item", "description")]
        assert not any("SKU" in words for words in read)


@pytest.mark.parametrize(
    ("labels", "items"),
    [
        (
            ("Nanhe Baby Diapers Small 20 pcs", "Nanhe Baby Diapers Small 42 pcs"),
            ("Nanhe Baby Diape… 20 pcs", "Nanhe Baby Diape… 42 pcs"),
        ),
        (("Gokula Table Butter 100 g", "Kesar Soap"), ("Gokula Table Butt… 100 g", "Kesar Soap")),
        (("Show what waits for my approval", "b"), ("Show what waits for my…", "b")),
    ],
)
def test_a_name_that_is_cut_keeps_its_pack_size(labels: tuple[str, ...], items: tuple[str, ...]) -> None:
    rich = offered("Which?", [Choice(label=label, message=label) for label in labels], "Choose")
    assert rich is not None
    shown = [rich.variables[item["item"].strip("{}")] for item in content(LIST_PICKER, rich)["items"]]
    assert tuple(shown) == items


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("", THREE),
        ("Which?", []),
        ("x" * 1_025, THREE),
        ("Which?", [Choice(label="Why?", message="w" * 197)]),
        ("Which?", [Choice(label="Why?", message="a"), Choice(label="Why?", message="b")]),
        ("Which?", [Choice(label=f"{n}", message=f"{n}") for n in range(11)]),
    ],
)
def test_what_whatsapp_has_no_room_for_stays_words(text: str, choices: list[Choice]) -> None:
    assert offered(text, choices, "Choose") is None


@given(
    st.text(alphabet="ab क्षि🔴\n\t .", max_size=1_200),
    st.lists(st.builds(Choice, label=st.text(max_size=40), message=st.text(max_size=210)), max_size=12),
)
def test_no_value_breaks_a_line_and_nothing_is_longer_than_it_may_be(
    text: str, choices: list[Choice]
) -> None:
    rich = offered(text, choices, "Choose")
    if rich is None:
        return
    assert utf16_length(rich.body) <= 1_024
    assert "".join(rich.body.split()) == "".join(text.split())
    for value in rich.variables.values():
        assert value.removeprefix(SAYS)
        assert value == " ".join(value.split())
