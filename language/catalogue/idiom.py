"""Turns of phrase in which a word for goods names none: "the sweet spot", "the cream of our stores"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

from language.catalogue.mention import Place
from language.catalogue.product_index import ProductIndex
from language.pattern import Pattern
from language.tokens import stem, words


def idioms(text: str, index: ProductIndex) -> list[Place]:
    """Return where a text has such a turn, unless its words stand side by side in a product's name."""
    return [match.span() for match in _pattern().finditer(text) if not _is_a_name(match[0], index)]


def _is_a_name(said: str, index: ProductIndex) -> bool:
    stems = [stem(word) for word in words(said)]
    return any(index.is_compound(left, right) for left, right in pairwise(stems))


@cache
def _pattern() -> Pattern:
    lines = files("language.catalogue").joinpath("idioms.txt").read_text("utf-8").splitlines()
    listed = [re.sub(r"\s+", r"[\\s-]+", line.strip()) for line in lines if line.strip() and line[0] != "#"]
    return Pattern(rf"(?<!\w)(?:{'|'.join(sorted(listed, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
