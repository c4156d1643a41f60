"""The words of which a text must have one for a pattern to fit it: read off the pattern as it is written.

Most patterns of a table fit no part of a message. Looking for a few words costs far less than
the pattern, which then need not even be compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

DIGIT = "\\d"
"""Stands among the words for any digit."""

Words = frozenset[str]

_NONE: Words = frozenset()
_ENOUGH = 4
"""Letters from which on a longer word says no more: fewer words do."""
_FIRST, _NEXT, _LAST = "\ue000", "\ue001", "\ue002"
"""Around and between the words that stand in the place of a group that was read."""
_SET = re.compile(r"(\\.)|\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_INNERMOST = re.compile(r"(\((?:\?(?:P<\w+>|:|<?[=!])|(?!\?)))((?:[^()\\]|\\.)*)\)", re.DOTALL)
_OPEN = re.compile(r"(?<!\\)(?:\\\\)*\(")
_PIECE = re.compile(
    rf"""
    (?:
        (?P<letters>(?:[A-Za-z_\ ,'](?![*+?{{]))+)
        | {_FIRST}(?P<group>[^{_LAST}]*){_LAST}
        | (?P<bar>\|)
        | (?P<digit>\\d)
        | (?P<place>\\[AbBZ]|[$^])
        | (?P<other>\\(?:x..|u.{{4}}|U.{{8}}|N\{{[^}}]*\}}|\d+|[aDfnrsStvwW])|[.{{])
        | \\?(?P<sign>.)
    )
    (?:(?P<optional>[*?]|\{{0?,\d*\}}|\{{0\}})[?+]?|(?P<repeated>\+|\{{\d+(?:,\d*)?\}})[?+]?)?
    """,
    re.VERBOSE | re.DOTALL,
)
_LETTER = re.compile(r"[A-Za-z_ ]?")


def needed_words(pattern: str) -> tuple[str, ...]:
    """Return words, as written, without one of which the pattern fits no text; empty where it may fit any.

    `DIGIT` among them stands for any digit. A pattern with a group that is not read here (a
    condition, flags of its own, a reference by name) may fit any text.
    """
    rest, read = _SET.sub(lambda found: found[1] or ".", pattern), 1
    while read:
        rest, read = _INNERMOST.subn(_read, rest)
    words = _NONE if _OPEN.search(rest) else _of_choices(rest)
    return tuple(sorted(word for word in words if not any(one in word and one != word for one in words)))


def _read(group: re.Match[str]) -> str:
    """Return the words that a group without groups needs, in its place."""
    return _in_place(group[1], group[2])


@cache
def _in_place(opening: str, inside: str) -> str:
    looks_around = opening.endswith(("=", "!"))
    return _FIRST + ("" if looks_around else _NEXT.join(sorted(_of_choices(inside)))) + _LAST


def _of_choices(text: str) -> Words:
    """Return the words that the choices of a text without groups need; none where one of them needs none."""
    choices: list[Words] = []
    row: list[Words] = []
    letters = ""
    for piece in _PIECE.finditer(text):
        said, optional = piece["letters"] or piece["sign"], piece["optional"]
        if said and not optional and (said.isascii() or said.lower() == said.upper()):
            letters += said
            if not piece["repeated"]:
                continue
        if letters:
            row.append(frozenset({letters}))
            letters = ""
        if piece["bar"]:
            choices.append(_most_telling(row))
            row = []
        elif piece["group"] and not optional:
            row.append(frozenset(piece["group"].split(_NEXT)))
        elif piece["digit"] and not optional:
            row.append(frozenset({DIGIT}))
    choices.append(_most_telling([*row, frozenset({letters})] if letters else row))
    return frozenset().union(*choices) if all(choices) else _NONE


def _most_telling(row: Iterable[Words]) -> Words:
    """Return of the words that each part needs those that say most; none where all say nothing."""
    words = max(row, key=_telling, default=_NONE)
    return words if _telling(words)[0] else _NONE


@cache
def _telling(words: Words) -> tuple[int, int]:
    """Return how long the shortest of some words is, and that fewer are better."""
    return min((_length(word) for word in words), default=0), -len(words)


def _length(word: str) -> int:
    if word == DIGIT:
        return 1
    return 0 if _LETTER.fullmatch(word) else min(len(word), _ENOUGH)
