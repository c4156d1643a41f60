"""Words of a table's lines given to their columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from engines.documents.amount import find_amounts
from engines.documents.heading import Heading
from engines.documents.heading_column import Column
from engines.documents.layout import Line, Run, Token

_SINGLE = frozenset({"hsn", "quantity", "rate", "mrp", "gst_rate", "taxable_value", "amount"})


def is_words(token: Token) -> bool:
    """Tell whether a token is a word, not a figure or a mark."""
    letters = sum(char.isalpha() for char in token.text)
    return letters > 3 and letters * 2 > len(token.text)


def edges_of(heading: Heading, lines: Sequence[Line]) -> list[float]:
    """Return where each column ends: in the widest lane between it and the next that print leaves free."""
    figured = [line for line in lines if len(find_amounts(line.text)) >= 2]
    tokens = [token for line in figured or lines for token in line.tokens]
    lefts = sorted(token.left for token in tokens)
    rights = sorted(token.right for token in tokens)
    letter = median(token.height for token in tokens) if tokens else 0.0
    found: list[float] = []
    for column, following in pairwise(heading.columns):
        if column.cells and following.cells and column.cells[1] <= following.cells[0]:
            found.append((column.cells[1] + following.cells[0]) / 2)
            continue
        inside = [token for token in tokens if token.right > column.left and token.left < following.right]
        found.append(_lane(inside, (lefts, rights), column, following, letter))
    return found


def _lane(
    tokens: Sequence[Token],
    ends: tuple[list[float], list[float]],
    column: Column,
    following: Column,
    letter: float,
) -> float:
    """Return the place between two columns' middles that the fewest words cross, the widest such lane.

    One that ends where the second heading begins counts double: words are mostly flush with it.
    """
    start, stop, beginning = column.centre, following.centre, following.left
    middle = (column.right + beginning) / 2
    edges = sorted(
        {start, stop, *(x for token in tokens for x in (token.left, token.right) if start < x < stop)}
    )
    best: tuple[float, float, float] | None = None
    found = middle
    for left, right in pairwise(edges):
        if right - left < 1e-6:
            continue
        place = (left + right) / 2
        crossing = bisect_left(ends[0], place) - bisect_left(ends[1], place)
        holds_middle = left <= middle <= right
        ends_at_heading = abs(right - beginning) < letter
        liking = 2.0 if ends_at_heading else 1.5 if holds_middle else 1.0
        rank = (-crossing, (right - left) * liking, -abs(place - middle))
        if best is None or rank > best:
            best = rank
            found = middle if holds_middle else place
    return found


def words_by_column(line: Line, edges: list[float], heading: Heading) -> dict[int, Run]:
    """Return the words of a line by column; a description that runs on over its column stays whole."""
    found: dict[int, list[Token]] = {}
    alone = len(line.segments) == 1 and len(line.tokens) > 1
    for segment in line.segments:
        first = bisect_left(edges, segment.tokens[0].centre)
        describes = heading.columns[first].means("description")
        wordy = any(is_words(token) for token in segment.tokens[:2])
        whole = alone and describes and wordy and len(find_amounts(segment.text)) < 2
        for token in segment.tokens:
            column = bisect_left(edges, token.centre)
            spills = describes and is_words(token) and not _holds_words(heading, column)
            found.setdefault(first if whole or spills else column, []).append(token)
    if any(token.confidence < 1 for token in line.tokens):
        _spread(found, heading)
    return {index: Run(tokens) for index, tokens in found.items() if tokens}


def _spread(found: dict[int, list[Token]], heading: Heading) -> None:
    """Move figures that a bent page brought into their neighbour's column back to the empty one beside it."""
    single = [
        index for index, column in enumerate(heading.columns) if any(column.means(name) for name in _SINGLE)
    ]
    for index in single:
        if found.get(index):
            continue
        for beside, take in ((index + 1, 0), (index - 1, -1)):
            tokens = found.get(beside, [])
            figures = [token for token in tokens if any(char.isdigit() for char in token.text)]
            if beside in single and len(figures) >= 2 and tokens[take] is figures[take]:
                found[index] = [tokens.pop(take)]
                break


def _holds_words(heading: Heading, index: int) -> bool:
    column = heading.columns[index]
    return not column.meanings or any(
        column.means(name) for name in ("unit", "code", "_other", "description")
    )
