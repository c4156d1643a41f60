"""Several kinds of goods named side by side mean the category they share: "biscuit namkeen", आटा-चावल-दाल."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.catalogue.mention import Mention
from language.catalogue.product_index import ProductIndex
from language.tokens import stem, words

_SIDE_BY_SIDE = re.compile(r"[\s/+-]*")
_LISTED = re.compile(r"[\s,/&+-]*(?:\b(?:and|or|plus|with)\b[\s,]*)?", re.IGNORECASE)
_ENOUGH = 3
"""Kinds that are listed mean their category; two that are only listed may be meant as they are."""


def kinds_of(stems: Sequence[str], index: ProductIndex) -> list[frozenset[str]]:
    """Return the categories of each kind that stemmed words name one after the other; nothing where one names none.

    Words that one product has together are one kind ("moong dal"), the next word that none of
    these has opens another.
    """
    found: list[list[str]] = []
    fitting: frozenset[int] = frozenset()
    for word in stems:
        holding = index.holding(word)
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
    named = {mention.id for mention in run if mention.kind == "category"}
    listed = [kinds_of([stem(word) for word in words(one.text)], index) for one in run if one.kind != "category"]
    kinds = [kind for some in listed for kind in some]
    if len(named) > 1 or not kinds or not all(listed) or len(kinds) + len(named) < 2:
        return None
    if named:
        category = named.pop()
        return category if all(category in kind for kind in kinds) else None
    gaps = (text[left.place[1] : right.place[0]] for left, right in zip(run, run[1:], strict=False))
    if len(kinds) >= _ENOUGH or all(_SIDE_BY_SIDE.fullmatch(gap) for gap in gaps):
        return shared_category(kinds)
    return None


def _categories_of(kind: Sequence[str], index: ProductIndex) -> frozenset[str]:
    """Return the categories in which a kind's words say what a thing is, or else all that have such goods."""
    products = frozenset.intersection(*(index.holding(word) for word in kind))
    heading = products & index.headed(kind[-1]) or products
    return frozenset(category for number in heading if (category := index.products[number].category))
