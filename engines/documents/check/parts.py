"""What the parts of a bill may come to: its rows before tax, its tax, its total.

Bills print prices with the tax inside or without, freight and discounts inside the taxable value or
beside it: each sum has several readings, the plainest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from engines.documents.check.reckoning import HALF_RUPEE, HUNDRED, value_of
from engines.documents.check.subject import HEADS, Subject, is_number

_ZERO = Decimal(0)


def _row_values(subject: Subject) -> list[list[Decimal]]:
    """Return the rows' taxable values: as printed and, where a row was found wrong, as they should be.

    Amounts that add up to the bill's value before tax are the values of their rows.
    """
    values = [line.taxable_value for line in subject.lines if is_number(line.taxable_value)]
    if not values:
        values = [line.amount for line in subject.lines if is_number(line.amount)]
        whole = subject.money("taxable_value")
        if whole is None or abs(sum(values, _ZERO) - abs(whole)) > HALF_RUPEE:
            return []
    if not values or len(values) != len(subject.lines):
        return []
    repaired = [
        next(iter(subject.implied.get(value_of(index), ())), value) for index, value in enumerate(values)
    ]
    return [values] if repaired == values else [values, repaired]


def row_sums(subject: Subject) -> Iterator[Decimal]:
    """Yield what the rows may add up to before tax; nothing where a row's value is unknown."""
    lines = subject.lines
    values = _row_values(subject)
    if values:
        yield from (sum(each, _ZERO) for each in values)
        return
    amounts = [line.amount for line in lines if is_number(line.amount)]
    if not lines or len(amounts) != len(lines):
        return
    yield sum(amounts, _ZERO)
    rates = [line.gst_rate for line in lines if is_number(line.gst_rate)]
    if len(rates) == len(lines):
        pairs = zip(amounts, rates, strict=True)
        yield sum((amount / (1 + rate / HUNDRED) for amount, rate in pairs), _ZERO)


def _row_amounts(subject: Subject) -> tuple[Decimal, ...]:
    """Return what the rows come to where no taxable value is printed: with the tax inside, or without.

    With it, the taxes that are printed besides are not added once more; without it and without
    such taxes, each row's own tax is.
    """
    lines = subject.lines
    amounts = [line.amount for line in lines if is_number(line.amount)]
    if not lines or len(amounts) != len(lines):
        return ()
    rows = sum(amounts, _ZERO)
    inside = sum(subject.taxes.values(), _ZERO) + (subject.money("cess") or _ZERO)
    if subject.taxes:
        return rows - inside, rows
    with_tax = (
        line.amount * (1 + line.gst_rate / HUNDRED)
        for line in lines
        if is_number(line.amount) and is_number(line.gst_rate)
    )
    return tuple(dict.fromkeys((rows, sum(with_tax, _ZERO)))) if subject.rates else (rows,)


def taxable_candidates(subject: Subject) -> tuple[Decimal, ...]:
    """Return what the rows may come to before tax, discount and freight of the whole bill considered."""
    sums = list(row_sums(subject))
    taxed = [
        line.taxable_value
        for line in subject.lines
        if is_number(line.taxable_value) and is_number(line.gst_rate) and line.gst_rate > 0
    ]
    return tuple(
        total - less + more
        for total in (*sums, *([sum(taxed, _ZERO)] if taxed and sums else []))
        for less in with_or_without(subject, "discount")
        for more in with_or_without(subject, "shipping")
    )


def with_or_without(subject: Subject, name: str) -> tuple[Decimal, ...]:
    """Return nothing and an amount, where it is printed: it may be inside a sum, or beside it."""
    amount = subject.money(name)
    return (_ZERO, abs(amount)) if amount else (_ZERO,)


def expected_tax(subject: Subject) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what the whole tax may be, from lowest to highest; nothing where rates are unknown."""
    lines = subject.lines
    rates = [line.gst_rate for line in lines if is_number(line.gst_rate)]
    if not lines or len(rates) != len(lines):
        return
    header = subject.amounts("taxable_value")
    aside: list[Decimal] = []
    rows = _row_values(subject)
    for values in rows:
        tax = abs(sum((value * rate / HUNDRED for value, rate in zip(values, rates, strict=True)), _ZERO))
        if not header or any(abs(abs(sum(values, _ZERO)) - part) <= HALF_RUPEE for part in header):
            yield tax, tax
        else:
            aside.append(tax)
    # A discount or freight of the whole bill falls on rows of unknown rate.
    spread = not rows or any(subject.money(name) for name in ("discount", "shipping"))
    if len(set(rates)) == 1 or spread:
        for base, freight in product(header, with_or_without(subject, "shipping")):
            yield (base + freight) * min(rates) / HUNDRED, (base + freight) * max(rates) / HUNDRED
    yield from ((tax, tax) for tax in aside)


def totals(subject: Subject, taxable: Sequence[Decimal] | None = None) -> Iterator[Decimal]:
    """Yield what the total may be, the plainest reading first; nothing where parts are unknown."""
    bases = tuple(taxable if taxable is not None else subject.amounts("taxable_value"))
    if not bases:
        bases = _row_amounts(subject)
    elif not subject.taxes and any(rate > 0 for rate in subject.rates):
        return  # the tax was not read
    if not bases:
        return
    exempt = sum(
        (
            line.taxable_value
            for line in subject.lines
            if is_number(line.taxable_value) and is_number(line.gst_rate) and line.gst_rate == 0
        ),
        _ZERO,
    )
    taxes = [subject.amounts(head) or (_ZERO,) for head in HEADS]
    stated = subject.money("round_off") or _ZERO
    freight, discount = subject.money("shipping") or _ZERO, subject.money("discount") or _ZERO
    tcs = subject.money("tcs") or _ZERO
    # Freight and discount may be inside the taxable value already, TCS may be told apart, a
    # minus before the rounding may be lost, and under reverse charge the buyer pays the tax.
    extras = product(
        dict.fromkeys((_ZERO, abs(freight))),
        dict.fromkeys((_ZERO, -abs(discount))),
        dict.fromkeys((tcs, _ZERO)),
        dict.fromkeys((stated, -stated)),
        dict.fromkeys((_ZERO, exempt)),
        (1, 0) if subject.flag("reverse_charge") else (1,),
    )
    cess = subject.money("cess") or _ZERO
    for more, less, collected, rounded, untaxed, charged in extras:
        for base, *heads in product(bases, *taxes):
            tax = (sum(heads, _ZERO) + cess) * charged
            yield base + tax + more + less + collected + rounded + untaxed
