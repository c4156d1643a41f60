"""What a reply shows for one product, as it stands there; nothing is read into it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """An offer as the source wrote it; `None` where it does not say.

    `available` is `None` too where it says something we do not know.
    """

    price: str
    currency: str | None = None
    available: bool | None = None


@dataclass(frozen=True)
class NotShown:
    """Why no single price can be read. `reason` is a stable code, `value` what stood there."""

    reason: str
    value: str = ""


MAX_WORD_CHARS = 100

_IN_STOCK = frozenset(
    {"instock", "instoreonly", "limitedavailability", "onlineonly", "true", "yes", "available"}
)
_OUT_OF_STOCK = frozenset(
    {"outofstock", "soldout", "discontinued", "backorder", "preorder", "presale", "reserved"}
    | {"madetoorder", "false", "no", "unavailable"}
)


def availability(value: object) -> bool | None:
    """Read an availability: schema.org's names, with or without address, yes and no, a count."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or len(value) > MAX_WORD_CHARS:
        return None
    word = value.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    plain = "".join(letter for letter in word.casefold() if letter.isalnum())
    if plain.isdecimal():
        return int(plain) > 0
    return True if plain in _IN_STOCK else False if plain in _OUT_OF_STOCK else None


def as_text(value: object) -> str | None:
    """Return a price or a code as text; `None` for anything that is no single value."""
    if isinstance(value, bool) or value is None:
        return None
    return str(value).strip() or None if isinstance(value, str | int | float) else None
