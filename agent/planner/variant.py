"""The same product in another pack: "and the 200 ml?", "the bigger one" after a word about the litre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.planner.answering import size_of, size_wanted
from agent.understanding import Focus
from language.catalogue.pack import find_packs
from language.pattern import Pattern

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

_SURE = 0.75
_NUMBER = Pattern(
    r"(?<![\w.₹])(?<!\brs )(?<!\brs\. )(?<!₹ )\d+(?:\.\d+)?(?!\s*[\w%.])|(?<![\w.])\d+(?:\.\d+)?(?=\s+also\b)"
)
_SINGLE = Pattern(r"\b(?:single|one|1|ek)(?:\s+(?:piece|pc|pcs|pack|packet))?\b|\bsingle\b", re.IGNORECASE)
_PACK_WORD = Pattern(r"\b(?:packs?|packets?|sizes?|one|wal[aie]|piece)\b|वाल[ाीे]", re.IGNORECASE)
_OTHER_UNITS = {"l": ("ml",), "ml": ("l",), "kg": ("g",), "g": ("kg",)}
_LONGEST = 8
_SEVERAL = 2


def with_variant_named(text: str, focus: Focus | None, vocabulary: Vocabulary) -> str:
    """Return the text with a bare pack size as the product of the thread in that size.

    Only where the thread is about one product, or the last answer about several, the text names none
    and the catalogue has that very pack of it; what is said stays as it is otherwise.
    """
    if focus is None or len(text.split()) > _LONGEST:
        return text
    one_of_several = _one_of_several(text, focus, vocabulary)
    if one_of_several is not None:
        return one_of_several
    products = [entity for entity in focus.entities if entity.kind == "product"]
    if len(products) != 1:
        return text
    label = vocabulary.product_label(products[0].id)
    packs = vocabulary.products.packs_in(label)
    sizes = {(pack.start, pack.end) for pack in vocabulary.products.packs_in(text, alone=True)}
    named = [mention for mention in vocabulary.find(text).mentions if mention.place not in sizes]
    if not packs or any(mention.kind in ("product", "brand") for mention in named):
        return text
    base = f"{label[: packs[-1].start]} {label[packs[-1].end :]}"
    own = label[packs[-1].start : packs[-1].end]
    for start, end, size in (*_sizes(text, own, vocabulary), *_by_comparison(text, base, label, vocabulary)):
        if any(mention.place[0] < end and start < mention.place[1] for mention in named):
            continue  # the 1 of "Mumbai 1"
        found = list(
            {m.id: m for m in vocabulary.find(f"{base} {size}").mentions if m.kind == "product"}.values()
        )
        if len(found) == 1 and found[0].score >= _SURE and not found[0].alternatives:
            other = vocabulary.product_label(found[0].id)
            keys = {pack.key for pack in vocabulary.products.packs_in(size, alone=True)}
            if other != label and keys & {pack.key for pack in vocabulary.products.packs_in(other)}:
                return f"{text[:start]}{other}{text[end:]}"
    return text


def _one_of_several(text: str, focus: Focus, vocabulary: Vocabulary) -> str | None:
    """Return the text with a bare size as the one product of the last answer's several that comes in it."""
    ids = focus.calls[-1].arguments.get("sku_ids") if focus.calls else None
    sizes = vocabulary.products.packs_in(text, alone=True)
    if not isinstance(ids, list | tuple) or len(ids) < _SEVERAL or not sizes:
        return None
    places = {(size.start, size.end) for size in sizes}
    named = [mention for mention in vocabulary.find(text).mentions if mention.place not in places]
    if any(mention.kind in ("product", "brand") for mention in named):
        return None
    labels = [vocabulary.product_label(str(sku_id)) for sku_id in ids]
    for size in sizes:
        fitting = [
            label
            for label in labels
            if size.key in {pack.key for pack in vocabulary.products.packs_in(label)}
        ]
        if len(fitting) == 1:
            return f"{text[: size.start]}{fitting[0]}{text[size.end :]}"
    return None


def _sizes(text: str, own: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """Return where the text says a size, and the size; a bare number has the unit of the product's own."""
    packs = vocabulary.products.packs_in(text, alone=True)
    said = [(pack.start, pack.end, text[pack.start : pack.end]) for pack in packs]
    if said:
        return said
    if (single := _SINGLE.search(text)) and _PACK_WORD.search(text):
        return [(single.start(), single.end(), "1 pc")]
    unit = re.sub(r"[\d.\s-]+", "", own).lower()
    numbers = [
        (m.start(), m.end(), size)
        for m in _NUMBER.finditer(text)
        for size in (
            *(f"{m[0]} {one}" for one in (unit, *_OTHER_UNITS.get(unit, ()))),
            re.sub(r"\d+", m[0], own, count=1),
        )
    ]
    return [number for number in numbers if vocabulary.products.packs_in(number[2], alone=True)]


def _by_comparison(text: str, base: str, label: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """Return the size that "the bigger one" means: of all packs of the product the next from this one."""
    wanted = size_wanted(text)
    if wanted is None or not _PACK_WORD.search(text):
        return []
    found = [m for m in vocabulary.find(base).mentions if m.kind == "product"]
    labels = {vocabulary.product_label(i) for m in found for i in (m.id, *m.alternatives, *m.members)}
    sizes = {size: one for one in labels | {label} if (size := size_of(one)) is not None}
    own = size_of(label)
    same = sorted(size for size in sizes if own is not None and size[1] == own[1])
    if own not in same or len(same) < 2:
        return []
    place = same.index(own) + (1 if wanted.larger else -1)
    if not 0 <= place < len(same):
        return []
    pack = find_packs(sizes[same[place]])[-1]
    return [(wanted.start, wanted.end, sizes[same[place]][pack.start : pack.end])]
