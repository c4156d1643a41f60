"""Labels that no list has, taken for what their words say, where they stand as labels do.

A label is guessed only of words that all mean something in labels, before a colon or by
themselves in a part of a line: so names and addresses are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from engines.documents.label import Label
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import Group, Meaning, key_of, labels
from engines.documents.likeness import Likeness, concepts_of, is_concept
from engines.documents.wording import FIELDS, OTHERS, PARTIES, Wordings

_LONGEST = 6  # words
_COMMON = frozenset({"invoice_number", "invoice_date"})  # what other papers have, too
_LONGER = 2  # words behind a label that only opens a key
_LIKE = 0.8
_AHEAD = 0.1  # of the next best meaning
_WORTH = 0.85  # of a listed label
_DONE_TO = re.compile(
    r"\W*(?:goods\s+|bill\s+|invoice\s+)?(?!subject|due|limited|related|attached|restricted|entitled)"
    r"([a-z]{2,}(?:ed|en|ld|nt|de))(?:\s+over)?\s+(?:to|unto)\W*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[^()\[\]]{2,30}[(\[]([^()\[\]]+)[)\]]\W*")
_CARRIED = re.compile(r"(?:ship|deliver|d[ei]spatch|consign|sent|transport|forward)", re.IGNORECASE)
_PLACE = frozenset({"place"})
_GROUPS: dict[Group, Wordings] = {"field": FIELDS, "party": PARTIES, "other": OTHERS}


@cache
def _likeness() -> Likeness:
    return Likeness(
        {f"{group} {name}": listed for group, names in _GROUPS.items() for name, listed in names.items()}
    )


def without_parts(line: Line, known: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels of a line without single words that are part of a longer key.

    "Dt. of that invoice" is no date of its own, "Concerning invoice:" no number.
    """
    kept: list[Label] = []
    for label in known:
        segment = next(part for part in line.segments if line.tokens[label.start] in part.tokens)
        is_last = segment.tokens[-1] is line.tokens[-1]
        rest = [token for token in line.tokens[label.end :] if token in segment.tokens]
        opens_key = len(rest) >= _LONGER and not label.colon and not is_last and _is_wordy(segment.tokens)
        colon = next((at for at, token in enumerate(rest, start=1) if token.text.endswith(":")), 0)
        opens_key = opens_key or (colon > _LONGER and not label.colon and _is_wordy(rest[:colon]))
        before = line.tokens[line.tokens.index(segment.tokens[0]) : label.start]
        free = not any(other.start < label.start and other.end > label.start - len(before) for other in known)
        ends_key = label.colon and bool(before) and free and _is_wordy(before)
        field = any(meaning.name in _COMMON for meaning in label.meanings) and label.of("total") is None
        if not (field and label.end - label.start == 1 and (opens_key or ends_key)):
            kept.append(label)
    return tuple(kept)


def _is_wordy(tokens: Sequence[Token]) -> bool:
    return any(char.isalpha() for token in tokens for char in token.text) and not any(
        char.isdigit() for token in tokens for char in token.text
    )


def guess_labels(line: Line, known: Collection[Label]) -> Iterator[Label]:
    """Yield the labels of a line that are in no list.

    Args:
        line: The line.
        known: Its labels that are; no guess overlaps one but the "to" of "Given to".
    """
    taken = {
        place for label in known if not _is_to(label) for place in range(label.start, label.end)
    }  # "to" is a part of "Given to"
    position = 0
    for segment in line.segments:
        start, position = position, position + len(segment.tokens)
        colon = next((at for at, token in enumerate(segment.tokens) if token.text.endswith(":")), None)
        stop = len(segment.tokens) if colon is None else colon + 1
        following = line.tokens[position].text if position < len(line.tokens) else ""
        parted = colon is not None or following in {":", "-", "–", "="}
        if taken.intersection(range(start, start + stop)):
            continue
        if any(label.of("total") is not None and start <= label.start < position for label in known):
            continue  # "Add : CGST"
        text = Run(segment.tokens[:stop]).text
        whole = parted or stop == len(segment.tokens)
        role = (_role(text) if stop <= _LONGEST else None) or _in_brackets(text) if whole else None
        if role is not None:
            yield Label(line, start, start + stop, (role,), role.weight, opens=True, colon=parted)
            continue
        meaning = _meaning(text) if stop <= _LONGEST else None
        if meaning is not None and (parted or (meaning.group == "party" and len(concepts_of(text)) > 1)):
            yield Label(
                line, start, start + stop, (meaning,), meaning.weight * _WORTH, opens=True, colon=parted
            )


def _is_to(label: Label) -> bool:
    return not label.opens and label.run.text.lower().rstrip(" :") == "to"


def _in_brackets(text: str) -> Meaning | None:
    """Return whose party a heading names in brackets behind other words: "SEZ Unit (Bill to / Ship to)"."""
    found = _BRACKETS.fullmatch(text)
    if found is None or any(char.isdigit() for char in text):
        return None
    for part in found.group(1).split("/"):
        told = labels().look_up([key for word in part.split() if (key := key_of(word))], misread=False)
        role = next((meaning for meaning in told[0] if meaning.group == "party"), None) if told else None
        if role is not None and role.name != "name":
            return role
    return None


def _role(text: str) -> Meaning | None:
    """Return whose party stands behind what was done *to* somebody: "Given to", "Handed over to"."""
    found = _DONE_TO.fullmatch(text)
    if found is None:
        return None
    role = "ship_to" if _CARRIED.match(found.group(1)) else "buyer"
    return Meaning("party", role, _WORTH)


def _meaning(text: str) -> Meaning | None:
    """Return what a text means as a label; `None` where it is none, or may be either of two."""
    if any(char.isdigit() for char in text):
        return None
    said = concepts_of(text)
    if not said or not all(is_concept(word) for word in said):
        return None
    if said == _PLACE:
        return Meaning("party", "address", _WORTH)  # within a party's block; nothing says that goods go there
    ranked = sorted(_likeness().of(text).items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LIKE:
        return None
    named = [item for item in ranked if not item[0].endswith(" _tail")]  # who signs is a party too
    if not named or named[0][1] < ranked[0][1]:
        named = ranked
    if len(named) > 1 and named[0][1] - named[1][1] < _AHEAD:
        return None
    group, _, name = named[0][0].partition(" ")
    return Meaning(next(g for g in _GROUPS if g == group), name, min(ranked[0][1], 1.0))
