"""A message word by word: which are Hindi, which are English, which are names and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from language.catalogue.plain_words import is_plain
from language.dates.atom import MONTHS, WEEKDAYS
from language.dates.festival import festivals
from language.gloss.counting import Counting
from language.gloss.doubt import is_hindi_here
from language.gloss.everyday import everyday_english, everyday_to_the_letter
from language.gloss.firm_names import is_firm, is_of_firm
from language.gloss.latin import is_always_read, is_as_likely_english, is_plainly_english
from language.gloss.lexicon import Lexicon, Word
from language.gloss.loan import english_loan
from language.gloss.pieces import LETTERS, SIGNS, Knows, Pieces, pieces, words_of_turns
from language.gloss.unheard import is_completed, last_verb
from language.numbers import SCALES
from language.tokens import normalize

_AMOUNT = re.compile(
    r"(?P<currency>₹|rs\.?|inr)?(?P<digits>\d+(?:,\d{2,3})*(?:\.\d+)?)(?P<thousands>k)?(?P<percent>%)?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<word>[^\W\d_]{2,}.*)")
_PACK_UNITS = frozenset({"ml", "kg", "gm", "gms", "g", "l", "ltr", "pcs", "pack", "mah"})
_SHORTEST, _SHORTEST_ALONE = 3, 4
"""Letters of a word that is known by its sound: amid Hindi, and where nothing else is Hindi."""

_BIG = 1_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF_OURS = re.compile(r"20[12]\d")
_SAID_IN_ENGLISH = frozenset({"KRIPYA", "NA", "BHAI", "PIECE", *festivals()})
"""Words that an English sentence may have without being Hinglish."""

_PUT = "डाल"
_PUT_OR_PULSE = frozenset({"dal", "daal"})
_AFTER_PUT = frozenset(
    "rha rhe rhi raha rahe rahi diya diye dena denge dunga".split()  # noqa: SIM905 read as words
)
"""Behind "daal" these say that it puts something in, and is no pulse."""
_DO = frozenset({"do", "de", "dijiye", "dijie"})
"""The same behind a share: "12 % daal do", while "2 kilo dal do" wants the pulse."""
_READ_THERE = frozenset(
    """
    wise wize vise waar report reports list value sales sale revenue profit margin total data figures summary
    hisab bikri munafa yahan here
    """.split()  # noqa: SIM905 read as words
)
"""Behind one of these figures are put where they can be read: "revenue store wise daal do"."""
_CALLED = frozenset("bhai bhaiya yaar ji na please plz pls sir".split())  # noqa: SIM905 read as words
_LAST_IN_HINDI = frozenset({"de", "dena", "kr", "h"})
"""No English sentence ends in one of these."""


@dataclass
class Tagged:
    """A message as tags for the rules to read, and the texts that tags with a number stand for.

    Hindi words are in capitals (`BIK.FUT`), English ones as they are (`order`), a name or any
    other word is `@3`, a number `#3`, one of a thousand or more `#3k`, a year `#3y`; `texts`
    holds what these were. `hindi` counts the words that only Hindi has.
    """

    tags: list[str] = field(default_factory=list[str])
    texts: list[str] = field(default_factory=list[str])
    hindi: int = 0

    def name(self, text: str) -> None:
        """Add a word that stays as it is."""
        self.tags.append(f"@{len(self.texts)}")
        self.texts.append(text)

    def of_store(self, number: str) -> None:
        """Add a number to the city before it: it is one of its stores, where the city is ours."""
        if not self.texts:
            self.number(number)
            return
        self.texts[-1] = f"{self.texts[-1]} {number}"

    def number(self, text: str) -> None:
        """Add a number."""
        plain = text.replace(",", "")
        is_big = plain.isdigit() and int(plain) >= _BIG and not _YEAR.fullmatch(plain)
        kind = "k" if is_big else "y" if _YEAR_OF_OURS.fullmatch(text) else ""
        self.tags.append(f"#{len(self.texts)}{kind}")
        self.texts.append(text)


def tagged(text: str, lexicon: Lexicon, knows: Knows) -> Tagged:
    """Return the message's tags.

    Args:
        text: The message.
        lexicon: The Hindi words.
        knows: Tells of a word whether the tenant's catalogue has it, letter by letter.
    """
    return _Tagger(lexicon, knows, pieces(text, lexicon, knows)).run()


class _Tagger:
    """Goes through the pieces of one message."""

    def __init__(self, lexicon: Lexicon, knows: Knows, cut: Pieces) -> None:
        self._lexicon, self._knows = lexicon, knows
        self._found = Tagged(hindi=cut.turns)
        said = (normalize(piece) for piece in reversed(cut.words) if LETTERS.fullmatch(piece))
        last = next((word for word in said if word not in _CALLED), "")
        self._is_hindi = (
            cut.turns > 0
            or last in _LAST_IN_HINDI
            or any(self._is_surely_hindi(piece) for piece in cut.words)
        )
        self._pieces = [part for piece in cut.words for part in self._in_english(piece)]
        self._words = [self._word(piece) for piece in self._pieces]
        for at, (piece, after) in enumerate(pairwise(map(normalize, self._pieces))):
            share = at > 0 and self._pieces[at - 1].endswith("%")
            put = share or (at > 0 and normalize(self._pieces[at - 1]) in _READ_THERE)
            if piece in _PUT_OR_PULSE and (after in _AFTER_PUT or (put and after in _DO)):
                self._words[at] = lexicon.exact(_PUT)
        self._counting = Counting(lexicon, self._pieces, self._words, knows)

    def run(self) -> Tagged:
        position = 0
        while position < len(self._pieces):
            used = self._numbers(position)
            if not used:
                used = self._verb_unheard_of(position)
            if not used:
                self._add(position)
                used = 1
            position += used
        if not self._is_hindi:
            self._found.hindi = 0
        return self._found

    # --- what a piece is --------------------------------------------------------------

    def _is_surely_hindi(self, piece: str) -> bool:
        word = normalize(piece.strip(SIGNS))
        found = self._lexicon.exact(word)
        if not word.isascii():
            return bool(LETTERS.fullmatch(word))
        if found is None or found.lemma in _SAID_IN_ENGLISH or found.lemma in self._lexicon.goods:
            return False
        return not is_as_likely_english(word)

    def _in_english(self, piece: str) -> tuple[str, ...]:
        """Return the English words of a piece that no rule needs to read in Hindi, or the piece."""
        core = piece.strip(SIGNS)
        if not LETTERS.fullmatch(core) or self._knows(core):
            return (piece,)
        english = self._everyday_latin(core) if core.isascii() else self._loan(core)
        if english is None:
            return (piece,)
        self._found.hindi += 1
        return tuple(english.split())

    def _loan(self, core: str) -> str | None:
        """Return the English word that Hindi letters spell, or that an everyday word means."""
        word = normalize(core)
        loan = self._lexicon.loan(word)
        if (
            loan is None
            and not self._lexicon.is_spelled_out(word)
            and (meant := everyday_to_the_letter(word))
        ):
            return meant
        if loan is not None or self._lexicon.exact(word) or self._lexicon.number(word):
            return loan
        if self._lexicon.like(word):
            return None
        everyday = everyday_english(core)
        return english_loan(core) if everyday is None else everyday

    def _everyday_latin(self, core: str) -> str | None:
        """Return what an everyday Hindi word in Latin letters means; `None` for any other word."""
        word = normalize(core)
        if not self._is_hindi or len(word) < _SHORTEST or core.isupper() or is_plainly_english(word):
            return None
        if self._lexicon.exact(word) or self._lexicon.number(word):
            return None
        if self._lexicon.like(word) and everyday_to_the_letter(word) is None:
            return None
        everyday = everyday_english(core)
        return self._lexicon.loan(word) if everyday is None else everyday

    def _word(self, piece: str) -> Word | None:
        """Return the Hindi word a piece is, doubtful ones included; `None` for anything else."""
        core = piece.strip(SIGNS)
        if not LETTERS.fullmatch(core):
            return None
        word = normalize(core)
        exact = self._lexicon.exact(word)
        if exact is not None:
            return None if exact.lemma in self._lexicon.goods_or_deeds and self._knows(core) else exact
        if self._knows(core) or (word.isascii() and (core.isupper() or is_plainly_english(word))):
            return None
        if word.isascii() and len(word) < (_SHORTEST if self._is_hindi else _SHORTEST_ALONE):
            return None
        return self._lexicon.like(word)

    # --- numbers ----------------------------------------------------------------------

    def _numbers(self, position: int) -> int:
        """Add the number that number words make from here on; return how many pieces they are."""
        number, used = self._counting.number_from(position)
        if not used:
            return 0
        if used == 1 and self._found.tags and self._counting.numbers_a_store(position):
            self._found.of_store(number)
            return 1
        said = self._pieces[position : position + used]
        self._found.hindi += sum(piece[0].isalpha() and piece.lower() not in SCALES for piece in said)
        if said[0].startswith("₹"):
            self._found.tags.append("rs")
        self._found.number(number)
        return used

    def _verb_unheard_of(self, position: int) -> int:
        """Add what is left of a verb nobody knows; return of how many pieces it is, 0 for no such verb."""
        at = (self._pieces, self._words, position, self._knows)
        if is_completed(*at) and self._counting.number_from(position + 1)[1] <= 1:  # "पुस्तिका दो सौ पृष्ठ"
            self._add(position)
            return 2
        return last_verb(*at) if self._is_hindi else 0

    # --- tags -------------------------------------------------------------------------

    def _add(self, position: int) -> None:
        piece, word = self._pieces[position], self._words[position]
        plain = normalize(piece.strip(SIGNS))
        at = (self._pieces, self._words, position)
        if is_of_firm(*at) or is_firm(plain, *at, self._knows):
            self._found.name(piece)
        elif word is not None and is_hindi_here(plain, self._pieces, self._words, position):
            self._found.hindi += not is_plain(plain)
            self._with_stop(word.tag, piece)
        elif len(piece) == 1 and piece.isdigit() and self._counting.numbers_a_store(position):
            self._found.of_store(piece)
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
        shouted = piece.isupper() and len(piece) > 1 and not is_always_read(plain)
        known = is_always_read(plain) or is_plain(plain) or plain in MONTHS or plain in WEEKDAYS
        known = known or plain in self._lexicon.deeds or plain in words_of_turns()
        if plain.isascii() and plain.isalpha() and known and not shouted:
            self._with_stop(plain, piece)
        else:
            self._found.name(piece)

    def _with_stop(self, tag: str, piece: str) -> None:
        self._found.tags.append(tag)
        if piece.endswith(".") and tag != "RUPAYE":  # रु. is short for rupees and ends nothing
            self._found.tags.append(".")
