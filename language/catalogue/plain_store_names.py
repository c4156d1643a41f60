"""Stores whose names are plain words, which others take for what they say: "Main Bazaar", "New Market"."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from language.catalogue.common_word import is_common
from language.catalogue.plain_words import is_plain
from language.tokens import words

_FEWEST_WORDS = 2
"""One plain word is a name only where it is written as one."""


def names_of_plain_words(names: Mapping[str, str], cities: Container[str]) -> dict[str, str]:
    """Return store ids by a pattern of the store's name, where that is of several plain words.

    Args:
        names: Store id to name; an id without a digit or an underscore is like a word, and left out.
        cities: The cities of the shop, case-folded: a name with one is found by it.
    """
    found: dict[str, str] = {}
    for store_id, name in names.items():
        said = words(name)
        if len(said) < _FEWEST_WORDS or not re.search(r"[\d_]", store_id):
            continue
        if any(
            word in cities or word.isdecimal() or not (is_plain(word) or is_common(word)) for word in said
        ):
            continue
        found[r"[\s-]+".join(map(re.escape, said))] = store_id
    return found
