"""A product as it is looked for, and the words of its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from language.catalogue.own_size import own_size, without_size
from language.catalogue.pack import find_packs, pack_key
from language.tokens import stem, words


@dataclass(slots=True)
class Product:
    """A product as it is looked for: the words of its names and what ends them, its pack, its label."""

    sku_id: str
    label: str
    category: str | None
    brand: str | None
    pack: str | None
    names: tuple[frozenset[str], ...]
    heads: frozenset[str]


@dataclass(frozen=True)
class ProductMatch:
    """Products that fit some words best.

    `words` are those of the query that fit; `complete` tells that the whole name of each
    product was said; `pack_fits` is `None` where no pack size was asked for.
    """

    products: tuple[Product, ...]
    words: frozenset[str]
    similarity: float
    complete: bool
    pack_fits: bool | None


def hindi_brands(
    products: Sequence[Product], hindi: Mapping[int, Sequence[str]]
) -> dict[tuple[str, ...], list[int]]:
    """Return each brand's products by the word that all of their Hindi names open with, and no other's."""
    of_brand: dict[str, list[int]] = {}
    for number, product in enumerate(products):
        if product.brand and hindi.get(number):
            of_brand.setdefault(product.brand, []).append(number)
    opening = {
        brand: {hindi[number][0] for number in numbers}
        for brand, numbers in of_brand.items()
        if all(len(hindi[number]) > 1 for number in numbers)
    }
    found = {(words_.pop(),): of_brand[brand] for brand, words_ in opening.items() if len(words_) == 1}
    return {phrase: numbers for phrase, numbers in found.items() if not phrase[0].isascii()}


def text_of(value: object) -> str | None:
    """Return a row's value as text; `None` where it is empty."""
    text = str(value).strip() if value is not None else ""
    return text or None


def stems(text: str) -> list[str]:
    """Return the stems of a text's words."""
    return [stem(word) for word in words(text)]


def name_words(name: str, *, keep_and: bool = False, size: str | None = None) -> list[str]:
    """Return the stems of a name's words, its packs left out, and the size of that code."""
    if size is not None:
        name = without_size(name, size)
    for pack in reversed(find_packs(name)):
        name = f"{name[: pack.start]} {name[pack.end :]}"
    name = name.replace("&", " and ")
    return [word for word in stems(name) if keep_and or word != "and"]


def size_and_pack(pack_size: str | None, name: str | None) -> tuple[str | None, str | None]:
    """Return the code of a product's size, where it counts nothing, and the key of its pack."""
    size = own_size(pack_size, name)
    pack = size or pack_key(pack_size)
    if name and pack is None and (packs := find_packs(name)):
        pack = packs[-1].key
    return size, pack


def without_ending(sequence: Sequence[str], ending: Sequence[str]) -> Sequence[str]:
    """Return a name's stems without the pack size it ends with: "… Saree Free Size" is a saree."""
    size = len(ending)
    return sequence[:-size] if size and list(sequence[-size:]) == list(ending) else sequence


def heads_of(sequence: Sequence[str]) -> list[str]:
    """Return the stems of a name that say what the thing is: the last, and the last before a figure.

    >>> heads_of(["finox", "copper", "wire", "1", "5", "sqmm"]), heads_of(["butter", "cookie"])
    (['sqmm', 'wire'], ['cookie'])
    """
    if not sequence:
        return []
    figure = next((at for at, word in enumerate(sequence) if word.isdecimal()), 0)
    before = [sequence[figure - 1]] if figure > 1 else []
    return list(dict.fromkeys([sequence[-1], *before]))
