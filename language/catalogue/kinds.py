"""Several kinds of goods named side by side mean the category they share: "biscuit namkeen", आटा-चावल-दाल."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from language.catalogue.common_word import is_goods
from language.catalogue.mention import Mention, Place
from language.catalogue.product_index import ProductIndex
from language.pattern import Pattern
from language.tokens import stem, words

_SIDE_BY_SIDE = Pattern(r"[\s/+-]*(?:\bin\s+)?")
"""In the planner's English the "in" of the whole stands before the last: "biscuits in namkeen"."""

_LISTED = Pattern(
    r"[\s,/&+-]*(?:\b(?:and|or|plus|with|in)\b[\s,]*)?(?:\b(?:such|other|similar|all|like|type)\s+)?(?:\bwhat\s+(?:is|was)\s+)?",
    re.IGNORECASE,
)
_ENOUGH = 3
"""Kinds that are listed mean their category; two that are only listed do where each is of several names."""


def kinds_of(stems: Sequence[str], index: ProductIndex) -> list[frozenset[str]]:
    """Return the categories of each kind that stemmed words name in turn; nothing where a word names none.

    Words that one product has together are one kind ("moong dal"), the next word that none of
    these has opens another. Goods that are not ours say nothing ("chips kurkure biscuit").
    """
    if any(index.is_frequent(word) for word in stems):
        return []
    found: list[list[str]] = []
    fitting: frozenset[int] = frozenset()
    for word in stems:
        holding = index.holding(word)
        if (word,) in index.categories or (not holding and is_goods(word)):
            continue
        if not holding:
            return []
        if found and fitting & holding:
            found[-1].append(word)
            fitting &= holding
        else:
            found.append([word])
            fitting = holding
    return [_categories_of(kind, index) for kind in found]


def shared_category(kinds: Sequence[frozenset[str]]) -> str | None:
    """Return the one category that all kinds are of."""
    shared = frozenset.intersection(*kinds) if kinds else frozenset[str]()
    return next(iter(shared)) if len(shared) == 1 else None


def is_listed_beside(place: Place, others: Sequence[Place], text: str) -> bool:
    """Tell whether a place is in one list with another: "broom, phenyl, home care"."""
    return any(
        _LISTED.fullmatch(text, min(place[1], other[1]), max(place[0], other[0])) is not None
        for other in others
    )


def as_categories(mentions: Sequence[Mention], text: str, index: ProductIndex) -> list[Mention]:
    """Return the mentions with each run of kinds of one category as that category.

    Args:
        mentions: What the text names, in order.
        text: The text.
        index: The catalogue.
    """
    found: list[Mention] = []
    position = 0
    while position < len(mentions):
        length = _run(mentions, position, text)
        category = _category(mentions[position : position + length], text, index) if length else None
        if category is None:
            found.append(mentions[position])
            position += 1
            continue
        place = (mentions[position].place[0], mentions[position + length - 1].place[1])
        found.append(Mention("category", category, category, text[slice(*place)], place))
        position += length
    return found


def _run(mentions: Sequence[Mention], start: int, text: str) -> int:
    """Return how many mentions from a place on are a list of kinds and categories."""
    end = start
    while (
        end < len(mentions)
        and _is_open(mentions[end])
        and (end == start or _LISTED.fullmatch(text[mentions[end - 1].place[1] : mentions[end].place[0]]))
    ):
        end += 1
    return end - start


def _is_open(mention: Mention) -> bool:
    return mention.kind == "category" or (
        mention.kind == "product" and bool(mention.alternatives) and not any(map(str.isdigit, mention.text))
    )


def _category(run: Sequence[Mention], text: str, index: ProductIndex) -> str | None:
    said = [(one, kinds_of([stem(word) for word in words(one.text)], index)) for one in run]
    named = {one.id for one, kinds in said if one.kind == "category" and len(kinds) < 2}
    listed = [kinds for one, kinds in said if one.kind != "category" or len(kinds) > 1]
    gaps = [text[left.place[1] : right.place[0]] for left, right in pairwise(run)]
    kinds = [kind for some in listed for kind in some]
    if len(named) > 1 or not kinds or not all(listed) or len(kinds) + len(named) < 2:
        return None
    if named:
        category = named.pop()
        if any(gap.strip() in ("", "in") for gap in gaps) and not _is_list(run):
            return None
        return category if all(category in kind for kind in kinds) else None
    if (
        len(kinds) >= _ENOUGH
        or all(_SIDE_BY_SIDE.fullmatch(gap) for gap in gaps)
        or all(len(_names(one, index)) > 1 for one in run)
    ):
        return shared_category(kinds)
    return None


def _is_list(run: Sequence[Mention]) -> bool:
    """Tell whether a category is listed though no comma parts it: "namkeen biscuit", no "frozen paratha"."""
    return run[0].kind != "category" or any(is_goods(word) for word in words(run[0].text))


def _names(mention: Mention, index: ProductIndex) -> set[tuple[frozenset[str], ...]]:
    """Return the names, packs left out, of what a mention may mean: several where it is a kind of goods."""
    return {index.of_id[sku].names for sku in mention.members if sku in index.of_id}


def _categories_of(kind: Sequence[str], index: ProductIndex) -> frozenset[str]:
    """Return the categories in which a kind's words say what a thing is, or else all that have such goods."""
    products = frozenset.intersection(*(index.holding(word) for word in kind))
    heading = products & index.headed(kind[-1]) or products
    return frozenset(category for number in heading if (category := index.products[number].category))
