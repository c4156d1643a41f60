"""Which size of a product is meant, where its name fits several: "rajma for the shop, 1 kg", "wipes 72"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from language.catalogue.mention import Place, overlaps
from language.catalogue.pack import Pack

_NUMBER_AFTER = re.compile(
    r"[\s-]{0,2}(?P<number>\d{2,4})\b(?!\s*(?:%|percent|per\s*cent|units?|days?|weeks?|months?|rs\b|rupees?|₹|/|to\b|[.,:]\d))"
)
_NOT = re.compile(r"\bnot\s+(?:the\s+|in\s+|of\s+|a\s+)?$|\bexcept\s+(?:the\s+)?$", re.IGNORECASE)
_SIZE = re.compile(r"(?P<number>\d+)(?:g|ml|pc)")


@dataclass(frozen=True)
class Sized:
    """The products that have the size, and where name and size stand."""

    ids: tuple[str, ...]
    place: Place


def size_said(
    place: Place, sizes: Mapping[str, str | None], text: str, named: Sequence[Place], packs: Sequence[Pack]
) -> Sized | None:
    """Return the products of the size a text gives; `None` where it gives none of theirs.

    Args:
        place: Where the name stands.
        sizes: The products it may mean, each with its pack.
        text: The text.
        named: Where names stand: a pack within one is that name's.
        packs: The packs of the text.
    """
    if any(place[0] <= pack.start < place[1] for pack in packs):
        return None
    free = [
        pack
        for pack in packs
        if not overlaps((pack.start, pack.end), list(named)) and not _NOT.search(text[: pack.start])
    ]
    for pack in sorted(free, key=lambda pack: abs(pack.start - place[1])):
        fitting = tuple(sku for sku, size in sizes.items() if size == pack.key)
        if fitting:
            return Sized(fitting, place)
    return _by_number(place, sizes, text)


def _by_number(place: Place, sizes: Mapping[str, str | None], text: str) -> Sized | None:
    """Read the number behind a name as its size, where it is one of the sizes sold."""
    number = _NUMBER_AFTER.match(text, place[1])
    if number is None:
        return None
    fitting = tuple(
        sku
        for sku, size in sizes.items()
        if (said := _SIZE.fullmatch(size or "")) and said["number"] == number["number"]
    )
    return Sized(fitting, (place[0], number.end())) if fitting else None
