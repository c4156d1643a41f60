"""Sums: rows make the taxable value, it makes the tax, both make the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from engines.documents.check.agreement import is_explained
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.line import HUNDRED, is_taxed_by_retail_price, value_of
from engines.documents.check.reckoning import HALF_RUPEE, PAISA, is_whole, nearest, rupees, slack
from engines.documents.check.subject import HEADS, Subject, is_number

_EITHER_MAY_BE_WRONG = 0.6
"""How sure a sum of rows is that contradicts a value which tax and total confirm: a row may be unread."""

_ZERO = Decimal(0)


def taxable_sum(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The rows add up to the taxable value, discount and freight of the whole bill considered."""
    printed = subject.money("taxable_value")
    sums = list(_row_sums(subject))
    if printed is None or not sums:
        return
    taxed = [
        line.taxable_value
        for line in subject.lines
        if is_number(line.taxable_value) and is_number(line.gst_rate) and line.gst_rate > 0
    ]
    candidates = [
        total - less + more
        for total in (*sums, *([sum(taxed, _ZERO)] if taxed else []))
        for less in _with_or_without(subject, "discount")
        for more in _with_or_without(subject, "shipping")
    ]
    room = slack(printed, parts=len(subject.lines))
    if any(abs(abs(candidate) - abs(printed)) <= room for candidate in candidates):
        return
    if _hold_their_tax(subject, sums):
        return
    sure = min(subject.confidence("taxable_value"), *(subject.row_confidence(line) for line in subject.lines))
    right = rupees(sums[0])
    stands = _confirmed(subject, printed)
    gaps = [abs(printed) - abs(candidate) for candidate in candidates]
    yield Finding(
        fields=("taxable_value",),
        found=printed,
        expected=right,
        confidence=min(sure, _EITHER_MAY_BE_WRONG) if stands else sure,
        unread=any(is_explained(subject, gap) for gap in gaps),
        implies={} if stands else {"taxable_value": right},
    )


