"""An address whose parts have labels of their own: "Road / Street   M.G. Road", "PIN Code: 110001".

A part's label stands beside its value, over it in a table, or before it in a running address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from core.document import Field
from engines.documents.finding import Read, field_of
from engines.documents.layout import Line, Run, Sheet, Token
from engines.documents.lexicon import key_of
from engines.documents.pair import Pair
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
_UNIT_NAME = {"unit", "name"}
_LEAST = 3
_HEADS = 2
_LABELLED = re.compile(r"(?:^|(?<=[,;]))\s*(?P<key>[^,;:]{2,45}):\s*(?P<value>[^,;:]*)(?=[,;]|$)")
_NONE = re.compile(r"^\W*(?:n\.?a\.?|nil|none|not applicable|-+|लागू नहीं)?\W*$", re.IGNORECASE)


def parted_address(form: Survey, held: Mapping[str, Field], name: str = "address") -> Iterator[Field]:
    """Yield the address that stands in parts, where none is held that says as much.

    Args:
        form: The pages.
        held: The fields that were read.
        name: What the address is called.
    """
    parts = list(_first_address(form, name))
    if len(parts) < _LEAST or not any(_words(pair.keys[0].text) & _PLACES for pair in parts):
        return
    values = [pair.values[0] for pair in parts]
    said = key_of(str(held[name].value)) if name in held else ""
    keys = [pair.keys[0].text.rstrip(" :") for pair in parts]
    labels = sum(f"{key}:" in held[name].raw for key in keys) if name in held else 0
    if labels < _HEADS and sum(key_of(value.text) in said for value in values) >= len(values) - 1:
        return
    text = ", ".join(_unlabelled(value.text.strip(" :,-"), 1) for value in values)
    tokens = tuple(token for value in values for token in value.tokens)
    yield field_of(name, Read(text, text, tokens), label=0.85)


def without_parts(text: str) -> str:
    """Return a running address without the labels of its parts: "Road/Street: S V Road, PIN Code: 400058".

    >>> without_parts("Building No.: 204, Floor: , Road: S V Road, City: Mumbai, PIN Code: 400058")
    '204, S V Road, Mumbai, 400058'
    """
    return _unlabelled(text, _LEAST)


def _unlabelled(text: str, least: int) -> str:
    found = _labelled(text)
    if len(found) < least:
        return text
    for match in reversed(found):
        value = match["value"].strip()
        text = text[: match.start()] + (f" {value}" if not _NONE.match(value) else "") + text[match.end() :]
    return ", ".join(part for part in re.split(r"\s*[,;]\s*", text.strip(" ,;")) if part)


def _labelled(text: str) -> list[re.Match[str]]:
    """Return the parts of a running address that have a label before them."""
    return [match for match in _LABELLED.finditer(text) if _is_part(match["key"])]


def _first_address(form: Survey, name: str) -> Iterator[Pair]:
    """Yield the parts of the first address in their order, up to where a second one begins.

    It begins below the address's label, where there is one: a table of units may stand above.
    """
    seen: set[str] = set()
    parts = [
        (sheet.number, _line_of(form, pair), pair) for sheet in form.sheets for pair in _parts(form, sheet)
    ]
    parts.sort(key=lambda part: (part[0], part[1], part[2].keys[0].left))
    labels = [(label.line.page, label.line.index) for label in form.labelled(name)]
    start = min(labels, default=(0, 0))
    below = [part for part in parts if part[:2] >= start]
    for *_, pair in below if len(below) >= _LEAST else parts:
        key, value = pair.keys[0].text, pair.values[0].text
        if key_of(key) in seen:
            return
        seen.add(key_of(key))
        if not _NONE.match(value):
            yield pair


def _parts(form: Survey, sheet: Sheet) -> Iterator[Pair]:
    """Yield the labels of parts on a page with their values: beside them, or in the row of a table below."""
    for line in sheet.lines:
        known = _labels_in(form, line)
        for key, value in pairwise(cell for segment in line.segments for cell in _cells(segment)):
            if _is_part(key.text) and not _is_part(value.text) and not known.issuperset(value.tokens):
                yield Pair((key,), (value,), 1.0)
    for above, below in pairwise(sheet.lines):
        heads = [segment for segment in above.segments if _is_part(segment.text)]
        if len(heads) < _HEADS or not _all_labels(form, above):
            continue
        for head in heads:
            value = next((run for run in below.segments if abs(run.left - head.left) < sheet.letter), None)
            if value is not None and not _is_part(value.text):
                yield Pair((head,), (value,), 0.8)


def _cells(segment: Run) -> Iterator[Run]:
    """Yield a stretch, its label apart where a colon ends one; a running address is none."""
    tokens = list(segment.tokens)
    while tokens and not any(char.isalnum() for char in tokens[0].text):
        tokens.pop(0)
    cut = next((at for at, token in enumerate(tokens, start=1) if token.text.endswith(":")), len(tokens))
    if not tokens:
        return
    if cut == len(tokens) or not _is_part(Run(tokens[:cut]).text):
        yield Run(tokens)
    elif not _labelled(Run(tokens[cut:]).text):
        yield from (Run(tokens[:cut]), Run(tokens[cut:]))


def _labels_in(form: Survey, line: Line) -> set[Token]:
    return {token for label in form.labels_of(line) for token in label.run.tokens}


def _all_labels(form: Survey, line: Line) -> bool:
    """Tell whether all that stands in a line is labels."""
    known = _labels_in(form, line)
    return all(_is_part(segment.text) or known.issuperset(segment.tokens) for segment in line.segments)


def _line_of(form: Survey, pair: Pair) -> int:
    """Return which line of its page a key stands in."""
    key = pair.keys[0]
    return next(line.index for line in form.sheet(key.page).lines if key.tokens[0] in line.tokens)


def _is_part(text: str) -> bool:
    """Tell whether words are a label of a part of an address, and nothing else."""
    words = _words(text)
    return bool(words & _PARTS) and words <= _PARTS | _BESIDE and words != _UNIT_NAME


def _words(text: str) -> set[str]:
    return {key for word in re.split(r"[\s/,.()|:*-]+", text) if (key := key_of(word))}
