"""A size said apart from its thing is put beside it: "राजमा मुंबई के लिए, एक किलो वाला" is of rajma 1 kg."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

_SIZE = re.compile(r" (#\d+[ky]? (?:KILO|GRAM|LITER|ml|g|kg|l|ltr|gm)|@\d+) VALA(?= )")
_SIZED = re.compile(r" (?:#\d+[ky]? (?:KILO|GRAM|LITER|ml|g|kg|l|ltr|gm|VALA)\b)")
_GLUED = re.compile(r"\d+(?:\.\d+)?(?:ml|g|gm|kg|l|ltr|pcs)?(?:-?pack)?", re.IGNORECASE)
_TAG = re.compile(r"(?<= )\S+(?= )")
_STOPS = frozenset(".?!;")


def beside_their_names(
    text: str, texts: Sequence[str], goods: Collection[str], is_place: Callable[[str], bool]
) -> str:
    """Return the tags with each size that stands apart moved behind the one thing named before it.

    Args:
        text: The tags.
        texts: What the names and numbers among them are.
        goods: The tags of goods in Hindi.
        is_place: Tells of a name's text whether it is a city or a store: these have no size.
    """

    def is_thing(tag: str) -> bool:
        return tag in goods or (tag[0] == "@" and not is_place(texts[int(tag[1:])]))

    position = 0
    while (size := _SIZE.search(text, position)) is not None:
        position = size.end()
        said = size[1]
        if said[0] == "@" and not _GLUED.fullmatch(texts[int(said[1:])]):
            continue
        end = _end_of_one_thing(text[: size.start() + 1], is_thing)
        if end is not None and end < size.start() and not _SIZED.match(text, end):
            text = f"{text[:end]} {said}{text[end : size.start()]}{text[size.end() :]}"
    return text


def _end_of_one_thing(before: str, is_thing: Callable[[str], bool]) -> int | None:
    """Return where the only thing of the last sentence is named; `None` where it names none or several."""
    ends: list[int] = []
    last = -1
    for tag in _TAG.finditer(before):
        if tag[0] in _STOPS:
            ends.clear()
        elif is_thing(tag[0]):
            if ends and last == tag.start() - 1:
                ends.pop()
            ends.append(tag.end())
        last = tag.end()
    return ends[0] if len(ends) == 1 else None
