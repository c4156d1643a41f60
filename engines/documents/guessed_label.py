"""Labels that no list has, taken for what their words say, where they stand as labels do.

A label is guessed only of words that all mean something in labels, before a colon or by
themselves in a part of a line: so names and addresses are none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from engines.documents.label import Label
from engines.documents.layout import Line, Run
from engines.documents.lexicon import Group, Meaning
from engines.documents.likeness import Likeness, concepts_of, is_concept
from engines.documents.wording import FIELDS, OTHERS, PARTIES, Wordings

_LONGEST = 6  # words
_LIKE = 0.8
_AHEAD = 0.1  # of the next best meaning
_WORTH = 0.85  # of a listed label
_GROUPS: dict[Group, Wordings] = {"field": FIELDS, "party": PARTIES, "other": OTHERS}


@cache
def _likeness() -> Likeness:
    return Likeness(
        {f"{group} {name}": listed for group, names in _GROUPS.items() for name, listed in names.items()}
    )


def guess_labels(line: Line, known: Collection[Label]) -> Iterator[Label]:
    """Yield the labels of a line that are in no list.

    Args:
        line: The line.
        known: Its labels that are; no guess overlaps one.
    """
    taken = {place for label in known for place in range(label.start, label.end)}
    position = 0
    for segment in line.segments:
        start, position = position, position + len(segment.tokens)
        colon = next((at for at, token in enumerate(segment.tokens) if token.text.endswith(":")), None)
        stop = len(segment.tokens) if colon is None else colon + 1
        following = line.tokens[position].text if position < len(line.tokens) else ""
        parted = colon is not None or following in {":", "-", "–", "="}
        if taken.intersection(range(start, start + stop)) or stop > _LONGEST:
            continue
        if any(label.of("total") is not None and start <= label.start < position for label in known):
            continue  # "Add : CGST"
        text = Run(segment.tokens[:stop]).text
        meaning = _meaning(text)
        if meaning is not None and (parted or (meaning.group == "party" and len(concepts_of(text)) > 1)):
            yield Label(
                line, start, start + stop, (meaning,), meaning.weight * _WORTH, opens=True, colon=parted
            )


def _meaning(text: str) -> Meaning | None:
    """Return what a text means as a label; `None` where it is none, or may be either of two."""
    if any(char.isdigit() for char in text):
        return None
    said = concepts_of(text)
    if not said or not all(is_concept(word) for word in said):
        return None
    ranked = sorted(_likeness().of(text).items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LIKE:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _AHEAD:
        return None
    group, _, name = ranked[0][0].partition(" ")
    return Meaning(next(g for g in _GROUPS if g == group), name, min(ranked[0][1], 1.0))
