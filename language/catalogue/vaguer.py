"""A vague name beside a sharper one of the same thing says nothing more: "the milk is here, full cream 1 l …"."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.mention import Mention


def without_vaguer(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without products and brands of which another mention names a part."""
    return [mention for mention in mentions if not any(_is_vaguer(mention, other) for other in mentions)]


def _is_vaguer(mention: Mention, other: Mention) -> bool:
    if other.kind != "product" or not (mention.kind == "brand" or mention.alternatives):
        return False
    whole, part = set(mention.members), set(other.members or (other.id,))
    return part < whole
