"""How much of a bill was understood, by which of its sums come out.

A bill of a form that nobody has seen is read partly, and what was read partly does not come out. So a
sum is held against a bill only where the other sums, of which its parts are, do: one fault stands in
a bill that is otherwise understood. Where more than one fails, what fails is the understanding, and
the bill is asked about.
"""

from __future__ import annotations

from decimal import Decimal

from engines.documents.check.parts import (
    expected_tax,
    row_sums,
    taxable_candidates,
    totals,
    with_or_without,
)
from engines.documents.check.reckoning import HALF_RUPEE, HUNDRED, PAISA, is_whole, slack
from engines.documents.check.subject import HEADS, Subject

_HALVED = (Decimal(2), Decimal("0.5"))
_NEARLY = Decimal("0.01")


def rows_make_value(subject: Subject, *, more: Decimal = Decimal(0)) -> bool | None:
    """Tell whether the rows come to the taxable value, or with their tax to the total; `None`: unknown.

    Args:
        subject: The bill.
        more: By how much a row would be more, were it as it should be.
    """
    candidates = tuple(candidate + more for candidate in taxable_candidates(subject))
    taxable, total = subject.money("taxable_value"), subject.money("total")
    if not candidates or (taxable is None and total is None):
        return None
    if taxable is not None and _is_one_of(taxable, candidates, len(subject.lines)):
        return True
    if total is None:
        return False
    return rows_make_total(subject, more=more) or (taxable is None and parts_make_total(subject) is True)


def rows_make_total(subject: Subject, *, more: Decimal = Decimal(0)) -> bool:
    """Tell whether the rows come to the printed total, their tax inside, as a till prints them."""
    total = subject.money("total")
    return total is not None and any(
        abs(abs(each + more) - less + freight - total) <= HALF_RUPEE
        for each in row_sums(subject)
        for less in with_or_without(subject, "discount")
        for freight in with_or_without(subject, "shipping")
    )


def parts_make_total(
    subject: Subject, taxable: Decimal | None = None, *, more: Decimal = Decimal(0)
) -> bool | None:
    """Tell whether taxable value and taxes make the printed total; `None` where parts are unknown.

    Args:
        subject: The bill.
        taxable: The taxable value to reckon with, instead of the printed one.
        more: A part that is not printed.
    """
    printed = subject.money("total")
    candidates = tuple(totals(subject, None if taxable is None else (taxable,)))
    if printed is None or not candidates:
        return None
    room = PAISA * (len(subject.lines) + 2)
    if subject.money("round_off") is None and is_whole(printed):
        room = max(room, HALF_RUPEE)
    return any(abs(candidate + more - printed) <= room for candidate in candidates)


def rates_make_tax(subject: Subject) -> bool | None:
    """Tell whether the taxes are the rows' values at the rows' rates; `None` where rates are unknown."""
    printed = sum(subject.taxes.values(), Decimal(0))
    spans = tuple(expected_tax(subject))
    if not spans or not printed:
        return None
    room = slack(printed, parts=len(subject.lines) + len(HEADS))
    return any(low - room <= printed <= high + room for low, high in spans)


def is_halved(printed: Decimal, expected: Decimal) -> bool:
    """Tell whether an amount is twice or half what it should be: a rate of one head, taken for the whole."""
    return expected != 0 and any(abs(printed / expected - factor) < _NEARLY for factor in _HALVED)


def is_half_rate(rate: Decimal, slabs: frozenset[Decimal]) -> bool:
    """Tell whether a rate that is no slab is half of one: that of CGST or SGST alone."""
    return rate not in slabs and (2 * rate).normalize() in slabs and 0 < rate < HUNDRED


def _is_one_of(amount: Decimal, candidates: tuple[Decimal, ...], parts: int) -> bool:
    room = slack(amount, parts=parts)
    return any(abs(abs(candidate) - abs(amount)) <= room for candidate in candidates)
