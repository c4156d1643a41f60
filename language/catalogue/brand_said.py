"""A brand that is said to be one: "brand Best", "Monsoon brand", whatever else its word may mean."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.mention import Place, overlaps
from language.catalogue.product import Product
from language.catalogue.product_index import ProductIndex
from language.tokens import Token, stem

_BRAND = frozenset({"brand", "ब्रांड", "ब्रैंड"})
_PRAISE = frozenset(
    {"best", "top", "good", "better", "worst", "new", "own", "each", "every", "which", "this", "that"}
)
"""Before "brand" it tells of what kind it is: "the best brand" asks for one."""


def brands_said(
    tokens: Sequence[Token], taken: Sequence[Place], index: ProductIndex
) -> list[tuple[Place, list[Product]]]:
    """Return where a brand is called so, with its products; the word "brand" is of the place."""
    found: list[tuple[Place, list[Product]]] = []
    for at, token in enumerate(tokens):
        if stem(token.norm) not in _BRAND:
            continue
        run = _behind(tokens, at, index) or _before(tokens, at, index)
        if run is None:
            continue
        place = (min(token.start, run[0].start), max(token.end, run[-1].end))
        if not overlaps(place, [*taken, *(one for one, _ in found)]):
            found.append((place, index.brand([stem(word.norm) for word in run])))
    return found


def _behind(tokens: Sequence[Token], at: int, index: ProductIndex) -> Sequence[Token] | None:
    runs = (tokens[at + 1 : end] for end in range(min(at + 5, len(tokens)), at + 1, -1))
    return next((run for run in runs if _names_one(run, index)), None)


def _before(tokens: Sequence[Token], at: int, index: ProductIndex) -> Sequence[Token] | None:
    runs = (tokens[start:at] for start in range(max(at - 4, 0), at))
    found = next((run for run in runs if _names_one(run, index)), None)
    return None if found is None or (len(found) == 1 and found[0].norm in _PRAISE) else found


def _names_one(run: Sequence[Token], index: ProductIndex) -> bool:
    return tuple(stem(token.norm) for token in run) in index.brands
