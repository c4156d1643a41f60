"""The money of a row, read so that most of its sums come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from engines.documents.cell import (
    Figure,
)
from engines.documents.row import Row

_PAISA = Decimal("0.01")


_NEAR = Decimal("0.02")


_ROUNDED = Decimal("0.51")


@dataclass
class RowRead:
    """What a row's cells say, before arithmetic chooses between readings."""

    row: Row
    description: str
    hsn: str | None
    unit: str | None
    quantity: Figure | None
    money: dict[str, Figure]
    rate_pct: Decimal | None
    discount_pct: Decimal | None


def discount_of(printed: Decimal, gross: Decimal, money: Mapping[str, Decimal]) -> Decimal:
    """Return a discount in money though a column without a sign may hold percents."""
    for name in ("taxable_value", "amount", "gross"):
        if name not in money:
            continue
        percent = (gross * printed / 100).quantize(_PAISA, ROUND_HALF_UP)
        if abs(gross - printed - money[name]) > _NEAR >= abs(gross - percent - money[name]):
            return percent
    return printed


def implied_rate(money: Mapping[str, Decimal]) -> Decimal | None:
    """Return the rate that tax and taxable value give, where it is one to the first decimal."""
    taxable = money.get("taxable_value")
    taxes = [money[name] for name in ("cgst", "sgst", "igst", "tax") if name in money]
    if taxable is None or not taxes or taxable < 20:
        return None
    rate = sum(taxes, Decimal(0)) * 100 / taxable
    nearest = rate.quantize(Decimal("0.5"))
    return nearest.normalize() + 0 if abs(rate - nearest) < Decimal("0.1") else None


def settle(read: RowRead, *, misread: bool) -> tuple[dict[str, Decimal], int, int]:
    """Return the money of a row, read so that most sums come out; how many do, and how many could."""
    quantity = None if read.quantity is None else read.quantity.value
    names = list(read.money)
    options: list[tuple[Decimal, ...]] = [
        (figure.value, figure.other) if misread and figure.other is not None else (figure.value,)
        for figure in read.money.values()
    ]
    if len(names) > 7:
        options = [
            option[:1] if name == "mrp" else option for name, option in zip(names, options, strict=True)
        ]
    best: tuple[tuple[int, int], dict[str, Decimal], int] | None = None
    for values in product(*options):
        money = dict(zip(names, values, strict=True))
        agreed, checks = _agreement(money, quantity, read.rate_pct, read.discount_pct)
        changed = sum(money[name] != read.money[name].value for name in names)
        rank = (agreed, -changed)
        if best is None or rank > best[0]:
            best = rank, money, checks
    if best is None:
        return {}, 0, 0
    return best[1], best[0][0], best[2]


def _agreement(
    money: Mapping[str, Decimal],
    quantity: Decimal | None,
    rate_pct: Decimal | None,
    discount_pct: Decimal | None,
) -> tuple[int, int]:
    """Return how many of the sums that a row allows come out, and how many it allows."""
    agreed = checks = 0
    taxable, amount, rate = money.get("taxable_value"), money.get("amount"), money.get("rate")
    targets = [value for value in (money.get("gross"), taxable, amount) if value is not None]
    if quantity is not None and rate is not None and targets:
        checks += 1
        gross = quantity * rate
        less = [Decimal(0)]
        if money.get("discount") is not None:
            less += [abs(money["discount"]), gross * abs(money["discount"]) / 100]
        if discount_pct is not None:
            less.append(gross * discount_pct / 100)
        factor = 1 + (rate_pct or Decimal(0)) / 100
        reached = [gross - part for part in less]
        reached += [value / factor for value in reached] + [value * factor for value in reached]
        agreed += any(abs(value - target) <= _ROUNDED / 10 for value in reached for target in targets)
    taxes = [money[name] for name in ("cgst", "sgst", "igst", "cess", "tax") if name in money]
    if taxable is not None and amount is not None and (taxes or rate_pct is not None):
        checks += 1
        worked_out = (
            taxable + sum(taxes, Decimal(0)) if taxes else taxable * (1 + (rate_pct or Decimal(0)) / 100)
        )
        agreed += abs(worked_out - amount) <= (_NEAR if taxes else _ROUNDED / 10) or taxable == amount
    if taxable is not None and taxes and rate_pct is not None:
        checks += 1
        tax = sum((money[name] for name in ("cgst", "sgst", "igst", "tax") if name in money), Decimal(0))
        agreed += abs(taxable * rate_pct / 100 - tax) <= _NEAR * 2
    return agreed, checks
