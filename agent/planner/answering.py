"""The answer to the copilot's own question, and the request that it completes.

An answer may hold several things at once: "200 gm, Jaipur" picks one of the packs offered and
says the store besides. What it picks takes the choice's own request, what it adds is put to the
end of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.decision import said_decision
from agent.planner.days_of_stock import says_pieces_alone
from agent.understanding import ANSWER, Focus
from core.message import Choice
from language.catalogue.pack import find_packs
from language.locales import CHAIN, sentence
from language.pattern import Pattern
from language.tokens import stem, words

MAX_CHARS = 2_000
_LONGEST_ANSWER = 200
_ASKING = Pattern(
    r"\?\s*$|^\W*(?:how|what|which|when|where|why|who|will|should|would|can|could|did|do|does|is|are|suggest|recommend"
    r"|forecast|predict|compare|reorder|order|no|nope|not|cancel|stop|never\s*mind|forget\s+it|leave\s+it|undo|revert"
    r"|hi|hello|hey|thanks?|thank\s+you|bye|help)\b",
    re.IGNORECASE,
)
_TELLING = Pattern(
    r"^\W*(?:(?:please|ok(?:ay)?|yes|it'?s|i\s+(?:mean|meant|want)|tell|show|say|give|see|take|make\s+it)\s+)+(?:me\s+|the\s+)?",
    re.IGNORECASE,
)
_OPENING = Pattern(r"^(?:because(?:\s+of)?|due\s+to|for|at|to|from(?=\s+\D+$))\s+", re.IGNORECASE)
_ALL = Pattern(
    r"\W*(?:(?:for|of|the|these|those|them|all|both|every|sa+re|sab(?:hi)?|dono|total|\d|k[aei]|liye)\W*)*"
    r"(?:all|both|every|sa+re|sab(?:hi)?|dono)(?:\s+(?:of\s+)?(?:them|these|those|\d))?\W*|दोनों|सभी|सब|सारे",
    re.IGNORECASE,
)
_LARGER = Pattern(
    r"\b(?:larger|largest|bigger|biggest|big|large|bada|badi|bade|heavier)\b|बड़[ाीे]", re.IGNORECASE
)
_SMALLER = Pattern(
    r"\b(?:smaller|smallest|small|little|chhot[aie]|chot[aie]|single)\b|छोट[ाीे]", re.IGNORECASE
)
FILLERS = frozenset(
    words(
        "the a an one ones in of for at to with having it is its this that store shop outlet pack packet "
        "size please pls wala wali wale "
        "वाला वाली वाले me mein ka ki ke ko में का की के को दुकान tell show say also only and ji na"
    )
)
_NUMBERS = {
    **dict.fromkeys(("one", "ek", "एक"), "1"),
    **dict.fromkeys(("two", "do", "दो"), "2"),
    **dict.fromkeys(("three", "teen", "तीन"), "3"),
}
_SIZE = Pattern(r"^(?:(?P<times>\d+)x)?(?P<size>[\d.]+)(?P<unit>\D+)$")


@dataclass(frozen=True)
class _Picked:
    choice: Choice
    left: str


def answered(
    said: str, focus: Focus | None, asks_itself: Callable[[str], bool], names_goods: Callable[[str], bool]
) -> str | None:
    """Return the request that an answer completes; `None` where the message is no answer.

    Args:
        said: The message in the planner's English.
        focus: What the thread is about, with the question that waits.
        asks_itself: Tells whether a text asks for something by itself: then it is a new request.
        names_goods: Tells whether a text names a product of ours.
    """
    if (
        focus is None
        or not (focus.asked or focus.unfinished)
        or not said.strip()
        or len(said) > _LONGEST_ANSWER
    ):
        return None
    answer = _TELLING.sub("", " ".join(said.split()).rstrip(" .!"))
    asks = _ASKING.search(answer) or (asks_itself(answer) and not _is_amount_alone(answer, focus))
    if not answer or said_decision(answer) or asks:
        return None
    picked = _picked(answer, focus.choices)
    if picked is not None:
        return f"{picked.choice.message} {picked.left}".strip()[:MAX_CHARS]
    instead = _instead(answer, focus.choices) if names_goods(answer) else None
    if instead is not None:
        return instead[:MAX_CHARS]
    waiting = focus.unfinished or (f"{focus.request} {ANSWER}" if focus.request else "")
    if not waiting:
        return None
    said_so = _OPENING.sub("", answer) if focus.unfinished else answer
    return waiting.replace(ANSWER, said_so, 1)[:MAX_CHARS]


def _picked(answer: str, choices: Sequence[Choice]) -> _Picked | None:
    if len(choices) < 2:
        return None
    return (
        _by_all(answer, choices)
        or _by_pack(answer, choices)
        or _by_size(answer, choices)
        or _by_words(answer, choices)
    )


def _by_all(answer: str, choices: Sequence[Choice]) -> _Picked | None:
    """Return the choice of all the others where the answer wants them all, in whichever language."""
    *others, last = choices
    labels = {tuple(words(sentence("choice_all", one, count=len(others)))) for one in CHAIN}
    if tuple(words(last.label)) not in labels or not _ALL.fullmatch(answer):
        return None
    return _Picked(last, "")


def _is_amount_alone(answer: str, focus: Focus) -> bool:
    """Tell whether an answer is just a pack that was offered, or so many pieces for what lacks them."""
    picked = _by_pack(answer, focus.choices) if len(focus.choices) > 1 else None
    if picked is not None and not picked.left:
        return True
    return bool(focus.unfinished) and not focus.choices and says_pieces_alone(answer)


def _instead(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the request with goods that were not offered in the place of those that were."""
    open_ = next((choice for choice in choices if choice.label in choice.message), None)
    return None if open_ is None else open_.message.replace(open_.label, answer, 1)


