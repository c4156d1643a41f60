"""How a vendor's software writes numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
DateForm = Literal["05/04/2026", "05-04-2026", "05.04.2026", "5-Apr-26", "05-Apr-2026", "05 Apr 2026",
                   "2026-04-05", "5th April 2026", "April 5, 2026", "05/04/26", "2026/04/05", "05-Apr-26",
                   "05/Apr/2026"]  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """One way to write: `grouped` is 1,23,456.00, `symbol` stands before amounts that carry one."""

    date_form: DateForm = "05/04/2026"
    grouped: bool = True
    symbol: str = ""
    places: int = 2

    def money(self, amount: Decimal) -> str:
        """Return an amount without its symbol."""
        text = f"{abs(amount):.{self.places}f}"
        whole, _, part = text.partition(".")
        if self.grouped and len(whole) > 3:
            head, tail = whole[:-3], whole[-3:]
            pairs: list[str] = []
            while head:
                pairs.insert(0, head[-2:])
                head = head[:-2]
            whole = ",".join([*pairs, tail])
        return ("-" if amount < 0 else "") + whole + (f".{part}" if part else "")

    def priced(self, amount: Decimal) -> str:
        """Return an amount with the symbol."""
        text = self.money(abs(amount))
        return ("-" if amount < 0 else "") + f"{self.symbol}{text}"

    def day(self, day: date) -> str:
        """Return a date."""
        return write_date(day, self.date_form)


def write_date(day: date, form: DateForm) -> str:
    """Return a date in a form."""
    month = _MONTHS[day.month - 1]
    return {
        "05/04/2026": f"{day:%d/%m/%Y}",
        "05-04-2026": f"{day:%d-%m-%Y}",
        "05.04.2026": f"{day:%d.%m.%Y}",
        "5-Apr-26": f"{day.day}-{month[:3]}-{day:%y}",
        "05-Apr-2026": f"{day:%d}-{month[:3]}-{day.year}",
        "05 Apr 2026": f"{day:%d} {month[:3]} {day.year}",
        "2026-04-05": day.isoformat(),
        "5th April 2026": f"{day.day}{_ordinal(day.day)} {month} {day.year}",
        "April 5, 2026": f"{month} {day.day}, {day.year}",
        "05/04/26": f"{day:%d/%m/%y}",
        "2026/04/05": f"{day:%Y/%m/%d}",
        "05-Apr-26": f"{day:%d}-{month[:3]}-{day:%y}",
        "05/Apr/2026": f"{day:%d}/{month[:3]}/{day.year}",
    }[form]


def quantity(number: Decimal) -> str:
    """Return a quantity without needless zeros."""
    return f"{number.normalize():f}"


def percent(number: Decimal, *, places: int | None = None) -> str:
    """Return a rate as `9%`, `2.5%`, or with fixed places."""
    text = quantity(number) if places is None else f"{number:.{places}f}"
    return f"{text}%"


def _ordinal(day: int) -> str:
    if 11 <= day <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
