"""Which of the sums that may be printed are: those that add up.

::

    taxable value + CGST + SGST + IGST + cess + freight + TCS - discount + round-off = total

Labels say how likely each amount is each part; amounts that fit this equation, the amount in
words or the QR code confirm each other. Amounts are only chosen, never made up or put right:
a bill that is wrong stays wrong, for the rules to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from engines.documents.named_value import with_named_value
from engines.documents.table_sum import Sum

_PAISE = 100
_EXACT = 2  # paise
_ROUNDED = 51
_MOST = {"total": 7, "taxable_value": 6, "cgst": 3, "sgst": 3, "igst": 3, "cess": 2}
_AGREES = 1.6
_NEARLY = 1.0
_SAID_OTHERWISE = 1.8
_NEAR = Decimal("0.06")  # rupees
_LEFT_OUT = 0.9  # of a part's score: what it costs to leave a printed part out
_PAID = 0.8
_NAMED_AND_PAID = 2.4
_SURE = 0.9  # of a label
_BEFORE_TAX = frozenset({"label", "column", "summary"})  # where a taxable value is named as one
_TAXED = 0.8  # what is named the value before tax, and the taxes added to it, say more than a price with both
_TRIVIAL = 0.35  # that a total equals the taxable value says little


@dataclass(frozen=True)
class Balance:
    """The sums chosen, by part, and what confirms them.

    `adds_up` is `None` where too few parts are printed to tell. `confirmed` names the parts
    that the equation holds together.
    """

    sums: dict[str, Sum] = field(default_factory=dict[str, Sum])
    adds_up: bool | None = None
    confirmed: frozenset[str] = frozenset()
    by_words: bool = False
    by_code: bool = False


@dataclass(frozen=True)
class _Option:
    value: int
    score: float
    sum: Sum | None


def balance(
    sums: Sequence[Sum], *, words: Decimal | None = None, code: Decimal | None = None, printed: bool = False
) -> Balance:
    """Return the parts of the total that fit each other best.

    Args:
        sums: What may be which part.
        words: The amount in words, where it is printed and can be read.
        code: The total that the e-invoice's QR code holds.
        printed: Whether no figure can be misread: a total that is named and paid is it, though it is wrong.
    """
    totals = _options(sums, "total")
    if not totals:
        return Balance(
            {
                item.part: item
                for item in reversed(sums)
                if item.part in _PARTS_ALONE and item.source != "items"
            }
        )
    if printed:
        totals = _named_totals(totals, words=words, code=code)
    paid = _paid(sums)
    best: tuple[float, _Option, tuple[_Option, ...], int | None] | None = None
    rounds = [*_options(sums, "round_off"), _NONE]
    for parts in _combinations(sums):
        reached = sum(option.value for option in parts)
        known = parts[0].sum is not None
        itself = known and parts[0].sum is not None and parts[0].sum.source == "before_rounding"
        base = sum(option.score for option in parts)
        for total in totals:
            score = base + total.score
            gap, used = _gap(total.value - reached, rounds)
            if itself and reached == parts[0].value and not used.value:
                continue  # a total that equals itself says nothing
            if known:
                agrees = _AGREES if gap <= _EXACT else _NEARLY if gap < _ROUNDED and used is _NONE else 0.0
                score += agrees if reached + used.value != parts[0].value else agrees * _TRIVIAL
                score += _TAXED if gap <= _EXACT and _adds_taxes(parts) else 0.0
            score += used.score
            score += _SAID_OTHERWISE * sum(
                said is not None and abs(int(said * _PAISE) - total.value) < _ROUNDED
                for said in (words, code)
            )
            if total.value in paid:
                score += _NAMED_AND_PAID if printed and total.score >= _SURE else _PAID
            if best is None or score > best[0] + 1e-9:
                best = (score, total, (*parts, used), gap if known else None)
    if best is None:
        return Balance()
    found = _result(best[1], best[2], best[3], words=words, code=code)
    return replace(found, sums=with_named_value(found.sums, sums)) if printed else found


def _named_totals(totals: list[_Option], *, words: Decimal | None, code: Decimal | None) -> list[_Option]:
    """Return the one total that print names as such, where the words or the code say the same.

    What else would add up better is no total then: the bill is wrong, and the rules say so. Two sums
    that rounding parts are left to arithmetic.
    """
    named = [option for option in totals if option.score >= _SURE and _is_named(option)]
    told = [int(amount * _PAISE) for amount in (words, code) if amount is not None]
    if told:
        said = [option for option in named if any(abs(amount - option.value) <= _EXACT for amount in told)]
        return said if len(said) == 1 else totals
    near = any(0 < abs(option.value - named[0].value) < 2 * _ROUNDED for option in totals) if named else True
    return named if len(named) == 1 and not near else totals


_NONE = _Option(0, 0.0, None)
_PARTS_ALONE = frozenset(
    {"taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off", "tcs"}
)


def _options(sums: Sequence[Sum], *parts: str) -> list[_Option]:
    """Return what may be one of the parts, each value once, the surest first."""
    found: dict[int, _Option] = {}
    for item in sums:
        if item.part in parts:
            value = round(item.value * _PAISE)
            if value not in found or found[value].score < item.score:
                # The same amount at a second label or in a column as well is the surer for it.
                bonus = 0.1 if value in found else 0.0
                found[value] = _Option(value, item.score + bonus, item)
            elif found[value].score < 1.3:
                found[value] = replace(found[value], score=found[value].score + 0.1)
    return sorted(found.values(), key=lambda option: -option.score)[: _MOST.get(parts[0], 3)]


def _taxable(sums: Sequence[Sum]) -> list[_Option]:
    weights = {"taxable_value": 1.0, "subtotal": 0.75, "amount": 0.6, "total": 0.4}
    asked = [
        replace(
            item,
            score=item.score * weights[item.part],
            part="taxable_value",
            source=_SOURCES.get(item.part, item.source),
        )
        for item in sums
        if item.part in weights
    ]
    return [*_options(sorted(asked, key=lambda s: -s.score), "taxable_value"), _NONE]


# What only helps to add up, and is not printed as the taxable value.
_SOURCES = {"amount": "items", "total": "before_rounding", "subtotal": "subtotal"}


def _maybe(options: list[_Option]) -> list[_Option]:
    """Return options and that of none, which costs what a printed part weighs."""
    cost = max(
        (option.score for option in options if option.sum and option.sum.source == "label"), default=0.0
    )
    return [*options, _Option(0, -_LEFT_OUT * cost, None)]


def _combinations(sums: Sequence[Sum]) -> Iterator[tuple[_Option, ...]]:
    """Yield taxable value, taxes, freight, TCS and discount in each choice of them."""
    central, state = _maybe(_options(sums, "cgst")), _maybe(_options(sums, "sgst"))
    pairs = [
        (c, s)
        for c, s in product(central, state)
        if c.value == s.value or (c is central[0] and s is state[0])
    ]
    whole, cess = _maybe(_options(sums, "igst")), _maybe(_options(sums, "cess"))
    if len(central) + len(state) + len(whole) == 3:
        whole = _or_inside(_options(sums, "_tax")[:2])
    freight = [_Option(o.value, o.score, o.sum) for o in _options(sums, "shipping")[:1]]
    collected = _options(sums, "tcs")[:1]
    less = [_Option(-abs(o.value), o.score, o.sum) for o in _options(sums, "discount")[:2]]
    if any(part.value for part in (*central, *state)):
        inside = tuple(_Option(0, options[0].score - 0.02, options[0].sum) for options in (central, state))
        pairs.append((inside[0], inside[1]))
    if len(whole) > 1 and whole[0].value and whole[0].sum is not None and whole[0].sum.part == "igst":
        whole.append(_Option(0, whole[0].score - 0.02, whole[0].sum))
    reduced = {option.value for option in _options(sums, "taxable_value") if _is_named(option)}
    carried = {shipping.value for shipping in freight} | {0}
    for taxable, pair, igst, extra in product(_taxable(sums), pairs, whole, cess):
        if taxable.sum is not None and taxable.sum.source in _BEFORE_TAX and _is_inside(*pair, igst):
            continue
        for shipping, tcs, discount in product(_or_inside(freight), _or_inside(collected), _or_inside(less)):
            moved = (discount.value + more for more in carried if discount.value or (more and shipping.value))
            if any(taxable.value + by in reduced for by in moved):
                continue  # what is left after discount and freight is named as the value before tax
            yield (taxable, *pair, igst, extra, shipping, tcs, discount)


def _is_named(option: _Option) -> bool:
    return option.sum is not None and option.sum.source == "label"


def _adds_taxes(parts: Sequence[_Option]) -> bool:
    """Tell whether a sum is of a value that is named one before tax, and of taxes."""
    base = parts[0].sum
    return base is not None and base.source in _BEFORE_TAX and any(part.value for part in parts[1:4])


def _is_inside(*taxes: _Option) -> bool:
    """Tell whether a tax is printed but not added: a price that holds it already."""
    return any(tax.sum is not None and tax.sum.value and not tax.value for tax in taxes)


def _or_inside(options: list[_Option]) -> list[_Option]:
    """Return options, each also as one that the taxable value already holds: printed, but not added."""
    return [*options, *(_Option(0, option.score - 0.02, option.sum) for option in options)] or [_NONE]


def _gap(difference: int, rounds: list[_Option]) -> tuple[int, _Option]:
    """Return by how much the sum misses, in paise, with the round-off that misses least."""
    return min(
        ((abs(difference - option.value), option) for option in rounds),
        key=lambda pair: (pair[0] > _EXACT, -pair[1].score, pair[0]),
    )


def _result(
    total: _Option,
    parts: tuple[_Option, ...],
    gap: int | None,
    *,
    words: Decimal | None,
    code: Decimal | None,
) -> Balance:
    chosen = {part.sum.part: part.sum for part in parts if part.sum is not None}
    if total.sum is not None:
        chosen["total"] = total.sum
    enough = gap is not None and len(chosen) >= 2
    adds_up = (gap is not None and gap < _ROUNDED) if enough else None
    taxed = any(part.value for part in parts[1:5])
    part = chosen.get("taxable_value")
    if part is not None and part.source == "subtotal":
        grew = total.sum is not None and total.sum.value > part.value
        if not (taxed and (adds_up or grew or _is_of_rate(part, chosen))):
            del chosen["taxable_value"]
    if part is not None and total.sum is not None and part.tokens and part.tokens == total.sum.tokens:
        chosen.pop("taxable_value", None)  # one print is not two sums
    added = {
        part.sum.part for part in parts if part.sum is not None and (part.value or not part.sum.value)
    } | {"total"}
    return Balance(
        {
            name: item
            for name, item in chosen.items()
            if item.source not in {"items", "before_rounding"} and name != "_tax"
        },
        adds_up,
        frozenset(added) if adds_up else frozenset(),
        words is not None and abs(int(words * _PAISE) - total.value) < _ROUNDED,
        code is not None and abs(int(code * _PAISE) - total.value) < _ROUNDED,
    )


def _is_of_rate(base: Sum, chosen: Mapping[str, Sum]) -> bool:
    """Tell whether the taxes are of a value, by the rates printed with them: it does not hold them."""
    told = [item for name in ("cgst", "sgst", "igst") if (item := chosen.get(name)) and item.percent]
    return bool(told) and all(
        item.percent is not None and abs(base.value * item.percent / 100 - item.value) <= _NEAR
        for item in told
    )


def _paid(sums: Sequence[Sum]) -> set[int]:
    """Return what was paid: each amount tendered, and each less another that may be the change."""
    amounts = sorted({round(item.value * _PAISE) for item in sums if item.part == "_paid"}, reverse=True)[:6]
    return {*amounts, *(a - b for a in amounts for b in amounts if a > b > 0)}
