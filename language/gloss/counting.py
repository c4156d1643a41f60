"""Number words among the words of a message: which are numbers, and which number is only a store's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from language.catalogue.plain_words import is_plain
from language.dates.atom import MONTHS
from language.gloss.doubt import COUNTED, ENGLISH_TIME
from language.gloss.latin import is_place
from language.gloss.lexicon import Lexicon, Word
from language.gloss.number import compose
from language.numbers import SCALES
from language.tokens import normalize

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_DOZEN = 12
_HINDI_SCALES = frozenset({"x100", "x1000", "x100000", "x10000000"})
_AND_MORE = frozenset({"+0.5", "+0.25", "-0.25"})
"""Sadhe, sava and paune: the number they are of may stand in digits."""

_JOINS = frozenset({"AUR", "SE", "YA", "TAK"})
_NUMBERED = frozenset({"number", "no", "num", "nambar", "नंबर", "नम्बर", "न"})
_UNITS = frozenset({"%", "percent", "kg", "ml", "lakh", "crore", "kilo", "litre", "piece", "pc", "pcs"})
_SMALL = frozenset("123456789")
_NUMBERS_TOO = frozenset({"do", "lakh", "crore", "sat"})
"""English words that are Hindi numbers as well."""

_SET_TO = frozenset({"KAR", "RAKH", "SET", "LIKH", "LAGA", "MAAN", "UNIT", "RUPAYE"})
"""What follows "zero" where it is a figure and does not say that stock is gone."""

_PACKS = (["pack"], ["packet"], ["set"], ["combo"], ["box"], ["पैक"], ["सेट"], ["कॉम्बो"])
"""Before these "do ka" counts what is in one."""
_SPELLED_SO = frozenset({"ek", "do", "sath", "saath", "so", "sat", "pav", "paun", "एक", "दो", "पाव", "पौन"})
"""Number words that say something else as well: a, give, with."""


class Counting:
    """Reads the numbers of one message.

    Args:
        lexicon: The Hindi words.
        pieces: The message, piece by piece.
        words: The Hindi word each piece may be.
        knows: Tells of a word whether the tenant's catalogue has it: chai is no six there.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        pieces: Sequence[str],
        words: Sequence[Word | None],
        knows: Callable[[str], bool],
    ) -> None:
        self._lexicon, self._pieces, self._words, self._knows = lexicon, pieces, words, knows

    def number_from(self, position: int) -> tuple[str, int]:
        """Return the number that number words make from a place on, and how many pieces they are."""
        values: list[str] = []
        while (value := self._value(position + len(values), values)) is not None:
            values.append(value)
        while values and compose(values) is None:
            values.pop()
        return (compose(values) or "", len(values)) if values else ("", 0)

    def numbers_a_store(self, position: int) -> bool:
        """Tell whether a small number follows a city and counts nothing: "delhi do" is its second store."""
        piece = normalize(self._pieces[position])
        is_small = len(piece) == 1 if piece.isdigit() else self._number_at(position) in _SMALL
        before = position - 1
        if before > 0 and normalize(self._pieces[before]) in _NUMBERED:
            before -= 1  # "mumbai number ek"
        after_place = is_small and position > 0 and is_place(self._pieces[before])
        return after_place and not self._counts(position)

    def _value(self, position: int, before: list[str]) -> str | None:
        """Return what the number word at a place stands for, after those before it."""
        if position >= len(self._pieces):
            return None
        piece = normalize(self._pieces[position].strip(".").removeprefix("₹"))
        if _DIGITS.fullmatch(piece):
            is_scaled = self._scale(position + 1) is not None
            goes_on = not before or before[-1][0] == "x" or before[-1] in _AND_MORE
            return piece if goes_on and (is_scaled or (before[-1:] and before[-1] in _AND_MORE)) else None
        scale = self._scale(position) if before else None
        return scale or self._counted(position, piece, before)

    def _counted(self, position: int, piece: str, before: list[str]) -> str | None:
        """Return what a number word stands for where it surely is one."""
        if not before and piece in SCALES:
            return None
        value = self._number_at(position)
        is_zero = piece == "zero" and self._is_set_to(position + 1)
        if value is None or (
            piece.isascii() and is_plain(piece) and piece not in _NUMBERS_TOO and not is_zero
        ):
            return None
        if piece in ("do", "दो") and self._bids(position - 1) and self._scale(position + 1) is None:
            return None
        is_doubtful = piece in _SPELLED_SO and not before
        if is_doubtful and not (
            self._counts(position) or self.numbers_a_store(position) or self._tells_apart(position)
        ):
            return None
        return value

    def _tells_apart(self, position: int) -> bool:
        """Tell whether a number tells one pack from others: "ek wala pen", "do ka pack"."""
        following = [word.lemma if word else "" for word in self._words[position + 1 : position + 3]]
        if following[:1] == ["VALA"]:
            return True
        held = [normalize(piece) for piece in self._pieces[position + 2 : position + 3]]
        return following[:1] == ["KA"] and (following[1:] == ["PACKET"] or held[0:1] in _PACKS)

    def _bids(self, position: int) -> bool:
        """Tell whether a verb's stem stands at a place, so that "do" after it bids: "kar do"."""
        word = self._words[position] if position >= 0 else None
        return word is not None and word.feature == "STEM"

    def _is_set_to(self, position: int) -> bool:
        following = self._words[position] if position < len(self._words) else None
        return following is not None and following.lemma in _SET_TO

    def _scale(self, position: int) -> str | None:
        """Return what a scale in either language stands for: hazaar, lac, crore."""
        if position >= len(self._pieces):
            return None
        piece = normalize(self._pieces[position].strip("."))
        english = SCALES.get(piece)
        value = f"x{english}" if english and english > _DOZEN and piece != "k" else self._number_at(position)
        return value if value in _HINDI_SCALES else None

    def _number_at(self, position: int) -> str | None:
        if position >= len(self._pieces):
            return None
        piece = normalize(self._pieces[position].strip("."))
        by_sound = self._words[position] is None and not self._knows(piece)
        return self._lexicon.number(piece, by_sound=by_sound)

    def _counts(self, position: int) -> bool:
        """Tell whether "ek", "do" or "sath" counts something: what follows is a unit or a number."""
        if position + 1 >= len(self._pieces):
            return False
        following, piece = self._words[position + 1], normalize(self._pieces[position + 1])
        if following and following.lemma in _JOINS and self._number_at(position + 2) is not None:
            return position + 2 < len(self._pieces) and self._number_at(position + 2) not in _HINDI_SCALES
        return bool(
            (following and following.lemma in COUNTED)
            or piece in ENGLISH_TIME
            or piece in MONTHS
            or piece in _UNITS
            or (following is None and self._lexicon.number(piece))
        )
