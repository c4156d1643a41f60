"""Which bare "Rate" or "Amt" of a heading belongs to the tax above it."""

from __future__ import annotations

from core.page import Box
from engines.documents.body_cells import NO_CELLS
from engines.documents.heading_halves import halves_of
from engines.documents.heading_piece import Piece
from engines.documents.layout import Token

HEIGHT = 0.01


def piece(text: str, left: float, top: float) -> Piece:
    right = left + 0.006 * len(text)
    box = Box(left, top, right, top + HEIGHT)
    return Piece([Token(text, left, top, right, top + HEIGHT, box, 1.0, 1)])


def test_parts_in_the_row_below_a_tax_are_its_own() -> None:
    tax, percent, amount = piece("CGST", 0.44, 0.10), piece("%", 0.42, 0.12), piece("Amt", 0.47, 0.12)
    pairs = halves_of([[tax], [percent, amount]], NO_CELLS, misread=False).pairs
    assert pairs == ((percent, tax), (amount, tax))


def test_a_rate_set_in_the_middle_beside_a_tax_is_a_column_of_its_own() -> None:
    rate, tax = piece("Rate", 0.37, 0.107), piece("CGST", 0.44, 0.10)
    percent, amount = piece("%", 0.42, 0.12), piece("Amt", 0.47, 0.12)
    halves = halves_of([[rate, tax], [percent, amount]], NO_CELLS, misread=False)
    assert rate not in halves
    assert percent in halves