def tax_sum(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Each head of tax is the taxable value times its rate.

    Silent where no row has a rate, where tax is not charged by the seller, where both kinds
    of tax are charged (another rule says so), and from `retail_price_from` on for goods whose
    tax is reckoned from the retail price.
    """
    start: date | None = params.get("retail_price_from")
    if any(is_taxed_by_retail_price(subject, line, start) for line in subject.lines):
        return
    local = [head for head in ("cgst", "sgst") if head in subject.taxes]
    if ("igst" in subject.taxes and local) or not subject.taxes:
        return
    heads = ("igst",) if "igst" in subject.taxes else ("cgst", "sgst")
    spans = [(low / len(heads), high / len(heads)) for low, high in _expected_tax(subject)]
    if not spans:
        return
    wrong = {
        head: printed
        for head in heads
        if (printed := subject.money(head)) and not _lies_in(printed, spans, parts=len(subject.lines))
    }
    whole = [(low * len(heads), high * len(heads)) for low, high in spans]
    # Halves that differ but make up the right tax are told by the rule on halves.
    if not wrong or (
        len(wrong) > 1 and _lies_in(sum(wrong.values(), _ZERO), whole, parts=len(subject.lines))
    ):
        return
    right = {head: rupees(nearest(printed, spans[0])) for head, printed in wrong.items()}
    yield Finding(
        fields=tuple(wrong),
        found=sum(wrong.values(), _ZERO),
        expected=sum(right.values(), _ZERO),
        confidence=min(
            subject.confidence(*wrong, "taxable_value"),
            *(subject.row_confidence(line) for line in subject.lines),
        ),
        unread=not _rates_are_told(subject),
        implies=right,
        details={"head": " + ".join(head.upper() for head in wrong)},
    )


def _rates_are_told(subject: Subject) -> bool:
    """Tell whether the rows' rates are printed as rates, not worked out."""
    return all("gst_rate" in line.titled for line in subject.lines) or bool(
        subject.field("taxable_value") and len(subject.rates) == 1 and subject.mentions(r"\d\s*%")
    )


def _lies_in(amount: Decimal, spans: Sequence[tuple[Decimal, Decimal]], *, parts: int) -> bool:
    room = slack(amount, parts=parts)
    return any(low - room <= amount <= high + room for low, high in spans)


def total_sum(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Taxable value, taxes, cess, freight and rounding make the total."""
    printed = subject.money("total")
    candidates = list(_totals(subject))
    if printed is None or not candidates:
        return
    stated = subject.money("round_off")
    room = PAISA * (len(subject.lines) + 2)
    if stated is None and is_whole(printed):
        room = max(room, HALF_RUPEE)
    if any(abs(candidate - printed) <= room for candidate in candidates):
        return
    right = candidates[0]
    if stated is None and is_whole(printed):
        right = right.to_integral_value()
    names = ("total", "taxable_value", *subject.taxes, "cess", "shipping", "discount", "round_off")
    yield Finding(
        fields=("total",),
        found=printed,
        expected=rupees(right),
        confidence=min(subject.confidence(*names), *_row_confidences(subject)),
        unread=any(is_explained(subject, printed - candidate, room=room) for candidate in candidates),
        implies={"total": rupees(right)},
    )


def _row_confidences(subject: Subject) -> tuple[float, ...]:
    """Return how sure the rows are, where the total hangs on them for want of a taxable value."""
    if subject.money("taxable_value") is not None:
        return (1.0, 1.0)
    return (1.0, *(subject.row_confidence(line) for line in subject.lines))


def rounding(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Rounding off moves the total by no more than `most` rupees."""
    printed = subject.money("round_off")
    most = Decimal(str(params["most"]))
    if printed is not None and abs(printed) > most:
        yield Finding(
            fields=("round_off",), found=printed, expected=most, confidence=subject.confidence("round_off")
        )


def _row_values(subject: Subject) -> list[list[Decimal]]:
    """Return the rows' taxable values: as printed and, where a row was found wrong, as they should be."""
    values = [line.taxable_value for line in subject.lines if is_number(line.taxable_value)]
    if not values or len(values) != len(subject.lines):
        return []
    repaired = [
        next(iter(subject.implied.get(value_of(index), ())), value) for index, value in enumerate(values)
    ]
    return [values] if repaired == values else [values, repaired]


def _row_sums(subject: Subject) -> Iterator[Decimal]:
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


def _with_or_without(subject: Subject, name: str) -> tuple[Decimal, ...]:
    amount = subject.money(name)
    return (_ZERO, abs(amount)) if amount else (_ZERO,)


def _hold_their_tax(subject: Subject, sums: Sequence[Decimal]) -> bool:
    """Tell whether the rows come to the printed total, their tax inside, as a till prints them.

    Then they say nothing about the taxable value; that it makes the total is another rule's.
    """
    total = subject.money("total")
    taxed = any(subject.money(head) for head in HEADS)
    if total is None or not taxed:
        return False
    return any(
        abs(each - less + more - total) <= HALF_RUPEE
        for each in sums
        for less in _with_or_without(subject, "discount")
        for more in _with_or_without(subject, "shipping")
    )


def _confirmed(subject: Subject, taxable: Decimal) -> bool:
    """Tell whether the printed total follows from the printed taxable value and taxes."""
    total = subject.money("total")
    if total is None:
        return False
    return any(abs(candidate - total) <= HALF_RUPEE for candidate in _totals(subject, (taxable,)))


def _expected_tax(subject: Subject) -> Iterator[tuple[Decimal, Decimal]]:
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
        for base in header:
            yield base * min(rates) / HUNDRED, base * max(rates) / HUNDRED
    yield from ((tax, tax) for tax in aside)


def _totals(subject: Subject, taxable: Sequence[Decimal] | None = None) -> Iterator[Decimal]:
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
