"""One thing a shop could do, and what doing it is worth: the value that is ranked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from core.errors import InputError
from core.money import to_money

Kind = Literal["price", "reorder", "transfer", "clear_out"]
Value = Decimal | int | float | date | str

ID_LENGTH = 16


@dataclass(frozen=True)
class Rupees:
    """An amount that is expected, and the range it likely falls in.

    Raises:
        InputError: the expected amount lies outside its range.
    """

    expected: Decimal
    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.expected <= self.high:
            raise InputError(
                f"The expected amount {self.expected} is not within {self.low} to {self.high}; "
                "give a range that holds it."
            )

    def __add__(self, other: Rupees) -> Rupees:
        """Add amount to amount and bound to bound: both going wrong together is allowed for."""
        return Rupees(self.expected + other.expected, self.low + other.low, self.high + other.high)

    def times(self, share: Decimal) -> Rupees:
        """Return a share of it, 0 or more, to the paisa."""
        return Rupees(
            to_money(self.expected * share), to_money(self.low * share), to_money(self.high * share)
        )

    @staticmethod
    def certain(amount: Decimal) -> Rupees:
        """Return an amount without doubt."""
        return Rupees(amount, amount, amount)


NOTHING = Rupees.certain(Decimal(0))


@dataclass(frozen=True)
class Reason:
    """A statement by its code, with the figures that go into it."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


@dataclass(frozen=True)
class Action:
    """One proposal for one product in one store.

    `store_id` is where it takes effect; of a transfer that is where the goods go, and
    `other_store_id` where they come from. `quantity` is in units (of a clear-out: those to
    get rid of), `price` includes tax, `price_now` is what it replaces. `margin` is what it
    adds to (or takes from) the margin, `service` the margin of sales it saves,
    `risk_penalty` what is taken off for what may go wrong, 0 or more. `cash_needed` is what
    must be paid first. `valid_until` is the last day it may be done. `why` says what speaks
    for it, `what_if` what happens where it is not done. An order is made in steps of
    `order_step` units and of no less than `smallest_order`. Of several actions with the same
    `group` only the best is proposed: what it comes to is told by the others, left as they are.
    """

    kind: Kind
    sku_id: str
    store_id: str
    margin: Rupees
    service: Rupees
    risk_penalty: Decimal
    valid_until: date
    other_store_id: str | None = None
    category: str | None = None
    quantity: int | None = None
    order_step: int = 1
    smallest_order: int = 0
    price: Decimal | None = None
    price_now: Decimal | None = None
    cash_needed: Decimal = Decimal(0)
    group: str | None = None
    why: tuple[Reason, ...] = ()
    what_if: tuple[Reason, ...] = ()

    @property
    def impact(self) -> Rupees:
        """The seed's action score, with its range: margin + service level − risk penalty."""
        return self.margin + self.service + Rupees.certain(-self.risk_penalty)

    @property
    def score(self) -> Decimal:
        """What it is expected to bring."""
        return self.impact.expected

    @property
    def action_id(self) -> str:
        """Name the proposal by what it says: the same proposal has the same id on another night.

        What it is worth and until when are no part of it.
        """
        content = (
            self.kind,
            self.sku_id,
            self.store_id,
            self.other_store_id,
            self.quantity,
            None if self.price is None else to_money(self.price),
        )
        text = "\x1f".join("" if part is None else str(part) for part in content)
        return sha256(text.encode()).hexdigest()[:ID_LENGTH]

    @property
    def stores(self) -> frozenset[str]:
        """Every store it touches."""
        return frozenset(store for store in (self.store_id, self.other_store_id) if store is not None)

    @property
    def cuts_the_price(self) -> bool:
        """Tell whether it lowers a price."""
        return self.price is not None and self.price_now is not None and self.price < self.price_now
