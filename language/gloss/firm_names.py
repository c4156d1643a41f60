"""What firms are called: "Khanna Foods" and "jeevika bhandar" are names, whatever their words mean."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.plain_words import is_plain
from language.dates.festival import festivals
from language.gloss.lexicon import Word
from language.gloss.pieces import LETTERS, Knows
from language.tokens import normalize

_FIRMS = frozenset(
    "traders trader agencies agency enterprises enterprise distributors distributor brothers bros"  # noqa: SIM905 read as words
    " sons foods mills industries suppliers mart trading stores company marketing dairy".split()
)
"""A word with a capital before one of these is a name."""
_NAMED_STORES = frozenset({"bhandar", "bhandaar", "भंडार", "भण्डार", "udyog", "उद्योग"})
_PAPERS = frozenset({"bill", "bills", "invoice", "invoices", "बिल", "बिलों", "इनवॉइस"})


def is_of_firm(pieces: Sequence[str], words: Sequence[Word | None], position: int) -> bool:
    """Tell whether a word with a capital stands before what firms are called: "Khanna Foods"."""
    piece, word = pieces[position], words[position]
    following = normalize(pieces[position + 1]) if position + 1 < len(pieces) else ""
    of_a_god = word is not None and word.lemma in festivals()
    return (of_a_god or (piece[:1].isupper() and not piece.isupper())) and following in _FIRMS


def is_firm(
    plain: str, pieces: Sequence[str], words: Sequence[Word | None], position: int, knows: Knows
) -> bool:
    """Tell whether a word for a store follows somebody's name: "jeevika bhandar"."""
    before = pieces[position - 1] if position else ""
    if plain not in _NAMED_STORES or not LETTERS.fullmatch(before):
        return False
    if any(normalize(piece) in _PAPERS for piece in pieces[position + 2 : position + 5]):
        return True
    return words[position - 1] is None and not is_plain(normalize(before)) and not knows(before)
