"""Sums: rows make the taxable value, it makes the tax, both make the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from engines.documents.check.agreement import has_nameless_figures, is_explained, is_printed, left_amounts
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.grasp import (
    is_halved,
    parts_make_total,
    rates_make_tax,
    rows_make_total,
    rows_make_value,
)
from engines.documents.check.line import is_taxed_by_retail_price, rows_come_out
from engines.documents.check.parts import expected_tax, taxable_candidates, totals
from engines.documents.check.reckoning import HALF_RUPEE, PAISA, is_whole, nearest, rupees, slack
from engines.documents.check.subject import HEADS, Subject

_EITHER_MAY_BE_WRONG = 0.6
"""How sure a sum of rows is that contradicts a value which tax and total confirm: a row may be unread."""

_ZERO = Decimal(0)


def taxable_sum(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The rows add up to the taxable value, discount and freight of the whole bill considered.

    It is asked, not charged, unless the total follows from what the rows add up to: else it may be a
    row, or the rest of the table, that was not understood.
    """
    printed = subject.money("taxable_value")
    candidates = taxable_candidates(subject)
    if printed is None or not candidates or rows_make_value(subject):
        return
    if any(subject.money(head) for head in HEADS) and rows_make_total(subject):
        return  # they hold their tax, and say nothing about the value before it
    sure = min(subject.confidence("taxable_value"), *(subject.row_confidence(line) for line in subject.lines))
    right = rupees(candidates[0])
    stands = parts_make_total(subject, printed) is True
    gaps = [abs(printed) - abs(candidate) for candidate in candidates]
    yield Finding(
        fields=("taxable_value",),
        found=printed,
        expected=right,
        confidence=min(sure, _EITHER_MAY_BE_WRONG) if stands else sure,
        unread=any(is_explained(subject, gap) for gap in gaps)
        or (not stands and is_printed(subject, right))
        or not (stands or any(parts_make_total(subject, each) for each in candidates)),
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
    spans = [(low / len(heads), high / len(heads)) for low, high in expected_tax(subject)]
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
        unread=not _rates_are_told(subject)
        or not _is_tax_odd(subject, wrong, right)
        or all(is_printed(subject, amount) for amount in right.values()),
        implies=right,
        details={"head": " + ".join(head.upper() for head in wrong)},
    )


def _rates_are_told(subject: Subject) -> bool:
    """Tell whether the rows' rates are printed as rates, not worked out."""
    return all("gst_rate" in line.titled for line in subject.lines) or bool(
        subject.field("taxable_value") and len(subject.rates) == 1 and subject.mentions(r"\d\s*%")
    )


def _is_tax_odd(subject: Subject, wrong: Mapping[str, Decimal], right: Mapping[str, Decimal]) -> bool:
    """Tell whether it is the tax that does not fit: rows make the value, and it with a tax the total."""
    if all(is_halved(printed, right[head]) for head, printed in wrong.items()):
        return False
    total, taxable = subject.money("total"), subject.money("taxable_value")
    if not rows_make_value(subject) or total is None:
        return False
    if parts_make_total(subject):
        return True
    due = sum((right.get(head, charged) for head, charged in subject.taxes.items()), _ZERO)
    return taxable is not None and abs(total - taxable - due) <= 1


def _lies_in(amount: Decimal, spans: Sequence[tuple[Decimal, Decimal]], *, parts: int) -> bool:
    room = slack(amount, parts=parts)
    return any(low - room <= amount <= high + room for low, high in spans)


def total_sum(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Taxable value, taxes, cess, freight and rounding make the total."""
    printed = subject.money("total")
    candidates = list(totals(subject))
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
        unread=any(
            is_explained(subject, printed - candidate, room=room) or is_printed(subject, printed - candidate)
            for candidate in candidates[:1]
        )
        or not _is_total_odd(subject),
        implies={"total": rupees(right)},
    )


def _is_total_odd(subject: Subject) -> bool:
    """Tell whether it is the total that does not fit: its parts are confirmed by each other.

    Where no taxable value is printed the parts are the rows: each must come out, and no figure be left
    that may belong to them.
    """
    if subject.money("taxable_value") is None:
        return rows_come_out(subject) and not has_nameless_figures(subject) and not left_amounts(subject)
    if not rows_make_value(subject) or rows_make_total(subject):
        return False
    halves = subject.taxes.get("cgst"), subject.taxes.get("sgst")
    return (
        not subject.taxes
        or rates_make_tax(subject) is True
        or (halves[0] is not None and halves[0] == halves[1])
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
            fields=("round_off",),
            found=printed,
            expected=most,
            confidence=subject.confidence("round_off"),
            unread=not parts_make_total(subject),
        )
