from __future__ import annotations

from dataclasses import replace

from core.page import Box, Word
from engines.documents.gathering import lay_out
from tests.engines.documents.drawn import page_of, picture_of


def lines_of(drawing: str) -> list[list[str]]:
    return [[segment.text for segment in line.segments] for line in lay_out(page_of(drawing)).lines]


def test_words_of_a_height_are_a_line_and_wide_gaps_part_it() -> None:
    assert lines_of("Bill No. 12      Date 3 May\nThank you") == [
        ["Bill No. 12", "Date 3 May"],
        ["Thank you"],
    ]


def test_lines_hold_together_on_a_page_that_leans() -> None:
    drawing = "\n".join(f"left words {row}" + " " * 40 + f"right words {row}" for row in range(6))
    lines = lay_out(picture_of(drawing, lean=0.012)).lines
    assert [line.text for line in lines] == [f"left words {row} right words {row}" for row in range(6)]


def test_a_colon_ends_a_label_but_parts_no_time() -> None:
    (line,) = lay_out(page_of("No.:GK/22 at 18:42")).lines
    assert [token.text for token in line.tokens] == ["No.:", "GK/22", "at", "18:42"]


def test_drawn_rules_are_no_words() -> None:
    assert lines_of("Total\n-----------------\n450.00") == [["Total"], ["450.00"]]


def test_a_word_keeps_its_place_when_it_is_cut() -> None:
    (line,) = lay_out(page_of("Date:12-03-2025")).lines
    label, value = line.tokens
    assert label.box.right == value.box.left
    assert value.box.right == 0.15


def test_an_empty_page_has_no_lines() -> None:
    assert lay_out(page_of("")).lines == ()


def test_the_sign_beside_a_firms_name_joins_none_of_the_lines_that_it_is_as_high_as() -> None:
    page = page_of("""
               Gomtika Enterprises
               12 Ring Road
               GSTIN 24QEUCG8693W1ZA
    """)
    sign = Word("G", Box(0.4, 20 / 1400, 0.44, 75 / 1400), 1.0)
    lines = lay_out(replace(page, words=(sign, *page.words))).lines
    assert [line.text for line in lines] == ["Gomtika Enterprises", "12 Ring Road", "GSTIN 24QEUCG8693W1ZA"]
