"""Words for people, who ask or are told, and are no goods: "paaji", "for the CA", बीडीओ साहब."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from language.catalogue.common_word import is_goods
from language.tokens import Token, normalize

_HONORIFICS = frozenset(
    [
        "ji",
        "sahab",
        "saheb",
        "sahib",
        "saab",
        "sir",
        "madam",
        "uncle",
        "aunty",
        "bhai",
        "bhaiya",
        "anna",
        "जी",
        "साहब",
        "साहेब",
        "साब",
        "सर",
        "मैडम",
        "अंकल",
        "आंटी",
        "भाई",
        "भैया",
    ]
)
"""After a word that nobody knows: it is somebody's name."""

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "shri", "shree", "smt", "श्री", "श्रीमती", "डॉ"})


def is_person(word: str) -> bool:
    """Tell whether a normalised word says who somebody is."""
    return word in _people()


def is_somebody(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a word is a person's, by itself or by what is beside it ("Thapliyal ji", "Mr Iqbal")."""
    word = tokens[position].norm
    if is_person(word) or is_goods(word):
        return is_person(word)
    before = tokens[position - 1].norm if position else ""
    after = tokens[position + 1].norm if position + 1 < len(tokens) else ""
    return before in _TITLES or after in _HONORIFICS


@cache
def _people() -> frozenset[str]:
    text = files("language.catalogue").joinpath("people.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(normalize(word) for line in lines for word in line.split())