def _by_pack(answer: str, choices: Sequence[Choice]) -> _Picked | None:
    """Return the choice of the pack size that the answer says: "1 litre", "5-pack"."""
    for pack in find_packs(answer):
        fitting = [choice for choice in choices if pack.key in {p.key for p in find_packs(choice.label)}]
        if len(fitting) == 1:
            return _Picked(fitting[0], _rest(f"{answer[: pack.start]} {answer[pack.end :]}", fitting[0]))
    return None


@dataclass(frozen=True)
class SizeWanted:
    """Where a text says "bigger" or "smaller"."""

    larger: bool
    start: int
    end: int


def size_wanted(text: str) -> SizeWanted | None:
    """Return which way a text compares sizes; `None` where it says neither, or both."""
    larger, smaller = _LARGER.search(text), _SMALLER.search(text)
    found = larger or smaller
    if found is None or (larger and smaller):
        return None
    return SizeWanted(larger is not None, found.start(), found.end())


def _by_size(answer: str, choices: Sequence[Choice]) -> _Picked | None:
    """Return the largest or the smallest choice, where their packs can be compared."""
    wanted = size_wanted(answer)
    sizes = [size_of(choice.label) for choice in choices]
    known = [size for size in sizes if size is not None]
    if wanted is None or len(known) < 2 or len({unit for _, unit in known}) > 1:
        return None
    ordered = sorted((size[0], place) for place, size in enumerate(sizes) if size is not None)
    found = choices[ordered[-1 if wanted.larger else 0][1]]
    return _Picked(found, _rest(f"{answer[: wanted.start]} {answer[wanted.end :]}", found))


def size_of(label: str) -> tuple[float, str] | None:
    """Return the size of a product's pack by its label, and its unit."""
    packs = find_packs(label)
    match = _SIZE.match(packs[-1].key) if packs else None
    if match is None:
        return None
    return float(match["size"]) * int(match["times"] or 1), match["unit"]


def _by_words(answer: str, choices: Sequence[Choice]) -> _Picked | None:
    """Return the choice whose own words the answer says, those that not every choice has."""
    labels = [_stems(choice.label) for choice in choices]
    shared = set(labels[0]).intersection(*labels[1:])
    said = {_NUMBERS.get(word, word) for word in _stems(answer)}
    hits = [len(said & (set(label) - shared)) for label in labels]
    most = max(hits)
    if not most or hits.count(most) > 1:
        return None
    found = choices[hits.index(most)]
    return _Picked(found, _rest(answer, found))


def _rest(answer: str, choice: Choice) -> str:
    """Return what an answer says besides the choice it picks; nothing where that is filler."""
    known = set(_stems(choice.label))
    left = [word for word in re.split(r"[\s,;]+", answer) if word]
    kept = [word for word in left if not set(_stems(word)) <= known | FILLERS]
    return " ".join(kept)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]
