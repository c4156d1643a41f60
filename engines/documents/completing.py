"""Parts of a total that no label names, known because the sums come out with them.

Whatever a bill calls its value before tax: an amount that makes the printed total together with the
printed taxes is it, and the few paise by which the sum then misses are the rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from engines.documents.amount import Amount, find_amounts
from engines.documents.layout import Line
from engines.documents.survey import Survey
from engines.documents.table_sum import Sum

_SCORE = 0.45
_SURE = 0.5
_LEAST = 0.25  # of a total: it is tested by what stands on the page
_MOST_TOTALS = 3
_ROUNDED = Decimal("0.51")
_EXACT = Decimal("0.02")
_LETTERS = 3
_WITH_RATES = 4  # figures of a line with one sum: "GST 18% (9% + 9%)  5,253.78"
_TAX = re.compile(r"\b(?:[csi]|ut)?gst\b|\btax(?:es)?\b|\bcess\b|कर\b|जीएसटी", re.IGNORECASE)


def completing_sums(survey: Survey, found: Sequence[Sum]) -> Iterator[Sum]:
    """Yield what may be the taxable value and the rounding, by what the total and the taxes leave open.

    Args:
        survey: The document.
        found: What its labels and tables say the sums are.
    """
    wanted = tuple(_wanted(found))
    if not wanted:
        yield from _rounding_of_rows(survey, found)
        yield from _value_of_rows(survey, found)
    named = [item for item in found if item.part == "taxable_value" and item.source != "items"]
    held = [item.value for item in named if _meets(item.value, wanted, _ROUNDED)]
    if not wanted or (held and any(item.part == "round_off" for item in found)):
        return
    if not held:
        for line, amount in _amounts(survey):
            if _meets(amount.value, wanted, _ROUNDED):
                held.append(amount.value)
                yield _sum("taxable_value", amount.value, amount, line)
    gaps = [whole - value for whole, value in product(wanted, held) if _EXACT < abs(whole - value) < _ROUNDED]
    for line, amount in _amounts(survey) if gaps else ():
        gap = next((gap for gap in gaps if abs(abs(gap) - abs(amount.value)) < _EXACT), None)
        if gap is not None:
            yield _sum("round_off", gap, amount, line)


def _rounding_of_rows(survey: Survey, found: Sequence[Sum]) -> Iterator[Sum]:
    """Yield the few paise, printed, by which the rows of a bill without tax miss its total."""
    if any(item.part == "round_off" for item in found):
        return
    rows = [item.value for item in found if item.source == "items"]
    totals = [item.value for item in found if item.part == "total" and item.score >= _LEAST]
    gaps = [total - value for total, value in product(totals, rows) if _EXACT < abs(total - value) < _ROUNDED]
    for line, amount in _amounts(survey) if gaps else ():
        gap = next((gap for gap in gaps if abs(abs(gap) - abs(amount.value)) < _EXACT), None)
        if gap is not None:
            yield _sum("round_off", gap, amount, line)


def _value_of_rows(survey: Survey, found: Sequence[Sum]) -> Iterator[Sum]:
    """Yield what the rows add up to, printed below them, where tax and rounding lead from there to the total.

    Whatever it is called: "Sum", "कुल", "Total" over "GST 18%". A sum with freight or a discount below it
    is not the value that tax is on.
    """
    if any(item.part == "taxable_value" and item.source == "label" for item in found):
        return
    rows = {item.value for item in found if item.source == "items"}
    totals = {item.value for item in found if item.part == "total" and item.score >= _SURE}
    amounts = [
        (line, amount) for line, amount in _amounts(survey) if len(find_amounts(line.text)) <= _WITH_RATES
    ]
    for place, (line, amount) in enumerate(amounts):
        if amount.value not in rows:
            continue
        steps: list[Decimal] = []
        for below, step in amounts[place + 1 :]:
            if step.value in totals:
                if steps and any(abs(amount.value + more - step.value) < _EXACT for more in _added_up(steps)):
                    yield _sum("taxable_value", amount.value, amount, line)
                break
            if not (abs(step.value) < _ROUNDED or _TAX.search(below.text)):
                break
            steps.append(step.value)


def _added_up(steps: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what steps come to, the small ones with either sign, as roundings are printed without one."""
    small = [step for step in steps if abs(step) < _ROUNDED]
    whole = sum((step for step in steps if abs(step) >= _ROUNDED), Decimal(0))
    yield from (whole + sum(signed, Decimal(0)) for signed in product(*((step, -step) for step in small[:2])))


def _wanted(found: Sequence[Sum]) -> Iterator[Decimal]:
    """Yield what the value before tax must be: each likely total less the taxes of the place."""
    totals = [item.value for item in found if item.part == "total" and item.score >= _LEAST][:_MOST_TOTALS]
    best = {
        part: next((item.value for item in found if item.part == part and item.score >= _SURE), None)
        for part in ("cgst", "sgst", "igst", "cess")
    }
    cess = best["cess"] or Decimal(0)
    for total in dict.fromkeys(totals):
        if best["cgst"] and best["cgst"] == best["sgst"]:
            yield total - 2 * best["cgst"] - cess
        elif best["igst"]:
            yield total - best["igst"] - cess


def _amounts(survey: Survey) -> Iterator[tuple[Line, Amount]]:
    """Yield the amounts of money outside the goods, and those that stand alone beside words among them."""
    for line in survey.lines(goods=True):
        amounts = [amount for amount in find_amounts(line.text, misread=survey.misread) if amount.money]
        words = sum(char.isalpha() for char in line.text)
        if (line.page, line.index) not in survey.in_goods or (len(amounts) == 1 and words >= _LETTERS):
            yield from ((line, amount) for amount in amounts)


def _meets(value: Decimal, wanted: Sequence[Decimal], room: Decimal) -> bool:
    return value > 0 and any(abs(value - whole) < room for whole in wanted)


def _sum(part: str, value: Decimal, amount: Amount, line: Line) -> Sum:
    tokens = line.within(amount.start, amount.end) or line.tokens
    return Sum(part, value, amount.raw, tokens, _SCORE, "place", currency=amount.currency)
