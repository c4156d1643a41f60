"""Rows of the table: quantity × price, less discount, is what the row says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.document import LineItem
from engines.documents.check.agreement import is_printed, is_row_understood
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.reckoning import HUNDRED, percent, plain, price_slack, rupees, slack, value_of
from engines.documents.check.subject import Subject, is_number

_HIGHEST_RATE = 50
_FEW = 100  # of an article: its quantity has a digit or two
_TAXED = tuple(1 + Decimal(slab) / HUNDRED for slab in ("3", "5", "12", "18", "28", "40"))


def line_value(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Quantity × price − discount is the taxable value of the row, or its amount.

    Bills print prices with the tax inside or without, discounts as money or as percent, and
    amounts before or after tax: a row is wrong where it fits none of these.
    """
    for index, line in enumerate(subject.lines):
        if _multiplies(subject, line) is not False:
            continue
        printed = _printed(line)
        right = rupees(_worths(line)[0])
        value = "taxable_value" if is_number(line.taxable_value) else "amount"
        yield Finding(
            line=index,
            found=printed,
            expected=right,
            confidence=subject.row_confidence(line),
            unread=not is_row_understood(
                subject,
                line,
                ("quantity", "rate", value),
                lambda other: _multiplies(subject, other),
                more=right - (printed or Decimal(0)),
            )
            or (right != line.rate and is_printed(subject, right))
            or _is_quantity_misread(subject, line, printed),
            implies={value_of(index): right} if is_number(line.taxable_value) else {},
            details={"quantity": plain(line.quantity), "rate": line.rate, "product": line.description},
        )


def _is_quantity_misread(subject: Subject, line: LineItem, printed: Decimal | None) -> bool:
    """Tell whether another whole quantity makes a row of a picture come out: a digit is easily misread."""
    if subject.document.read_confidence >= 1 or not line.rate or printed is None:
        return False
    quantity = abs(printed / line.rate).quantize(Decimal(1))
    return 0 < quantity < _FEW and abs(quantity * line.rate - abs(printed)) <= slack(printed)


def _printed(line: LineItem) -> Decimal | None:
    """Return what a row comes to as printed: before tax, else whichever amount it has."""
    return line.taxable_value if is_number(line.taxable_value) else line.amount


def _worths(line: LineItem) -> list[Decimal]:
    """Return what quantity and price say that a row comes to, the plainest reading first."""
    bases = _bases(line)
    with_tax = [] if is_number(line.taxable_value) else [base * _with_tax(line) for base in bases]
    return [*bases, *with_tax]


def _multiplies(subject: Subject, line: LineItem) -> bool | None:
    """Tell whether a row is its quantity times its price; `None` where it does not say one of them."""
    printed, worths = _printed(line), _worths(line)
    if not worths or not is_number(printed):
        return None
    # Price and tax may each be rounded before they are put together.
    room = price_slack(line.rate or Decimal(0), line.quantity or Decimal(0)) + slack(printed)
    room *= _with_tax(line)
    if any(abs(abs(printed) - abs(worth)) <= room for worth in worths):
        return True
    if _holds_unread_tax(line, printed, worths, room):
        return None
    if _has_cess(subject) and not is_number(line.taxable_value) and abs(printed) > worths[0]:
        return None
    return False


def _holds_unread_tax(line: LineItem, printed: Decimal, worths: list[Decimal], room: Decimal) -> bool:
    """Tell whether an amount is more by just a rate of tax: it holds one whose rate was not read."""
    if _has_rate(line) or is_number(line.taxable_value):
        return False
    return any(
        abs(abs(printed) - abs(worth) * factor) <= room * factor for worth in worths for factor in _TAXED
    )


def rows_come_out(subject: Subject) -> bool:
    """Tell whether the rows are quantity times price, all that tell."""
    found = [result for line in subject.lines if (result := _multiplies(subject, line)) is not None]
    return bool(found) and all(found) and len(found) * 2 >= len(subject.lines)


def line_with_tax(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The amount of a row is its taxable value with its tax, or the value before tax or discount.

    From `retail_price_from` on tobacco is left out: its tax is reckoned from the retail price.
    """
    start: date | None = params.get("retail_price_from")
    for index, line in enumerate(subject.lines):
        taxable, amount = line.taxable_value, line.amount
        if not is_number(taxable) or not is_number(amount) or _bears_tax(subject, index, start) is not False:
            continue
        yield Finding(
            line=index,
            found=amount,
            expected=rupees(taxable * _with_tax(line)),
            confidence=subject.row_confidence(line),
            unread=not is_row_understood(
                subject,
                line,
                ("taxable_value", "amount", "gst_rate"),
                lambda other: _bears_tax(subject, subject.lines.index(other), start),
                more=Decimal(0),
            )
            or is_printed(subject, rupees(taxable * _with_tax(line))),
            details={"taxable": taxable, "rate": percent(line.gst_rate), "product": line.description},
        )


def _bears_tax(subject: Subject, index: int, start: date | None) -> bool | None:
    """Tell whether a row's amount is its value with or without tax; `None` where it does not tell."""
    line = subject.lines[index]
    taxable, amount = line.taxable_value, line.amount
    if is_taxed_by_retail_price(subject, line, start) or not is_number(taxable) or not is_number(amount):
        return None
    values = [taxable, *subject.implied.get(value_of(index), ())]
    candidates = [value * factor for value in values for factor in (_with_tax(line), Decimal(1))]
    if is_number(line.quantity) and is_number(line.rate):
        candidates.append(line.quantity * line.rate)
    if any(abs(abs(amount) - abs(candidate)) <= slack(amount, parts=3) for candidate in candidates):
        return True
    # Without a rate the tax inside the amount is unknown, and so is a cess.
    return None if (not _has_rate(line) or _has_cess(subject)) and abs(amount) > abs(taxable) else False


def is_taxed_by_retail_price(subject: Subject, line: LineItem, start: date | None) -> bool:
    """Tell whether a row's tax is reckoned from its retail price, as that of tobacco is from `start` on."""
    return start is not None and subject.day >= start and subject.is_tobacco(line)


def _bases(line: LineItem) -> tuple[Decimal, ...]:
    """Return what a row may be worth before tax; empty where it does not say."""
    if not is_number(line.quantity) or not is_number(line.rate):
        return ()
    gross = line.quantity * line.rate
    discount = abs(line.discount) if is_number(line.discount) else Decimal(0)
    nets = [gross - discount]
    if 0 < discount <= HUNDRED:
        nets.append(gross * (1 - discount / HUNDRED))
    if discount:
        nets.append(gross - discount * line.quantity)
    if not is_number(line.taxable_value):
        nets.append(gross)  # an amount before the discount
    return (*nets, *(net / _with_tax(line) for net in nets if _with_tax(line) != 1))


def _with_tax(line: LineItem) -> Decimal:
    rate = line.gst_rate
    return 1 + rate / HUNDRED if is_number(rate) and _has_rate(line) else Decimal(1)


def _has_rate(line: LineItem) -> bool:
    """Tell whether a row has a rate that a tax can have; another figure was taken for one."""
    return is_number(line.gst_rate) and 0 <= line.gst_rate <= _HIGHEST_RATE


def _has_cess(subject: Subject) -> bool:
    return bool(subject.money("cess"))
