"""Hindi tinged by a neighbour: words of Gujarati, Marathi, Punjabi and courtly Urdu put in Hindi ones.

"besan ketla bachya chhe", "kiti pahije", "kinna vikeya, dasso", "guzishta hafte ki farokht". Words that only
the neighbour has tell that it speaks; its short words, which could be anything else, are read beside those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from language.pattern import Pattern

_WORD = Pattern(r"[A-Za-z]+|[\u0900-\u0963\u0971-\u097f\u200c\u200d]+")
_LONGEST = 4
_SILENT = "-"

_Turns = Mapping[str, Mapping[tuple[str, ...], str]]
"""Turns of one word or several, by their first."""


@dataclass(frozen=True)
class _Neighbour:
    """The turns of one language, each with the Hindi it stands for."""

    sure: _Turns
    beside: _Turns


def in_hindi(text: str, knows: Callable[[str], bool]) -> str:
    """Return a text with the words of neighbours in Hindi; one that has none comes back as it is.

    Args:
        text: The message, in either script.
        knows: Tells of a word whether the tenant's catalogue has it: it stays as it is.
    """
    for neighbour in _neighbours():
        said = _put(text, neighbour.sure, knows)
        if said != text:
            text = _put(said, neighbour.beside, knows)
    return text


def _put(text: str, meant: _Turns, knows: Callable[[str], bool]) -> str:
    words = list(_WORD.finditer(text))
    plain = [found[0].lower() for found in words]
    pieces: list[str] = []
    at = end = 0
    while at < len(words):
        turns = meant.get(plain[at], {})
        lengths = range(_LONGEST, 0, -1) if turns else ()
        length = next((n for n in lengths if _turn(text, words, plain, at, n) in turns), 0)
        if length and not (length == 1 and knows(plain[at])):
            hindi = turns[tuple(plain[at : at + length])]
            pieces += [text[end : words[at].start()], "" if hindi == _SILENT else hindi]
            end = words[at + length - 1].end()
        at += max(length, 1)
    return "".join([*pieces, text[end:]])


def _turn(
    text: str, words: list[re.Match[str]], plain: list[str], at: int, length: int
) -> tuple[str, ...] | None:
    """Return the words of a turn that stand together; `None` where something stands between them."""
    if at + length > len(words):
        return None
    between = (text[words[n].end() : words[n + 1].start()] for n in range(at, at + length - 1))
    return tuple(plain[at : at + length]) if all(gap.isspace() for gap in between) else None


@cache
def _neighbours() -> tuple[_Neighbour, ...]:
    listed = yaml.safe_load(files("language.gloss").joinpath("neighbours.yaml").read_text("utf-8"))
    return tuple(
        _Neighbour(_table(said["sure"]), _table(said.get("beside") or {})) for said in listed.values()
    )


def _table(listed: Mapping[str, str]) -> _Turns:
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for hindi, forms in listed.items():
        for form in forms.split():
            turn = tuple(form.split("_"))
            table.setdefault(turn[0], {})[turn] = hindi
    return table
