"""Columns of taxes that are named in two rows: "CGST" over "Rate" and "Amt"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from engines.documents.body_cells import BodyCells
from engines.documents.heading_piece import UNITS_OF_MONEY, Piece, keys_of
from engines.documents.layout import Run
from engines.documents.lexicon import columns, key_of

_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
BARE = frozenset({"%", "rate", "rate%", "amt", "amount", "value", "tax", "val", "दर", "राशि", "per", "%age"})
"""What such a part is called."""


@dataclass(frozen=True)
class Halves:
    """Columns named in two rows: "CGST" over "Rate" and "Amt"; each part with its head."""

    pairs: tuple[tuple[Piece, Piece], ...] = ()

    def __contains__(self, piece: Piece) -> bool:
        return any(piece is part or piece is head for part, head in self.pairs)


def halves_of(rows: Sequence[Sequence[Piece]], cells: BodyCells, *, misread: bool) -> Halves:
    """Give each bare "%", "Rate" or "Amt" below the name of a tax to the nearest such name."""
    heads: list[Piece] = []
    parts: list[Piece] = []
    rest: list[Piece] = []
    row_of: dict[int, int] = {}
    for number, row in enumerate(rows):
        for piece in row:
            row_of[id(piece)] = number
            key = "".join(keys_of(UNITS_OF_MONEY.sub(" ", Run(piece.tokens).text)))
            found = columns().look_up([key], misread=misread)
            if found is not None and found[0][0].name in _TAXES:
                heads.append(piece)
            elif key in BARE:
                parts.append(piece)
            else:
                rest.append(piece)
    pairs: dict[int, tuple[Piece, Piece]] = {}
    for part in parts:
        above = [
            head
            for head in heads
            if head.is_above(part)
            # "Rate", set in the middle beside a name and its parts, stands in the name's own row.
            and not (
                row_of[id(head)] == row_of[id(part)]
                and any(row_of[id(other)] > row_of[id(head)] for other in parts)
            )
        ]
        under = cells.under_all(part.tokens)
        over = [
            other for other in (*rest, *parts) if other.is_above(part) and _is_over(other, part, under, cells)
        ]
        if any(id(other) not in pairs for other in over if other in rest or under):
            continue
        head = min(above, key=lambda head: abs(head.left + head.right - part.left - part.right), default=None)
        if head is None:
            continue
        reach = 2.5 * (head.right - head.left + part.right - part.left)
        if abs(head.left + head.right - part.left - part.right) / 2 < reach:
            pairs[id(part)] = part, head
    return Halves(tuple(_nearest(pairs.values())))


def _nearest(pairs: Iterable[tuple[Piece, Piece]]) -> Iterator[tuple[Piece, Piece]]:
    """Yield the pairs of parts and heads, of several amounts below one tax the nearest."""
    listed = list(pairs)
    for part, head in listed:
        key = key_of(Run(part.tokens).text)
        rivals = [other for other, its in listed if its is head and key_of(Run(other.tokens).text) == key]
        away = [abs(other.left + other.right - head.left - head.right) for other in rivals]
        if abs(part.left + part.right - head.left - head.right) <= min(away):
            yield part, head


def _is_over(other: Piece, part: Piece, under: set[int], cells: BodyCells) -> bool:
    """Tell whether a piece stands over a part: it covers it, or both stand over the same cells."""
    return other.shares(part) > 0.5 or (bool(under) and cells.under_all(other.tokens) == under)
