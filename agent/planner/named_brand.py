"""Brands that are Hindi words, which are not translated: "Aaj Rayon Kurti" and "Aaj brand" are no today."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from language.catalogue.brand_said import brands_said
from language.catalogue.mention import Place
from language.gloss.lexicon import lexicon
from language.pattern import Pattern
from language.tokens import Token, stem, tokenize

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_KEPT = "QQBRAND{}QQ"
_KEPT_AGAIN = Pattern(r"QQBRAND(\d+)QQ", re.IGNORECASE)


def with_brands_kept(text: str, vocabulary: Vocabulary, translate: Callable[[str], str]) -> str:
    """Return the text translated, but for the brands that it names by a word of Hindi."""
    tokens = tokenize(text)
    places = sorted(_called(tokens, vocabulary) or _written(tokens, vocabulary))
    if not places:
        return translate(text)
    kept = [text[slice(*place)] for place in places]
    for number, (start, end) in reversed(list(enumerate(places))):
        text = text[:start] + _KEPT.format(number) + text[end:]
    return _KEPT_AGAIN.sub(lambda match: kept[int(match[1])], translate(text))


def _called(tokens: list[Token], vocabulary: Vocabulary) -> list[Place]:
    """Return where a brand that is a word of Hindi is said to be one."""
    found: list[Place] = []
    for place, _ in brands_said(tokens, (), vocabulary.products):
        inner = [token for token in tokens if place[0] <= token.start < place[1]]
        found += [(token.start, token.end) for token in inner if _is_hindi(token, vocabulary)]
    return found


def _written(tokens: list[Token], vocabulary: Vocabulary) -> list[Place]:
    """Return where such a brand has its capital and a name behind it, of two words at a sentence's start."""
    index = vocabulary.products
    found: list[Place] = []
    for at, token in enumerate(tokens):
        if not token.text[:1].isupper() or not _is_hindi(token, vocabulary):
            continue
        names = {word for one in index.brand([stem(token.norm)]) for name in one.names for word in name}
        behind = tokens[at + 1 : at + (2 if at else 3)]
        if behind and all(stem(word.norm) in names for word in behind):
            found.append((token.start, token.end))
    return found


def _is_hindi(token: Token, vocabulary: Vocabulary) -> bool:
    return (stem(token.norm),) in vocabulary.products.brands and lexicon().exact(token.norm) is not None
