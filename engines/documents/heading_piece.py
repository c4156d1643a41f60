"""The parts of a heading: words that name one column together, wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engines.documents.body_cells import BodyCells
from engines.documents.label import find_labels
from engines.documents.layout import Line, Token
from engines.documents.lexicon import columns, key_of

UNITS_OF_MONEY = re.compile(r"[\[(]?\s*(?:in\s+)?(?:₹|`|\brs\b\.?|\binr\b|रु\.?)\s*[\])]?", re.IGNORECASE)
PRICES = frozenset({"mrp", "rate", "quantity", "amount"})
_ROW_ABOVE = 0.5
"""How much of a word's height the rows of a heading lie apart at least."""


@dataclass(eq=False)
class Piece:
    """Some words of a heading."""

    tokens: list[Token]
    place: Piece | None = None
    """Whose place it takes, where that is not where its words stand."""

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.place.left if self.place is not None else min(token.left for token in self.tokens)

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.place.right if self.place is not None else max(token.right for token in self.tokens)

    @property
    def top(self) -> float:
        """How high it stands."""
        return min(token.top for token in self.tokens)

    def is_above(self, other: Piece) -> bool:
        """Tell whether it stands a row higher; on a picture one row's words are not all as high."""
        return self.top + _ROW_ABOVE * max(token.height for token in self.tokens) < other.top

    def shares(self, other: Piece) -> float:
        """Return how much of the narrower of two lies over or under the other."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return width / max(min(self.right - self.left, other.right - other.left), 1e-9)


def pieces_of(line: Line, cells: BodyCells, *, misread: bool) -> list[Piece]:
    """Return the line's parts: each label one, words that are none with the label before them.

    Where words stand over cells, these tell which of them name one column.
    """
    labels = find_labels(line, columns(), misread=misread)
    starts = {label.start: label.meanings[0].name for label in labels}
    inside = {place for label in labels for place in range(label.start, label.end)}
    pieces: list[Piece] = []
    position = 0
    for segment in line.segments:
        piece: Piece | None = None
        named = ""
        for token in segment.tokens:
            opens_label = position in starts
            joined = piece is not None and (
                (piece.tokens[-1].text.endswith("/") and len(piece.tokens) > 1) or token.text.startswith("/")
            )
            here = cells.under(token)
            over = cells.under_all(piece.tokens) if piece is not None and here is not None else set[int]()
            again = here is None and bool(cells.spans) and starts.get(position) == named
            apart = piece is not None and cells.parts(piece.tokens[-1], token)
            # "Qty x Rate" over cells that hold both is two columns.
            differ = opens_label and {named, starts[position]} <= PRICES and named != starts[position]
            parts = here not in over or (differ and not joined) if over else apart
            parts = parts or (not over and opens_label and bool(named) and not joined and not again)
            if piece is None or parts or (_counts(piece) and not over):
                piece = Piece([token])
                pieces.append(piece)
                named = starts.get(position, "")
            else:
                piece.tokens.append(token)
                named = named or starts.get(position, "") or ("_" if position in inside else "")
            position += 1
    return pieces


def _counts(piece: Piece) -> bool:
    """Tell whether a piece is the sign over running numbers, which stands close to what follows it."""
    return len(piece.tokens) == 1 and piece.tokens[0].text in {"#", "№"}


def keys_of(text: str) -> list[str]:
    """Return the words of a title as they are compared."""
    return [key for word in text.split() if (key := key_of(word))]
