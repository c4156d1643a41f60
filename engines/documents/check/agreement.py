"""Evidence that agrees: whether figures that do not come out were understood well enough to be judged.

A sum is only held against a document where its parts are surely what they are taken for: their
headings say so, or other rows come out by them; and where no print is left that would make it
come out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal
from itertools import combinations

from core.document import LineItem
from engines.documents.amount import find_amounts
from engines.documents.check.absence import GOODS
from engines.documents.check.grasp import rows_make_value
from engines.documents.check.subject import Subject

_MOST_PARTS = 3
_MOST_AMOUNTS = 14
_CLOSE = Decimal("0.02")


def left_amounts(subject: Subject) -> tuple[Decimal, ...]:
    """Return the amounts of money that nothing accounts for, outside the rows."""
    return tuple(
        abs(amount.value)
        for left in subject.document.leftover
        if left.within != GOODS
        for amount in find_amounts(left.text)
        if amount.value
    )


def is_explained(subject: Subject, gap: Decimal, *, room: Decimal = _CLOSE) -> bool:
    """Tell whether amounts that nothing accounts for make up a gap: a part whose label was not understood."""
    amounts = left_amounts(subject)[:_MOST_AMOUNTS]
    wanted = abs(gap)
    return any(
        abs(abs(sum((sign * part for sign, part in zip(signs, parts, strict=True)), Decimal(0))) - wanted)
        <= room
        for count in range(1, _MOST_PARTS + 1)
        for parts in combinations(amounts, count)
        for signs in _signs(count)
    )


def _signs(count: int) -> tuple[tuple[int, ...], ...]:
    """Return the ways to add and take off so many parts, the first one added."""
    return {1: ((1,),), 2: ((1, 1), (1, -1)), 3: ((1, 1, 1), (1, 1, -1), (1, -1, 1), (1, -1, -1))}[count]


def is_printed(subject: Subject, amount: Decimal, *, times: int = 1) -> bool:
    """Tell whether an amount stands on the page so often: what makes a sum right may be there, mistaken."""
    found = find_amounts(subject.document.text)
    return sum(one.money and abs(abs(one.value) - abs(amount)) <= _CLOSE for one in found) >= times


def is_row_understood(
    subject: Subject,
    line: LineItem,
    names: Collection[str],
    comes_out: Callable[[LineItem], bool | None],
    *,
    more: Decimal,
) -> bool:
    """Tell whether a row that does not come out was understood.

    Args:
        subject: The document.
        line: The row.
        names: The values that the sum is of.
        comes_out: Whether another row does by the same sum; `None` where it does not tell.
        more: By how much the row would be more, were it as it should be.
    """
    if not (rows_make_value(subject) or rows_make_value(subject, more=more)):
        return False  # a row may be none, or one be lacking: where the table ends was not understood
    found = [(other, result) for other in subject.lines if (result := comes_out(other)) is not None]
    if _has_nameless(subject, line) and not any(
        result and _has_nameless(subject, other) for other, result in found
    ):
        return False  # what it has and others lack may be what makes it right
    others = [result for other, result in found if other is not line]
    if others:
        return sum(others) * 2 >= len(others) and any(others)
    return set(names) <= set(line.titled) and not has_nameless_figures(subject)


def _has_nameless(subject: Subject, line: LineItem) -> bool:
    """Tell whether a row has figures in a column of which nothing says what it is."""
    place = line.place
    return place is not None and any(
        left.within == GOODS
        and left.place.page == place.page
        and place.box.top <= left.place.box.middle[1] <= place.box.bottom
        and find_amounts(left.text)
        for left in subject.document.leftover
    )


def has_nameless_figures(subject: Subject) -> bool:
    """Tell whether the rows have a column of figures of which nothing says what it is."""
    return any(left.within == GOODS and find_amounts(left.text) for left in subject.document.leftover)
