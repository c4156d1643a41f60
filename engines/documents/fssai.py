"""FSSAI licence and registration numbers: 14 digits on every bill for food."""

from __future__ import annotations

import re

from language.tokens import ascii_digits

LENGTH = 14
_ANYWHERE = re.compile(r"(?<![0-9A-Z])[0-9]{14}(?![0-9A-Z])")


def compact(text: str) -> str:
    """Return a number as it is compared: digits 0 to 9 without spaces or hyphens."""
    return re.sub(r"[\s.\-]", "", ascii_digits(text))


def is_valid(text: str) -> bool:
    """Tell whether a text is fourteen digits.

    What the digits stand for (status, state, year, authority) is known only second-hand and
    is not judged.
    """
    number = compact(text)
    return len(number) == LENGTH and number.isascii() and number.isdecimal()


def find(text: str) -> tuple[str, ...]:
    """Return the runs of exactly fourteen digits that stand in a text, in order."""
    return tuple(_ANYWHERE.findall(ascii_digits(text).upper()))
