"""Ids in a text, however they are typed: `DELHI_01`, `delhi-1`, `Delhi 1`, `foods 3 090`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from language.catalogue.mention import Place, overlaps
from language.catalogue.plain_words import is_plain
from language.pattern import Pattern
from language.tokens import Token, words

_CHUNK = Pattern(r"[^\s,;:!?()\[\]{}\"“”'’]+")
_GAP = Pattern(r"[\s_\-/.#:]{0,3}")
_ANNOUNCED = frozenset({"sku", "item", "product", "id", "code", "store", "number", "no"})
_LONG_NUMBER = 5

_Found = tuple[tuple[str, ...], Place]


class IdIndex:
    """Finds the ids of one kind (products, stores, …)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._exact: dict[str, str] = {}
        self._keys: dict[tuple[str, ...], list[str]] = {}
        for identifier in ids:
            self._exact[identifier.upper()] = identifier
            key = id_key(words(identifier))
            if key:
                self._keys.setdefault(key, []).append(identifier)
        self._longest = max((len(key) for key in self._keys), default=0)
        self.first_words = frozenset(key[0] for key in self._keys if len(key) > 1)

    def find(self, text: str, tokens: list[Token], taken: list[Place], packs: list[Place]) -> list[_Found]:
        """Return the ids named, each with its place; several ids where the form is shared."""
        found: list[_Found] = []
        occupied = [*taken]
        for chunk, place in chunks(text):
            identifier = self._exact.get(chunk.upper())
            if identifier and not (is_plain(chunk.lower()) or overlaps(place, occupied)):
                found.append(((identifier,), place))
                occupied.append(place)
        start = 0
        while start < len(tokens):
            ids, place, length = self._match(text, tokens, start, packs)
            if ids and not overlaps(place, occupied):
                found.append((ids, place))
                occupied.append(place)
                start += length
            else:
                start += 1
        return found

    def _match(
        self, text: str, tokens: list[Token], start: int, packs: list[Place]
    ) -> tuple[tuple[str, ...], Place, int]:
        """Return the ids, the place and the number of tokens of the longest id from `start` on."""
        for length in range(min(self._longest, len(tokens) - start), 0, -1):
            run = tokens[start : start + length]
            place = (run[0].start, run[-1].end)
            ids = self._keys.get(id_key(token.norm for token in run))
            if not ids or not _is_joined(text, run) or _is_too_short(tokens, start, run):
                continue
            if not any(first < place[1] < last for first, last in packs):
                return tuple(ids), place, length
        return (), (0, 0), 0


def id_key(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of an id without leading zeros: `DELHI_01` and "delhi 1" share it."""
    return tuple(str(int(part)) if part.isdecimal() and part.isascii() else part for part in parts)


def chunks(text: str) -> list[tuple[str, Place]]:
    """Return the runs of a text between spaces, closing punctuation removed."""
    found: list[tuple[str, Place]] = []
    for match in _CHUNK.finditer(text):
        chunk = match[0].rstrip(".*~`").lstrip("*~`#")
        offset = match.start() + match[0].find(chunk) if chunk else match.start()
        if chunk:
            found.append((chunk, (offset, offset + len(chunk))))
    return found


def _is_joined(text: str, run: list[Token]) -> bool:
    return all(_GAP.fullmatch(text, left.end, right.start) for left, right in pairwise(run))


def _is_too_short(tokens: list[Token], start: int, run: list[Token]) -> bool:
    """A lone number is a quantity unless it is long or announced; a lone word needs its id's form."""
    if len(run) > 1:
        return not any(token.is_number for token in run) and all(is_plain(token.norm) for token in run)
    token = run[0]
    if token.is_number:
        announced = start > 0 and tokens[start - 1].norm in _ANNOUNCED
        return not announced and len(token.norm) < _LONG_NUMBER
    return True
