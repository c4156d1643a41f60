"""Stores and cities by name: "Delhi 1", "store 2 in Mumbai", "Bangalore", "dehli"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.catalogue.id_index import id_key
from language.catalogue.mention import Mention, Place, Unknown, overlaps
from language.catalogue.plain_store_names import names_of_plain_words
from language.catalogue.plain_words import is_plain
from language.cities import CITY_NAMES, other_names
from language.pattern import Pattern
from language.tokens import Token, words

GENERIC = frozenset(
    "store stores shop shops outlet outlets branch branches number no num mart supermarket location".split()  # noqa: SIM905 a word list is read as words
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_JOIN = frozenset({"in", "at", "of"})
_GAP = Pattern(r"[\s_\-,.#']{0,3}")
_MIN_FUZZY = 4


@dataclass(frozen=True)
class StoreEntry:
    """A store: id, city and name; the last two may be missing."""

    store_id: str
    city: str | None
    name: str | None

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.name or self.store_id


class PlaceIndex:
    """Finds stores and cities named in a text."""

    def __init__(self, stores: Sequence[StoreEntry]) -> None:
        self.stores = {store.store_id: store for store in stores}
        self._cities: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._phrases: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for store in stores:
            self._add(store)
        for store in stores:
            self._add_parts(store)
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)
        self._foreign = _foreign_cities({*self._phrases})
        self._name_words = frozenset(
            word for phrase in (*self._phrases, *self._foreign) for word in phrase if not word.isdecimal()
        )
        self._single = {
            phrase[0]: named
            for phrase, named in self._phrases.items()
            if len(phrase) == 1 and len(phrase[0]) >= _MIN_FUZZY
        }

    def stores_in(self, city: str) -> tuple[str, ...]:
        """Return the ids of a city's stores."""
        return tuple(self._members.get(city.casefold(), ()))

    def whole_cities(self, store_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the cities of several stores that are all among some stores, each with its stores."""
        cities = {self.stores[store].city for store in store_ids if store in self.stores}
        members = {city: self.stores_in(city) for city in cities if city}
        return {city: ids for city, ids in members.items() if len(ids) > 1 and set(ids) <= set(store_ids)}

    def knows(self, word: str) -> bool:
        """Tell whether a normalised word is part of the name of a place, ours or another."""
        return word in self._name_words

    def find(self, text: str, tokens: list[Token], taken: list[Place]) -> tuple[list[Mention], list[Unknown]]:
        """Return the stores and cities named, and cities and store numbers that are not ours."""
        mentions: list[Mention] = []
        unknown: list[Unknown] = []
        position = 0
        while position < len(tokens):
            numbered = self._numbered_store(text, tokens, position, taken)
            found, used = numbered or self._at(text, tokens, position, taken)
            if isinstance(found, Mention):
                mentions.append(found)
            elif found:
                unknown.append(found)
            position += used
        return mentions, unknown

    def resemble(self, word: str) -> tuple[float, str] | None:
        """Return how like a single-word place a misspelt word is, and which."""
        if len(word) < _MIN_FUZZY or not self._single:
            return None
        best = process.extractOne(word, self._single.keys(), scorer=OSA.normalized_similarity)
        if OSA.distance(word, best[0]) > (1 if len(word) < 7 else 2):
            return None
        return best[1], best[0]

    @cached_property
    def names_of_plain_words(self) -> Mapping[str, str]:
        """Return the ids of stores whose names are several plain words, by a pattern of the name."""
        return names_of_plain_words(
            {store.store_id: store.name or "" for store in self.stores.values()}, self._cities
        )

    def has_store(self, city: str, number: str) -> bool:
        """Tell whether a city, by a one-word name, has a store of this number."""
        return (city, number) in self._phrases

    def mention_of(self, word: str, text: str, place: Place, score: float) -> Mention:
        """Return the mention for a single-word place returned by `resemble`."""
        return self._mention(self._single[word], text[place[0] : place[1]], place, score)

    def _add(self, store: StoreEntry) -> None:
        named = ("store", store.store_id)
        numbers = [part for part in id_key(words(store.store_id)) if part.isdecimal()]
        if store.city:
            city = self._cities.setdefault(store.city.casefold(), store.city)
            self._members.setdefault(city.casefold(), []).append(store.store_id)
            for name in (city, *other_names(city)):
                self._phrases.setdefault(_phrase(name), set()).add(("city", city))
                if numbers:
                    self._phrases.setdefault((*_phrase(name), numbers[-1]), set()).add(named)
        if store.name:
            phrase = _phrase(store.name)
            if phrase and (
                "city",
                self._cities.get((store.city or "").casefold(), ""),
            ) not in self._phrases.get(phrase, set()):
                self._phrases.setdefault(phrase, set()).add(named)
        self._phrases.pop((), None)

    def _add_parts(self, store: StoreEntry) -> None:
        """A store may be called by one word of its name ("Andheri" for "Andheri West")."""
        for part in _phrase(store.name or ""):
            named = self._phrases.get((part,), set())
            if not (part.isdecimal() or is_plain(part) or any(kind == "city" for kind, _ in named)):
                self._phrases.setdefault((part,), set()).add(("store", store.store_id))

    def _at(
        self, text: str, tokens: list[Token], start: int, taken: list[Place]
    ) -> tuple[Mention | Unknown | None, int]:
        """Try to read a place that begins at a token; return how many tokens it took."""
        run = self._run(text, tokens, start)
        for length in range(len(run), 0, -1):
            last = run[length - 1]
            place = (tokens[start].start, tokens[last].end)
            phrase = id_key(tokens[index].norm for index in run[:length])
            named = self._phrases.get(phrase)
            if not (named or phrase in self._foreign) or overlaps(place, taken):
                continue
            if _is_only_plain(tokens, run[:length], text):
                continue
            stray = self._stray_number(text, tokens, last, taken)
            if stray and (named is None or any(kind == "city" for kind, _ in named)):
                return Unknown(text[place[0] : stray], (place[0], stray)), last + 2 - start
            if length > 1 and tokens[last].is_number and _FRACTION.match(text, place[1]):
                continue
            words_ = text[place[0] : place[1]]
            if named is None:
                return Unknown(words_, place), last + 1 - start
            return self._mention(named, words_, place, 1.0), last + 1 - start
        return None, 1

    def _run(self, text: str, tokens: list[Token], start: int) -> list[int]:
        """Return the indexes of tokens that may form one name, generic words left out."""
        if tokens[start].norm in GENERIC:
            return []
        run = [start]
        for index in range(start + 1, min(len(tokens), start + 2 * max(self._longest, 2))):
            if not _GAP.fullmatch(text, tokens[index - 1].end, tokens[index].start):
                break
            if tokens[index].norm not in GENERIC:
                run.append(index)
            if len(run) >= max(self._longest, 2):
                break
        return run

    def _numbered_store(
        self, text: str, tokens: list[Token], start: int, taken: list[Place]
    ) -> tuple[Mention, int] | None:
        """Read "store 2 in Delhi"."""
        ordinal = self._ordinal_store(text, tokens, start, taken)
        if ordinal is not None:
            return ordinal
        if tokens[start].norm not in GENERIC or start + 2 >= len(tokens) or not tokens[start + 1].is_number:
            return None
        city_at = start + 2 + (tokens[start + 2].norm in _JOIN)
        for length in (2, 1):
            run = tokens[city_at : city_at + length]
            if len(run) < length:
                continue
            phrase = id_key((*(token.norm for token in run), tokens[start + 1].norm))
            place = (tokens[start].start, run[-1].end)
            if phrase in self._phrases and not overlaps(place, taken):
                mention = self._mention(self._phrases[phrase], text[place[0] : place[1]], place, 1.0)
                return mention, city_at + length - start
        return None

    def _ordinal_store(
        self, text: str, tokens: list[Token], start: int, taken: list[Place]
    ) -> tuple[Mention, int] | None:
        """Read "our second Delhi outlet" and "Delhi second store"."""
        run = tokens[start : start + 3]
        if len(run) < len(("second", "Delhi", "outlet")) or run[2].norm not in GENERIC:
            return None
        number = _ORDINALS.get(run[0].norm) or _ORDINALS.get(run[1].norm)
        city = run[1] if run[0].norm in _ORDINALS else run[0]
        place = (run[0].start, run[2].end)
        named = self._phrases.get((city.norm, number)) if number else None
        if not named or overlaps(place, taken):
            return None
        return self._mention(named, text[place[0] : place[1]], place, 1.0), len(run)

    def _stray_number(self, text: str, tokens: list[Token], last: int, taken: list[Place]) -> int | None:
        """Return the end of "Delhi 9" where there is no ninth store there."""
        if last + 1 >= len(tokens):
            return None
        number = tokens[last + 1]
        close = re.fullmatch(r"[ _-]?", text[tokens[last].end : number.start])
        if not number.is_number or not close or overlaps((number.start, number.end), taken):
            return None
        follows = tokens[last + 2] if last + 2 < len(tokens) else None
        counted = follows is not None and follows.norm in _COUNTED
        counted = counted or (close[0] == " " and int(number.norm) > _MOST_STORES)
        return None if counted or text[number.end : number.end + 1] in ("%", ".", ",") else number.end

    def _mention(self, named: set[tuple[str, str]], words_: str, place: Place, score: float) -> Mention:
        cities = sorted(identifier for kind, identifier in named if kind == "city")
        if cities:
            city = cities[0]
            return Mention(
                "city", city, city, words_, place, score, tuple(cities[1:]), members=self.stores_in(city)
            )
        ids = sorted(identifier for _, identifier in named)
        return Mention(
            "store",
            ids[0],
            self.stores[ids[0]].label,
            words_,
            place,
            score,
            tuple(ids[1:]),
            members=tuple(ids),
        )


_FRACTION = Pattern(r"[.,]\d|\s*(?:%|lakhs?\b|crores?\b|k\b)", re.IGNORECASE)
"""Behind a number: it is an amount, and no store's: "delhi 1.5 lakh"."""
_MOST_STORES = 40
"""A larger number behind a city is none of a store: "in Jaipur 185" is a price."""
_COUNTED = frozenset(
    """
    product products item items sku skus unit units day days week weeks month months year years brand brands
    category categories store stores shop shops best worst top percent pct rs rupees pack packs
    pc pcs piece pieces packet packets bottle bottles bag bags pouch pouches box boxes carton cartons
    kg g l ml litre litres lakh lakhs crore
    """.split()  # noqa: SIM905 a word list is read as words
)


def _phrase(name: str) -> tuple[str, ...]:
    return tuple(part for part in id_key(words(name)) if part not in GENERIC)


def _is_only_plain(tokens: list[Token], run: list[int], text: str) -> bool:
    """Plain words name a place only where they are capitals in a text that is not all capitals."""
    if not all(is_plain(tokens[index].norm) or tokens[index].is_number for index in run):
        return False
    written = [tokens[index].text for index in run if not tokens[index].is_number]
    return not written or text.isupper() or not all(word.isupper() and len(word) > 1 for word in written)


def _foreign_cities(ours: set[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    known: set[tuple[str, ...]] = set()
    for names in CITY_NAMES:
        phrases = {_phrase(name) for name in names}
        if not phrases & ours:
            known |= phrases
    return frozenset(known)


def store_entries(rows: Sequence[Mapping[str, object]]) -> list[StoreEntry]:
    """Return the stores of table rows; text that is missing or blank becomes `None`."""
    return [
        StoreEntry(str(row["store_id"]), _text(row.get("city")), _text(row.get("name")))
        for row in rows
        if row.get("store_id")
    ]


def _text(value: object) -> str | None:
    text = str(value).strip() if value is not None else ""
    return text or None
