"""A message word by word: which are Hindi, which are English, which are names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from language.catalogue.plain_words import is_plain
from language.dates.atom import MONTHS, WEEKDAYS
from language.gloss.doubt import COUNTED, ENGLISH_TIME, is_hindi_here
from language.gloss.lexicon import Lexicon, Word
from language.gloss.loan import english_loan
from language.gloss.number import compose
from language.numbers import SCALES
from language.tokens import ascii_digits, normalize

_PIECE = re.compile(r"₹?\d+(?:,\d{2,3})+(?:\.\d+)?%?|[^\s?!,;।|()\[\]{}\"“”]+|[?!,;।]|\n")
_SIGNS = ".'’:-"
_LETTERS = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963\u200c\u200d]+)*")
_AMOUNT = re.compile(
    r"(?P<currency>₹|rs\.?|inr)?(?P<digits>\d+(?:,\d{2,3})*(?:\.\d+)?)(?P<thousands>k)?(?P<percent>%)?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<word>[^\W\d_]{2,}.*)")
_PACK_UNITS = frozenset({"ml", "kg", "gm", "gms", "g", "l", "ltr", "pcs", "pack"})
_SHORTEST_BY_SOUND = 4
_BIG = 1_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS_TOO = frozenset({"do", "lakh", "crore", "sat"})
"""English words that are Hindi numbers as well."""
_EACH = "वार"
_OFTEN_NO_NUMBER = frozenset({"1", "2", "60", "7", "100"})
"""Values whose words say something else as well: ek (a), do (give), saath (with), so."""

Knows = Callable[[str], bool]


@dataclass
class Tagged:
    """A message as tags for the rules to read, and the texts that tags with a number stand for.

    Hindi words are in capitals (`BIK.FUT`), English ones as they are (`order`), a name or any
    other word is `@3`, a number `#3`, one of a thousand or more that is no year `#3k`; `texts`
    holds what these were. `hindi` counts the words that only Hindi has.
    """

    tags: list[str] = field(default_factory=list[str])
    texts: list[str] = field(default_factory=list[str])
    hindi: int = 0

    def name(self, text: str) -> None:
        """Add a word that stays as it is."""
        self.tags.append(f"@{len(self.texts)}")
        self.texts.append(text)

    def number(self, text: str) -> None:
        """Add a number."""
        plain = text.replace(",", "")
        is_big = plain.isdigit() and int(plain) >= _BIG and not _YEAR.fullmatch(plain)
        self.tags.append(f"#{len(self.texts)}{'k' if is_big else ''}")
        self.texts.append(text)


def tagged(text: str, lexicon: Lexicon, knows: Knows) -> Tagged:
    """Return the message's tags.

    Args:
        text: The message.
        lexicon: The Hindi words.
        knows: Tells of a word whether the tenant's catalogue has it, letter by letter.
    """
    return _Tagger(lexicon, knows, _PIECE.findall(ascii_digits(text))).run()


class _Tagger:
    """Goes through the pieces of one message."""

    def __init__(self, lexicon: Lexicon, knows: Knows, pieces: list[str]) -> None:
        self._lexicon, self._knows = lexicon, knows
        self._found = Tagged()
        pieces = [part for piece in pieces for part in self._without_suffix(piece)]
        self._pieces = [self._without_loan(piece) for piece in pieces]
        self._words = [self._word(piece) for piece in self._pieces]

    def run(self) -> Tagged:
        position = 0
        while position < len(self._pieces):
            used = self._numbers(position)
            if not used:
                self._add(position)
                used = 1
            position += used
        return self._found

    # --- what a piece is --------------------------------------------------------------

    def _without_suffix(self, piece: str) -> tuple[str, ...]:
        """Return श्रेणीवार (by category) as its two words; सोमवार is a Monday."""
        word = normalize(piece)
        stem = word.removesuffix(_EACH)
        is_whole = stem == word or len(stem) < 2 or self._lexicon.exact(word) or self._knows(piece)
        return (piece,) if is_whole else (stem, _EACH)

    def _without_loan(self, piece: str) -> str:
        """Return the English word that a piece spells in Hindi letters, or the piece."""
        core = piece.strip(_SIGNS)
        if core.isascii() or not _LETTERS.fullmatch(core) or self._knows(core):
            return piece
        word = normalize(core)
        loan = self._lexicon.loans.get(word)
        if loan is None and not self._lexicon.exact(word) and not self._lexicon.number(word):
            loan = None if self._lexicon.like(word) else english_loan(core)
        self._found.hindi += loan is not None
        return loan or piece

    def _word(self, piece: str) -> Word | None:
        """Return the Hindi word a piece is, doubtful ones included; `None` for anything else."""
        core = piece.strip(_SIGNS)
        if not _LETTERS.fullmatch(core):
            return None
        word = normalize(core)
        exact = self._lexicon.exact(word)
        if exact is not None:
            return None if exact.lemma in self._lexicon.goods_or_deeds and self._knows(core) else exact
        if word.isascii() and (is_plain(word) or word in ENGLISH_TIME or core.isupper()):
            return None
        if self._knows(core) or (word.isascii() and len(word) < _SHORTEST_BY_SOUND):
            return None
        return self._lexicon.like(word)

    # --- numbers ----------------------------------------------------------------------

    def _numbers(self, position: int) -> int:
        """Add the number that number words make from here on; return how many pieces they are."""
        values: list[str] = []
        while (value := self._value(position + len(values), values)) is not None:
            values.append(value)
        while values and compose(values) is None:
            values.pop()
        if not values:
            return 0
        used = self._pieces[position : position + len(values)]
        self._found.hindi += sum(not piece[0].isdigit() for piece in used)
        self._found.number(compose(values) or "")
        return len(values)

    def _value(self, position: int, before: list[str]) -> str | None:
        """Return what the number word at a place stands for, after those before it."""
        if position >= len(self._pieces):
            return None
        piece = normalize(self._pieces[position].strip("."))
        if re.fullmatch(r"\d+(?:\.\d+)?", piece):
            scale = self._number_at(position + 1)
            return piece if not before and scale in ("100", "1000", "100000", "10000000") else None
        if not before and piece in SCALES:
            return None
        value = self._number_at(position)
        if value is None or (piece.isascii() and is_plain(piece) and piece not in _NUMBERS_TOO):
            return None
        return None if value in _OFTEN_NO_NUMBER and not before and not self._counts(position) else value

    def _number_at(self, position: int) -> str | None:
        if position >= len(self._pieces):
            return None
        piece = normalize(self._pieces[position].strip("."))
        return self._lexicon.number(piece, by_sound=self._words[position] is None)

    def _counts(self, position: int) -> bool:
        """Tell whether "ek", "do" or "sath" counts something: what follows is a unit or a number."""
        if position + 1 >= len(self._pieces):
            return False
        following, piece = self._words[position + 1], normalize(self._pieces[position + 1])
        return bool(
            (following and following.lemma in COUNTED)
            or piece in ENGLISH_TIME
            or piece in ("%", "percent", "kg", "ml", "lakh", "crore", "kilo", "litre")
            or (following is None and self._lexicon.number(piece))
        )

    # --- tags -------------------------------------------------------------------------

    def _add(self, position: int) -> None:
        piece, word = self._pieces[position], self._words[position]
        plain = normalize(piece.strip(_SIGNS))
        if word is not None and is_hindi_here(plain, self._pieces, self._words, position):
            self._found.hindi += not is_plain(plain)
            self._with_stop(word.tag, piece)
        elif piece in "?!,;।\n":
            self._found.tags.append("." if piece in "।\n" else piece)
        elif not self._amount(piece):
            self._latin(piece, plain)

    def _amount(self, piece: str) -> bool:
        """Add an amount in digits ("₹50k", "5%", "7din"); tell whether the piece was one."""
        if piece in ("%", "₹"):
            self._found.tags.append("%" if piece == "%" else "rs")
            return True
        amount = _AMOUNT.fullmatch(piece.rstrip("."))
        if amount:
            if amount["currency"]:
                self._found.tags.append("rs")
            digits = amount["digits"]
            thousands = f"{Decimal(digits.replace(',', '')) * _BIG:f}" if amount["thousands"] else digits
            self._found.number(thousands)
            if amount["percent"]:
                self._found.tags.append("%")
            return True
        glued = _GLUED.fullmatch(piece)
        if not glued or normalize(glued["word"]) in _PACK_UNITS or piece.isupper():
            return False
        word = self._word(glued["word"])
        self._found.number(glued["digits"])
        if word is not None:
            self._found.tags.append(word.tag)
        else:
            self._latin(glued["word"], normalize(glued["word"]))
        return True

    def _latin(self, piece: str, plain: str) -> None:
        """Add an English word the rules may read, or a name."""
        shouted = piece.isupper() and len(piece) > 1
        known = is_plain(plain) or plain in MONTHS or plain in WEEKDAYS
        if plain.isascii() and plain.isalpha() and known and not shouted:
            self._with_stop(plain, piece)
        else:
            self._found.name(piece)

    def _with_stop(self, tag: str, piece: str) -> None:
        self._found.tags.append(tag)
        if piece.endswith("."):
            self._found.tags.append(".")
