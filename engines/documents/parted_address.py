"""An address whose parts stand at labels of their own: "Road / Street   M.G. Road", "PIN Code   110001"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core.document import Field
from engines.documents.finding import Read, field_of
from engines.documents.lexicon import key_of
from engines.documents.pair import Pair, pairs_of
from engines.documents.survey import Survey

_PLACES = frozenset(
    {"city", "town", "village", "district", "pin", "pincode", "state", "taluka", "taluk", "tehsil",
     "शहर", "ज़िला", "जिला", "गाँव", "गांव", "पिन", "राज्य", "तहसील"}
)  # fmt: skip
_PARTS = _PLACES | frozenset(
    {"building", "flat", "door", "house", "premises", "floor", "road", "street", "lane", "locality", "area",
     "block", "landmark", "plot", "shop", "unit", "भवन", "मकान", "सड़क", "मार्ग", "इलाका", "मंज़िल", "मंजिल"}
)  # fmt: skip
_BESIDE = frozenset(
    {"no", "nos", "number", "name", "of", "the", "and", "or", "code", "sub", "nearest", "post", "office",
     "नंबर", "संख्या", "नाम", "कोड", "का", "की"}
)  # fmt: skip
_LEAST = 3
_NONE = re.compile(r"^\W*(?:n\.?a\.?|nil|none|not applicable|-+|लागू नहीं)?\W*$", re.IGNORECASE)


def parted_address(form: Survey, held: Mapping[str, Field], name: str = "address") -> Iterator[Field]:
    """Yield the address that stands in parts, where none is held that says as much.

    Args:
        form: The pages.
        held: The fields that were read.
        name: What the address is called.
    """
    parts = list(_first_address(form))
    if len(parts) < _LEAST or not any(_words(pair.keys[0].text) & _PLACES for pair in parts):
        return
    values = [pair.values[0] for pair in parts]
    said = key_of(str(held[name].value)) if name in held else ""
    if sum(key_of(value.text) in said for value in values) >= len(values) - 1:
        return
    text = ", ".join(value.text.strip(" :,-") for value in values)
    tokens = tuple(token for value in values for token in value.tokens)
    yield field_of(name, Read(text, text, tokens), label=0.85)


def _first_address(form: Survey) -> Iterator[Pair]:
    """Yield the parts of the first address in their order, up to where a second one begins."""
    seen: set[str] = set()
    for sheet in form.sheets:
        beside = (pair for pair in pairs_of(sheet) if pair.column < 0 and _is_beside(pair))
        for pair in sorted(beside, key=lambda pair: (_line_of(form, pair), pair.keys[0].left)):
            key, value = pair.keys[0].text, pair.values[0].text
            if not _is_part(key) or _is_part(value):
                continue
            if key_of(key) in seen:
                return
            seen.add(key_of(key))
            if not _NONE.match(value):
                yield pair


def _line_of(form: Survey, pair: Pair) -> int:
    """Return which line of its page a key stands in."""
    key = pair.keys[0]
    return next(line.index for line in form.sheet(key.page).lines if key.tokens[0] in line.tokens)


def _is_beside(pair: Pair) -> bool:
    key, value = pair.keys[0], pair.values[0]
    return value.left > key.right and value.top < key.bottom and key.top < value.bottom


def _is_part(text: str) -> bool:
    """Tell whether words are a label of a part of an address, and nothing else."""
    words = _words(text)
    return bool(words & _PARTS) and words <= _PARTS | _BESIDE


def _words(text: str) -> set[str]:
    return {key for word in re.split(r"[\s/,.()|:*-]+", text) if (key := key_of(word))}
