"""An amount in words as billing software prints it."""

from __future__ import annotations

from decimal import Decimal

_SMALL = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = (
    "Zero", "Ten", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
)  # fmt: skip
_SCALES = ((10_000_000, "Crore"), (100_000, "Lakh"), (1_000, "Thousand"), (100, "Hundred"))


def in_words(number: int) -> str:
    """Return a whole number in Indian English: `One Lakh Two Thousand Thirty Four`."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens] + (f" {_SMALL[rest]}" if rest else "")
    for size, name in _SCALES:
        if number >= size:
            many, rest = divmod(number, size)
            return f"{in_words(many)} {name}" + (f" {in_words(rest)}" if rest else "")
    raise AssertionError(number)


def rupees_in_words(amount: Decimal, *, currency: str = "Rupees") -> str:
    """Return `Rupees Twelve and Forty Paise Only`, the currency's word first as given."""
    rupees, paise = divmod(int((amount * 100).to_integral_value()), 100)
    text = f"{currency} {in_words(rupees)}".strip()
    if paise:
        text += f" and {in_words(paise)} Paise"
    return f"{text} Only"
