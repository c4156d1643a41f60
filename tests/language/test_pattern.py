"""Patterns that are compiled when needed find what they would find anyway."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from language.pattern import Pattern, compile_all


def test_a_text_without_its_words_does_not_compile_a_pattern() -> None:
    pattern = Pattern(r"\bwhy\b", re.IGNORECASE)

    assert pattern.search("what sold") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("WHY so few")
    assert "compiled" in vars(pattern)


def test_a_process_that_is_about_to_serve_compiles_what_no_text_needed_yet() -> None:
    pattern = Pattern(r"\bwhy\b", re.IGNORECASE)
    compile_all()
    assert "compiled" in vars(pattern)


def test_what_is_done_with_a_pattern_gives_what_re_gives() -> None:
    text, plain, pattern = "5 kg, 10 kg", re.compile(r"(\d+) kg"), Pattern(r"(\d+) kg")

    for one in (text, "nothing"):
        assert [m.span() for m in pattern.finditer(one)] == [m.span() for m in plain.finditer(one)]
        assert pattern.findall(one) == plain.findall(one)
        assert pattern.split(one) == plain.split(one)
        assert pattern.sub(r"\1 l", one) == plain.sub(r"\1 l", one)
        assert pattern.subn(r"\1 l", one) == plain.subn(r"\1 l", one)
        assert bool(pattern.match(one, 6)) == bool(plain.match(one, 6))
        assert bool(pattern.fullmatch(one, 0, 4)) == bool(plain.fullmatch(one, 0, 4))


def test_blanks_for_the_eye_are_no_part_of_a_pattern() -> None:
    assert Pattern(r"stock  out  # a remark", re.VERBOSE).search("a stockout")


@given(st.text(alphabet="kKKiIİısSſ\u0307 "))
def test_letters_that_pass_for_others_are_passed_over_by_neither(text: str) -> None:
    def place(found: re.Match[str] | None) -> tuple[int, int] | None:
        return found.span() if found else None

    plain, pattern = re.compile("kis", re.IGNORECASE), Pattern("kis", re.IGNORECASE)

    assert place(pattern.search(text)) == place(plain.search(text))
